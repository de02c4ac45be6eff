/**
 * The table of indicators (指标, 计量单位, 当日, 较前日, 累计). Part of `compose.ts`.
 *
 * Figures stand as in figures.json, with all their decimals; a cell without a figure says why.
 */

import { cycleWords } from '../calendar/words.ts';
import type { DayClose } from '../day/day-close.ts';
import { partFigures } from '../indicators/parts.ts';
import { INDICATOR_KINDS, type Indicator } from '../kinds/indicator.ts';
import { isAnswer, KINDS } from '../kinds/table.ts';
import { measureOf, toDateOf } from '../kinds/words.ts';
import type { Programme } from '../programme/programme.ts';
import type { IndicatorStanding } from '../target/standing.ts';
import { signedWords } from '../wording/phrases.ts';
import { figureChanges } from './correction.ts';
import type { CellData, CorrectedEdition, IndicatorRow, Said } from './data.ts';
import { figuresOf, isAskedOn, toldFigure } from './figures.ts';

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
  corrected: CorrectedEdition | undefined,
  standings?: ReadonlyMap<string, IndicatorStanding>,
): readonly IndicatorRow[] {
  // Answers in words are told whole.
  const figures = programme.indicators.filter((indicator) => !isAnswer(indicator));
  return figures.map((indicator) => {
    const { day, change, total } = figuresOf(indicator, close);
    const id = { indicator: indicator.id, unit: null };
    const cumulative = toDateOf(indicator) !== null && total !== null;
    return {
      name: indicator.name,
      measure: measureOf(indicator),
      corrected: corrected !== undefined && figureChanges(programme, indicator, close, corrected).length > 0,
      day: day === null ? silentCell(indicator, [close]) : figureCell({ ...id, of: 'day', value: day }),
      change: change === null ? NONE : figureCell({ ...id, of: 'change', value: change, words: signedWords(change) }),
      total: cumulative ? figureCell({ ...id, of: 'total', value: total }) : NONE,
      share: shareCell(programme, indicator, close),
      ...targetCells(indicator, standings),
    };
  });
}

/** Of the day's whole in percent; what is no part has none. */
function shareCell({ indicators }: Programme, { id, partOf }: Indicator, close: DayClose): CellData {
  const whole = indicators.find((each) => each.id === partOf?.whole);
  const share = whole && partFigures(whole, close).find((each) => each.id === id)?.share;
  return share == null ? NONE : figureCell({ indicator: id, unit: null, of: 'share', value: share });
}

function targetCells(
  { id }: Indicator,
  standings: ReadonlyMap<string, IndicatorStanding> | undefined,
): Pick<IndicatorRow, 'target' | 'completion'> {
  const { target, completion } = standings?.get(id)?.completion ?? {};
  const rate = completion ?? null;
  return {
    target: target === undefined ? NONE : wordCell(target, null),
    completion:
      rate === null
        ? NONE
        : figureCell({ indicator: id, unit: null, of: 'completion', value: rate, words: `${rate}%` }),
  };
}

/** A figure that no day has: why, in a word; — where nobody was asked, or on days before there was the indicator. */
export function silentCell(indicator: Indicator, closes: readonly DayClose[]): CellData {
  const asked = closes.filter((close) => Object.hasOwn(close.indicators, indicator.id) && isAskedOn(indicator, close));
  if (asked.length === 0) return NONE;
  const isMissing = asked.some((close) => toldFigure(indicator, close).silence === '未报');
  return isMissing ? wordCell('未报', 'missing') : wordCell('未填报', 'none');
}

/** What 累计 means where it is not a sum. */
export function indicatorNotes(programme: Programme): readonly string[] {
  const notes = INDICATOR_KINDS.flatMap((kind) => {
    const { toDateNote } = KINDS[kind].words;
    const own = programme.indicators.filter((indicator) => indicator.kind === kind && toDateOf(indicator) !== null);
    const names = own.map(({ name }) => name);
    if (toDateNote === null || names.length === 0) return [];
    return [`${names.join('、')}${toDateNote.replace('日均', cycleWords(programme.schedule).mean)}`];
  });
  return notes.length === 0 ? [] : [`“累计”栏中，${notes.join('；')}。`];
}
