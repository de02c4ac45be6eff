/**
 * The table of units: who reported what. Part of `compose.ts`.
 *
 * An indicator that many units are asked for is a column, with subtotals by group and a total; one that only a few are
 * asked for is told in words in the last column, so that the table has no deserts. So does what is computed of single
 * units. What a unit did not report is said (未报, 未填报), what it was not asked for is a dash, and 0 is 0.
 */

import type { DayClose, UnitStanding } from '../day/day-close.ts';
import { figureOver } from '../indicators/change.ts';
import { countOf, together, valuesByUnit } from '../indicators/day-values.ts';
import { finderOf, unitsMeant } from '../indicators/same-units.ts';
import type { Indicator } from '../kinds/indicator.ts';
import { isWhole } from '../kinds/parts.ts';
import { askedKind, isToldAs, kindOf } from '../kinds/table.ts';
import { isAskedOf, typingOf } from '../kinds/typing.ts';
import { measureOf } from '../kinds/words.ts';
import type { Programme } from '../programme/programme.ts';
import type { IndicatorStanding } from '../target/standing.ts';
import { linesOf } from '../unit/unit-lines.ts';
import { carriedFigures } from './completeness.ts';
import type { CellData, UnitColumn, UnitRow, UnitsTable } from './data.ts';
import { figuresOf } from './figures.ts';
import { figureCell, NONE, wordCell } from './indicator-table.ts';
import { otherFigure, unitCell } from './unit-cells.ts';

/** An indicator is a column when at least two units and a quarter of all are asked for it. */
const SHARE_OF_UNITS = 4;

interface Sheet {
  readonly programme: Programme;
  readonly close: DayClose;
  readonly columns: readonly Indicator[];
  readonly others: readonly Indicator[];
  readonly standings: ReadonlyMap<string, IndicatorStanding>;
  /** Units without a figure in any column are left out, and so is how all stand. */
  readonly isPart: boolean;
}

/** null when no unit is open that day. @param shown absent: all of them; else columns of these alone, and no words beside */
export function unitsTable(
  programme: Programme,
  close: DayClose,
  standings: ReadonlyMap<string, IndicatorStanding>,
  shown?: (indicator: Indicator) => boolean,
): UnitsTable | null {
  if (close.units.length === 0) return null;
  const asked = programme.indicators.filter(
    (indicator) =>
      isWhole(indicator) && !isText(indicator) && isOfUnits(indicator, close) && (shown?.(indicator) ?? true),
  );
  const isColumn = (indicator: Indicator): boolean => {
    const count = unitsOf(programme, indicator, close).length;
    return count >= 2 && count * SHARE_OF_UNITS >= close.units.length;
  };
  const others = asked.filter((indicator) => !isColumn(indicator) && indicator.askedOf?.length !== 0);
  const isPart = shown !== undefined;
  const hasStandings = close.units.some(({ state, late }) => state !== 'reported' || late);
  const columnsShown = asked.filter(isColumn);
  if (isPart && columnsShown.length === 0) return null;
  const sheet = {
    programme,
    close,
    columns: columnsShown,
    others: isPart ? [] : others,
    standings,
    isPart: isPart && !hasStandings,
  };
  const columns = sheet.columns.flatMap((each) => [columnOf(each), ...rateColumns(each, sheet)]);
  return {
    columns,
    hasStandings: hasStandings || !isPart,
    hasOthers: sheet.others.length > 0,
    rows: rowsOf(sheet),
    notes: notesOf(sheet),
  };
}

/** A text is told whole, in a paragraph of its own. */
const isText = (indicator: Indicator): boolean => typingOf(indicator)?.entry.field === 'text';

/** Units are asked for it, or it is computed for some of them. */
const isOfUnits = (indicator: Indicator, close: DayClose): boolean =>
  askedKind(indicator) !== undefined || Object.keys(figuresOf(indicator, close).byUnit).length > 0;

