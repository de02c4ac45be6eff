/**
 * One published figure, taken apart: what each unit reported and when, what was there before, and the whole computed again
 * from the revisions that the close names, against what the close says and what the latest edition printed.
 */

import { nextReportingDay, previousReportingDay } from '../../core/calendar/schedule.ts';
import { closeDay } from '../../core/day/close.ts';
import type { DayClose, FiguresFile, UnitStanding } from '../../core/day/day-close.ts';
import type { Edition } from '../../core/edition/edition.ts';
import type { HistorySource } from '../../core/history/history.ts';
import { continuedDay } from '../../core/indicators/continued.ts';
import { finderOf } from '../../core/indicators/same-units.ts';
import type { Indicator } from '../../core/kinds/indicator.ts';
import type { IndicatorClose } from '../../core/kinds/indicator-close.ts';
import type { FigureDetails } from '../../core/kinds/kind.ts';
import { askedKind, computedKind } from '../../core/kinds/table.ts';
import { isAskedOf } from '../../core/kinds/typing.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { completionOf } from '../../core/target/completion.ts';
import { type PrintedTarget, printedTarget } from '../../core/target/printed.ts';
import { own } from '../../core/values/own.ts';
import type { DecimalString, FigureValue, Instant, ReportingDay } from '../../core/values/values.ts';
import type { Stores } from '../../ports.ts';
import { closeChecksum, readClose } from '../../records/day/closes.ts';
import { editionsOf } from '../../records/edition/editions.ts';
import { historyBetween } from '../../records/history/history.ts';
import { removedAt } from '../../records/keeping/settled.ts';
import { programmeVersion, type StoredProgramme } from '../../records/programme/programmes.ts';
import { revisionsIn } from '../briefing/compose.ts';
import { rowsAfter } from '../ledger/rows-after.ts';
import { readFigures } from './read.ts';

/** A figure of the day and to date. */
export interface TwoFigures {
  readonly day: DecimalString | null;
  readonly total: DecimalString | null;
}

export interface ExplainedFigure extends FigureDetails {
  readonly day: ReportingDay;
  /** As the programme had it when the day was closed. */
  readonly indicator: Indicator;
  readonly programme: Programme;
  readonly close: TwoFigures;
  /** null: a revision that the close names cannot be read; with `removed`, because its time was over. */
  readonly again: TwoFigures | null;
  readonly removed?: Instant;
  /** The latest edition and what it printed; absent: not issued. */
  readonly printed?: TwoFigures & Pick<Edition, 'issue' | 'edition'>;
  /** The day was closed again after that edition. */
  readonly isLater: boolean;
  readonly differences: readonly Difference[];
  readonly parts: readonly Part[];
  /** How far its target is reached; nothing without one. */
  readonly target: PrintedTarget;
  /** What is computed: its operands with their figures. */
  readonly of?: readonly (TwoFigures & { readonly indicator: Indicator })[];
  readonly before?: ReportingDay;
  readonly after?: ReportingDay;
  /** Not reported but imported (补录), and from where. */
  readonly history?: HistorySource;
}

export interface Difference {
  readonly what: 'day' | 'total';
  readonly again: DecimalString | null;
  readonly shown: DecimalString | null;
  readonly where: 'close' | 'edition';
}

export interface Part extends UnitStanding {
  /** Absent: no value that day. */
  readonly value?: FigureValue;
  readonly carriedFrom?: ReportingDay;
  /** The total to date that was typed, where `value` is what it grew by; and why it fell. */
  readonly typed?: DecimalString;
  readonly reason?: string;
}

/** undefined: the day has no close, or its close no such indicator. */
export async function explainFigure(
  stores: Stores,
  stored: StoredProgramme,
  day: ReportingDay,
  indicatorId: string,
): Promise<ExplainedFigure | undefined> {
  const id = stored.programme.id;
  const close = (await readClose(stores, id, day))?.close;
  if (close === undefined && day < stored.programme.starts) return explainHistory(stores, stored, day, indicatorId);
  const closed = own(close?.indicators, indicatorId);
  if (close === undefined || closed === undefined) return undefined;
  const { inForce } = stored.programme;
  const version = (await programmeVersion(stores.table, id, close.programmeVersion)) ?? stored;
  const programme = { ...version.programme, ...(inForce === undefined ? {} : { inForce }) };
  const indicator = programme.indicators.find((each) => each.id === indicatorId);
  if (indicator === undefined) return undefined;
  const earlier = previousReportingDay(programme, day);
  const before = earlier === undefined ? undefined : (await readClose(stores, id, earlier))?.close;
  const series = before && continuedDay(programme.indicators, before);
  const removed = await removedAt(stores.table, id, 'reports', day);
  const again = removed === undefined ? await computeAgain(stores, programme, close, before) : null;
  const edition = (await editionsOf(stores.table, id, day)).at(-1);
  const figures = edition === undefined ? undefined : await readFigures(stores.blobs, edition);
  const printed = figures && printedIn(figures, indicator);
  const isLater = edition !== undefined && edition.close !== closeChecksum(close);
  return {
    ...{ day, indicator, programme, close: two(closed), isLater },
    ...(removed === undefined ? {} : { removed }),
    again: again && two(own(again.indicators, indicatorId)),
    ...(edition === undefined || printed === undefined ? {} : { printed: { ...two(printed), ...numbersOf(edition) } }),
    differences: differencesOf(again && two(own(again.indicators, indicatorId)), closed, printed),
    target: printedTarget(completionOf(programme, indicator, finderOf(programme.indicators), close)),
    parts: partsOf(indicator, closed, close),
    ...detailsOf(programme, indicator, close, series),
    ...(before === undefined ? {} : { before: before.day }),
    ...(await dayAfter(stores, programme, day)),
  };
}

