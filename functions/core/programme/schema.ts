/**
 * The shape of a programme file, key by key, in the words of the person who writes it (snake_case, as in YAML).
 *
 * Each part of the schema carries what it expects in Chinese; `issue.ts` makes findings of it. What hangs
 * together across keys is checked in `checks.ts`. An absent optional key is absent, never null.
 */

import * as z from 'zod/mini';
import { COMPARISONS, INDICATOR_KINDS } from '../kinds/indicator.ts';
import { WEEKDAYS } from '../values/weekday.ts';
import { CHANNEL_NAMES, LINK_CHANNELS, MAIL_CHANNELS } from './channels.ts';
import { DIGEST_KINDS } from './programme.ts';
import { FROM, LEDGER, TARGET } from './schema-nested.ts';
import { day, decimal, keys, line, list, oneOf, paragraph, pattern, time, whole, yesNo } from './schema-parts.ts';
import { SECRET_REF } from './secret-ref.ts';

const ID = /^[a-z][a-z0-9_-]{0,39}$/;
const id = pattern(ID, '小写字母开头，由小写字母、数字、_ 或 - 组成的编号，最长 40 个字符');
/** A folder or file name under `templates/`. */
const templateName = pattern(/^[a-z0-9][a-z0-9-]{0,39}$/, '模板或版式的名称（小写字母、数字和连字符）');
/** Not digits or marks first: behind a typed figure it could not be told from the figure. */
const unitOfMeasure = pattern(/^[^\s\d０-９.,．，+＋－-]\S{0,9}$/u, '计量单位，如 人次，1–10 个字，不以数字开头');

const mailAddress = pattern(/^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/, '邮箱地址，如 office@example.org');

export const UNIT = keys({
  id,
  name: line(60),
  group: z.optional(line(60)),
  branch: z.optional(yesNo),
  reports: z.optional(yesNo),
  under: z.optional(z.string({ error: '分管单位的 id' })),
  due: z.optional(time),
  opens: z.optional(day),
  closes: z.optional(day),
  responsible: z.optional(line(60)),
  mail: z.optional(mailAddress),
});

