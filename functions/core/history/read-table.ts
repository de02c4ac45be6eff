/**
 * A table of history: 报告日, 单位 and a column for each indicator, by its name (with its measure in brackets, if any) or id;
 * a row for each unit and day. What a cell may be is judged as in a report sheet.
 */
import { finding } from '../findings/finding.ts';
import type { Indicator } from '../kinds/indicator.ts';
import { typingOf } from '../kinds/typing.ts';
import type { Programme, Unit } from '../programme/programme.ts';
import { cellName } from '../sheet/cell-name.ts';
import { type FoundCell, type FoundSheet, textAt } from '../sheet/grid.ts';
import { type Taken, takeCell, taking } from '../sheet/read-cell.ts';
import { inOwnMeasure } from '../sheet/seen.ts';
import { didYouMean } from '../text/nearest.ts';
import { addDays } from '../values/reporting-day.ts';
import type { DraftRow, Drafts, PlacedFinding } from './draft.ts';

const DAY_HEADS = ['报告日', '日期', '报告期', 'day'];
const UNIT_HEADS = ['单位', '报送单位', 'unit'];

interface Column {
  readonly indicator: Indicator;
  readonly index: number;
  /** Measure in the heading, where it is not the indicator's own. */
  readonly measure: string;
}

interface Heads {
  readonly row: number;
  readonly day: number;
  readonly unit: number;
  readonly columns: readonly Column[];
  readonly findings: readonly PlacedFinding[];
}

export function draftsOfTable(programme: Programme, sheet: FoundSheet): Drafts {
  const heads = headsOf(programme, sheet);
  if (heads === undefined) {
    const seen = '没有“报告日”和“单位”两列';
    return { rows: [], findings: [{ place: '', finding: finding('history.shape', { path: 'file', seen }) }] };
  }
  const below = sheet.slice(heads.row + 1).map((cells, at) => ({ cells, row: heads.row + 1 + at }));
  const filled = below.filter(({ cells }) => cells.some((cell) => (cell?.text ?? '').trim() !== ''));
  const read = filled.map(({ cells, row }) => rowOf(programme, heads, cells, row));
  return {
    rows: read.map(({ draft }) => draft),
    findings: [...heads.findings, ...read.flatMap(({ findings }) => findings)],
  };
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');

/** The first row that names both a day and a unit; above it may stand a title. */
function headsOf(programme: Programme, sheet: FoundSheet): Heads | undefined {
  for (let row = 0; row < Math.min(sheet.length, 10); row += 1) {
    const texts = Array.from(sheet[row] ?? [], (_, index) => plain(textAt(sheet, row, index)));
    const day = texts.findIndex((text) => DAY_HEADS.includes(text));
    const unit = texts.findIndex((text) => UNIT_HEADS.includes(text));
    if (day >= 0 && unit >= 0) return { row, day, unit, ...columnsOf(programme, texts, row, [day, unit]) };
  }
  return undefined;
}

function columnsOf(
  { indicators }: Programme,
  texts: readonly string[],
  row: number,
  taken: readonly number[],
): Pick<Heads, 'columns' | 'findings'> {
  const asked = indicators.filter((each) => typingOf(each) !== undefined);
  const columns: Column[] = [];
  const findings: PlacedFinding[] = [];
  for (const [index, seen] of texts.entries()) {
    if (seen === '' || taken.includes(index)) continue;
    const place = cellName(index, row);
    const bare = seen.replace(/\([^()]*\)$/u, '');
    const measure = seen === bare ? '' : seen.slice(bare.length + 1, -1);
    const indicator = called(asked, seen) ?? called(asked, bare);
    const before = columns.find((column) => column.indicator.id === indicator?.id);
    if (indicator === undefined) {
      const expected = didYouMean(
        bare,
        asked.map(({ name }) => name),
      );
      findings.push({ place, finding: finding('history.column', { path: 'file', seen, expected }) });
    } else if (before !== undefined) {
      const words = { path: 'file', name: indicator.name, seen: `${cellName(before.index, row)}、${place}` };
      findings.push({ place, finding: finding('history.column_twice', words) });
    } else columns.push({ indicator, index, measure: called([indicator], seen) === undefined ? measure : '' });
  }
  return { columns, findings };
}

/** By name, id or an alias that no other has. */
function called(indicators: readonly Indicator[], text: string): Indicator | undefined {
  const exact = indicators.find(({ id, name }) => plain(name) === text || id === text);
  const others = indicators.filter(({ partOf, aliases }) => partOf === undefined && aliases.map(plain).includes(text));
  return exact ?? (others.length === 1 ? others[0] : undefined);
}

function rowOf(
  programme: Programme,
  { day, unit, columns }: Heads,
  cells: readonly (FoundCell | undefined)[],
  row: number,
): { readonly draft: DraftRow; readonly findings: readonly PlacedFinding[] } {
  const name = textIn(cells[unit]);
  const found = unitCalled(programme, name);
  const taken = taking(cellName(unit, row));
  const findings: PlacedFinding[] = [];
  for (const { indicator, index, measure } of columns) {
    const place = cellName(index, row);
    const cell = inMeasure(cells[index], measure, indicator);
    if (cell === 'differs') {
      const words = { path: `figures.${indicator.id}`, name: indicator.name, seen: measure, expected: indicator.unit };
      findings.push({ place, finding: finding('history.measure', words) });
    } else if (found !== undefined) takeFigure(taken, found, indicator, cell, place);
  }
  findings.push(...taken.findings.map(({ cell, finding }) => ({ place: cell, finding })));
  const draft = {
    day: { text: dayText(cells[day]), place: cellName(day, row) },
    unit: { text: name, place: cellName(unit, row) },
    figures: taken.figures,
    placeOf: (path: string) => taken.cells[path] ?? cellName(unit, row),
  };
  return { draft, findings };
}

const takeFigure = (taken: Taken, unit: Unit, indicator: Indicator, cell: FoundCell | undefined, place: string): void =>
  takeCell(taken, unit, { key: `figure ${indicator.id}`, kind: 'figure', indicator }, cell, place);

function inMeasure(
  cell: FoundCell | undefined,
  measure: string,
  { unit }: Indicator,
): FoundCell | 'differs' | undefined {
  if (cell === undefined || measure === '' || (cell.is !== 'text' && cell.is !== 'number')) return cell;
  if (cell.text.trim() === '') return undefined;
  const text = inOwnMeasure(cell.text.trim(), measure, unit);
  return text === 'differs' ? text : { ...cell, text };
}

/** By name or id. */
export const unitCalled = ({ units }: Programme, text: string): Unit | undefined =>
  units.find(({ id, name }) => id === text || plain(name) === plain(text));

const textIn = (cell: FoundCell | undefined): string => cell?.text.trim() ?? '';

/** A spreadsheet keeps a date as the days since 1900. */
function dayText(cell: FoundCell | undefined): string {
  const text = textIn(cell);
  return cell?.is === 'date' && /^[1-9]\d{2,5}$/.test(text) ? addDays('1899-12-30', Math.trunc(+text)) : text;
}
