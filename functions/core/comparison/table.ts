/**
 * The table of comparisons (环比, 上周同日, 同比, 今年以来) below that of indicators.
 *
 * A cell without a figure has a dash with a number, and the note below says why; * marks what is over the same units.
 */
import { cycleOf } from '../calendar/cycle.ts';
import { sinceWords } from '../calendar/words.ts';
import type { DayClose } from '../day/day-close.ts';
import type { CompareBases, Compared } from '../indicators/comparison.ts';
import type { Comparison, Indicator } from '../kinds/indicator.ts';
import { measureOf } from '../kinds/words.ts';
import type { Programme } from '../programme/programme.ts';
import type { DecimalString } from '../values/values.ts';
import { signedWords } from '../wording/phrases.ts';
import {
  amountOf,
  type ComparedRow,
  comparedRows,
  comparisonsIn,
  isReason,
  NO_FIGURE,
  type NoFigure,
  percentOf,
} from './rows.ts';

/** Which of a figure's values a cell tells. */
type Of = `${Comparison}.${'change' | 'percent'}` | 'year.now' | 'year.sofar';

interface Cell {
  readonly said: {
    readonly indicator: string;
    readonly of: Of;
    readonly unit: null;
    readonly value: DecimalString;
    readonly words: string;
  } | null;
  readonly words: string;
  readonly state: 'none' | null;
}

/** A row has as many cells as there are columns. */
export interface ComparisonTable {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly Cell[] }[];
  readonly notes: readonly string[];
}

/** Not asked for. */
const NONE: Cell = { said: null, words: '—', state: 'none' };

const figureCell = (indicator: string, of: Of, value: DecimalString, words: string): Cell => ({
  said: { indicator, of, unit: null, value, words },
  words,
  state: null,
});

const NUMBERS = '①②③④⑤';

/** Reasons in the order in which they first appear. */
type Notes = NoFigure[];

/** null: nothing is compared. */
export function comparisonTable(
  programme: Programme,
  close: DayClose,
  bases: CompareBases = {},
): ComparisonTable | null {
  const kinds = comparisonsIn(programme);
  if (kinds.length === 0) return null;
  const notes: Notes = [];
  const rows = comparedRows(programme, close, bases);
  const hasYear = rows.some(({ year }) => year !== null);
  const told = rows.map((row) => ({
    name: nameOf(row.indicator),
    cells: [...kinds.flatMap((kind) => pairOf(row, kind, notes)), ...(hasYear ? yearCells(row, notes) : [])],
  }));
  return {
    columns: [
      ...kinds.flatMap((kind) => headsOf(programme, close, kind)),
      ...(hasYear ? ['今年以来', '同比（%）'] : []),
    ],
    rows: told,
    notes: notesOf(rows, notes),
  };
}

/** With its measure, which has no column of its own: the table is wide enough. A part is counted as its whole. */
const nameOf = (indicator: Indicator): string =>
  indicator.partOf === undefined ? `${indicator.name}（${measureOf(indicator)}）` : indicator.name;

function headsOf(programme: Programme, { day }: DayClose, kind: Comparison): string[] {
  const isDaily = cycleOf(programme.schedule) === 'day';
  const lead = {
    previous: isDaily ? `较${sinceWords(programme, day)}` : '环比',
    week: '较上周同日',
    year: '同比',
  }[kind];
  return [`${lead}增减`, `${lead}（%）`];
}

function pairOf({ indicator, compared }: ComparedRow, kind: Comparison, notes: Notes): Cell[] {
  const own = compared[kind];
  if (own === undefined) return [NONE, NONE];
  const mark = own.leftOut === undefined ? '' : '*';
  const cell = (of: Of, given: DecimalString | NoFigure): Cell =>
    isReason(given) ? reasonCell(given, notes) : figureCell(indicator.id, of, given, signedWords(given) + mark);
  return [cell(`${kind}.change`, amountOf(own)), cell(`${kind}.percent`, percentOf(indicator, own))];
}

function yearCells({ indicator, year }: ComparedRow, notes: Notes): Cell[] {
  if (year === null) return [NONE, NONE];
  const percent = percentOf(indicator, year);
  return [
    figureCell(indicator.id, 'year.now', year.now, year.now),
    isReason(percent)
      ? reasonCell(percent, notes)
      : figureCell(indicator.id, 'year.sofar', percent, signedWords(percent)),
  ];
}

function reasonCell(reason: NoFigure, notes: Notes): Cell {
  if (!notes.includes(reason)) notes.push(reason);
  return { ...NONE, words: `—${NUMBERS[notes.indexOf(reason)]}` };
}

function notesOf(rows: readonly ComparedRow[], notes: Notes): string[] {
  const all = rows.flatMap(({ compared }): Compared[] => Object.values(compared));
  const same = all.some(({ leftOut }) => leftOut !== undefined) ? ['*为同口径，只计两期都有数的单位。'] : [];
  return [...same, ...notes.map((reason, at) => `${NUMBERS[at]}${NO_FIGURE[reason]}。`)];
}
