/**
 * The tables of a digest: indicators, how units reported, what units gave, and the period step by step. Part of
 * `compose.ts`.
 */

import type { CellData, Said, UnitColumn } from '../briefing/data.ts';
import { isZero } from '../briefing/figures.ts';
import { NONE, silentCell, wordCell } from '../briefing/indicator-table.ts';
import type { DayClose } from '../day/day-close.ts';
import { INDICATOR_KINDS, type Indicator } from '../kinds/indicator.ts';
import { KINDS, kindOf } from '../kinds/table.ts';
import { isAskedOf } from '../kinds/typing.ts';
import { measureOf } from '../kinds/words.ts';
import type { Programme } from '../programme/programme.ts';
import type { DecimalString } from '../values/values.ts';
import { shareWords, shortDay, signedWords } from '../wording/phrases.ts';
import { periodChanges } from './correction.ts';
import type { DigestIndicatorRow, DigestRanking, DigestTable, ReportingRanks, ReportingRow } from './data.ts';
import type { Digest, DigestIndicator, DigestUnit } from './digest.ts';
import { cellOf, largestOver, saidOf } from './figures.ts';
import type { DigestFile } from './figures-file.ts';
import { type Given, leadingUnits, rankingOf } from './ranking.ts';

/** Columns of the units' table and of the steps: what a portrait page holds. */
const MOST_COLUMNS = 5;
/** Units that are listed one by one, about two pages; of more the first and last, and the rest is in the workbook. */
const MOST_RANKED = 60;
const ENDS_SHOWN = 20;

export function digestIndicatorRows(
  programme: Programme,
  digest: Digest,
  closes: readonly DayClose[],
  corrected: DigestFile | undefined,
): readonly DigestIndicatorRow[] {
  return programme.indicators.map((indicator) => {
    const figure = digest.indicators[indicator.id]!;
    const cell = (of: Said['of'], value: DecimalString | null, words = value ?? ''): CellData =>
      value === null ? NONE : cellOf(saidOf(indicator, of, value, words));
    const signed = (of: Said['of'], value: DecimalString | null): CellData =>
      cell(of, value, value === null ? '' : signedWords(value));
    const { mean, peak } = kindOf(indicator).print;
    const moves = peak !== 'never' && !isStill(indicator, figure);
    const hasMean = moves && mean !== 'never' && figure.days > 1;
    return {
      name: indicator.name,
      measure: measureOf(indicator),
      corrected: corrected !== undefined && periodChanges(digest, indicator, corrected).length > 0,
      value: figure.value === null ? silentCell(indicator, closes) : cell('period', figure.value),
      total: cell('total', figure.value === null && isZero(figure.total) ? null : figure.total),
      mean: cell('mean', hasMean ? figure.mean : null),
      peak: cell('peak', moves ? (figure.highest?.value ?? null) : null),
      peakDay: moves && figure.highest !== null ? wordCell(shortDay(figure.highest.day), null) : NONE,
      change: signed('change', figure.change),
      percent: figure.percent === null ? NONE : wordCell(percentCell(figure.percent), null),
      year: signed('year', figure.yearChange),
    };
  });
}

/** A stock that stood at one figure all the time, or nothing but zeros: mean and highest day say nothing more. */
const isStill = (indicator: Indicator, { highest, lowest }: DigestIndicator): boolean =>
  highest?.value === lowest?.value && (kindOf(indicator).print.canStand || isZero(highest?.value ?? null));

const percentCell = (percent: DecimalString): string => {
  const words = signedWords(percent);
  return words === '持平' ? words : `${words}%`;
};

/** Best first: by what came in time, then by what came at all; equal units share their rank, and all equal ones have none. */
export function reportingRanks(digest: Digest): ReportingRanks {
  const rows = reportingRows(digest);
  if (rows.length <= MOST_RANKED) return { first: rows, between: 0, last: [] };
  const [first, last] = [rows.slice(0, ENDS_SHOWN), rows.slice(-ENDS_SHOWN)];
  return { first, between: rows.length - first.length - last.length, last };
}

function reportingRows({ units }: Digest): readonly ReportingRow[] {
  const by = (one: DigestUnit, other: DigestUnit): number =>
    other.onTime * one.expected - one.onTime * other.expected ||
    other.received * one.expected - one.received * other.expected;
  const ordered = units.toSorted(by);
  const isEven = ordered.every((each) => by(each, ordered[0]!) === 0);
  return ordered.map((unit) => ({
    rank: isEven ? null : ordered.findIndex((each) => by(each, unit) === 0) + 1,
    name: unit.name,
    expected: unit.expected,
    received: unit.received,
    rate: shareWords(unit.received, unit.expected) ?? '—',
    onTime: unit.onTime,
    timeliness: shareWords(unit.onTime, unit.expected) ?? '—',
    state: unit.received < unit.expected ? 'missing' : unit.onTime < unit.received ? 'late' : null,
  }));
}