/** No marks that a path, a key or a pair of parts is written with. */
const part = pattern(/^(?!合计$)[^\s.:/#[\]]{1,30}$/u, '分项的名称，1–30 个字，不含空格和 . : / # [ ]，不能叫“合计”');
const parts = z.array(part, { error: '分项的列表' }).check(z.minLength(2, { error: '至少两个分项的列表' }));
const BREAKDOWN = z.union(
  [
    parts,
    z.record(line(20), parts).check(
      z.refine((lists) => Object.keys(lists).length <= 2 && Object.keys(lists).length > 0, {
        error: '一个或两个维度',
      }),
    ),
  ],
  {
    error:
      '分项的列表，如 [热线, 网络]，或一两个维度，如 { 类别: [经营性, 其他], 结果: [安全, 隐患] }；名称不含空格和 . : / # [ ]',
  },
);

export const INDICATOR = keys({
  id,
  name: line(60),
  unit: z.optional(unitOfMeasure),
  kind: oneOf(...INDICATOR_KINDS),
  decimals: z.optional(whole(0, 6)),
  asked_of: z.optional(list(z.string({ error: '单位的 id' }), 1, '单位 id ')),
  asked_on: z.optional(list(oneOf(...WEEKDAYS), 1, '星期')),
  aliases: z.optional(list(line(60), 0, '别名')),
  of: z.optional(
    z
      .array(line(60), { error: '两个指标的 id：[分子, 分母]；选项指标为选项的列表' })
      .check(z.minLength(2, { error: '两个指标的 id：[分子, 分母]；选项指标至少两个选项' })),
  ),
  from: z.optional(FROM),
  formula: z.optional(z.string({ error: '由指标 id 组成的算式，如 due - checked' })),
  compare: z.optional(list(oneOf(...COMPARISONS), 1, '比较')),
  by: z.optional(BREAKDOWN),
  overlapping: z.optional(yesNo),
  shares: z.optional(whole(0, 4)),
  reported: z.optional(z.literal('cumulative', { error: 'cumulative（报累计数）' })),
  opening: z.optional(decimal),
  openings: z.optional(
    z.record(z.string(), z.union([decimal, list(line(60), 0, '名称')], { error: '数字，或名称的列表' }), {
      error: '各单位的期初数：{ 单位的 id: 数字 }',
    }),
  ),
  opening_days: z.optional(whole(1, 99_999)),
  target: z.optional(TARGET),
  min: z.optional(decimal),
  max: z.optional(decimal),
  required: z.optional(yesNo),
  carry: z.optional(yesNo),
  definition: z.optional(paragraph(1000)),
  section: z.optional(z.string({ error: '栏目的 id' })),
  say: z.optional(paragraph(500)),
  roster: z.optional(list(line(60), 1, '名称')),
  replaces: z.optional(z.string({ error: '此前指标的 id' })),
});

const MONTH_DAY = '1–28 的整数，或 last（当月最后一天）';
const monthDay = z.union([whole(1, 28, MONTH_DAY), z.literal('last', { error: MONTH_DAY })], {
  error: MONTH_DAY,
});
/** One of the keys only: see `programme-schedule.ts`. */
const DAYS = z.union(
  [
    z.enum(['every', 'workdays']),
    keys({ weekly: z.optional(oneOf(...WEEKDAYS)), monthly: z.optional(list(monthDay, 1, '每月的日子')) }),
  ],
  { error: 'every、workdays、{ weekly: tue }、{ monthly: [last] } 之一' },
);
const SHIFT = z.union(
  [z.enum(['before', 'after']), keys({ before: z.optional(whole(1, 9)), after: z.optional(whole(1, 9)) })],
  { error: 'before、after，或第几个工作日：{ after: 2 }' },
);

export const SCHEDULE = keys({
  days: z.optional(DAYS),
  shift: z.optional(SHIFT),
  due: time,
  remind: z.optional(list(time, 0, '时间')),
  issue: time,
  review: z.optional(oneOf('none', 'optional', 'required')),
  signers: z.optional(whole(1, 3)),
});

const NARRATIVE = z.union(
  [line(60), keys({ name: line(60), matter: z.optional(yesNo), days: z.optional(whole(1, 365)) })],
  {
    error: '文字类别的名称，或 { name: 名称, matter: true, days: 7 }',
  },
);

export const RULE = keys({
  check: z.string({ error: '一个比较式，如 a + b <= c' }),
  level: oneOf('error', 'warning'),
  message: paragraph(200),
});

const secretName = pattern(SECRET_REF, '密钥的名称（不是网址或密钥本身），如 env:WECOM_URL 或 ssm:/jianbao/wecom-url');
const robot = { url_ref: secretName, secret_ref: z.optional(secretName) };
const DELIVER = z.discriminatedUnion(
  'channel',
  [
    keys({ channel: z.literal(MAIL_CHANNELS), to: list(mailAddress, 1, '邮箱地址') }),
    keys({ channel: z.literal(LINK_CHANNELS), ...robot }),
  ],
  { error: `${CHANNEL_NAMES.join('、')} 之一` },
);

const names = z.optional(list(line(60), 1, '名称'));

export const DIGEST = keys({
  kind: oneOf(...DIGEST_KINDS),
  when: z.optional(time),
  template: z.optional(templateName),
  title: z.optional(line(60)),
  deliver: z.optional(list(DELIVER, 0, '分发渠道')),
});

const duration = pattern(
  /^([1-9]\d{0,3}[ymd]|forever)$/,
  '保管期限，如 10y（10 年）、18m（18 个月）、400d（400 天）或 forever（永久）',
);
const always = pattern(/^forever$/, 'forever：简报成品和操作记录永久保存，期号、累计数和核对都以它们为据');
export const KEEP = keys({
  reports: z.optional(duration),
  photos: z.optional(duration),
  deliveries: z.optional(duration),
  downloads: z.optional(duration),
  editions: z.optional(always),
  audit: z.optional(always),
});

export const NUMBERING = keys({
  first: z.optional(whole(1, 99_999)),
  overall: z.optional(whole(1, 999_999)),
  restart: z.optional(oneOf('yearly', 'never')),
});

export const LIST = keys({
  title: line(20),
  of: z.string({ error: '指标的 id' }),
  when: z.string({ error: '一个条件，如 ahead <= -10 && ahead > -30' }),
});

export const SECTION = keys({ id, title: line(30), say: z.optional(paragraph(500)) });

export const PROGRAMME_FILE = keys({
  id,
  /** The stored version that the file was made from; no part of the programme. */
  version: z.optional(whole(1, 999_999)),
  title: line(60),
  organisation: line(60),
  issuer: line(60),
  timezone: z.string({ error: '时区，如 Asia/Shanghai' }),
  starts: day,
  ends: z.optional(day),
  schedule: SCHEDULE,
  numbering: z.optional(NUMBERING),
  template: templateName,
  digests: z.optional(list(DIGEST, 0, '汇编')),
  layout: z.optional(templateName),
  shards: z.optional(whole(1, 100)),
  classification: z.optional(line(20)),
  copies: z.optional(whole(1, 100_000)),
  units: list(UNIT, 1, '报送单位'),
  sections: z.optional(list(SECTION, 0, '栏目')),
  indicators: list(INDICATOR, 1, '指标'),
  ledgers: z.optional(list(LEDGER, 0, '台账')),
  headline: z.optional(list(z.string({ error: '指标的 id' }), 0, '指标 id ')),
  lists: z.optional(list(LIST, 0, '名单')),
  narratives: z.optional(list(NARRATIVE, 0, '文字类别')),
  rules: z.optional(list(RULE, 0, '审核规则')),
  distribution: z.optional(keys({ 报: names, 送: names, 发: names })),
  deliver: z.optional(list(DELIVER, 0, '分发渠道')),
  alarm: z.optional(keys({ after_minutes: z.optional(whole(1, 1440)), deliver: list(DELIVER, 1, '告警渠道') })),
  keep: z.optional(KEEP),
  calendar: z.optional(
    keys({ holidays: z.optional(list(day, 0, '日期')), workdays: z.optional(list(day, 0, '日期')) }),
  ),
});

export type ProgrammeFile = z.infer<typeof PROGRAMME_FILE>;
export type UnitEntry = z.infer<typeof UNIT>;
export type IndicatorEntry = z.infer<typeof INDICATOR>;
export type DigestEntry = z.infer<typeof DIGEST>;
export type ScheduleEntry = z.infer<typeof SCHEDULE>;
