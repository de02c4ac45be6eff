/**
 * Between a value of a programme file and what a form's control holds: how it is shown, and what is meant by what was typed.
 * Nothing is judged here: what cannot be read stays as it was typed, and the checks of the programme say so at the field.
 */
import type { Raw } from './entry.ts';

/** What a field's words may be about: names of units and figures, by their ids. */
export interface Named {
  readonly units: ReadonlyMap<string, string>;
  readonly indicators: ReadonlyMap<string, string>;
  readonly sections: ReadonlyMap<string, string>;
  readonly ledgers: ReadonlyMap<string, string>;
}

/** How the control looks; `pages/workshop` draws it. */
export type Control = 'line' | 'text' | 'number' | 'choice' | 'flag' | 'ticks' | 'day' | 'time' | 'days' | 'mail';

export interface Codec {
  readonly control: Control;
  /** The control's values; of ticks those that are set, of anything else one, of a pair of controls two. */
  readonly show: (value: unknown, named: Named) => readonly string[];
  /** undefined: nothing was said, the key is left out. */
  readonly read: (typed: readonly string[], named: Named) => unknown;
  /** Of a choice and of ticks what there is, where it hangs on the draft. */
  readonly options?: (named: Named) => readonly (readonly [value: string, words: string])[];
}

/** Text as a browser sends it, without what nobody sees. */
export const typedText = (text: string | undefined): string =>
  (text ?? '').replace(/\r\n?/g, '\n').normalize('NFC').trim();

const shown = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);

const one = (typed: readonly string[]): string | undefined => typedText(typed[0]) || undefined;

/** One line of text. */
export const line: Codec = { control: 'line', show: (value) => [shown(value)], read: one };
export const mail: Codec = { ...line, control: 'mail' };
export const day: Codec = { ...line, control: 'day' };
export const text: Codec = { control: 'text', show: (value) => [shown(value)], read: one };

/** A whole number, or what was typed instead of one. */
export const whole: Codec = {
  control: 'number',
  show: (value) => [shown(value)],
  read: (typed) => {
    const said = one(typed)?.normalize('NFKC');
    return said !== undefined && /^(0|[1-9]\d{0,8})$/.test(said) ? Number.parseInt(said, 10) : said;
  },
};

/** A decimal stays text, so that no digit is lost. */
export const decimal: Codec = {
  control: 'number',
  show: (value) => [shown(value)],
  read: (typed) => one(typed)?.normalize('NFKC'),
};

export const flag: Codec = {
  control: 'flag',
  show: (value) => (value === true ? ['yes'] : []),
  read: (typed) => (typed.includes('yes') ? true : undefined),
};

/** Of a closed list; what is not in it is shown as it is. The first, written as nothing, may stand for its absence. */
export const choice = (...options: readonly (readonly [value: string, words: string])[]): Codec => ({
  control: 'choice',
  show: (value) => [shown(value)],
  read: one,
  options: () => options,
});

/** A choice of `yes`, `no` where the two differ from saying nothing. */
export const ticks = (...options: readonly (readonly [value: string, words: string])[]): Codec => ({
  control: 'ticks',
  show: (value) => (Array.isArray(value) ? value.map(shown) : []),
  read: (typed) => (typed.length === 0 ? undefined : typed),
  options: () => options,
});

const SEPARATORS = /[\n、，,;；\t]+/;

export const namesIn = (typed: string): string[] =>
  typedText(typed)
    .split(SEPARATORS)
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** A list of texts, one a line, whatever marks they hold: 各专班、各成员单位 is one. */
export const lines: Codec = {
  control: 'text',
  show: (value) => [Array.isArray(value) ? value.map(shown).join('\n') : shown(value)],
  read: ([typed]) => {
    const list = typedText(typed)
      .split('\n')
      .map((each) => each.trim())
      .filter((each) => each !== '');
    return list.length === 0 ? undefined : list;
  },
};

/** A list of names, one a line or parted by 、. */
export const names: Codec = {
  control: 'text',
  show: (value) => [Array.isArray(value) ? value.map(shown).join('\n') : shown(value)],
  read: (typed) => {
    const list = namesIn(typed.join('\n'));
    return list.length === 0 ? undefined : list;
  },
};

/** Of each list, whom a name means; null: several. Made once: a list of thousands is asked for each of its names. */
const meant = new WeakMap<ReadonlyMap<string, string>, ReadonlyMap<string, string | null>>();

function idsByName(names: ReadonlyMap<string, string>): ReadonlyMap<string, string | null> {
  const known = meant.get(names);
  if (known !== undefined) return known;
  const ids = new Map<string, string | null>();
  for (const [id, name] of names) ids.set(name, ids.has(name) ? null : id);
  meant.set(names, ids);
  return ids;
}

/** A name of its own where it has one that nobody shares, and that is no other's id; else the id. */
export const nameOf = (names: ReadonlyMap<string, string>, id: string): string => {
  const name = names.get(id);
  const isOwn = name !== undefined && idsByName(names).get(name) === id && (name === id || !names.has(name));
  return isOwn ? name : id;
};

/** The id of that name; what is no name stays, and the checks say so. */
export function idOf(names: ReadonlyMap<string, string>, typed: string): string {
  if (names.has(typed)) return typed;
  return idsByName(names).get(typed) ?? typed;
}

/** Names of what a draft holds, of entries that have an id. */
export function namedIn(file: Raw): Named {
  const pairs = (list: unknown): [string, string][] =>
    (Array.isArray(list) ? list : []).flatMap((each: unknown) => {
      const { id, name, title = name } = (each ?? {}) as Raw;
      return typeof id === 'string' ? [[id, typeof title === 'string' ? title : id] as [string, string]] : [];
    });
  return {
    units: new Map(pairs(file.units)),
    indicators: new Map(pairs(file.indicators)),
    sections: new Map(pairs(file.sections)),
    ledgers: new Map(pairs(file.ledgers)),
  };
}
