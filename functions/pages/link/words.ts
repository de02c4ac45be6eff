/**
 * Words of links to one briefing.
 */
import { dictionaryOf } from '../page/dictionary.ts';

const WORDS = {
  spanWholeDays: { zh: '{days}天', en: '{days} days' },
  linkTitle: { zh: '{day}简报的链接', en: 'Link to the briefing of {day}' },
  linkOnce: {
    zh: '链接只显示这一次，请现在复制并发给对方。',
    en: 'The link is shown this once: copy it now and pass it on.',
  },
  linkAddress: { zh: '链接', en: 'Link' },
  linkBack: { zh: '返回当日简报', en: 'Back to the briefing' },
  linkUntil: { zh: '有效至{time}', en: 'Valid until {time}' },
  linkEnded: { zh: '已于{time}到期', en: 'Ended {time}' },
  linkRevoked: { zh: '已于{time}停用', en: 'Revoked {time}' },
  linkMade: { zh: '{time} 由{by}生成，编号{id}', en: 'Made {time} by {by}, number {id}' },
} as const;

export const { say, wordsIn } = dictionaryOf(WORDS);
