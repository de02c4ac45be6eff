/**
 * Names under which figures over time are saved.
 */

import type { Programme } from '../../core/programme/programme.ts';
import { cleanName } from '../../core/series/file-name.ts';
import type { Choice } from './choice.ts';

/** `疫情防控工作每日专报-数字走势-2022-04-01至2022-04-08.xlsx`; a picture also names its indicator, the first that was chosen. */
export function figuresFileName(
  { title }: Pick<Programme, 'title'>,
  { period, indicators }: Pick<Choice, 'period' | 'indicators'>,
  ending: 'xlsx' | 'svg' | 'png',
): string {
  const what = ending === 'xlsx' ? '' : `${cleanName(indicators[0]!.name)}-`;
  return `${cleanName(title)}-${what}数字走势-${period.from}至${period.to}.${ending}`;
}
