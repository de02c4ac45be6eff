/**
 * Units ranked by what they gave over the period. Equal ones share a rank and are never cut: a list ends before a group
 * that it has no room for, and where all are equal nobody leads. Part of `compose.ts`.
 */

import { joinNames } from '../briefing/completeness.ts';
import { isZero } from '../briefing/figures.ts';
import type { Indicator } from '../kinds/indicator.ts';
import { measureOf } from '../kinds/words.ts';
import { MOST_DECIMALS, toScaled } from '../values/decimal.ts';
import type { DecimalString } from '../values/values.ts';
import { exactWords } from '../wording/phrases.ts';
import type { DigestRanking } from './data.ts';
import type { Digest } from './digest.ts';
import { saidOf } from './figures.ts';

/** A unit with its figure. */
export type Given = readonly [unit: string, value: DecimalString];

/** Ranks that a sentence names. */
const RANKS_NAMED = 3;

/** Largest first; of equal ones the first by id, so that the order is the same each time. */
function unitsBy(given: readonly Given[]): Given[] {
  const size = (value: DecimalString): bigint => toScaled(value, MOST_DECIMALS);
  return given.toSorted((one, other) => {
    const [left, right] = [size(one[1]), size(other[1])];
    return left === right ? (one[0] < other[0] ? -1 : 1) : left < right ? 1 : -1;
  });
}

/** Units with the same figure together, largest first. */
function groupsOf(given: readonly Given[]): Given[][] {
  const groups = Map.groupBy(unitsBy(given), ([, value]) => toScaled(value, MOST_DECIMALS));
  return [...groups.values()];
}

/** The leading units, at most so many: none where the first group is larger already, or where all are equal. */
export function leadingUnits(given: readonly Given[], most: number): Given[] {
  const groups = groupsOf(given);
  if (groups.length < 2) return [];
  const leading: Given[] = [];
  for (const group of groups) {
    if (leading.length + group.length > most) break;
    leading.push(...group);
  }
  return leading;
}

/** Who gave most of it: the first three, and whoever is equal to the third; null where three do not differ. */
export function rankingOf(
  indicator: Indicator,
  digest: Digest,
  names: ReadonlyMap<string, string>,
): DigestRanking | null {
  const given = Object.entries(digest.indicators[indicator.id]?.byUnit ?? {});
  const groups = groupsOf(given);
  if (given.length < RANKS_NAMED || groups.length < 2) return null;
  const ranked: DigestRanking['groups'][number][] = [];
  let rank = 1;
  for (const group of groups) {
    const [unit, value] = group[0]!;
    if (rank > RANKS_NAMED || isZero(value)) break;
    const said = { ...saidOf(indicator, 'unit', value, exactWords(value, measureOf(indicator))), unit };
    const named = joinNames(group.map(([each]) => names.get(each) ?? each))!.words;
    ranked.push({ names: named, said, rank, tied: group.length > 1 });
    rank += group.length;
  }
  return ranked.length === 0 ? null : { name: indicator.name, groups: ranked };
}
