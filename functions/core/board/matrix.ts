/**
 * The matrix of a day: every unit's figure of every indicator as it stands now, each with how it came about. From the day
 * closed as it is and the reports behind it; the desk's table and the API show the same.
 */

import type { DayClose } from '../day/day-close.ts';
import { finderOf, unitsMeant } from '../indicators/same-units.ts';
import type { Indicator } from '../kinds/indicator.ts';
import { askedKind } from '../kinds/table.ts';
import { isAskedOf } from '../kinds/typing.ts';
import { askedOnDay, type Programme } from '../programme/programme.ts';
import type { Revision } from '../report/submission.ts';
import { completionOf, type Reached } from '../target/completion.ts';
import { own } from '../values/own.ts';
import type { DecimalString, FigureValue, ReportingDay } from '../values/values.ts';

/** 已填, 未填 in a report that came, 零报告, 未报, or computed from the unit's others. */
export type CellState = 'reported' | 'blank' | 'nil' | 'missing' | 'computed';

export interface MatrixCell {
  /** As the day's close takes it; null: there is none, which is never zero. */
  readonly value: FigureValue | null;
  readonly state: CellState;
  /** The value was kept from that day. */
  readonly carried?: ReportingDay;
  /** How far the unit has reached its target, in percent; null: nothing is known of it yet. */
  readonly completion?: DecimalString | null;
  /** Far from the unit's fourteen days: what is usual, as it was asked, or the reason that the unit gave. */
  readonly unusual?: { readonly usual: string } | { readonly reason: string };
}

/** One indicator over the units that are asked; a unit that is not asked has no cell. */
export interface MatrixColumn {
  readonly indicator: string;
  readonly name: string;
  readonly unit: string;
  /** Over all units; null: nobody gave one. */
  readonly day: DecimalString | null;
  /** How far its target is reached, of all units; absent: it has none. */
  readonly completion?: DecimalString | null;
  readonly units: Readonly<Record<string, MatrixCell>>;
}

/** @param close of the day as it stands, by the version of the programme that counts on it. */
export function matrixOf(programme: Programme, close: DayClose, revisions: readonly Revision[]): MatrixColumn[] {
  const reports = new Map(revisions.map((revision) => [revision.unit, revision]));
  const find = finderOf(programme.indicators);
  const open = close.units.map(({ unit }) => unit);
  return askedOnDay(programme, close.day).indicators.map((indicator) => {
    const { id, name, unit } = indicator;
    const reached = completionOf(programme, indicator, find, close);
    const meant = new Set(askedKind(indicator) === undefined ? unitsMeant(indicator, find, open) : open);
    const cells = open.flatMap((each) => {
      const cell = meant.has(each) ? cellOf(indicator, close, each, reports.get(each)) : undefined;
      return cell === undefined ? [] : [[each, { ...cell, ...rateIn(reached?.units[each]) }] as const];
    });
    const day = close.indicators[id]?.day ?? null;
    return { indicator: id, name, unit, day, ...rateIn(reached), units: Object.fromEntries(cells) };
  });
}

const rateIn = (reached: Reached | undefined): Pick<MatrixCell, 'completion'> =>
  reached === undefined ? {} : { completion: reached.completion };

function cellOf(
  indicator: Indicator,
  close: DayClose,
  unit: string,
  report: Revision | undefined,
): MatrixCell | undefined {
  const figure = own(close.indicators[indicator.id]?.byUnit, unit);
  const kind = askedKind(indicator);
  // A unit that lacks a part of it has none yet.
  if (kind === undefined) return { value: figure?.value ?? null, state: 'computed' };
  if (!isAskedOf(indicator, unit)) return undefined;
  const state = stateOf(indicator, report);
  const ofNil = state === 'nil' ? kind.ofNil(indicator) : null;
  return {
    value: figure?.value ?? ofNil,
    state,
    ...(figure?.carriedFrom === undefined ? {} : { carried: figure.carriedFrom }),
    ...unusualOf(indicator, report),
  };
}

function stateOf({ id, from }: Indicator, report: Revision | undefined): CellState {
  if (report === undefined) return 'missing';
  // What is drawn from a ledger is as the rows stand, whatever of them was reported today.
  if (from !== undefined || own(report.figures, id) !== undefined) return 'reported';
  return report.nil ? 'nil' : 'blank';
}

/** As it was asked when the report came: the days before may have changed since, and the clerk saw this. */
function unusualOf({ id }: Indicator, report: Revision | undefined): Pick<MatrixCell, 'unusual'> {
  const asked = report?.findings.find(({ code, path }) => path === `figures.${id}` && UNUSUAL.includes(code));
  if (asked === undefined) return {};
  return { unusual: asked.code === 'figure.explained' ? { reason: asked.expected } : { usual: asked.expected } };
}

const UNUSUAL: readonly string[] = ['figure.unusual', 'figure.explained'];
