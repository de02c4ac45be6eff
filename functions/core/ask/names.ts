/**
 * What a question may name: indicators, units and groups by their names, aliases and other ways to number a unit (一大队,
 * 第一大队, 1大队); and parts of names, where only one has them.
 */
import type { Indicator } from '../kinds/indicator.ts';
import { type Lexicon, lexiconOf } from '../paste/lexicon.ts';
import { plainName } from '../paste/plain-text.ts';
import type { Programme } from '../programme/programme.ts';

/** Whose figure. */
export type Whose =
  | { readonly of: 'all' }
  | { readonly of: 'group'; readonly group: string }
  | { readonly of: 'unit'; readonly unit: string };

export type Named =
  | { readonly is: 'indicator'; readonly name: string; readonly indicator: Indicator }
  | { readonly is: 'whose'; readonly name: string; readonly whose: Whose };

export interface Names {
  readonly lexicon: Lexicon<readonly Named[]>;
  /** Every way to write a name, once each. */
  readonly written: ReadonlyMap<string, readonly Named[]>;
}

/** @param others of other days, whose names are known too. */
export function namesOf(programme: Programme, others: readonly Programme[] = []): Names {
  const written = new Map<string, Named[]>();
  const add = (name: string, named: Named): void => {
    const plain = plainName(name).toLowerCase();
    const known = written.get(plain) ?? [];
    if (!known.some((each) => sameNamed(each, named))) written.set(plain, [...known, named]);
  };
  for (const { indicators, units } of [programme, ...others]) {
    for (const old of indicators) {
      const { id, name, aliases } = old;
      const indicator = programme.indicators.find((each) => each.id === id) ?? old;
      for (const each of [name, ...aliases]) add(each, { is: 'indicator', name: indicator.name, indicator });
    }
    for (const { id, name, group } of units) {
      for (const each of numbered(name)) add(each, { is: 'whose', name, whose: { of: 'unit', unit: id } });
      if (group !== undefined) add(group, { is: 'whose', name: group, whose: { of: 'group', group } });
    }
  }
  return { lexicon: lexiconOf(written), written };
}

export const sameNamed = (one: Named, other: Named): boolean => keyOf(one) === keyOf(other);

const keyOf = (named: Named): string =>
  named.is === 'indicator' ? `i ${named.indicator.id}` : JSON.stringify(named.whose);

const NUMERALS = '一二三四五六七八九';

/** 一大队 is also 第一大队, 1大队 and 第1大队. */
function numbered(name: string): string[] {
  const [, numeral, rest] = /^第?([一二三四五六七八九1-9])([^\d一二三四五六七八九十].*)$/su.exec(name) ?? [];
  if (numeral === undefined || rest === undefined) return [name];
  const at = /\d/.test(numeral) ? Number(numeral) : NUMERALS.indexOf(numeral) + 1;
  const both = [String(at), NUMERALS[at - 1] ?? ''];
  return [name, ...both.flatMap((each) => [each + rest, `第${each}${rest}`])];
}

/** Letters that a part of a name must have at least. */
const FEWEST_LETTERS = 2;

/** What has that part in its name; one alone is meant, several are asked about. */
export function namedWith({ written }: Names, part: string): Named[] {
  if ([...part].length < FEWEST_LETTERS) return [];
  const found: Named[] = [];
  for (const [name, each] of written) {
    if (!name.includes(part)) continue;
    for (const named of each) if (!found.some((known) => sameNamed(known, named))) found.push(named);
  }
  return found;
}
