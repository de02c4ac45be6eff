/**
 * Lists of a draft (units, figures, rules …): an entry is added, moved, copied, taken out. Ids that the workshop gives are
 * counted on and never used twice, not even those of what is gone: what was reported under one must not be found under another.
 */
import { isRaw, listOf, type Raw } from './entry.ts';

export type ListAct = 'up' | 'down' | 'copy' | 'remove';

export const LIST_ACTS: readonly ListAct[] = ['up', 'down', 'copy', 'remove'];

/** @param copied makes of an entry another one with its own id. */
export function afterAct(
  list: readonly unknown[],
  act: ListAct,
  at: number,
  copied: (entry: unknown) => unknown,
): readonly unknown[] {
  if (at < 0 || at >= list.length) return list;
  const others = list.toSpliced(at, 1);
  const entry = list[at];
  if (act === 'remove') return others;
  if (act === 'copy') return list.toSpliced(at + 1, 0, copied(entry));
  return others.toSpliced(Math.max(0, at + (act === 'up' ? -1 : 1)), 0, entry);
}

/** How far each letter has been counted: `{ u: 12 }` after u12. */
export type Counted = Readonly<Record<string, number>>;

/** The next ids of that letter, beyond those that the lists hold and those that were ever given. */
export function nextIds(letter: string, many: number, counted: Counted, lists: readonly unknown[]): string[] {
  const used = lists.flatMap(listOf).map((entry) => numberOf(letter, isRaw(entry) ? entry.id : undefined));
  const last = Math.max(counted[letter] ?? 0, 0, ...used);
  return Array.from({ length: many }, (_, index) => `${letter}${last + 1 + index}`);
}

/** The counts with those of these files. */
export function countedIn(counted: Counted, letters: Readonly<Record<string, string>>, file: Raw): Counted {
  const now = Object.entries(letters).map(([key, letter]) => {
    const used = listOf(file[key]).map((entry) => numberOf(letter, isRaw(entry) ? entry.id : undefined));
    return [letter, Math.max(counted[letter] ?? 0, 0, ...used)] as const;
  });
  return { ...counted, ...Object.fromEntries(now) };
}

function numberOf(letter: string, id: unknown): number {
  const [, number] = typeof id === 'string' && id.startsWith(letter) ? (/^[a-z](\d{1,6})$/.exec(id) ?? []) : [];
  return number === undefined ? 0 : Number.parseInt(number, 10);
}
