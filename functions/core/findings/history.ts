/**
 * The catalogue's lines for history that is imported (补录, see `core/history/`): what the file is, and its rows and cells.
 */
import { LIMITS } from '../limits/limits.ts';
import type { Entry } from './entry.ts';

export const HISTORY_FINDINGS = {
  'history.source': {
    level: 'error',
    expected: `1到${LIMITS.historySourceCharacters}个字的一行来源`,
    zh: ({ seen }) =>
      `补录要用 --source 写明数据来源（${LIMITS.historySourceCharacters}个字以内的一行，如“2022年统计月报”），收到的是“${seen}”；它会和补录的数一起显示。`,
    en: ({ seen }) =>
      `Say with --source where the figures come from, in one line of at most ${LIMITS.historySourceCharacters} characters, not "${seen}".`,
  },
  'history.shape': {
    level: 'error',
    expected: '首行为“报告日”“单位”和各指标名称的表，或 [{day, unit, figures}] 的 JSON',
    zh: ({ seen, expected }) => `文件读不成补录的表：${seen}；应是${expected}。`,
    en: ({ seen }) =>
      `The file is no table of history (${seen}): its first row is 报告日, 单位 and names of indicators, or JSON of [{day, unit, figures}].`,
  },
  'history.column': {
    level: 'error',
    expected: '指标的名称或 id',
    zh: ({ seen, expected }) => `表头“${seen}”不是本任务要填报的指标，${expected}；请改名，不补录的列请删去。`,
    en: ({ seen, expected }) =>
      `The heading "${seen}" is no indicator that units report: ${expected}. Rename or delete it.`,
  },
  'history.measure': {
    level: 'error',
    expected: '本项的计量单位',
    zh: ({ name, seen, expected }) =>
      `表头写的计量单位是“${seen}”，“${name}”是“${expected}”；请换算成${expected}，并改表头。`,
    en: ({ name, seen, expected }) => `The heading says ${seen}, but ${name} is counted in ${expected}; convert it.`,
  },
  'history.column_twice': {
    level: 'error',
    expected: '每个指标一列',
    zh: ({ name, seen }) => `“${name}”有两列（${seen}），不知道以哪一列为准；请只留一列。`,
    en: ({ name, seen }) => `${name} has two columns (${seen}); keep one.`,
  },
  'history.day': {
    level: 'error',
    expected: '报告日',
    zh: ({ seen, expected }) => `“${seen}”不能作为补录的报告日：${expected}。`,
    en: ({ seen, expected }) => `"${seen}" is no day of history: ${expected}.`,
  },
  'history.unit': {
    level: 'error',
    expected: '单位的名称或 id',
    zh: ({ seen, expected }) => `本任务没有“${seen}”这个报送单位，${expected}。`,
    en: ({ seen, expected }) => `There is no reporting unit "${seen}": ${expected}.`,
  },
  'history.row_twice': {
    level: 'error',
    expected: '每个单位每个报告日一行',
    zh: ({ name, seen }) => `${name}出现了两次（${seen}），不知道以哪一行为准；请只留一行。`,
    en: ({ name, seen }) => `${name} stands there twice (${seen}); keep one.`,
  },
  'history.nothing': {
    level: 'error',
    expected: '至少一个数',
    zh: () => '文件里没有可以补录的数。',
    en: () => 'The file holds no figure.',
  },
  'history.many_days': {
    level: 'error',
    expected: `补录合计不超过${LIMITS.historyDays}个报告日`,
    zh: ({ seen, expected }) => `连同已补录的共有 ${seen} 个报告日，${expected}；请只补录比较要用的年份。`,
    en: ({ seen }) => `With what stands there would be ${seen} days of history, at most ${LIMITS.historyDays}.`,
  },
  'history.stands': {
    level: 'error',
    expected: '没有补录过的报告日',
    zh: ({ seen }) => `${seen} 已经补录过；确要用这份文件替换这些报告日的数，请加 --replace，并用 --reason 写明原因。`,
    en: ({ seen }) => `${seen} was imported before; to replace it add --replace and say why with --reason.`,
  },
  'history.reason': {
    level: 'error',
    expected: `1到${LIMITS.historySourceCharacters}个字的原因`,
    zh: ({ seen }) =>
      `替换或撤销补录要用 --reason 写明原因（${LIMITS.historySourceCharacters}个字以内），收到的是“${seen}”。`,
    en: ({ seen }) => `Say why with --reason, in at most ${LIMITS.historySourceCharacters} characters, not "${seen}".`,
  },
  'history.none': {
    level: 'error',
    expected: '补录的序号',
    zh: ({ seen, expected }) => `没有第 ${seen} 次补录，或它的数都已被替换；${expected}。`,
    en: ({ seen, expected }) => `There is no import no. ${seen} whose figures stand: ${expected}.`,
  },
} as const satisfies Record<string, Entry>;
