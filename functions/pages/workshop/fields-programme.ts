/**
 * Fields of the programme itself: what it is, when it runs, how its paper is made, to whom it goes, how long what is kept.
 */
import { choice, day, line, lines, names, whole } from '../../core/workshop/codec.ts';
import { ordered } from '../../core/workshop/codec-members.ts';
import { days, shift, span, time, times } from '../../core/workshop/codec-time.ts';
import { field } from './worded-field.ts';

export const ABOUT = [
  field('title', '简报名称', line, { needed: true, hint: '印在报头，如 城市管理工作每日专报。' }),
  field('organisation', '单位全称', line, { needed: true, hint: '印在报头，如 某市城市管理局。' }),
  field('issuer', '编发单位', line, { needed: true, hint: '印在报尾，如 局办公室。' }),
  field('starts', '第一个报告日', day, {
    needed: true,
    hint: '从这一天起收数，累计也从这一天算起；有了报送就不能再改。',
  }),
  field('ends', '最后一个报告日', day, { hint: '长期任务不填。' }),
  field('classification', '密级或标注', line, { hint: '印在报头左上角，如 内部资料；不需要就不填。' }),
  field('copies', '印数', whole, { hint: '印在报尾“共印 份”；不需要就不填。' }),
  field('timezone', '时区', line, { needed: true, hint: '中国各地都用 Asia/Shanghai。' }),
  field('id', '编号', line, { needed: true, fixed: true, hint: '用在网址和文件夹名里，定下后不再改。' }),
];

export const SCHEDULE = [
  field('schedule.days', '哪些天要报', days, {
    hint: '每月几日报，选“其他”，在右边填：15日、月末。',
  }),
  field('schedule.shift', '截止日遇休息日', shift, { hint: '只用于每周、每月一报。' }),
  field('schedule.due', '报送时限', time, { needed: true, hint: '如 当日18:00。晚于它的首次报送记为迟报。' }),
  field('schedule.remind', '催报时间', times, { hint: '到时提醒未报的单位，可以几次：当日16:30、当日17:30。' }),
  field('schedule.issue', '印发时间', time, { needed: true, hint: '如 次日08:00。到时自动日结、编号、编发。' }),
  field(
    'schedule.review',
    '印发前的审签',
    choice(
      ['', '可以按住（不按就自动印发）'],
      ['none', '不审签，自动印发'],
      ['optional', '可以按住（写明）'],
      ['required', '签发后才印发'],
    ),
  ),
  field('calendar.holidays', '另外放假的日期', names, {
    hint: '法定节假日已经有了，这里只写本单位另外放假的，一行一个，如 2026-05-06。',
  }),
  field('calendar.workdays', '另外上班的日期', names, { hint: '法定调休已经有了，这里只写本单位另外上班的。' }),
];

export const DISTRIBUTION = [
  field('distribution.报', '报', lines, { hint: '印在报尾，一行一个，如 市委办。' }),
  field('distribution.送', '送', lines),
  field('distribution.发', '发', lines),
];

export const BRIEFING = [
  field('template', '模板', line, { needed: true, hint: '随简报带来的有 daily（每日）；本单位的模板写它的名称。' }),
  field('layout', '版式', line, { hint: 'gbt9704（公文格式，不填就是它）、gbt9704-visual、house-28-27。' }),
  field('headline', '导语里先说哪几项', ordered('indicators'), {
    hint: '一行一个指标名称，按先后；不填就说第一个栏目的全部指标。',
  }),
];

export const NUMBERING = [
  field('numbering.first', '第一期的期号', whole, { hint: '接着原来的编就写接下去的数，如 75；不填从 1 开始。' }),
  field('numbering.overall', '第一期的总期号', whole, { hint: '如 312；不填与期号相同。' }),
  field(
    'numbering.restart',
    '期号',
    choice(['', '每年从 1 重新编（不填就是它）'], ['yearly', '每年从 1 重新编'], ['never', '一直连着编']),
    {
      hint: '总期号总是连着编。有了报送，编号就不能再改。',
    },
  ),
];

export const KEEP = [
  field('keep.reports', '各单位的报送', span, { hint: '如 10年、18个月、400天、永久；不填就永久保存。' }),
  field('keep.photos', '照片', span),
  field('keep.deliveries', '发送记录', span),
  field('keep.downloads', '下载记录', span, { hint: '简报成品和操作记录永久保存，期号、累计数和核对都以它们为据。' }),
];

export const ALARM_AFTER = [
  field('alarm.after_minutes', '晚多少分钟告警', whole, { hint: '过了印发时间还没有出来，等多少分钟；不填是 30。' }),
];
