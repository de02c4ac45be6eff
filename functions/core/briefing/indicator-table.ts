/**
 * The table of indicators (指标, 计量单位, 当日, 较前日, 累计) and what a correction changed. Part of `compose.ts`.
 *
 * Figures stand as in figures.json, with all their decimals; a cell without a figure says why.
 */

import { cycleWords } from '../calendar/words.ts';
import type { DayClose } from '../day/day-close.ts';
import { INDICATOR_KINDS, type Indicator } from '../kinds/indicator.ts';
import { KINDS, kindOf } from '../kinds/table.ts';
import { measureOf, spokenMeasure, toDateWords } from '../kinds/words.ts';
import type { Programme } from '../programme/programme.ts';
import type { DecimalString } from '../values/values.ts';
import { exactWords, signedWords } from '../wording/phrases.ts';
import type { BriefingData, CellData, CorrectedFigures, IndicatorRow, Said } from './data.ts';
import { figuresOf, isAskedOn, isZero, toldFigure } from './figures.ts';

/** Words in place of a figure. */
export const wordCell = (words: string, state: CellData['state']): CellData => ({ said: null, words, state });
/** No figure belongs here. */
export const NONE: CellData = wordCell('—', 'none');

export function figureCell(said: Omit<Said, 'words'> & { readonly words?: string }): CellData {
  const words = said.words ?? said.value;
  return { said: { ...said, words }, words, state: null };
}

export function indicatorRows(
  programme: Programme,
  close: DayClose,
  corrected: CorrectedFigures | undefined,
): readonly IndicatorRow[] {
  return programme.indicators.map((indicator) => {
    const { day, change, total } = figuresOf(indicator, close);
    const id = { indicator: indicator.id, unit: null };
    const cumulative = kindOf(indicator).words.toDate !== null && total !== null;
    return {
      name: indicator.name,
      measure: measureOf(indicator),
      corrected: corrected !== undefined && changesOf(programme, indicator, close, corrected).length > 0,
      day: day === null ? silentCell(indicator, [close]) : figureCell({ ...id, of: 'day', value: day }),
      change: change === null ? NONE : figureCell({ ...id, of: 'change', value: change, words: signedWords(change) }),
      total: cumulative ? figureCell({ ...id, of: 'total', value: total }) : NONE,
    };
  });
}

/** A figure that no day has: why, in a word; — where nobody was asked. */
export function silentCell(indicator: Indicator, closes: readonly DayClose[]): CellData {
  const asked = closes.filter((close) => isAskedOn(indicator, close));
  if (asked.length === 0) return NONE;
  const isMissing = asked.some((close) => toldFigure(indicator, close).silence === '未报');
  return isMissing ? wordCell('未报', 'missing') : wordCell('未填报', 'none');
}

/** What 累计 means where it is not a sum. */
export function indicatorNotes(programme: Programme): readonly string[] {
  const notes = INDICATOR_KINDS.flatMap((kind) => {
    const { toDateNote } = KINDS[kind].words;
    const names = programme.indicators.filter((indicator) => indicator.kind === kind).map(({ name }) => name);
    if (toDateNote === null || names.length === 0) return [];
    return [`${names.join('、')}${toDateNote.replace('日均', cycleWords(programme.schedule).mean)}`];
  });
  return notes.length === 0 ? [] : [`“累计”栏中，${notes.join('；')}。`];
}

/** Figures that differ from the edition which this one replaces, day before total. */
export function correctionOf(
  programme: Programme,
  close: DayClose,
  edition: number,
  reason: string | undefined,
  corrected: CorrectedFigures | undefined,
): BriefingData['correction'] {
  if (edition === 1) return null;
  const changes = programme.indicators
    .map((each) => ({
      name: each.name,
      parts: corrected === undefined ? [] : changesOf(programme, each, close, corrected),
    }))
    .filter(({ parts }) => parts.length > 0);
  return { edition, reason: reason?.trim().replace(/[。.；;，,]+$/, '') || null, changes };
}

type Change = NonNullable<BriefingData['correction']>['changes'][number]['parts'][number];

function changesOf(
  { schedule }: Programme,
  indicator: Indicator,
  close: DayClose,
  corrected: CorrectedFigures,
): readonly Change[] {
  const { now: today, mean } = cycleWords(schedule);
  const now = figuresOf(indicator, close);
  const before = corrected[indicator.id];
  const words = (value: DecimalString | null | undefined): string =>
    value === null || value === undefined ? '未报' : exactWords(value, spokenMeasure(indicator));
  const change = (of: 'day' | 'total', what: string): Change[] =>
    same(now[of], before?.[of]) ? [] : [{ what, from: words(before?.[of]), to: words(now[of]) }];
  const toDate = toDateWords(indicator, mean);
  return [...change('day', today), ...(toDate === null ? [] : change('total', toDate))];
}

const same = (a: DecimalString | null, b: DecimalString | null | undefined): boolean =>
  a === (b ?? null) || (a !== null && typeof b === 'string' && isZero(a) && isZero(b));
