/**
 * The last result of `verify` as the archive's front page says it: everybody sees when, what and whether; the office also
 * what was found. Words of its own: only this page needs them.
 */
import { latestVerifications, type Verification } from '../../records/verify/verifications.ts';
import { isOffice } from '../archive/nav.ts';
import type { MemberAsk } from '../page/ask.ts';
import { dictionaryOf } from '../page/dictionary.ts';
import { dayInWords, momentInWords } from '../page/when.ts';
import type { Language } from '../page/words.ts';

export interface CheckView {
  readonly title: string;
  readonly state: 'reported' | 'missing' | 'nil';
  readonly result: string;
  /** When, by whom, over what. */
  readonly about: string | null;
  readonly problems: readonly string[];
  readonly problemsTitle: string;
}

const WORDS = {
  title: { zh: '存档核对', en: 'Check of what is stored' },
  never: { zh: '还没有核对过', en: 'Never checked' },
  fine: { zh: '没有发现问题', en: 'Nothing was found to be wrong' },
  wrong: { zh: '发现{count}个问题，请联系编发单位', en: 'Found to be wrong: {count}. Please tell the office' },
  about: {
    zh: '{time}由{by}核对{what}：{days}天、{revisions}次修订、{closes}份日结、{editions}版简报、{files}个文件，逐一按报送重新计算并比对。',
    en: '{time}, by {by}, {what}: {days} days, {revisions} revisions, {closes} closes, {editions} editions, {files} files, each computed again from the reports and compared.',
  },
  hashOnly: {
    zh: '其中{count}天的报送已按保管期限销毁，只核对了日结的校验码。',
    en: ' The reports of {count} days were removed, their time being over; their closes were compared by checksum.',
  },
  all: { zh: '全部存档', en: 'everything' },
  some: { zh: '{from}至{to}之间的存档', en: 'days from {from} to {to}' },
  command: { zh: '管理员', en: 'the administrator' },
  clock: { zh: '系统每晚', en: 'the nightly check' },
  problems: { zh: '问题清单', en: 'What was found' },
} as const;

const { say } = dictionaryOf(WORDS);

export async function checkView({ world, stored, caller, language }: MemberAsk): Promise<CheckView> {
  const { id, timezone } = stored.programme;
  const [last] = await latestVerifications(world.table, id, 1);
  const titles = { title: say(language, 'title'), problemsTitle: say(language, 'problems') };
  if (last === undefined) return { ...titles, state: 'nil', result: say(language, 'never'), about: null, problems: [] };
  const isFine = last.problems === 0;
  return {
    ...titles,
    state: isFine ? 'reported' : 'missing',
    result: isFine ? say(language, 'fine') : say(language, 'wrong', { count: last.problems }),
    about: aboutOf(last, timezone, language),
    problems: isOffice(caller.role) ? last.named.map(({ path, message }) => `${path} ${message}`) : [],
  };
}

function aboutOf({ at, by, of, checked }: Verification, timezone: string, language: Language): string {
  const what =
    of === 'all'
      ? say(language, 'all')
      : say(language, 'some', { from: dayInWords(of.from, language), to: dayInWords(of.to, language) });
  const who = say(language, by === 'clock' ? 'clock' : 'command');
  const { hashOnly = 0, ...counted } = checked;
  const said = say(language, 'about', { ...counted, what, by: who, time: momentInWords(at, timezone, language) });
  return hashOnly === 0 ? said : said + say(language, 'hashOnly', { count: hashOnly });
}
