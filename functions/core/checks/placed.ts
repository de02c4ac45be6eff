/**
 * An entry of a programme file with its place, and the check that names are used once.
 */
import { type Finding, finding } from '../findings/finding.ts';

/** An entry of the file with its place. */
export interface Placed<Entry> {
  readonly entry: Entry;
  readonly path: string;
}

/** Every place after the first that uses the same name. */
export function duplicates(name: string, values: readonly Placed<string>[]): Finding[] {
  const first = new Map<string, string>();
  return values.flatMap(({ entry, path }) => {
    const taken = first.get(entry);
    if (taken !== undefined) return [finding('programme.duplicate', { path, name, seen: entry, expected: taken })];
    first.set(entry, path);
    return [];
  });
}

/** The texts of one key of several entries, each with its place. */
export const textsOf = <Key extends string>(
  entries: readonly Placed<{ readonly [Each in Key]?: string | undefined }>[],
  key: Key,
): Placed<string>[] =>
  entries.flatMap(({ entry, path }) => {
    const text = entry[key];
    return text === undefined ? [] : [{ entry: text, path: `${path}.${key}` }];
  });
