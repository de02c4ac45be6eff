/**
 * Who has a target: units, and branches whose units reach it together. Of a branch without one it is the sum of those below
 * it. Nothing counts twice: of a branch that has one and a unit below it that has one too, the branch's counts above both.
 */
import type { ClosedDay } from '../indicators/day-values.ts';
import type { Target } from '../kinds/target.ts';
import { branchesAbove, branchesOf, type HasUnits } from '../unit/levels.ts';
import { addExactly } from '../values/decimal.ts';
import { own } from '../values/own.ts';
import type { DecimalString } from '../values/values.ts';

export interface Goal {
  /** Unit or branch. */
  readonly unit: string;
  readonly target: DecimalString;
  /** Open units whose figures count towards it. */
  readonly members: readonly string[];
  /** Does any of them have a figure? */
  readonly isKnown: boolean;
}

export interface Goals {
  /** Those that count in all: the uppermost. */
  readonly all: readonly Goal[];
  /** By open unit with a target, and by branch with one or above one: what counts for it. In the programme's order. */
  readonly owned: ReadonlyMap<string, readonly Goal[]>;
}

/** @param hasFigure whether an open unit has a figure that counts. */
export function goalsOf(
  programme: HasUnits,
  { units = {} }: Target,
  closed: ClosedDay,
  hasFigure: (standing: ClosedDay['units'][number]) => boolean,
): Goals {
  const open = closed.units;
  const known = new Set(open.filter(hasFigure).map(({ unit }) => unit));
  const members = new Map(open.map(({ unit }) => [unit, [unit]]));
  for (const { unit, members: below } of branchesOf(programme)) {
    members.set(
      unit.id,
      open.flatMap(({ unit: each }) => (below.has(each) ? [each] : [])),
    );
  }
  const goals = programme.units.flatMap(({ id }): Goal[] => {
    const [target, those] = [own(units, id), members.get(id) ?? []];
    if (target === undefined || those.length === 0) return [];
    return [{ unit: id, target, members: those, isKnown: those.some((each) => known.has(each)) }];
  });
  const byOwner = new Map(goals.map((goal) => [goal.unit, goal]));
  const aboveOf = branchesAbove(programme.units);
  const above = new Map(programme.units.map((unit) => [unit.id, aboveOf(unit)]));
  const uppermost = goals.filter(({ unit }) => !above.get(unit)!.some((each) => byOwner.has(each)));
  // Below a branch without a target of its own; what stands above that branch is no matter there.
  const below = (branch: string): Goal[] =>
    goals.filter(({ unit }) => {
      const [chain, at] = [above.get(unit)!, above.get(unit)!.indexOf(branch)];
      return at >= 0 && !chain.slice(0, at).some((each) => byOwner.has(each));
    });
  const ownedBy = ({ id, branch }: HasUnits['units'][number]): readonly Goal[] => {
    const alone = byOwner.get(id);
    return alone === undefined ? (branch === true ? below(id) : []) : [alone];
  };
  const owned = programme.units.map((unit) => [unit.id, ownedBy(unit)] as const).filter(([, all]) => all.length > 0);
  return { all: uppermost, owned: new Map(owned) };
}

export const sumOf = (goals: readonly Goal[]): DecimalString =>
  addExactly(
    goals.map(({ target }) => target),
    0,
  );

export const membersOf = (goals: readonly Goal[]): Set<string> => new Set(goals.flatMap(({ members }) => members));

export const knownOf = (goals: readonly Goal[]): Goal[] => goals.filter(({ isKnown }) => isKnown);
