/**
 * Days of before an indicator took another's place, read as its own: what the other had is found under both ids, so that
 * totals, comparisons and periods go on. Nothing changes where no series is carried on.
 */
import type { Indicator } from '../kinds/indicator.ts';
import type { IndicatorClose } from '../kinds/indicator-close.ts';

type Continuing = Pick<Indicator, 'id' | 'continues'>;

/** Figures, closes or whatever is told by indicator. */
export function continuedIn<Each>(
  indicators: readonly Continuing[],
  byId: Readonly<Record<string, Each>>,
): Readonly<Record<string, Each>> {
  const found = indicators.flatMap(({ id, continues = [] }): [string, Each][] => {
    const old = Object.hasOwn(byId, id) ? undefined : continues.find((each) => Object.hasOwn(byId, each));
    return old === undefined ? [] : [[id, byId[old]!]];
  });
  return found.length === 0 ? byId : { ...byId, ...Object.fromEntries(found) };
}

/** A closed day, the operands of what is computed included. */
export function continuedDay<Day extends { readonly indicators: Readonly<Record<string, Closed>> }>(
  indicators: readonly Continuing[],
  day: Day,
): Day {
  if (indicators.every(({ continues }) => continues === undefined)) return day;
  const closes = Object.entries(continuedIn(indicators, day.indicators)).map(([id, close]) => {
    const { operands } = close;
    return [id, operands === undefined ? close : { ...close, operands: continuedIn(indicators, operands) }] as const;
  });
  return { ...day, indicators: Object.fromEntries(closes) };
}

type Closed = Pick<IndicatorClose, 'operands'>;

/** Is it told under an earlier id on that day? */
export const isBefore = ({ continues = [] }: Continuing, { indicators }: { readonly indicators: object }): boolean =>
  continues.some((id) => Object.hasOwn(indicators, id));