/** The largest flows, means and places that at least two units, and a quarter of all, are asked for; null without any. */
export function unitsOver(programme: Programme, digest: Digest): DigestTable | null {
  const columns = comparable(programme, digest);
  if (columns.length === 0) return null;
  const asked = digest.units.filter(({ unit }) => columns.some((indicator) => isAskedOf(indicator, unit)));
  const { shown, caption } = someUnits(asked, columns, digest);
  const rows = shown.map(({ unit, name }) => ({
    role: 'row' as const,
    name,
    cells: columns.map((indicator) => unitCell(indicator, digest, unit)),
  }));
  const total = columns.map((indicator) => periodCell(indicator, digest.indicators[indicator.id]?.value ?? null));
  return {
    caption,
    first: '报送单位',
    weight: 6,
    columns: columns.map(columnOf),
    rows: [...rows, { role: 'total', name: '合计', cells: total }],
    left: asked.length - shown.length,
  };
}

/** Of very many units: those that lead in the figure that most of them give, or where equal ones stand there, just the first. */
function someUnits(
  asked: readonly DigestUnit[],
  columns: readonly Indicator[],
  digest: Digest,
): { readonly shown: readonly DigestUnit[]; readonly caption: string } {
  if (asked.length <= MOST_RANKED) return { shown: asked, caption: '各单位主要指标' };
  const given = ({ id }: Indicator): Given[] => Object.entries(digest.indicators[id]?.byUnit ?? {});
  const by = columns.toSorted((one, other) => given(other).length - given(one).length)[0]!;
  const order = leadingUnits(given(by), ENDS_SHOWN).map(([unit]) => unit);
  if (order.length === 0)
    return { shown: asked.slice(0, ENDS_SHOWN), caption: `各单位主要指标（按次序列前${ENDS_SHOWN}个单位）` };
  const shown = order.flatMap((id) => asked.find(({ unit }) => unit === id) ?? []);
  return { shown, caption: `各单位主要指标（${by.name}居前的${shown.length}个单位）` };
}

/** Who gave most, for each column of the units' table that three units or more give. */
export function rankingsOver(programme: Programme, digest: Digest): DigestRanking[] {
  const names = new Map(digest.units.map(({ unit, name }) => [unit, name]));
  return comparable(programme, digest).flatMap((indicator) => rankingOf(indicator, digest, names) ?? []);
}

/** A share that only some units can have: at least two of them, and a quarter of all. */
const SHARE_OF_UNITS = 4;

function comparable(programme: Programme, digest: Digest): Indicator[] {
  const asked = (indicator: Indicator): number => digest.units.filter(({ unit }) => isAskedOf(indicator, unit)).length;
  const chosen = largestOver(programme, digest, (each) => kindOf(each).print.ranked)
    .filter((each) => asked(each) >= 2 && asked(each) * SHARE_OF_UNITS >= digest.units.length)
    .slice(0, MOST_COLUMNS);
  return programme.indicators.filter((each) => chosen.includes(each));
}

function unitCell(indicator: Indicator, digest: Digest, unit: string): CellData {
  if (!isAskedOf(indicator, unit)) return NONE;
  const value = digest.indicators[indicator.id]?.byUnit[unit];
  if (value === undefined) return silenceOf(digest, unit);
  return cellOf({ ...saidOf(indicator, 'unit', value, value), unit });
}

/** Never reported, had nothing to report, or left it blank all the time. */
function silenceOf({ units }: Digest, id: string): CellData {
  const unit = units.find((each) => each.unit === id);
  if (unit === undefined || unit.received === 0) return wordCell('未报', 'missing');
  return unit.nil > 0 ? NONE : wordCell('未填报', 'none');
}

const periodCell = (indicator: Indicator, value: DecimalString | null): CellData =>
  value === null ? wordCell('未报', 'missing') : cellOf(saidOf(indicator, 'period', value, value));

/** A name of six characters has a line of its own in a column of five shares. */
export const columnOf = (indicator: Indicator): UnitColumn => ({
  name: indicator.name,
  measure: measureOf(indicator),
  align: 'decimal',
  weight: indicator.name.length > 5 ? 5 : 4,
});

/** What the figures of the table mean where it is not a sum. */
export function digestNotes(programme: Programme): readonly string[] {
  const used = INDICATOR_KINDS.filter((kind) => programme.indicators.some((each) => each.kind === kind));
  const notes = used.map((kind) => KINDS[kind].words.periodNote);
  const stands = used.some((kind) => KINDS[kind].print.canStand);
  return [
    `“本期”栏中，${notes.join('，')}。日均按有数的报告日计算，四舍五入${stands ? '；没有变动的存量不列日均和最高日' : ''}。`,
  ];
}
