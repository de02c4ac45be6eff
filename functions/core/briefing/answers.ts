/**
 * Answers in words: a choice counted by option with whoever gave it and whoever changed it, dates and texts unit by unit. Part
 * of `compose.ts`.
 */

import type { DayClose } from '../day/day-close.ts';
import type { Indicator } from '../kinds/indicator.ts';
import { isToldAs } from '../kinds/table.ts';
import { isAskedOf, typingOf } from '../kinds/typing.ts';
import type { Programme } from '../programme/programme.ts';
import { dayWords } from '../wording/phrases.ts';
import type { ToldAnswers } from './data.ts';
import { figuresOf } from './figures.ts';

/** More units than this are counted. */
const MOST_NAMED = 12;

/** Those that some unit answered that day. */
export function tellAnswers(
  programme: Programme,
  close: DayClose,
  recent: readonly DayClose[],
): readonly ToldAnswers[] {
  const before = recent.filter(({ day }) => day < close.day).toSorted((a, b) => (a.day < b.day ? 1 : -1))[0];
  return programme.indicators
    .filter((indicator) => isToldAs(indicator, 'answers'))
    .flatMap((indicator) => {
      const given = answersOf(indicator, close);
      if (given.length === 0) return [];
      const { options } = figuresOf(indicator, close);
      const isAlone = close.units.filter(({ unit }) => isAskedOf(indicator, unit, close.day)).length === 1;
      const words = options === undefined ? listed(indicator, given, isAlone) : counted(options, given, isAlone);
      const moved = movedWords(indicator, given, before);
      const last = before?.indicators[indicator.id]?.lastAnswers;
      const isNews = given.some(({ unit, answer }) => last?.[unit]?.answer !== answer);
      return [{ indicator: indicator.id, name: indicator.name, words: `${words}${moved}`, isNews }];
    });
}

interface Given {
  readonly unit: string;
  readonly name: string;
  readonly answer: string;
}

/** In the order of the day's units. */
function answersOf(indicator: Indicator, close: DayClose): Given[] {
  const { byUnit } = figuresOf(indicator, close);
  return close.units.flatMap(({ unit, name }) =>
    byUnit[unit] === undefined ? [] : [{ unit, name, answer: String(byUnit[unit].value) }],
  );
}

/** `三级2个单位（东城、西城），四级1个单位（南城）`; where one unit alone is asked `三级`. */
function counted(options: Readonly<Record<string, number>>, given: readonly Given[], isAlone: boolean): string {
  if (isAlone) return given[0]!.answer;
  const said = Object.entries(options).filter(([, count]) => count > 0);
  return said
    .map(([option, count]) => `${option}${count}个单位（${named(given.filter(({ answer }) => answer === option))}）`)
    .join('，');
}

function named(given: readonly Given[]): string {
  const names = given.slice(0, MOST_NAMED).map(({ name }) => name);
  return names.join('、') + (given.length > MOST_NAMED ? `等${given.length}个` : '');
}

/** `东城：主体封顶；西城：基础施工`. */
function listed(indicator: Indicator, given: readonly Given[], isAlone: boolean): string {
  const isDate = typingOf(indicator)?.entry.field === 'date';
  const said = given.slice(0, MOST_NAMED).map(({ name, answer }) => {
    const words = isDate ? dayWords(answer) : answer.replace(/[。；;]+$/u, '');
    return isAlone ? words : `${name}：${words}`;
  });
  return said.join('；') + (given.length > MOST_NAMED ? `；其余${given.length - MOST_NAMED}个单位见数据表` : '');
}

/** `；东城由四级调整为三级`: only choices move. */
function movedWords({ id, options }: Indicator, given: readonly Given[], before: DayClose | undefined): string {
  const last = before?.indicators[id]?.lastAnswers;
  if (options === undefined || last === undefined) return '';
  const moved = given.flatMap(({ unit, name, answer }) => {
    const was = last[unit]?.answer;
    return was === undefined || was === answer ? [] : [`${name}由${was}调整为${answer}`];
  });
  return moved.length === 0 ? '' : `；${moved.slice(0, MOST_NAMED).join('、')}`;
}
