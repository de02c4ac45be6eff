/**
 * Units of two documents in pairs: equal ones first, then, between those, whichever are most alike; and what only one side
 * has. Somebody who reads the differences reads them in the order of the document.
 */
import { align, type Room } from '../text/align.ts';
import type { CopyUnit } from './units.ts';

export type UnitPair =
  | { readonly is: 'same' | 'changed'; readonly before: CopyUnit; readonly after: CopyUnit }
  | { readonly is: 'removed'; readonly before: CopyUnit }
  | { readonly is: 'added'; readonly after: CopyUnit };

/** Below this share of common pairs of characters two texts are not the same one edited. */
const ALIKE = 0.3;
/** More candidates than that are paired in order, unseen. */
const MOST_COMPARED = 40_000;

export function pairUnits(before: readonly CopyUnit[], after: readonly CopyUnit[], room: Room): UnitPair[] {
  const keys = (units: readonly CopyUnit[]) => units.map(({ key }) => key);
  const places = align(keys(before), keys(after), room);
  const pairs: UnitPair[] = [];
  let [from, start] = [0, 0];
  for (let at = 0; at <= before.length; at += 1) {
    const place = at === before.length ? after.length : places[at]!;
    if (place < 0) continue;
    pairs.push(...pairsBetween(before.slice(from, at), after.slice(start, place)));
    if (at < before.length) pairs.push({ is: 'same', before: before[at]!, after: after[place]! });
    [from, start] = [at + 1, place + 1];
  }
  return pairs;
}

/** Nothing here is equal on both sides: pairs in order, as alike as they can be together. */
function pairsBetween(before: readonly CopyUnit[], after: readonly CopyUnit[]): UnitPair[] {
  const partners = partnersOf(before, after);
  const pairs: UnitPair[] = [];
  let start = 0;
  const added = (to: number) => {
    for (; start < to; start += 1) pairs.push({ is: 'added', after: after[start]! });
  };
  for (const [at, unit] of before.entries()) {
    const partner = partners[at]!;
    if (partner < 0) {
      pairs.push({ is: 'removed', before: unit });
      continue;
    }
    added(partner);
    pairs.push({ is: 'changed', before: unit, after: after[partner]! });
    start = partner + 1;
  }
  added(after.length);
  return pairs;
}

function partnersOf(before: readonly CopyUnit[], after: readonly CopyUnit[]): number[] {
  if (before.length * after.length > MOST_COMPARED) return before.map((_, at) => (at < after.length ? at : -1));
  const ours = before.map(likesOf);
  const theirs = after.map(likesOf);
  const width = after.length + 1;
  const best = new Float64Array((before.length + 1) * width);
  const likeness = (at: number, place: number): number =>
    before[at]!.kind === after[place]!.kind ? likenessOf(ours[at]!, theirs[place]!) : 0;
  for (let at = before.length - 1; at >= 0; at -= 1) {
    for (let place = after.length - 1; place >= 0; place -= 1) {
      const alike = likeness(at, place);
      const paired = alike < ALIKE ? 0 : alike + best[(at + 1) * width + place + 1]!;
      best[at * width + place] = Math.max(paired, best[(at + 1) * width + place]!, best[at * width + place + 1]!);
    }
  }
  let place = 0;
  return before.map((_, at) => {
    for (; place < after.length; place += 1) {
      const here = best[at * width + place]!;
      if (here === best[(at + 1) * width + place]!) return -1;
      const alike = likeness(at, place);
      if (alike >= ALIKE && here === alike + best[(at + 1) * width + place + 1]!) return place++;
    }
    return -1;
  });
}

interface Grams {
  readonly counts: ReadonlyMap<string, number>;
  readonly size: number;
}

interface Likes {
  readonly asWritten: Grams;
  /** Every number as 0: a sentence with another figure is the same sentence. */
  readonly withoutFigures: Grams;
  readonly name: string | undefined;
}

/** Of a row also the cell that names it. */
function likesOf({ kind, texts }: CopyUnit): Likes {
  const whole = texts.map(({ text }) => text).join('\n');
  return {
    asWritten: gramsOf(whole),
    withoutFigures: gramsOf(whole.replace(/\d[\d.,]*/gu, '0')),
    name: kind === 'row' ? texts[0]?.text : undefined,
  };
}

/** Pairs of neighbouring characters with their numbers. */
function gramsOf(whole: string): Grams {
  const counts = new Map<string, number>();
  for (let at = 0; at < whole.length - 1; at += 1) {
    const gram = whole.slice(at, at + 2);
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return { counts, size: Math.max(0, whole.length - 1) };
}

/** 0 to 1; rows with the same name are the same row, whatever became of their figures. */
function likenessOf(one: Likes, other: Likes): number {
  if (one.name !== undefined && one.name !== '' && one.name === other.name) return 1;
  return (shared(one.asWritten, other.asWritten) + shared(one.withoutFigures, other.withoutFigures)) / 2;
}

/** 0 to 1 (Dice). */
function shared(one: Grams, other: Grams): number {
  let common = 0;
  for (const [gram, count] of one.counts) common += Math.min(count, other.counts.get(gram) ?? 0);
  const size = one.size + other.size;
  return size === 0 ? 1 : (2 * common) / size;
}
