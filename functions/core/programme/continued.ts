/**
 * Which indicators carry a series on: one that replaces another (`replaces`) begins with what the other had to date, as long
 * as the two can be added up: same kind, same measure, made of the same. Found when a version is stored, and kept with it.
 */
import { writtenWith } from '../kinds/formula.ts';
import type { Indicator } from '../kinds/indicator.ts';
import { isWhole, partId } from '../kinds/parts.ts';
import type { ProgrammeChange } from './changes.ts';
import type { Programme } from './programme.ts';

/**
 * The programme with the series that it carries on, and the balances that these began with.
 * @param before the version that counts on the day before it; absent: there is no such day.
 */
export function withContinued(before: Programme | undefined, wanted: Programme): Programme {
  if (!wanted.indicators.some(({ replaces }) => replaces !== undefined)) return wanted;
  const known = new Map((before?.indicators ?? []).map((indicator) => [indicator.id, indicator]));
  const made = new Map<string, Indicator>();
  const wholes = wanted.indicators.filter(isWhole);
  // What is made of others comes after them, as often as formulas stand in formulas.
  for (const _ of wholes) {
    for (const indicator of wholes) made.set(indicator.id, carriedOn(indicator, known, made));
  }
  for (const part of wanted.indicators) {
    const { partOf } = part;
    if (partOf !== undefined) made.set(part.id, partCarriedOn(part, made.get(partOf.whole), known));
  }
  return { ...wanted, indicators: wanted.indicators.map(({ id }) => made.get(id)!) };
}

/** What is said of series that begin with this version: carried on, or why not. */
export function seriesChanges(before: Programme | undefined, wanted: Programme): ProgrammeChange[] {
  const known = new Map((before?.indicators ?? []).map((indicator) => [indicator.id, indicator]));
  const made = new Map(wanted.indicators.map((indicator) => [indicator.id, indicator]));
  return wanted.indicators.filter(isWhole).flatMap((now): ProgrammeChange[] => {
    const old = known.get(now.replaces ?? '');
    if (old === undefined || known.has(now.id)) return [];
    const why = apart(old, now, made);
    const how = why === undefined ? '累计接着算' : `口径不同（${why}），累计另起，前后的数不相加`;
    return [{ about: 'counted', words: `指标“${now.name}”接续“${old.name}”，${how}` }];
  });
}

type Known = ReadonlyMap<string, Indicator>;

function carriedOn({ continues: _, ...now }: Indicator, known: Known, made: Known): Indicator {
  const { replaces } = now;
  const standing = known.get(now.id);
  if (replaces === undefined) return now;
  if (standing !== undefined) return withSeries(now, standing, standing.continues);
  const old = known.get(replaces);
  return old !== undefined && apart(old, now, made) === undefined ? withSeries(now, old, seriesOf(old)) : now;
}

/** Its own balance comes first where one is written: that is refused, unless it says the same. */
function withSeries(now: Indicator, from: Indicator, continues: readonly string[] | undefined): Indicator {
  if (continues === undefined) return now;
  const { opening, openings, openingDays } = from;
  return { ...given({ opening, openings, openingDays }), ...now, continues };
}

/** A part goes with its whole, where both have it. */
function partCarriedOn({ continues: _, ...part }: Indicator, whole: Indicator | undefined, known: Known): Indicator {
  const standing = known.get(part.id)?.continues;
  if (whole?.continues === undefined) return part;
  if (standing !== undefined) return { ...part, continues: standing };
  const old = known.get(partId(whole.replaces!, part.partOf!.part));
  if (old === undefined || known.has(part.id) || old.kind !== part.kind) return part;
  return { ...part, replaces: old.id, continues: seriesOf(old) };
}

const seriesOf = ({ id, continues = [] }: Indicator): readonly string[] => [id, ...continues];

/** What keeps two figures from being added up; undefined: they can. */
function apart(old: Indicator, now: Indicator, made: Known): string | undefined {
  if (old.kind !== now.kind) return `统计方式由${old.kind}改为${now.kind}`;
  if (old.unit !== now.unit) return `计量单位由${old.unit}改为${now.unit}`;
  if (madeOf(old, (id) => id) !== madeOf(now, (id) => made.get(id)?.continues?.at(0) ?? id)) return '算法或选项不同';
  // A balance of all together is in no unit's own total, and would be counted again by the first that is typed.
  const isDouble = old.reported !== now.reported && !/^-?[0.]*$/.test(old.opening ?? '0');
  return isDouble ? '原指标有不分单位的期初数，改报累计数后无法分摊' : undefined;
}

/** What a ratio or formula is made of, and what a choice is chosen from. */
function madeOf({ of, formula, options }: Indicator, nameOf: (id: string) => string): string {
  const signs = { '+': '+', '-': '-', '*': '*', '/': '/' };
  return JSON.stringify([of?.map(nameOf), formula && writtenWith(formula.tree, nameOf, signs), options]);
}

const given = <Of extends object>(of: Of): Partial<Of> =>
  Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as Partial<Of>;
