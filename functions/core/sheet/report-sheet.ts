/**
 * The sheet that a report is filled in on, offline: what stands in which cell, for one unit (items below each other) or for
 * all (a row a unit, a column an item). The same plan is written as a workbook and as CSV; `read.ts` reads it.
 *
 * The first row and column are hidden and hold keys: whose report, of which day, of which item. Names may be sorted and
 * reworded by whoever fills it in; keys say what a cell means.
 */

import { cycleOf } from '../calendar/cycle.ts';
import { cycleWords, reportingDayWords } from '../calendar/words.ts';
import type { Indicator } from '../kinds/indicator.ts';
import { isSummed, isWhole } from '../kinds/parts.ts';
import { type EntryLimit, oneOf } from '../kinds/sheet-entry.ts';
import { askedKind } from '../kinds/table.ts';
import { isAskedOf, typingOf } from '../kinds/typing.ts';
import { askedOnDay, type Programme, type Unit } from '../programme/programme.ts';
import type { FigureValue, ReportingDay } from '../values/values.ts';
import { MEASURE_HEAD } from './grid.ts';

/** Something that a unit is asked for: a figure, a narrative of a kind, or the nil return. */
export type SheetField =
  | { readonly key: string; readonly kind: 'figure'; readonly indicator: Indicator }
  | { readonly key: string; readonly kind: 'narrative'; readonly name: string }
  | { readonly key: string; readonly kind: 'nil' };

/** What a sheet begins with, for one unit. */
export interface SheetEntry {
  readonly unit: Unit;
  /** Revision that the sheet is based on; 0 when there is none. */
  readonly basedOn: number;
  readonly nil: boolean;
  readonly figures: Readonly<Record<string, FigureValue>>;
  /** Text by kind. */
  readonly narratives: Readonly<Record<string, string>>;
  /** Figures of the reporting day before. */
  readonly previous: Readonly<Record<string, FigureValue>>;
}

export type PlannedCell =
  | { readonly is: 'words'; readonly text: string; readonly strong?: boolean }
  | { readonly is: 'head'; readonly text: string }
  /** To be filled in; `text` stands there already. */
  | { readonly is: 'entry'; readonly text: string; readonly only?: EntryLimit }
  | { readonly is: 'empty' };

export interface SheetPlan {
  readonly name: string;
  readonly title: string;
  readonly organisation: string;
  readonly day: ReportingDay;
  /** The first row and the first column are hidden. */
  readonly rows: readonly (readonly PlannedCell[])[];
  /** Widths in characters, hidden column included. */
  readonly widths: readonly number[];
  /** Rows and columns that stay in view, hidden ones included. */
  readonly headRows: number;
  readonly headColumns: number;
}

export type SheetLayout = 'unit' | 'units';

export const MARK_START = 'jianbao report ';
/** What stands in the first cell: never a date or number by itself, or a spreadsheet would rewrite it. */
const sheetMark = (programme: string, day: ReportingDay, version: number, layout: SheetLayout): string =>
  `${MARK_START}1; programme=${programme}; day=${day}; version=${version}; layout=${layout}`;
export const SHEET_MARK =
  /^jianbao report 1; programme=([\w-]+); day=(\d{4}-\d{2}-\d{2}); version=(\d+); layout=(units?)$/;

const unitKey = (unit: string, basedOn: number): string => `unit ${unit} after ${basedOn}`;
export const UNIT_KEY = /^unit (\S+) after (\d{1,6})$/;
/** What a unit is not asked for. */
export const NOT_ASKED = '—';

/** Fields of the sheet, in its order; of one unit only those that it is asked for. */
export function sheetFields({ indicators, narratives }: Programme, unit?: Unit): SheetField[] {
  const asked = indicators.filter((each) => askedKind(each) !== undefined && each.from === undefined);
  const own = unit === undefined ? asked : asked.filter((indicator) => isAskedOf(indicator, unit.id));
  return [
    ...own.map((indicator) => ({ key: `figure ${indicator.id}`, kind: 'figure' as const, indicator })),
    ...narratives.map(({ name }) => ({ key: `narrative ${name}`, kind: 'narrative' as const, name })),
    { key: 'nil', kind: 'nil' as const },
  ];
}

export const fieldName = (field: SheetField): string =>
  field.kind === 'figure' ? field.indicator.name : field.kind === 'narrative' ? field.name : '零报告';

/** What stands in the cell of a figure, as text that the reader takes back. */
const writtenValue = (indicator: Indicator, value: FigureValue | undefined): string =>
  value === undefined ? '' : (typingOf(indicator)?.entry.written(value) ?? '');

const EMPTY: PlannedCell = { is: 'empty' };
const words = (text: string): PlannedCell => ({ is: 'words', text });
const strong = (text: string): PlannedCell => ({ is: 'words', text, strong: true });
const head = (text: string): PlannedCell => ({ is: 'head', text });

interface Heading {
  readonly programme: Programme;
  readonly version: number;
  readonly day: ReportingDay;
}

