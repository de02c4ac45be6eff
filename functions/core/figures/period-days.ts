/**
 * Part of `period.ts`: one day's figure over some units, and what each unit alone gave over a period.
 */

import type { DayClose } from '../day/day-close.ts';
import { type Indicator, isAskedOf } from '../programme/programme.ts';
import { addDecimals, meanOf } from '../values/decimal.ts';
import { own } from '../values/own.ts';
import type { DecimalString, FigureValue } from '../values/values.ts';

type Chosen = ReadonlySet<string> | undefined;

/** One day's figure over all units (as its close says) or some of them; null when none of them gave one. */
export function dayFigure(indicator: Indicator, close: DayClose, units?: ReadonlySet<string>): DecimalString | null {
  const closed = own(close.indicators, indicator.id);
  if (units === undefined || closed === undefined) return closed?.day ?? null;
  const chosen = Object.entries(closed.byUnit).filter(([unit]) => units.has(unit));
  const values = chosen.map(([, { value }]) => value);
  const heard = values.length > 0 || (isMovement(indicator) && hasNil(indicator, close, units));
  if (!heard) return null;
  if (indicator.kind === 'places') return String(new Set(namesIn(values)).size);
  if (indicator.kind === 'check') return String(values.filter((value) => value === true).length);
  return addDecimals(decimalsIn(values), indicator.decimals);
}

/** A nil return says zero for a flow and for the places of the day. */
const isMovement = ({ kind }: Indicator): boolean => kind === 'flow' || kind === 'places';

const hasNil = (indicator: Indicator, close: DayClose, units: ReadonlySet<string>): boolean =>
  close.units.some(({ unit, state }) => state === 'nil' && units.has(unit) && isAskedOf(indicator, unit, close.day));

/** What each unit gave over the period, by the same rule as all units together. */
export function unitValues(indicator: Indicator, closes: readonly DayClose[], units: Chosen) {
  const given = new Map<string, FigureValue[]>();
  for (const { indicators } of closes) {
    for (const [unit, { value }] of Object.entries(own(indicators, indicator.id)?.byUnit ?? {})) {
      if (units?.has(unit) === false) continue;
      const values = given.get(unit);
      if (values === undefined) given.set(unit, [value]);
      else values.push(value);
    }
  }
  return Object.fromEntries([...given].map(([unit, values]) => [unit, ofUnit(indicator, values)]));
}

function ofUnit(indicator: Indicator, values: readonly FigureValue[]): DecimalString {
  switch (indicator.kind) {
    case 'places':
      return String(new Set(namesIn(values)).size);
    case 'check':
      return String(values.filter((value) => value === true).length);
    case 'mean':
      return meanOf(decimalsIn(values), indicator.decimals)!;
    case 'stock':
      return addDecimals(decimalsIn(values).slice(-1), indicator.decimals);
    default:
      return addDecimals(decimalsIn(values), indicator.decimals);
  }
}

export function namesOver(indicator: Indicator, closes: readonly DayClose[], units: Chosen): string[] {
  const names = closes.flatMap((close) => {
    const closed = own(close.indicators, indicator.id);
    if (units === undefined) return closed?.places?.day ?? [];
    return namesIn(
      Object.entries(closed?.byUnit ?? {}).flatMap(([unit, { value }]) => (units.has(unit) ? [value] : [])),
    );
  });
  return [...new Set(names)];
}

const namesIn = (values: readonly FigureValue[]): string[] =>
  values.flatMap((value) => (Array.isArray(value) ? (value as readonly string[]) : []));

const decimalsIn = (values: readonly FigureValue[]): DecimalString[] =>
  values.filter((value): value is DecimalString => typeof value === 'string');
