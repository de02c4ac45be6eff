/**
 * Where a text speaks of an indicator: its name or an alias, with the number that stands by it.
 *
 * Used for comparing narratives with figures, and for reading a pasted paragraph. A number belongs to a name when only
 * words of counting stand between them (`清运垃圾共612.5吨`, `612.5吨清运垃圾`); anything else is left alone.
 */

import type { Indicator } from '../kinds/indicator.ts';
import { numbersIn, type TextNumber } from '../text/numbers.ts';
import { type Measure, measureAt } from '../wording/measures.ts';

export interface Mention {
  readonly indicator: Indicator;
  /** The name as it stands there. */
  readonly name: string;
  /** From name to measure, whichever comes first. */
  readonly start: number;
  readonly end: number;
  readonly number: TextNumber;
  /** In the indicator's own measure: `798万` of 平方米 is 7980000, of 万平方米 it is 798. */
  readonly value: string;
  /** own: the indicator's measure or a word for the same; none: nothing stands there; other: another one. */
  readonly measure: 'own' | 'none' | 'other';
  /** 累计, 总计: a total to date, not the figure of the day. */
  readonly toDate: boolean;
}

/** Between a name and the number behind it. */
const BETWEEN =
  /^(?:[\s:：=为是达共有约了计数量总的（(]|今日|当日|当天|累计|总计|合计|达到|完成|人数|数量|共计){0,6}$/u;
const TO_DATE = /累计|总计|截至|至今|以来/u;
/** In order of appearance; of two names that overlap the longer one counts. */
export function mentionsIn(text: string, indicators: readonly Indicator[]): Mention[] {
  const numbers = numbersIn(text);
  const names = namesIn(text, indicators);
  return names.flatMap(
    (name, index) =>
      after(text, name, names[index + 1], numbers) ?? before(text, name, names[index - 1], numbers) ?? [],
  );
}

interface NamePlace {
  readonly indicator: Indicator;
  readonly start: number;
  readonly end: number;
}

function namesIn(text: string, indicators: readonly Indicator[]): NamePlace[] {
  const found = indicators.flatMap((indicator) =>
    [indicator.name, ...indicator.aliases].flatMap((name) =>
      placesOf(text, name).map((start) => ({ indicator, start, end: start + name.length })),
    ),
  );
  found.sort((left, right) => left.start - right.start || right.end - left.end);
  const kept: NamePlace[] = [];
  for (const place of found) {
    const last = kept.at(-1);
    if (last === undefined || place.start >= last.end) kept.push(place);
    else if (place.end - place.start > last.end - last.start) kept[kept.length - 1] = place;
  }
  return kept;
}

function placesOf(text: string, name: string): number[] {
  const places: number[] = [];
  if (name === '') return places;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) places.push(at);
  return places;
}

function after(
  text: string,
  name: NamePlace,
  next: NamePlace | undefined,
  numbers: readonly TextNumber[],
): Mention | undefined {
  const number = numbers.find(({ start }) => start >= name.end);
  if (number === undefined || (next !== undefined && number.start >= next.start)) return undefined;
  const between = text.slice(name.end, number.start);
  if (!BETWEEN.test(between)) return undefined;
  const measured = measureOf(text, number, name.indicator);
  const toDate = TO_DATE.test(between) || TO_DATE.test(text.slice(Math.max(0, name.start - 3), name.start));
  return mention(text, name, number, measured, { start: name.start, end: measured.end, toDate });
}

/** `3010人次劝返`: only with the indicator's own measure right before the name. */
function before(
  text: string,
  name: NamePlace,
  previous: NamePlace | undefined,
  numbers: readonly TextNumber[],
): Mention | undefined {
  const number = numbers.filter(({ end }) => end <= name.start).at(-1);
  if (number === undefined || (previous !== undefined && number.start < previous.end)) return undefined;
  const measured = measureOf(text, number, name.indicator);
  if (measured.kind !== 'own' || measured.end !== name.start) return undefined;
  const toDate = TO_DATE.test(text.slice(Math.max(0, number.start - 4), number.start));
  return mention(text, name, number, measured, { start: number.start, end: name.end, toDate });
}

function mention(
  text: string,
  name: NamePlace,
  number: TextNumber,
  { kind, value = number.value }: Measure,
  where: Pick<Mention, 'start' | 'end' | 'toDate'>,
): Mention {
  return { indicator: name.indicator, name: text.slice(name.start, name.end), number, value, measure: kind, ...where };
}

const measureOf = (text: string, number: TextNumber, { unit }: Indicator): Measure =>
  measureAt(text, number, unit, () => false);
