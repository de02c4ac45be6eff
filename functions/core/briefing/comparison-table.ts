/**
 * The table of comparisons (环比, 上周同日, 同比, 今年以来) below that of indicators. Part of `compose.ts`.
 *
 * A cell without a figure has a dash with a number, and the note below says why; * marks what is over the same units.
 */
import { cycleOf } from '../calendar/cycle.ts';
import { sinceWords } from '../calendar/words.ts';
import type { DayClose } from '../day/day-close.ts';
import {
  amountOf,
  type ComparedRow,
  comparedRows,
  comparisonsIn,
  isReason,
  NO_FIGURE,
  type NoFigure,
  percentOf,
} from '../indicators/compared-rows.ts';
import type { CompareBases, Compared } from '../indicators/comparison.ts';
import type { Comparison, Indicator } from '../kinds/indicator.ts';
import { measureOf } from '../kinds/words.ts';
import type { Programme } from '../programme/programme.ts';
import type { DecimalString } from '../values/values.ts';
import { signedWords } from '../wording/phrases.ts';
import type { DataInline } from './briefing.ts';
import type { CellData, ComparisonTable } from './data.ts';
import { figureCell, NONE, wordCell } from './indicator-table.ts';

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

function pairOf({ indicator, compared }: ComparedRow, kind: Comparison, notes: Notes): CellData[] {
  const own = compared[kind];
  if (own === undefined) return [NONE, NONE];
  const mark = own.leftOut === undefined ? '' : '*';
  const cell = (of: DataInline['of'], given: DecimalString | NoFigure): CellData =>
    isReason(given)
      ? reasonCell(given, notes)
      : figureCell({ indicator: indicator.id, unit: null, of, value: given, words: signedWords(given) + mark });
  return [cell(`${kind}.change`, amountOf(own)), cell(`${kind}.percent`, percentOf(indicator, own))];
}

function yearCells({ indicator, year }: ComparedRow, notes: Notes): CellData[] {
  if (year === null) return [NONE, NONE];
  const id = { indicator: indicator.id, unit: null };
  const percent = percentOf(indicator, year);
  return [
    figureCell({ ...id, of: 'year.now', value: year.now }),
    isReason(percent)
      ? reasonCell(percent, notes)
      : figureCell({ ...id, of: 'year.sofar', value: percent, words: signedWords(percent) }),
  ];
}

function reasonCell(reason: NoFigure, notes: Notes): CellData {
  if (!notes.includes(reason)) notes.push(reason);
  return wordCell(`—${NUMBERS[notes.indexOf(reason)]}`, 'none');
}

function notesOf(rows: readonly ComparedRow[], notes: Notes): string[] {
  const all = rows.flatMap(({ compared }): Compared[] => Object.values(compared));
  const same = all.some(({ leftOut }) => leftOut !== undefined) ? ['*为同口径，只计两期都有数的单位。'] : [];
  return [...same, ...notes.map((reason, at) => `${NUMBERS[at]}${NO_FIGURE[reason]}。`)];
}
