/**
 * The sentences of a pasted text (see `paste.ts`), each with the heading above it and whether it speaks of the unit itself:
 * in a list (接龙) that a chat group fills together, a line that begins with another unit's name is that unit's.
 */

import type { ReportingDay } from '../values/values.ts';
import type { UnitPlace } from './names.ts';
import type { Span } from './spans.ts';

export interface Sentence extends Span {
  /** The label above it, `累计：`; empty when there is none. */
  readonly heading: string;
  /** unknown: a line of a list of units that begins with a name that is none of the programme's. */
  readonly who: 'own' | 'other' | 'unknown';
}

/** Signs before the words of a line: bullets, list numbers, brackets. */
const LEAD = /^[\s#>*•·\-【[(（]*(?:[\d一二三四五六七八九十]{1,3}[)）、.．]\s*)?[【[]?\s*/u;
const NUMBERED = /^[^\S\n]*[（(]?\d{1,3}[)）、.．][^\S\n]*(?=\p{Script=Han})/gmu;
const HEADING =
  /^\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[)）]|[【#]).{0,24}$|^.{1,24}[：:】]\s*$/u;

/**
 * @param own id of the unit whose report is made; lines before any unit's name are its own.
 * @param counts does that part of the text hold a quantity?
 */
export function sentencesIn(
  text: string,
  { units, own, names }: { units: readonly UnitPlace[]; own: string; names: readonly Span[] },
  counts: (span: Span) => boolean,
): Sentence[] {
  const begins = (places: readonly Span[], at: number): boolean => places.some(({ start }) => start === at);
  const isRoll =
    /接龙/u.test(text) || [...text.matchAll(NUMBERED)].some((match) => begins(units, match.index + match[0].length));
  let [who, heading]: [Sentence['who'], string] = ['own', ''];
  return linesIn(text, counts).flatMap(({ start, end }) => {
    const words = text.slice(start, end);
    const begin = start + (LEAD.exec(words)?.[0].length ?? 0);
    const speaker = units.find((unit) => unit.start === begin)?.unit.id;
    if (speaker !== undefined) who = speaker === own ? 'own' : 'other';
    else if (isRoll && new RegExp(NUMBERED, 'u').test(words) && !begins(names, begin)) who = 'unknown';
    if (HEADING.test(words) && !counts({ start, end: start + words.length })) heading = `${words.trim()}，`;
    const about = { heading, who };
    return [...words.matchAll(/(?:\d。(?=\d)|[^。！!？?])+[。！!？?]*/gu)].map((match) => {
      const from = start + match.index;
      return { start: from, end: from + match[0].length, ...about };
    });
  });
}

/** A label without a quantity and a line that is hardly more than one, as cells of a table come, are one line. */
function linesIn(text: string, counts: (span: Span) => boolean): Span[] {
  const lines: Span[] = [];
  for (const { index: start, 0: words } of text.matchAll(/[^\n]+/g)) {
    const end = start + words.length;
    const last = lines.at(-1);
    const isLabel = last !== undefined && last.end - last.start <= 20 && last.end === start - 1 && !counts(last);
    if (isLabel && /^\s*[\d０-９]\S{0,11}\s*$/u.test(words) && counts({ start, end }))
      lines[lines.length - 1] = { ...last, end };
    else lines.push({ start, end });
  }
  return lines;
}

const DATE = /(?:(\d{4})\s?年\s?)?(\d{1,2})\s?月\s?(\d{1,2})\s?[日号]|(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/g;

export interface DayPlace extends Span {
  /** Not the day that is reported on. */
  readonly other: boolean;
}

/** Calendar days that the text names, but for the beginnings of a span (4月1日以来). */
export function daysIn(text: string, day: ReportingDay): DayPlace[] {
  const [year, month, date] = day.split('-').map((part) => part.replace(/^0+/, ''));
  return [...text.matchAll(DATE)].flatMap((match) => {
    const end = match.index + match[0].length;
    if (/^(?:以来|起|至|到|-|—)/u.test(text.slice(end, end + 2))) return [];
    const [, y1, m1, d1, y2, m2, d2] = match;
    const [y, m, d] = [y1 ?? y2 ?? year, m1 ?? m2, d1 ?? d2].map((part) => part?.replace(/^0+/, ''));
    return [{ start: match.index, end, other: y !== year || m !== month || d !== date }];
  });
}

/** The text with 今日 for the day that is reported on and 某日 for any other, as `contextOf` understands them. */
export const withDayWords = (text: string, day: ReportingDay): string =>
  daysIn(text, day).reduceRight(
    (said, { start, end, other }) => said.slice(0, start) + (other ? '某日' : '今日') + said.slice(end),
    text,
  );
