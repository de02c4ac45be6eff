/**
 * Where a pasted text names units and indicators (see `paste.ts`): a whole name or alias in one piece, around a quantity
 * (`清运612.5吨垃圾`), or without the beginning that the sentence has said already (`消杀小区18个、公厕12座`).
 */

import { LIMITS } from '../limits/limits.ts';
import type { Indicator, Unit } from '../programme/programme.ts';
import type { Span } from './spans.ts';

export interface NamePlace extends Span {
  /** Those that are called so: one, or several that share an alias and differ in their measure. */
  readonly indicators: readonly Indicator[];
}

export interface UnitPlace extends Span {
  readonly unit: Unit;
}

export const unitsIn = (text: string, units: readonly Unit[]): UnitPlace[] =>
  longest(units.flatMap((unit) => placesOf(text, unit.name).map((place) => ({ ...place, unit }))));

/** Whole names; of two that overlap the longer one. Names inside a unit's name are none. */
export function indicatorsIn(text: string, indicators: readonly Indicator[], units: readonly Span[]): NamePlace[] {
  const byName = new Map<string, Indicator[]>();
  for (const indicator of indicators) {
    for (const name of new Set([indicator.name, ...indicator.aliases])) {
      byName.set(name, [...(byName.get(name) ?? []), indicator]);
    }
  }
  const places = [...byName].flatMap(([name, called]) =>
    placesOf(text, name).map((place) => ({
      start: place.start,
      end: wholeName(text, name, place, called),
      indicators: called,
    })),
  );
  return longest(places.filter((place) => !units.some((unit) => within(place, unit))));
}

/** 劝返市民 is said whole where 劝返 is an alias of 劝离劝返市民: what follows the alias in the name belongs to it. */
function wholeName(text: string, alias: string, { end }: Span, called: readonly Indicator[]): number {
  const rests = called.map(({ name }) => name.slice(name.indexOf(alias) + alias.length));
  const rest = called.length === 1 && called[0]?.name.includes(alias) ? (rests[0] ?? '') : '';
  return text.startsWith(rest, end) ? end + rest.length : end;
}

/** Words around the quantity that belong to no name. */
const FILLER = /(?:了|约|共|共计|各类|生活|大约|近)*$/u;
const BEHIND = /^(?:余|多|左右)?(?:的|各类|生活)?/u;

/** The two parts around quantity and measure make one name of that indicator; each has at least two characters. */
export function nameAround(text: string, start: number, measureEnd: number, indicator: Indicator): Span | undefined {
  const before = text.slice(Math.max(0, start - LIMITS.nameCharacters), start).replace(FILLER, '');
  const offset = Math.max(0, start - LIMITS.nameCharacters) + before.length;
  const skipped = BEHIND.exec(text.slice(measureEnd, measureEnd + 6))?.[0].length ?? 0;
  const behind = text.slice(measureEnd + skipped, measureEnd + skipped + LIMITS.nameCharacters);
  for (const name of [indicator.name, ...indicator.aliases]) {
    for (let cut = 2; cut <= name.length - 2; cut += 1) {
      if (!before.endsWith(name.slice(0, cut)) || !behind.startsWith(name.slice(cut))) continue;
      return { start: offset - cut, end: measureEnd + skipped + name.length - cut };
    }
  }
  return undefined;
}

/**
 * `公厕` of `消杀公厕`, when the sentence began another name with 消杀: the words right before the quantity are the end of a
 * name, and what is missing was said.
 * @param said what the sentence has named so far, as it stands there.
 */
export function nameWithout(
  text: string,
  from: number,
  start: number,
  said: readonly string[],
  indicator: Indicator,
): Span | undefined {
  const near = Math.max(from, start - LIMITS.nameCharacters);
  const behindMark = /[\p{Script=Han}A-Za-z]{2,}$/u.exec(
    text
      .slice(near, start)
      .trimEnd()
      .replace(/[：:]$/u, ''),
  );
  if (behindMark === null) return undefined;
  const [words] = behindMark;
  const missing = indicator.name.slice(0, -words.length);
  if (missing.length < 2 || !indicator.name.endsWith(words)) return undefined;
  if (!said.some((name) => name.startsWith(missing))) return undefined;
  return { start: near + behindMark.index, end: near + behindMark.index + words.length };
}

const within = (inner: Span, outer: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

function placesOf(text: string, name: string): Span[] {
  const places: Span[] = [];
  for (let at = text.indexOf(name); name !== '' && at >= 0; at = text.indexOf(name, at + name.length)) {
    places.push({ start: at, end: at + name.length });
  }
  return places;
}

function longest<Place extends Span>(places: readonly Place[]): Place[] {
  const bySize = [...places].sort((left, right) => right.end - right.start - (left.end - left.start));
  const kept: Place[] = [];
  for (const place of bySize) {
    if (kept.every(({ start, end }) => place.end <= start || end <= place.start)) kept.push(place);
  }
  return kept.sort((left, right) => left.start - right.start);
}
