/**
 * Closing one indicator that units report: its values by unit, its figure of the day and to date. What differs from kind to
 * kind stands in the kind's file; how figures are computed from others in `close-computed.ts`.
 *
 * Sums are scaled integers without a limit, so nothing is rounded but means and quotients, half up. null means that nobody
 * gave a value that day; it is never turned into zero, except where the kind says what a nil return means.
 */

import type { Indicator } from '../kinds/indicator.ts';
import type { IndicatorClose, OperandClose, UnitFigure } from '../kinds/indicator-close.ts';
import type { AskedKind, ClosedFigures, Reported } from '../kinds/kind.ts';
import { isAskedOf } from '../kinds/typing.ts';
import type { SharedPart } from '../values/counted-once.ts';
import { own } from '../values/own.ts';
import type { FigureValue, ReportingDay } from '../values/values.ts';
import type { ClosedDay } from './day-values.ts';

/** What a unit's newest revision says. */
export interface UnitReport {
  readonly nil: boolean;
  readonly figures: Readonly<Record<string, FigureValue>>;
  readonly reasons?: Readonly<Record<string, string>>;
}

/** What rows of a ledger say of a figure (`core/ledger/draw.ts`). */
export interface Drawn {
  readonly byUnit: Readonly<Record<string, FigureValue>>;
  readonly shared: readonly SharedPart[];
}

export type AskedClose = ClosedFigures & Pick<IndicatorClose, 'byUnit' | 'missing' | 'typedOn' | 'lastAnswers'>;

/**
 * @param units ids of the units that are open that day.
 * @param before the close of the reporting day before.
 * @param drawn of a figure that nobody types.
 */
export function closeAsked(
  kind: AskedKind,
  indicator: Indicator,
  units: readonly string[],
  day: ReportingDay,
  reportOf: (unit: string) => UnitReport | undefined,
  before: ClosedDay | undefined,
  drawn?: Drawn,
): AskedClose {
  const last = own(before?.indicators, indicator.id);
  const asked = units.filter((unit) => isAskedOf(indicator, unit, day));
  const carries = indicator.carry && kind.file.keys.includes('carry');
  const byUnit: Record<string, UnitFigure> = {};
  const missing: string[] = [];
  let nil = false;
  for (const unit of asked) {
    const report = reportOf(unit);
    const carried = carries && before !== undefined ? keptFigure(own(last?.byUnit, unit), before.day) : undefined;
    const rows = own(drawn?.byUnit, unit);
    const kept = carried && rows !== undefined ? { ...carried, value: rows } : carried;
    const value = drawn === undefined ? own(report?.figures, indicator.id) : report && rows;
    const figure = value === undefined ? kept : figureOf(kind, indicator, { unit, value, report }, last);
    if (figure !== undefined) byUnit[unit] = figure;
    else if (report?.nil) nil = true;
    else missing.push(unit);
  }
  const shared = drawn === undefined || drawn.shared.length === 0 ? {} : { shared: drawn.shared };
  const reported: Reported = { byUnit, missing, nil, asked: asked.length, ...shared };
  return {
    ...kind.close(indicator, reported, last),
    byUnit,
    missing,
    ...typedOn(byUnit, day, last),
    ...lastAnswers(kind, byUnit, day, last),
  };
}

function figureOf(
  kind: AskedKind,
  indicator: Indicator,
  { unit, value, report }: { unit: string; value: FigureValue; report: UnitReport | undefined },
  last: OperandClose | undefined,
): UnitFigure {
  if (kind.ofReport === undefined) return { value };
  return kind.ofReport(indicator, { unit, value, reason: own(report?.reasons, indicator.id) }, last);
}

/** Each unit's last answer, where answers are words. */
function lastAnswers(
  { isAnswer }: AskedKind,
  byUnit: Readonly<Record<string, UnitFigure>>,
  day: ReportingDay,
  last: OperandClose | undefined,
): Pick<IndicatorClose, 'lastAnswers'> {
  if (!isAnswer) return {};
  const given = Object.entries(byUnit).map(([unit, { value }]) => [unit, { answer: String(value), day }]);
  return { lastAnswers: { ...last?.lastAnswers, ...Object.fromEntries(given) } };
}

/** The day of each unit's last typed total. */
function typedOn(
  byUnit: Readonly<Record<string, UnitFigure>>,
  day: ReportingDay,
  last: OperandClose | undefined,
): Pick<IndicatorClose, 'typedOn'> {
  const typed = Object.entries(byUnit).filter(([, figure]) => figure.typed !== undefined);
  if (typed.length === 0 && last?.typedOn === undefined) return {};
  return { typedOn: { ...last?.typedOn, ...Object.fromEntries(typed.map(([unit]) => [unit, day])) } };
}

/**
 * An indicator that carries keeps the unit's last value, with the day it was really reported, whenever the unit gives none:
 * silent, left blank, or nil (nothing to report is no change, and must not empty a stock).
 */
const keptFigure = (last: UnitFigure | undefined, day: ReportingDay): UnitFigure | undefined =>
  last && { value: last.value, carriedFrom: last.carriedFrom ?? day };
