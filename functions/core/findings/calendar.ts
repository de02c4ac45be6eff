/**
 * The catalogue's lines for the workday calendar that the office edits.
 */
import { LIMITS } from '../limits/limits.ts';
import type { Entry } from './entry.ts';

export const CALENDAR_FINDINGS = {
  'calendar.unread': {
    level: 'error',
    expected: '2027-02-06、2027年2月6日，或 2027-02-06 至 2027-02-12',
    zh: ({ seen }) => `看不懂“${seen}”：请写成带年份的日期，如 2027-02-06；连续几天写成 2027-02-06 至 2027-02-12。`,
    en: ({ seen }) => `"${seen}" is no day: write it with its year as 2027-02-06, a stretch as 2027-02-06..2027-02-12.`,
  },
  'calendar.stretch': {
    level: 'error',
    expected: `从前到后、不超过${LIMITS.stretchDays}天的一段`,
    zh: ({ seen }) => `“${seen}”的结束早于开始，或超过31天，请检查年份和月份。`,
    en: ({ seen }) => `"${seen}" ends before it begins, or is longer than 31 days; check year and month.`,
  },
  'calendar.both': {
    level: 'error',
    expected: '放假和上班两处之一',
    zh: ({ seen }) => `${seen} 同时写在放假和上班两处，请删去一处。`,
    en: ({ seen }) => `${seen} is in both lists; delete it from one.`,
  },
  'calendar.past': {
    level: 'error',
    expected: '今天或以后的日子',
    zh: ({ seen }) => `${seen} 已经过去，应报与否不能再改；请恢复这一天原来的写法。`,
    en: ({ seen }) => `${seen} is past and stays as it was; put its line back.`,
  },
  'calendar.same': {
    level: 'error',
    expected: '至少一处修改',
    zh: () => '日期没有变化，没有需要保存的修改。',
    en: () => 'No day was changed.',
  },
} as const satisfies Record<string, Entry>;
