/**
 * One indicator on one day: its figure over units and its total to date, one function per kind (flow, stock, mean,
 * places, check, ratio). Used by `close.ts`.
 *
 * Sums are scaled integers without a limit, so nothing is rounded but means and ratios, half up. null means that nobody
 * gave a value that day; it is never turned into zero, except that a nil return says zero for a flow and for the places
 * of the day. Totals to date of flows and places are sums over days and always known: opening + nothing is the opening.
 */

import { type Indicator, isAskedOf, type Unit } from '../programme/programme.ts';
import type { Revision } from '../report/submission.ts';
import {
  addDecimals,
  addExactly,
  divideHalfUp,
  fromScaled,
  MOST_DECIMALS,
  percentOf,
  subtractExactly,
  toScaled,
} from '../values/decimal.ts';
import { own } from '../values/own.ts';
import type { DecimalString, ReportingDay } from '../values/values.ts';
import type { DayClose, IndicatorClose, UnitFigure } from './day-close.ts';

interface IndicatorInput {
  readonly day: ReportingDay;
  readonly indicator: Indicator;
  /** Units that are open that day. */
  readonly units: readonly Unit[];
  readonly byUnit: ReadonlyMap<string, Revision>;
  readonly before: DayClose | undefined;
}

interface Reported {
  readonly byUnit: Readonly<Record<string, UnitFigure>>;
  readonly missing: readonly string[];
  /** At least one unit that was asked made a nil return. */
  readonly nil: boolean;
}

type Result = Omit<IndicatorClose, 'previous' | 'change' | 'byUnit' | 'missing'>;

export function closeIndicator(input: IndicatorInput): IndicatorClose {
  const reported = gather(input);
  const before = own(input.before?.indicators, input.indicator.id);
  const result = resultOf(input, reported, before);
  return { ...withChange(input.indicator, result, before), byUnit: reported.byUnit, missing: reported.missing };
}

/** Numerator / denominator x 100, half up; null when either is unknown or the denominator is zero. */
export function closeRatio(input: {
  readonly indicator: Indicator;
  readonly added: Readonly<Record<string, IndicatorClose>>;
  readonly before: DayClose | undefined;
}): IndicatorClose {
  const { indicator, added } = input;
  const [numerator, denominator] = (indicator.of ?? []).map((id) => own(added, id));
  if (numerator === undefined || denominator === undefined) {
    throw new Error(`the ratio ${indicator.id} names an indicator that the programme does not have`);
  }
  const ratio = (over: 'day' | 'total'): DecimalString | null =>
    percentOf(numerator?.[over] ?? null, denominator?.[over] ?? null, indicator.decimals);
  const result = { day: ratio('day'), total: ratio('total') };
  return { ...withChange(indicator, result, own(input.before?.indicators, indicator.id)), byUnit: {}, missing: [] };
}

/**
 * Values by unit. A stock that carries keeps the unit's last value, with the day it was really reported, whenever the
 * unit gives none: silent, left blank, nil (nothing to report is no change, and must not empty a stock), or not asked that day.
 */
function gather({ indicator, day, units, byUnit, before }: IndicatorInput): Reported {
  const figures: Record<string, UnitFigure> = {};
  const missing: string[] = [];
  let nil = false;
  for (const unit of units) {
    if (!isAskedOf(indicator, unit.id)) continue;
    const revision = byUnit.get(unit.id);
    const value = own(revision?.figures, indicator.id);
    const last = own(own(before?.indicators, indicator.id)?.byUnit, unit.id);
    if (value !== undefined) figures[unit.id] = { value };
    else if (indicator.kind === 'stock' && indicator.carry && before !== undefined && last !== undefined) {
      figures[unit.id] = { value: last.value, carriedFrom: last.carriedFrom ?? before.day };
    } else if (isAskedOf(indicator, unit.id, day)) {
      if (revision?.nil) nil = true;
      else missing.push(unit.id);
    }
  }
  return { byUnit: figures, missing, nil };
}

