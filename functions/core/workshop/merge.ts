/**
 * Two ways on from one file: what one changed and what the other changed, together. Entries of a list are known by their ids;
 * where both changed the same value, ours stays and its place is told.
 */
import { isRaw, isSame, listOf, type Raw } from './entry.ts';

export interface Merged {
  readonly file: Raw;
  /** Places that both changed, `units.u3.name`: there ours stays. */
  readonly met: readonly string[];
}

export function merged(base: Raw, ours: Raw, theirs: Raw, place = ''): Merged {
  const keys = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
  const parts = keys.map((key) => [key, mergedValue(base[key], ours[key], theirs[key], place + key)] as const);
  const kept = parts.filter(([, { value }]) => value !== undefined);
  return {
    file: Object.fromEntries(kept.map(([key, { value }]) => [key, value])),
    met: parts.flatMap(([, { met }]) => met),
  };
}

interface Value {
  readonly value: unknown;
  readonly met: readonly string[];
}

function mergedValue(base: unknown, ours: unknown, theirs: unknown, place: string): Value {
  if (isSame(ours, theirs) || isSame(theirs, base)) return { value: ours, met: [] };
  if (isSame(ours, base)) return { value: theirs, met: [] };
  if (hasIds(ours) && hasIds(theirs)) return mergedLists(listOf(base), ours, theirs, place);
  if (!isRaw(ours) || !isRaw(theirs)) return { value: ours, met: [place] };
  const { file, met } = merged(isRaw(base) ? base : {}, ours, theirs, `${place}.`);
  return { value: file, met };
}

type Entry = Raw & { readonly id: string };

const hasIds = (list: unknown): list is readonly Entry[] =>
  Array.isArray(list) && list.every((each: unknown) => isRaw(each) && typeof each.id === 'string');

/** In our order; theirs that are new stand at the end, those that either took out and the other left as they were are gone. */
function mergedLists(base: readonly unknown[], ours: readonly Entry[], theirs: readonly Entry[], place: string): Value {
  const [was, now] = [base, theirs].map((list) => new Map(list.map((each) => [(each as Entry).id, each as Entry])));
  const own = new Set(ours.map(({ id }) => id));
  const both = ours.flatMap((entry): Value[] => {
    const [before, other] = [was!.get(entry.id), now!.get(entry.id)];
    if (other !== undefined) return [mergedValue(before, entry, other, `${place}.${entry.id}`)];
    if (before === undefined) return [{ value: entry, met: [] }];
    return isSame(before, entry) ? [] : [{ value: entry, met: [`${place}.${entry.id}`] }];
  });
  const come = theirs.filter(({ id }) => !own.has(id) && !isSame(was!.get(id), now!.get(id)));
  return { value: [...both.map(({ value }) => value), ...come], met: both.flatMap(({ met }) => met) };
}
