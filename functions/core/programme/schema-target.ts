/**
 * `target` of an indicator in a programme file, key by key (see `schema.ts`).
 */
import * as z from 'zod/mini';
import { TIME_MEASURES, TIME_WORDINGS } from '../kinds/target.ts';
import { day, decimal, keys, oneOf, whole } from './schema-parts.ts';

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
