/**
 * Months of figures read over a change of ids: where an indicator carries on another's series, each day is told under the
 * id that it had. Days with nothing under either say nothing, so the last day of the earlier id is where it ended.
 */
import type { Indicator } from '../kinds/indicator.ts';
import type { DayValue } from '../kinds/kind.ts';
import { own } from '../values/own.ts';
import { type FigureMonth, type MonthValues, unpacked } from './month.ts';

type Continuing = Pick<Indicator, 'id' | 'continues'>;

/** By day of the month, the id that its figures stand under. @param parts what it is computed from, which ended with it */
export function idsByDay(
  { id, continues = [] }: Continuing,
  { days, whole }: Pick<FigureMonth, 'days' | 'whole'>,
  parts: readonly Continuing[] = [],
): string[] {
  const lastOf = (each: string): number =>
    unpacked(own(whole, each), days.length).findLastIndex((value) => value !== null);
  const beside = Math.max(-1, ...parts.flatMap(({ continues: ids = [] }) => ids.map(lastOf)));
  const ended = continues.map((each, at) => ({ id: each, until: Math.max(lastOf(each), at === 0 ? beside : -1) }));
  return days.map((_, at) => ended.findLast(({ until }) => at <= until)?.id ?? id);
}

/** Each day's value under its key. */
export function valuesUnder(
  keys: readonly string[],
  valuesOf: (key: string) => MonthValues | undefined,
): readonly DayValue[] {
  const columns = new Map([...new Set(keys)].map((key) => [key, unpacked(valuesOf(key), keys.length)]));
  return keys.map((key, at) => columns.get(key)![at] ?? null);
}