/** A figure of history: what the rows of its import say, and whether they still give it. It has no figure to date. */
async function explainHistory(
  stores: Stores,
  { programme }: StoredProgramme,
  day: ReportingDay,
  indicatorId: string,
): Promise<ExplainedFigure | undefined> {
  const [close] = await historyBetween(stores, programme.id, day, day);
  const indicator = programme.indicators.find((each) => each.id === indicatorId);
  const closed = own(close?.indicators, indicatorId);
  if (close === undefined || closed === undefined || indicator === undefined) return undefined;
  const dayOf = (of: TwoFigures | undefined): TwoFigures => ({ day: of?.day ?? null, total: null });
  const { historyDayAgain } = await import('../history/read.ts'); // few look behind it
  const made = await historyDayAgain(stores, programme.id, day);
  const again = made && dayOf(own(made.indicators, indicatorId));
  const operands = computedKind(indicator)?.operands(indicator);
  const of = operands?.flatMap((each) => operandOf(programme, close, each).map((part) => ({ ...part, total: null })));
  return {
    ...{ day, indicator, programme, close: dayOf(closed), again, isLater: false, target: {} },
    ...{ history: close.history, differences: differencesOf(again, dayOf(closed), undefined) },
    parts: partsOf(indicator, closed, close),
    ...(of === undefined ? {} : { of }),
  };
}

/** A part stands in its whole. */
function printedIn({ indicators }: FiguresFile, { id, partOf }: Indicator): TwoFigures | undefined {
  return partOf === undefined ? own(indicators, id) : own(own(indicators, partOf.whole)?.parts, partOf.part);
}

const two = (of: TwoFigures | undefined): TwoFigures => ({ day: of?.day ?? null, total: of?.total ?? null });

const numbersOf = ({ issue, edition }: Edition): Pick<Edition, 'issue' | 'edition'> => ({ issue, edition });

/** From the very revisions that the close names; null when one of them is not there. */
async function computeAgain(
  stores: Stores,
  programme: Programme,
  close: DayClose,
  before: DayClose | undefined,
): Promise<DayClose | null> {
  const revisions = await revisionsIn(stores, programme, close);
  if (revisions.length < close.units.filter(({ revision }) => revision !== null).length) return null;
  const previous = before === undefined ? null : { close: before, checksum: closeChecksum(before) };
  const { programmeVersion, day } = close;
  const ledgers = await rowsAfter(stores.blobs, { programme, day, revisions, before }, false);
  const rows = ledgers === undefined ? {} : { ledgers };
  return closeDay({ programme, programmeVersion, day, revisions, previous, ...rows });
}

function differencesOf(again: TwoFigures | null, close: TwoFigures, printed: TwoFigures | undefined): Difference[] {
  if (again === null) return [];
  const shown = [
    { where: 'close' as const, of: close },
    ...(printed === undefined ? [] : [{ where: 'edition' as const, of: printed }]),
  ];
  return shown.flatMap(({ where, of }) =>
    (['day', 'total'] as const)
      .filter((what) => again[what] !== of[what])
      .map((what) => ({ what, where, again: again[what], shown: of[what] })),
  );
}

/** Units that were asked, as the close has them. */
function partsOf(indicator: Indicator, closed: IndicatorClose, { units, day }: DayClose): Part[] {
  return units
    .filter(({ unit }) => isAskedOf(indicator, unit, day))
    .map((standing) => ({ ...standing, ...own(closed.byUnit, standing.unit) }));
}

function detailsOf(
  programme: Programme,
  indicator: Indicator,
  close: DayClose,
  before: DayClose | undefined,
): Partial<ExplainedFigure> {
  const closed = close.indicators[indicator.id]!;
  const earlier = own(before?.indicators, indicator.id);
  const explained = askedKind(indicator)?.explain?.(indicator, closed, earlier) ?? {};
  const operands = computedKind(indicator)?.operands(indicator);
  return operands === undefined ? explained : { of: operands.flatMap((id) => operandOf(programme, close, id)) };
}

function operandOf({ indicators }: Programme, close: DayClose, id: string) {
  const indicator = indicators.find((each) => each.id === id);
  return indicator === undefined ? [] : [{ indicator, ...two(own(close.indicators, id)) }];
}

async function dayAfter(
  stores: Stores,
  programme: Programme,
  day: ReportingDay,
): Promise<{ readonly after?: ReportingDay }> {
  const after = nextReportingDay(programme, day);
  const isClosed = after !== undefined && (await readClose(stores, programme.id, after)) !== undefined;
  return isClosed ? { after } : {};
}
