/**
 * What one unit reported of one indicator: as a cell of its column, or in words beside others. Part of
 * `units-table.ts`. A figure is never blank: it is there, 未报, 未填报, or was not asked for (—).
 */

import type { DayClose, UnitStanding } from '../day/day-close.ts';
import { numberEntry } from '../kinds/entry.ts';
import type { Indicator } from '../kinds/indicator.ts';
import type { UnitFigure } from '../kinds/indicator-close.ts';
import { isAnswer } from '../kinds/table.ts';
import { isAskedOf, typingOf } from '../kinds/typing.ts';
import { measureOf } from '../kinds/words.ts';
import { exactWords } from '../wording/phrases.ts';
import type { CellData, OtherFigure, Said } from './data.ts';
import { figuresOf } from './figures.ts';
import { figureCell, NONE, wordCell } from './indicator-table.ts';

const MOST_PLACES = 8;

export function unitCell(close: DayClose, indicator: Indicator, { unit, state }: UnitStanding): CellData {
  const figure = figuresOf(indicator, close).byUnit[unit];
  if (figure === undefined && !isAskedOf(indicator, unit, close.day)) return NONE;
  if (figure === undefined) return state === 'nil' ? NONE : blankCell(state);
  const words = plainValue(indicator, figure) + (figure.carriedFrom === undefined ? '' : '*');
  const cell = figureCell({ indicator: indicator.id, of: 'unit', unit, value: plainValue(indicator, figure), words });
  return figure.carriedFrom === undefined ? cell : { ...cell, state: 'carried' };
}

/** A unit that is missing is set off; a figure that a reporting unit left blank is only named. */
const blankCell = (state: UnitStanding['state']): CellData =>
  state === 'missing' ? wordCell('未报', 'missing') : wordCell('未填报', 'none');

/** A figure of the last column, in words; nothing for a unit that is missing altogether: its standing says so. */
export function otherFigure(close: DayClose, indicator: Indicator, { unit, state }: UnitStanding): OtherFigure[] {
  const figure = figuresOf(indicator, close).byUnit[unit];
  if (figure === undefined && !isAskedOf(indicator, unit, close.day)) return [];
  if (figure === undefined) {
    return state === 'reported' ? [{ name: indicator.name, said: null, words: blankCell(state).words }] : [];
  }
  const words = otherWords(indicator, figure);
  const said: Said = { indicator: indicator.id, of: 'unit', unit, value: plainValue(indicator, figure), words };
  return [{ name: /\d$/.test(indicator.name) ? `${indicator.name}为` : indicator.name, said, words }];
}

function otherWords(indicator: Indicator, figure: UnitFigure): string {
  const { value } = figure;
  const mark = figure.carriedFrom === undefined ? '' : '*';
  if (typeof value === 'boolean' || isAnswer(indicator)) return `：${plainValue(indicator, figure)}`;
  if (typeof value === 'string') return exactWords(value, measureOf(indicator)) + mark;
  const more = value.length > MOST_PLACES ? '等' : '';
  const names = value.length === 0 ? '' : `（${value.slice(0, MOST_PLACES).join('、')}${more}）`;
  return `${value.length}${measureOf(indicator)}${names}`;
}

/** As figures.json would print it: names are counted, answers are 是 or 否. */
const plainValue = (indicator: Indicator, { value }: UnitFigure): string =>
  (typingOf(indicator)?.entry ?? numberEntry).inCell(value);
