/**
 * How a figure is given in an upload sheet and by the API: a note on filling it in, what the cell takes, its JSON Schema.
 * Apart from `entry.ts`, which the form on a phone carries.
 */
import type { DecimalString } from '../values/values.ts';
import type { Indicator } from './indicator.ts';

/** What a cell of an upload sheet takes: one of a few words, or a number. `says` tells people. */
export type EntryLimit = { readonly says: string } & (
  | { readonly choices: readonly string[] }
  | { readonly min: DecimalString; readonly max?: DecimalString | undefined; readonly whole: boolean }
);

export interface SheetEntry {
  readonly note: string;
  /** undefined: a cell takes anything. */
  readonly limit: (indicator: Indicator) => EntryLimit | undefined;
  /** Of the value as it is stored. */
  readonly schema: { readonly [key: string]: unknown };
}

export const numberSheet: SheetEntry = {
  note: '',
  limit: ({ name, min = '0', max, decimals }) => {
    const range = max === undefined ? `不小于 ${min}` : `${min} 至 ${max}`;
    const digits = decimals === 0 ? '整数' : `数，最多 ${decimals} 位小数`;
    return { min, max, whole: decimals === 0, says: `${name}应为${range}的${digits}。` };
  },
  schema: { type: 'string', description: 'Exact decimal' },
};

export const namesSheet: SheetEntry = {
  note: '名称用顿号分开；没有填“无”',
  limit: () => undefined,
  schema: { type: 'array', items: { type: 'string' }, description: 'Names' },
};

export const choiceSheet: SheetEntry = {
  note: '填列出的选项之一',
  limit: ({ options = [] }) => oneOf(...options),
  schema: { type: 'string', description: 'One of the options of a choice, or a text' },
};

export const dateSheet: SheetEntry = {
  note: '填日期，如 2024-06-01',
  limit: () => undefined,
  schema: { type: 'string', format: 'date' },
};

export const textSheet: SheetEntry = {
  note: '文字',
  limit: () => undefined,
  schema: { type: 'string', description: 'One of the options of a choice, or a text' },
};

export const answerSheet: SheetEntry = {
  note: '填“是”或“否”',
  limit: () => oneOf('是', '否'),
  schema: { type: 'boolean' },
};

/** A cell that takes one of these words or stays blank. */
export const oneOf = (...choices: readonly string[]): EntryLimit => ({
  choices,
  says: `请填“${choices.join('”或“')}”，或者留空。`,
});
