/**
 * `figures.json`: an edition's figures as data, values as decimal strings, indicators in the programme's order.
 *
 * The contract with whoever reads figures by program; keys are only ever added.
 */
import {
  type DayClose,
  type FiguresFile,
  isInState,
  type PrintedFigure,
  type PrintedUnit,
  type REPORT_STATES,
} from '../day/day-close.ts';
import type { CompareBases } from '../indicators/comparison.ts';
import { partFigures, unitShare } from '../indicators/parts.ts';
import { type FindIndicator, finderOf } from '../indicators/same-units.ts';
import { dayOver, toDateOver } from '../indicators/unit-figures.ts';
import type { Indicator } from '../kinds/indicator.ts';
import { isWhole, partsIn } from '../kinds/parts.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type PlacedLedgers, printedRows } from '../ledger/told.ts';
import type { Programme } from '../programme/programme.ts';
import { namedIn } from '../target/lists.ts';
import { printedTarget } from '../target/printed.ts';
import { type IndicatorStanding, standingsOf } from '../target/standing.ts';
import { branchesOf } from '../unit/levels.ts';
import { own } from '../values/own.ts';
import { withComparisons } from './printed-comparisons.ts';

/**
 * @param bases closes of the days that figures are compared with.
 * @param placed rows of ledgers.
 */
export function figuresFile(
  programme: Programme,
  close: DayClose,
  issue: number,
  edition: number,
  bases: CompareBases = {},
  placed: PlacedLedgers = {},
): FiguresFile {
  const { day, completeness } = close;
  const { expected, received, onTime } = completeness;
  const find = finderOf(programme.indicators);
  const standings = standingsOf(programme, close);
  const members = new Map(branchesOf(programme).map((branch) => [branch.unit.id, branch.members]));
  const printed = programme.indicators.filter(isWhole).map((each) => {
    const figure = printedFigure(programme, each, find, standings.get(each.id)!, close);
    return [each.id, withComparisons(figure, each, { find, close, bases, members, starts: programme.starts })] as const;
  });
  return {
    programme: close.programme,
    day,
    issue,
    edition,
    completeness: { expected, received, onTime },
    reports: reportsIn(close),
    indicators: Object.fromEntries(printed),
    ...(programme.lists === undefined
      ? {}
      : { lists: programme.lists.map((list) => namedIn(list, standings.get(list.of)!)) }),
    ...(programme.ledgers === undefined ? {} : { ledgers: ledgersIn(programme.ledgers, placed) }),
  };
}

const ledgersIn = (ledgers: readonly Ledger[], placed: PlacedLedgers): NonNullable<FiguresFile['ledgers']> =>
  Object.fromEntries(ledgers.map((each) => [each.id, { rows: printedRows(each, placed[each.id] ?? []) }]));

function reportsIn({ units }: DayClose): NonNullable<FiguresFile['reports']> {
  const of = (state: (typeof REPORT_STATES)[number]): string[] =>
    units.filter((unit) => isInState(unit, state)).map(({ unit }) => unit);
  return { missing: of('missing'), late: of('late'), nil: of('nil') };
}

function printedFigure(
  programme: Programme,
  indicator: Indicator,
  find: FindIndicator,
  standing: IndicatorStanding,
  closed: DayClose,
): PrintedFigure {
  const { day, total, previous, change, changeLeftOut, uncovered, options } = closed.indicators[indicator.id]!;
  const { roster } = indicator;
  const { units, ...set } = standing.rows;
  const isOfFewer = change !== null && changeLeftOut !== undefined;
  return {
    ...{ day, total, previous, change, ...set },
    ...(isOfFewer ? { changeLeftOut } : {}),
    ...(roster === undefined || uncovered === undefined ? {} : { roster: { asked: roster.length, uncovered } }),
    ...(options === undefined ? {} : { options }),
    ...printedTarget(standing.completion),
    ...partsOf(indicator, closed),
    units: Object.fromEntries(
      rowsOf(programme, standing).map(([unit, row, members]) => [
        unit,
        {
          ...unitOf(unit, row, standing),
          ...shareOf(indicator, row, closed),
          ...unitParts(programme, indicator, find, closed, members),
        },
      ]),
    ),
  };
}

/** Units and branches as the programme lists them, each with those whose figures it is made of. */
function rowsOf(
  programme: Programme,
  { rows, branches }: IndicatorStanding,
): [string, PrintedUnit, ReadonlySet<string>][] {
  const members = new Map(branchesOf(programme).map((branch) => [branch.unit.id, branch.members]));
  if (branches.size === 0) return Object.entries(rows.units).map(([unit, row]) => [unit, row, new Set([unit])]);
  return programme.units.flatMap(({ id }): [string, PrintedUnit, ReadonlySet<string>][] => {
    const [sum, row] = [branches.get(id), own(rows.units, id)];
    const only = members.get(id) ?? new Set([id]);
    if (sum === undefined) return row === undefined ? [] : [[id, row, only]];
    return [[id, row === undefined ? sum : { ...sum, own: { day: row.day, total: row.total } }, only]];
  });
}

function partsOf(indicator: Indicator, closed: DayClose): Pick<PrintedFigure, 'parts'> {
  const parts = partFigures(indicator, closed).map(({ part, day, total, share }) => [part, { day, total, share }]);
  return parts.length === 0 ? {} : { parts: Object.fromEntries(parts) };
}

function shareOf(indicator: Indicator, row: PrintedUnit, closed: DayClose): Pick<PrintedUnit, 'share'> {
  return indicator.shares === undefined ? {} : { share: unitShare(indicator, row, closed) };
}

function unitParts(
  programme: Programme,
  { id, by }: Indicator,
  find: FindIndicator,
  closed: DayClose,
  only: ReadonlySet<string>,
): Pick<PrintedUnit, 'parts'> {
  if (by === undefined) return {};
  const parts = partsIn(programme.indicators, id).map((part) => {
    return [part.partOf!.part, { day: dayOver(part, find, closed, only), total: toDateOver(part, find, closed, only) }];
  });
  return { parts: Object.fromEntries(parts) };
}

function unitOf(unit: string, row: PrintedUnit, { completion, ranks }: IndicatorStanding): PrintedUnit {
  const reached = own(completion?.units, unit);
  const rank = ranks.get(unit);
  return {
    ...row,
    ...(reached === undefined ? {} : { target: reached.target, completion: reached.completion }),
    ...(reached === undefined || completion?.timeProgress === null ? {} : { ahead: reached.ahead }),
    ...(rank === undefined ? {} : { rank }),
  };
}
