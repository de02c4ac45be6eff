/**
 * What has many keys of its own in a programme file, key by key (see `schema.ts`): `ledgers`, and `from` and `target` of an
 * indicator.
 */
import * as z from 'zod/mini';
import { TIME_MEASURES, TIME_WORDINGS } from '../kinds/target.ts';
import { COLUMN_KINDS } from '../ledger/ledger.ts';
import { day, decimal, keys, line, list, oneOf, paragraph, pattern, whole, yesNo } from './schema-parts.ts';

/** No hyphen: in a condition it would be a minus. */
const columnId = pattern(/^[a-z][a-z0-9_]{0,39}$/, '小写字母开头，由小写字母、数字或 _ 组成的编号，最长 40 个字符');
const ledgerId = pattern(
  /^[a-z][a-z0-9_-]{0,39}$/,
  '小写字母开头，由小写字母、数字、_ 或 - 组成的编号，最长 40 个字符',
);
const condition = z.string({ error: "一个条件，如 state == '停工'" });

export const COLUMN = keys({
  id: columnId,
  name: line(30),
  kind: oneOf(...COLUMN_KINDS),
  unit: z.optional(line(10)),
  decimals: z.optional(whole(0, 6)),
  of: z.optional(list(line(60), 2, '选项')),
  required: z.optional(yesNo),
  min: z.optional(decimal),
  max: z.optional(decimal),
});

export const ROW_RULE = keys({ check: condition, level: oneOf('error', 'warning'), message: paragraph(200) });

export const LEDGER = keys({
  id: ledgerId,
  name: line(60),
  key: z.string({ error: '一个栏目的 id，用它认出一条' }),
  asked_of: z.optional(list(z.string({ error: '单位的 id' }), 1, '单位 id ')),
  columns: list(COLUMN, 1, '栏目'),
  closed: z.optional(condition),
  list: z.optional(condition),
  rules: z.optional(list(ROW_RULE, 0, '审核规则')),
});

export const FROM = keys({
  ledger: z.string({ error: '台账的 id' }),
  count: z.optional(
    z.union([z.literal(true), condition], { error: "true（全部条目），或一个条件，如 state == '在建'" }),
  ),
  sum: z.optional(z.string({ error: '数字栏目的 id' })),
  where: z.optional(condition),
});

export const TARGET = keys({
  from: z.optional(day),
  by: z.optional(day),
  per: z.optional(oneOf('period')),
  total: z.optional(decimal),
  units: z.optional(z.record(z.string(), decimal, { error: '各单位的目标：{ 单位的 id: 数字 }，或旁边的文件名' })),
  decimals: z.optional(whole(0, 4)),
  progress: z.optional(oneOf(...TIME_MEASURES)),
  wording: z.optional(oneOf(...TIME_WORDINGS)),
});

export type TargetEntry = z.infer<typeof TARGET>;