function unitsOf({ indicators }: Programme, indicator: Indicator, { units, day }: DayClose): string[] {
  const open = units.map(({ unit }) => unit);
  if (askedKind(indicator) === undefined) return unitsMeant(indicator, finderOf(indicators), open);
  return open.filter((unit) => isAskedOf(indicator, unit, day));
}

function columnOf(indicator: Indicator): UnitColumn {
  const { align } = kindOf(indicator).print;
  return { name: indicator.name, measure: align === 'center' ? null : measureOf(indicator), align, weight: 3 };
}

/** Where units have targets: what there is to date, which the rate is of, and the rate. */
function rateColumns(indicator: Indicator, { standings }: Sheet): UnitColumn[] {
  if (!hasRates(indicator, standings)) return [];
  const rate: UnitColumn = { name: '完成率', measure: '%', align: 'decimal', weight: 3 };
  const toDate: UnitColumn = { name: '累计', measure: measureOf(indicator), align: 'decimal', weight: 3 };
  return isToDate(indicator) ? [toDate, rate] : [rate];
}

const hasRates = ({ id }: Indicator, standings: Sheet['standings']): boolean =>
  Object.keys(standings.get(id)?.completion?.units ?? {}).length > 0;

/** Does the figure to date say more than the day's? */
const isToDate = (indicator: Indicator): boolean =>
  indicator.target?.per === undefined && askedKind(indicator)?.isOfDay === false;

/** @param unit absent: of all together */
function rateCells(indicator: Indicator, { standings, close }: Sheet, unit?: string): CellData[] {
  if (!hasRates(indicator, standings)) return [];
  const { completion, rows, branches } = standings.get(indicator.id)!;
  const own = unit === undefined ? completion : completion?.units[unit];
  const total =
    unit === undefined ? figuresOf(indicator, close).total : ((branches.get(unit) ?? rows.units[unit])?.total ?? null);
  const cell = (value: string | null | undefined, of: 'total' | 'completion'): CellData => {
    if (value === null || value === undefined) return NONE;
    return unit === undefined ? figureCell({ indicator: indicator.id, of, unit: null, value }) : wordCell(value, null);
  };
  const rate = cell(own?.completion, 'completion');
  return isToDate(indicator) ? [cell(total, 'total'), rate] : [rate];
}

/** Groups in the order in which the programme first names them; a group of one needs no subtotal. */
function rowsOf(sheet: Sheet): readonly UnitRow[] {
  const lines = linesShown(sheet);
  const groups = Map.groupBy(lines, ({ group }) => group);
  const named = groups.size > 1 || !groups.has('');
  const rows = [...groups].flatMap(([group, lines]) => [
    ...(named ? [groupRow(sheet, group || '其他')] : []),
    ...lines.map(({ id, name, isBranch, units }) =>
      isBranch ? sumRow(sheet, 'row', name, units, id) : unitRow(sheet, units[0]!),
    ),
    ...(groups.size > 1 && lines.length > 1
      ? [
          sumRow(
            sheet,
            'subtotal',
            '小计',
            lines.flatMap(({ units }) => units),
          ),
        ]
      : []),
  ]);
  return [...rows, sumRow(sheet, 'total', '合计', sheet.close.units)];
}

/** Of a part of the figures only the units that have any of them. */
function linesShown(sheet: Sheet): ReturnType<typeof linesOf<UnitStanding>> {
  const all = linesOf(sheet.programme.units, sheet.close.units);
  return sheet.isPart ? all.filter(({ units }) => units.some((unit) => hasFigure(sheet, unit))) : all;
}

const hasFigure = ({ columns, close }: Sheet, { unit }: UnitStanding): boolean =>
  columns.some(
    (indicator) => isAskedOf(indicator, unit, close.day) || figuresOf(indicator, close).byUnit[unit] !== undefined,
  );

function groupRow(sheet: Sheet, name: string): UnitRow {
  const columns = sheet.columns.reduce((count, each) => count + 1 + rateColumns(each, sheet).length, 0);
  const span = (sheet.isPart ? 1 : 2) + columns + (sheet.others.length > 0 ? 1 : 0);
  return { role: 'group', name, standing: NONE, cells: [], others: [], blank: NONE, span };
}