function resultOf(input: IndicatorInput, reported: Reported, before: IndicatorClose | undefined): Result {
  const { indicator } = input;
  switch (indicator.kind) {
    case 'flow':
      return closeFlow(indicator, reported, before);
    case 'stock': {
      const day = sumOf(indicator, reported);
      return { day, total: day };
    }
    case 'mean':
      return closeMean(indicator, reported, before);
    case 'places':
      return closePlaces(indicator, reported, before);
    case 'check':
      return closeCheck(input, reported);
    case 'ratio':
      throw new Error(`a ratio is computed from its two indicators: ${indicator.id}`);
  }
}

/** total: opening balance + sum over the days since the programme starts. */
function closeFlow(indicator: Indicator, reported: Reported, before: IndicatorClose | undefined): Result {
  const day = sumOf(indicator, reported) ?? (reported.nil ? fromScaled(0n, indicator.decimals) : null);
  const earlier = before?.total ?? indicator.opening ?? '0';
  const total = addExactly([earlier, day ?? '0'], indicator.decimals);
  return { day, total, unitTotals: unitTotals(indicator, reported, before) };
}

function unitTotals(indicator: Indicator, reported: Reported, before: IndicatorClose | undefined) {
  const totals: Record<string, DecimalString> = { ...before?.unitTotals };
  for (const [unit, { value }] of Object.entries(reported.byUnit)) {
    totals[unit] = addExactly([own(totals, unit) ?? '0', value as string], indicator.decimals);
  }
  return totals;
}

/** total: mean of the days' sums, over the days that have one. */
function closeMean(indicator: Indicator, reported: Reported, before: IndicatorClose | undefined): Result {
  const day = sumOf(indicator, reported);
  const earlier = before?.meanOf ?? { sum: '0', days: 0 };
  const days = earlier.days + (day === null ? 0 : 1);
  const sum = addExactly([earlier.sum, day ?? '0'], indicator.decimals);
  const scaled = toScaled(addDecimals([sum], MOST_DECIMALS), MOST_DECIMALS);
  const divisor = BigInt(days) * 10n ** BigInt(MOST_DECIMALS - indicator.decimals);
  const total = days === 0 ? null : fromScaled(divideHalfUp(scaled, divisor), indicator.decimals);
  return { day, total, meanOf: { sum, days } };
}

/** Names count once, however many units serve the place and on however many days. */
function closePlaces(indicator: Indicator, reported: Reported, before: IndicatorClose | undefined): Result {
  const names = Object.values(reported.byUnit).flatMap(({ value }) =>
    Array.isArray(value) ? (value as string[]) : [],
  );
  const day = [...new Set(names)];
  const toDate = [...new Set([...(before?.places?.toDate ?? []), ...day])];
  const heard = Object.keys(reported.byUnit).length > 0 || reported.nil;
  const covered = new Set(toDate);
  return {
    day: heard ? String(day.length) : null,
    total: String(toDate.length),
    places: { day, toDate },
    ...(indicator.roster === undefined ? {} : { uncovered: indicator.roster.filter((name) => !covered.has(name)) }),
  };
}

/** Units that answered yes, of those asked. */
function closeCheck({ indicator, day: on, units }: IndicatorInput, reported: Reported): Result {
  const answers = Object.values(reported.byUnit).map(({ value }) => value);
  const day = answers.length === 0 ? null : String(answers.filter((answer) => answer === true).length);
  const asked = units.filter((unit) => isAskedOf(indicator, unit.id, on)).length;
  return { day, total: day, answers: { asked, answered: answers.length } };
}

function sumOf(indicator: Indicator, reported: Reported): DecimalString | null {
  const values = Object.values(reported.byUnit).map(({ value }) => {
    if (typeof value !== 'string') throw new Error(`${indicator.id} holds a value that is not a decimal`);
    return value;
  });
  return values.length === 0 ? null : addDecimals(values, indicator.decimals);
}

/** `previous` and `change` against the day figure of the close before. */
function withChange<R extends Pick<IndicatorClose, 'day'>>(
  indicator: Indicator,
  result: R,
  before: IndicatorClose | undefined,
): R & Pick<IndicatorClose, 'previous' | 'change'> {
  const previous = before?.day ?? null;
  if (previous === null || result.day === null) return { ...result, previous, change: null };
  return { ...result, previous, change: subtractExactly(result.day, previous, indicator.decimals) };
}
