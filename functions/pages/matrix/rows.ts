/**
 * The matrix's rows: the chosen units, each with the cells of one part of the table, and all units together above them.
 */
import { type BoardUnit, chooseUnits } from '../../core/board/board.ts';
import type { MatrixColumn } from '../../core/board/matrix.ts';
import type { Indicator } from '../../core/kinds/indicator.ts';
import { isKeptBy, type Ledger } from '../../core/ledger/ledger.ts';
import type { Matrix } from '../../pipeline/board/read-matrix.ts';
import type { StoredProgramme } from '../../records/programme/programmes.ts';
import { choiceIn } from '../day/board-choice.ts';
import type { DayAsk } from '../page/ask.ts';
import { grouped } from '../page/figure-text.ts';
import { type CellView, cellView, filledOf, rateText } from './cells.ts';
import type { MatrixTab } from './tabs.ts';
import { say } from './words.ts';

export interface TableView {
  readonly shown: string;
  readonly heads: readonly { readonly name: string; readonly unit: string }[];
  readonly whole: readonly { readonly text: string; readonly rate: string | null; readonly lacks: string | null }[];
  readonly rows: readonly RowView[];
}

interface RowView {
  readonly name: string;
  readonly group: string;
  readonly href: string;
  readonly state: 'reported' | 'late' | 'nil' | 'missing';
  readonly stateWord: string;
  readonly returned: boolean;
  /** 代填, of a unit that owes a report. */
  readonly enter: string | null;
  readonly filled: string;
  readonly cells: readonly CellView[];
}

export function tableOf(ask: DayAsk, { stored, units, columns, ledgers }: Matrix, tab: MatrixTab): TableView {
  const { language, query } = ask;
  const { programme } = stored;
  const choice = choiceIn(query);
  const chosen = chooseUnits(units, { ...choice, order: query.has('sort') ? choice.order : 'unit' });
  const wanted = new Set(tab.indicators);
  const indicators = programme.indicators.filter(({ id }) => wanted.has(id));
  const own = new Map(columns.map((column) => [column.indicator, column]));
  const shown = indicators.map((indicator) => [indicator, own.get(indicator.id)!] as const);
  // Rows of ledgers stand in the first table.
  const isFirst = programme.indicators[0] !== undefined && wanted.has(programme.indicators[0].id);
  const kept = isFirst ? (programme.ledgers ?? []) : [];
  const rowsIn = (ledger: string): Rows => ledgers[ledger] ?? {};
  return {
    shown: say(language, chosen.length === units.length ? 'matrixEvery' : 'matrixCount', {
      ...{ count: chosen.length, all: units.length },
    }),
    heads: [...shown.map(([{ name, unit }]) => ({ name, unit })), ...kept.map(({ name }) => ({ name, unit: '条' }))],
    whole: [...shown.map(([, column]) => wholeOf(ask, column)), ...kept.map(({ id }) => wholeRows(ask, rowsIn(id)))],
    rows: chosen.map((unit) => {
      const row = rowOf(ask, stored, unit, shown, columns);
      return {
        ...row,
        cells: [...row.cells, ...kept.map((each) => rowsCell(ask, each, unit, rowsIn(each.id)[unit.unit]))],
      };
    }),
  };
}

function wholeOf({ language }: DayAsk, { day, units, ...reached }: MatrixColumn): TableView['whole'][number] {
  const count = Object.values(units).filter(({ value, state }) => value === null && state !== 'nil').length;
  const lacks = count === 0 ? null : say(language, 'matrixLacks', { count });
  return { text: day === null ? '—' : grouped(day), rate: rateText(reached, language), lacks };
}

type Rows = Matrix['ledgers'][string];

/** `85（未办结60）` */
const rowsWords = ({ language }: DayAsk, rows: number, open: number): string =>
  say(language, 'matrixRows', { rows: grouped(String(rows)), open: grouped(String(open)) });

function wholeRows(ask: DayAsk, rows: Rows): TableView['whole'][number] {
  const sum = (of: 'rows' | 'open'): number => Object.values(rows).reduce((all, each) => all + each[of], 0);
  return { text: rowsWords(ask, sum('rows'), sum('open')), rate: null, lacks: null };
}

function rowsCell(ask: DayAsk, ledger: Ledger, unit: BoardUnit, rows: Rows[string] | undefined): CellView {
  const nothing = { kept: null, rate: null, asked: null };
  if (!isKeptBy(ledger, unit.unit)) return { ...nothing, text: '—', href: null, look: 'none' };
  const text = rowsWords(ask, rows?.rows ?? 0, rows?.open ?? 0);
  return { ...nothing, text, href: `units/${unit.unit}#ledger-${ledger.id}`, look: null };
}

function rowOf(
  { language }: DayAsk,
  { programme }: StoredProgramme,
  unit: BoardUnit,
  shown: readonly (readonly [Indicator, MatrixColumn])[],
  columns: readonly MatrixColumn[],
): RowView {
  const state = unit.state === 'reported' && unit.late ? 'late' : unit.state;
  return {
    ...{ name: unit.name, group: unit.group, href: `units/${unit.unit}`, state, stateWord: say(language, state) },
    returned: unit.decided === 'return',
    enter: state === 'missing' ? `units/${unit.unit}/enter` : null,
    filled: filledOf(columns, unit.unit, language),
    cells: shown.map(([indicator, column]) => cellView(programme, indicator, column, unit, language)),
  };
}
