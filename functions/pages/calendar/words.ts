/**
 * Words of the desk's workday calendar.
 */
import { dictionaryOf } from '../page/dictionary.ts';

const WORDS = {
  title: { zh: '工作日历', en: 'Workdays' },
  leadWorkdays: {
    zh: '本任务只在工作日报送和编发。工作日依次按：本单位的调整、国务院办公厅的放假通知、周一至周五。',
    en: 'This programme reports on workdays. What counts: your own days, then the public notices, then Monday to Friday.',
  },
  leadEvery: {
    zh: '本任务每天报送和编发，工作日历不影响报送。',
    en: 'This programme reports every day; the calendar changes nothing.',
  },
  year: { zh: '{year}年', en: '{year}' },
  off: { zh: '放假', en: 'Days off' },
  work: { zh: '周末上班', en: 'Weekends at work' },
  noticeOf: { zh: '国务院办公厅通知（{day}）', en: 'Public notice of {day}' },
  unknown: {
    zh: '还没有{year}年的放假通知，未填写的日子按周一至周五为工作日。通知一般在前一年10月至12月公布，公布后请填在下面。',
    en: 'The public holidays of {year} are not known; other days count by Monday to Friday. Enter them below when they are out.',
  },
  own: { zh: '本单位的调整', en: 'Your own days' },
  ownHint: {
    zh: '每行一个日期，带年份，如 2027-02-06；连续几天写成 2027-02-06 至 2027-02-12。这里写的优先于通知；删去一行，就恢复按通知。今天以前的日子不能再改。',
    en: 'A day a line with its year, as 2027-02-06; a stretch as 2027-02-06..2027-02-12. They decide over the notices; days before today stay.',
  },
  holidays: { zh: '放假的日期', en: 'Days off' },
  workdays: { zh: '上班的日期', en: 'Days at work' },
  review: { zh: '下一步：核对修改', en: 'Next: check the change' },
  refused: { zh: '没有保存，请改正：', en: 'Not saved. Please correct:' },
  heading: { zh: '修改工作日历：{count}天', en: 'Changes the calendar: {count} days' },
  hint: {
    zh: '保存后任务设置成为第{version}版，马上使用；以前各版仍可查到。',
    en: 'Saving makes version {version} of the programme, used at once. Earlier versions stay.',
  },
  saved: { zh: '已保存为任务设置第{version}版。', en: 'Saved as version {version} of the programme.' },
  setHoliday: { zh: '放假', en: 'Day off' },
  setWorkday: { zh: '上班', en: 'At work' },
  setRest: { zh: '按通知放假', en: 'Off by the notice' },
  setWork: { zh: '按通知上班', en: 'At work by the notice' },
  setWeekend: { zh: '按周末休息', en: 'Off, a weekend' },
  setWeekday: { zh: '按周一至周五上班', en: 'At work, a weekday' },
} as const;

export type CalendarWord = keyof typeof WORDS;

export const { say, wordsIn } = dictionaryOf(WORDS);
