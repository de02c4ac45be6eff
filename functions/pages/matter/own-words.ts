/**
 * Words of a unit's own matters on its form.
 */
import { dictionaryOf } from '../page/dictionary.ts';

const WORDS = {
  ownMatters: { zh: '本单位反映的问题：{open}件在办', en: 'Matters raised here: {open} open' },
  ownMattersOverdue: { zh: '，{count}件逾期', en: ', {count} overdue' },
  ownMatterOpen: { zh: '办理中', en: 'Open' },
  ownMatterOverdue: { zh: '逾期', en: 'Overdue' },
  ownMatterClosed: { zh: '已销号', en: 'Closed' },
  ownMatterTold: { zh: '{day}提出，第{times}次反映', en: 'raised {day}, told {times} times' },
  ownMatterDue: { zh: '{day}前办结', en: 'due {day}' },
  ownMatterBy: { zh: '责任人：{post}', en: 'responsible: {post}' },
  ownMatterAnswer: { zh: '{day}答复：{text}', en: 'answered {day}: {text}' },
  ownMatterResult: { zh: '{day}销号：{text}', en: 'closed {day}: {text}' },
} as const;

export const { say } = dictionaryOf(WORDS);