function unitRow(sheet: Sheet, standing: UnitStanding): UnitRow {
  const cells = sheet.columns.flatMap((indicator) => [
    unitCell(sheet.close, indicator, standing),
    ...rateCells(indicator, sheet, standing.unit),
  ]);
  const others = sheet.others.flatMap((each) => otherFigure(sheet.close, each, standing));
  const owes =
    standing.state === 'missing' && sheet.others.some((each) => isAskedOf(each, standing.unit, sheet.close.day));
  const blank = owes ? wordCell('未报', 'missing') : NONE;
  return { role: 'row', name: standing.name, standing: standingCell(standing), cells, others, blank, span: null };
}

function standingCell({ state, late }: UnitStanding): CellData {
  if (state === 'missing') return wordCell('未报', 'missing');
  if (state === 'nil') return wordCell(late ? '零报告（迟报）' : '零报告', late ? 'late' : 'nil');
  return late ? wordCell('迟报', 'late') : wordCell('按时', null);
}

/**
 * A branch, the subtotal of a group, or the total of all: sums, distinct names, or how many answered yes.
 * @param branch its id, where it is one.
 */
function sumRow(
  sheet: Sheet,
  role: 'row' | 'subtotal' | 'total',
  name: string,
  units: readonly UnitStanding[],
  branch?: string,
): UnitRow {
  const received = units.filter(({ state }) => state !== 'missing').length;
  const cells = sheet.columns.flatMap((indicator) => {
    if (role === 'total') return [totalCell(sheet, indicator), ...rateCells(indicator, sheet)];
    const sum = sumOf(sheet, indicator, units);
    const rates = branch === undefined ? undefined : rateCells(indicator, sheet, branch);
    return [sum === null ? NONE : wordCell(sum, null), ...(rates ?? rateColumns(indicator, sheet).map(() => NONE))];
  });
  const standing = wordCell(`${received}/${units.length}`, null);
  return { role, name, standing, cells, others: [], blank: NONE, span: null };
}

function totalCell({ close }: Sheet, indicator: Indicator): CellData {
  const { day } = figuresOf(indicator, close);
  return day === null ? NONE : figureCell({ indicator: indicator.id, of: 'day', unit: null, value: day });
}

function sumOf({ programme, close }: Sheet, indicator: Indicator, units: readonly UnitStanding[]): string | null {
  const kind = askedKind(indicator);
  if (kind === undefined) return computedSum(programme, close, indicator, units);
  // A nil return is no figure in this table.
  const { byUnit } = figuresOf(indicator, close);
  const some = new Set(units.flatMap(({ unit }) => (byUnit[unit] === undefined ? [] : [unit])));
  return countOf(together(kind, indicator, valuesByUnit(kind, indicator, close), some));
}

/** Computed again over these units. */
function computedSum({ indicators }: Programme, close: DayClose, indicator: Indicator, units: readonly UnitStanding[]) {
  const some = new Set(units.map(({ unit }) => unit));
  return figureOver(indicator, finderOf(indicators), close, some);
}

function notesOf(sheet: Sheet): readonly string[] {
  const { programme, close, columns } = sheet;
  const carried = carriedFigures(programme, close);
  const units = linesShown(sheet).flatMap(({ isBranch, units }) => (isBranch ? [] : units));
  const dashes = columns.some(
    (each) => each.askedOf !== undefined && units.some(({ unit }) => !isAskedOf(each, unit, close.day)),
  );
  const places = columns.filter((indicator) => isToldAs(indicator, 'places')).map(({ name }) => name);
  return [
    ...(dashes ? ['“—”为不要求报送。'] : []),
    ...(carried.length > 0 ? [`*为沿用最近一次报送数：${carried.join('、')}。`] : []),
    ...(places.length > 0 ? [`${places.join('、')}按名称去重，各单位之和可能大于合计。`] : []),
  ];
}