/** One unit: items below each other, beside them the day before and the definition. */
export function unitSheet({ programme, version, day }: Heading, entry: SheetEntry): SheetPlan {
  const fields = sheetFields(askedOnDay(programme, day), entry.unit);
  const title = `${programme.title} ${reportingDayWords(programme.schedule, day)} ${entry.unit.name}`;
  const rows = [
    [words(sheetMark(programme.id, day, version, 'unit')), EMPTY, words(unitKey(entry.unit.id, entry.basedOn))],
    [EMPTY, strong(title)],
    [EMPTY, words('只填“填报”一列，不要增删行列。没有发生填 0，没有数字留空；名称用顿号分开。')],
    [EMPTY, ...['指标', '填报', MEASURE_HEAD, lastWords(programme), '口径'].map(head)],
    ...fields.map((field) => [
      words(field.key),
      words(fieldName(field)),
      entryCell(field, entry),
      ...notes(programme, field, entry),
    ]),
  ];
  return { ...about(programme, day, title), rows, widths: [2, 26, 18, 10, 18, 60], headRows: 4, headColumns: 2 };
}

/** Over the values of the report before: 上一报告日, 上月. */
const lastWords = ({ schedule }: Programme): string =>
  cycleOf(schedule) === 'day' ? '上一报告日' : cycleWords(schedule).before;

function notes({ schedule }: Programme, field: SheetField, { previous }: SheetEntry): PlannedCell[] {
  if (field.kind === 'nil') return [EMPTY, EMPTY, words(`${cycleWords(schedule).now}确无事项填“是”，其余留空`)];
  if (field.kind === 'narrative') return [EMPTY, EMPTY, words('文字，可以换行；没有留空')];
  const { id, unit, definition, required } = field.indicator;
  const how = askedKind(field.indicator)?.sheet.note ?? '';
  const notes = [
    required ? '必填' : '',
    field.indicator.reported === undefined ? '' : '填累计数',
    partsNote(field.indicator),
    how,
    definition ?? '',
  ].filter((text) => text !== '');
  return [words(unit), words(writtenValue(field.indicator, previous[id])), words(notes.join('；'))];
}

/** All units: a row a unit, a column an item. */
export function unitsSheet({ programme, version, day }: Heading, entries: readonly SheetEntry[]): SheetPlan {
  const fields = sheetFields(askedOnDay(programme, day));
  const title = `${programme.title} ${reportingDayWords(programme.schedule, day)} 各单位`;
  const rows = [
    [words(sheetMark(programme.id, day, version, 'units')), EMPTY, ...fields.map(({ key }) => words(key))],
    [EMPTY, strong(title)],
    [EMPTY, words(`一行一个单位，整行留空的单位不报。不要增删行列；“—”不由该单位填报。${totalsAsked(fields)}`)],
    [EMPTY, head('单位'), ...fields.map((field) => head(headOf(field)))],
    ...entries.map((entry) => [
      words(unitKey(entry.unit.id, entry.basedOn)),
      words(entry.unit.name),
      ...fields.map((field) => (isFieldOf(field, entry.unit) ? entryCell(field, entry) : words(NOT_ASKED))),
    ]),
  ];
  const widths = [2, 24, ...fields.map(({ kind }) => (kind === 'narrative' ? 40 : 14))];
  return { ...about(programme, day, title), rows, widths, headRows: 4, headColumns: 2 };
}

/** The whole may be left to its parts. */
function partsNote(indicator: Indicator): string {
  if (indicator.by === undefined) return '';
  return isSummed(indicator) ? '合计，可以不填' : '合计，单独填';
}

/** A column has no room for a note of its own. */
function totalsAsked(fields: readonly SheetField[]): string {
  const names = fields.flatMap((field) =>
    field.kind === 'figure' && isWhole(field.indicator) && field.indicator.reported !== undefined
      ? [field.indicator.name]
      : [],
  );
  return names.length === 0 ? '' : `${names.join('、')}填累计数。`;
}

export const isFieldOf = (field: SheetField, unit: Unit): boolean =>
  field.kind !== 'figure' || isAskedOf(field.indicator, unit.id);

function headOf(field: SheetField): string {
  if (field.kind !== 'figure' || field.indicator.unit === '') return fieldName(field);
  return `${field.indicator.name}（${field.indicator.unit}）`;
}

const about = ({ organisation }: Programme, day: ReportingDay, title: string) => ({
  name: '报送',
  title,
  organisation,
  day,
});

function entryCell(field: SheetField, { nil, figures, narratives }: SheetEntry): PlannedCell {
  if (field.kind === 'nil') return { is: 'entry', text: nil ? '是' : '', only: oneOf('是') };
  if (field.kind === 'narrative') return { is: 'entry', text: narratives[field.name] ?? '' };
  const { indicator } = field;
  const text = writtenValue(indicator, figures[indicator.id]);
  const only = askedKind(indicator)?.sheet.limit(indicator);
  return only === undefined ? { is: 'entry', text } : { is: 'entry', text, only };
}
