/**
 * A programme file as plain values, whole or broken: read and changed by paths of keys. What is changed is new, what is not
 * stays the same value, so a draft keeps everything that a page does not show.
 */

export type Raw = Readonly<Record<string, unknown>>;

/** Keys from the outside in, `['schedule', 'due']`. */
export type KeyPath = readonly string[];

export const isRaw = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const rawOf = (value: unknown): Raw => (isRaw(value) ? value : {});

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export function valueAt(entry: Raw, [key, ...rest]: KeyPath): unknown {
  if (key === undefined) return entry;
  const value = Object.hasOwn(entry, key) ? entry[key] : undefined;
  return rest.length === 0 ? value : isRaw(value) ? valueAt(value, rest) : undefined;
}

/** @param value undefined: the key goes, and with it what holds nothing else. */
export function withValue(entry: Raw, [key, ...rest]: KeyPath, value: unknown): Raw {
  if (key === undefined) return rawOf(value);
  const inner = rest.length === 0 ? value : emptied(withValue(rawOf(entry[key]), rest, value));
  if (inner !== undefined) return { ...entry, [key]: inner };
  const { [key]: _, ...others } = entry;
  return others;
}

const emptied = (entry: Raw): Raw | undefined => (Object.keys(entry).length === 0 ? undefined : entry);

/** Equal as JSON, whatever the order of keys. */
export function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  return keys.every((key) => isSame((one as Raw)[key], (other as Raw)[key]));
}

/** `units[3].id` of `['units', 3, 'id']`. */
export const pathText = (steps: readonly (string | number)[]): string =>
  steps.map((step, at) => (typeof step === 'number' ? `[${step}]` : `${at === 0 ? '' : '.'}${step}`)).join('');
