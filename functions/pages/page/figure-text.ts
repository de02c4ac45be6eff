/**
 * How a stored figure is shown on a page: grouped in threes, with its unit of measure. Text only; nothing is computed.
 */

import type { Indicator } from '../../core/kinds/indicator.ts';
import { askedKind } from '../../core/kinds/table.ts';
import { isNumber } from '../../core/kinds/typing.ts';
import { toDateOf } from '../../core/kinds/words.ts';
import type { DecimalString, FigureValue } from '../../core/values/values.ts';
import { say } from './dictionary.ts';
import type { Language } from './words.ts';

/** `25550.00` -> `25,550.00`. */
export function grouped(value: DecimalString): string {
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(.*)$/.exec(value) ?? [];
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest}`;
}

/** A value in words: `612.5吨`, `南门桥、北门桥`, `是`, `未填`. */
export function figureInWords(indicator: Indicator, value: FigureValue | undefined, language: Language): string {
  if (value === undefined) return say(language, 'blank');
  if (typeof value === 'boolean') return say(language, value ? 'yes' : 'no');
  if (typeof value === 'string') return `${isNumber(indicator) ? grouped(value) : value}${indicator.unit}`;
  return value.length === 0 ? say(language, 'blank') : value.join(say(language, 'separator'));
}

/** Word for the figure to date of a reported indicator; null where it says no more than the day's. */
export function toDateWord(indicator: Pick<Indicator, 'kind'>): 'figureTotal' | 'figureMean' | null {
  const word = askedKind(indicator) === undefined ? null : toDateOf(indicator);
  return word === null ? null : word === '日均' ? 'figureMean' : 'figureTotal';
}
