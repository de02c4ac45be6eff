/**
 * The catalogue's lines for the archive: periods, searches, downloads of many briefings, links for a time.
 */
import { LIMITS, megabytes } from '../limits/limits.ts';
import type { Entry } from './entry.ts';

export const ARCHIVE_FINDINGS = {
  'archive.day': {
    level: 'error',
    expected: '2022-04-08 形式的日期',
    zh: ({ name, seen }) => `${name}“${seen}”不是日历上的一天，请写成 2022-04-08 的形式。`,
    en: ({ seen }) => `"${seen}" is not a calendar day; write it as 2022-04-08.`,
  },
  'archive.limit': {
    level: 'error',
    expected: `1 到 ${LIMITS.listedBriefings} 的整数`,
    zh: ({ seen }) => `limit 应为 1 到 ${LIMITS.listedBriefings} 的整数，收到的是“${seen}”。`,
    en: ({ seen }) => `limit is a whole number from 1 to ${LIMITS.listedBriefings}, not "${seen}".`,
  },
  'archive.month': {
    level: 'error',
    expected: '2022-04 形式的月份，或 2022 形式的年份',
    zh: ({ seen }) => `“${seen}”不是一个月份或年份，请从归档库的日历中选择。`,
    en: ({ seen }) => `"${seen}" is neither a month nor a year; choose one from the calendar.`,
  },
  'archive.order': {
    level: 'error',
    expected: '开始不晚于结束',
    zh: ({ seen, expected }) => `开始日期（${seen}）晚于结束日期（${expected}），请对调或修改。`,
    en: ({ seen, expected }) => `The first day (${seen}) is after the last (${expected}); exchange or change them.`,
  },
  'archive.unit': {
    level: 'error',
    expected: '本任务的报送单位',
    zh: ({ seen }) => `本任务没有单位“${seen}”，请从列表中选择，或不限单位。`,
    en: ({ seen }) => `This programme has no unit "${seen}"; choose one from the list, or any unit.`,
  },
  'figures.indicator': {
    level: 'error',
    expected: '本任务的指标',
    zh: ({ seen }) => `本任务没有指标“${seen}”，请从列表中选择。`,
    en: ({ seen }) => `This programme has no indicator "${seen}"; choose from the list.`,
  },
  'figures.too_many': {
    level: 'error',
    expected: String(LIMITS.chosenFigures),
    zh: ({ seen, expected }) => `一次最多选${expected}项，选了${seen}项，请去掉一些。`,
    en: ({ seen, expected }) => `At most ${expected} can be chosen at once, not ${seen}; take some away.`,
  },
  'figures.not_closed': {
    level: 'error',
    expected: '已经日结的报告日',
    zh: ({ seen }) => `${seen} 还没有日结，没有可以说明的数字。`,
    en: ({ seen }) => `${seen} has not been closed; there is no figure to explain.`,
  },
  'archive.files': {
    level: 'error',
    expected: '至少一种文件',
    zh: () => '没有选择要下载的文件种类，请至少选择一种。',
    en: () => 'No kind of file was chosen; choose at least one.',
  },
  'archive.period_too_long': {
    level: 'error',
    expected: `不超过${LIMITS.downloadDays}天`,
    zh: ({ seen, expected }) => `一次最多列出一年的简报（${expected}），所选为${seen}天，请分几次下载。`,
    en: ({ seen }) =>
      `At most a year (${LIMITS.downloadDays} days) is listed at once, not ${seen} days; download it in several steps.`,
  },
  'archive.zip_too_large': {
    level: 'error',
    expected: `每个压缩包内的文件不超过${megabytes(LIMITS.zipBytes)}`,
    zh: ({ seen }) => `所选文件共 ${seen}，一个压缩包最多装 ${megabytes(LIMITS.zipBytes)}，请从“按时段下载”分包下载。`,
    en: ({ seen }) =>
      `These files are ${seen} together; one zip takes at most ${megabytes(LIMITS.zipBytes)}. Download them in parts.`,
  },
  'archive.nothing_issued': {
    level: 'error',
    expected: '编发过简报的时段',
    zh: ({ seen }) => `${seen} 没有编发过简报，请换一个时段。`,
    en: ({ seen }) => `No briefing was issued in ${seen}; choose another period.`,
  },
  'link.duration': {
    level: 'error',
    expected: '1、3、7或30天',
    zh: ({ seen, expected }) => `链接的有效期应为${expected}，收到的是“${seen}”，请重新选择。`,
    en: ({ seen }) => `A link is valid for 1, 3, 7 or 30 days, not "${seen}"; choose again.`,
  },
  'link.none': {
    level: 'error',
    expected: '本日简报的、您可以停用的链接',
    zh: () => '没有这个链接，或者它不是您建立的；请从当日页面的列表中选择，或联系编发单位。',
    en: () => 'There is no such link, or it is not yours; choose one from the list on the page of that day.',
  },
} as const satisfies Record<string, Entry>;
