/**
 * Levels: who stands under whom. A branch (分管单位) has units under it, two or three levels in all; whatever is added up
 * over a branch is added up over the units below it that report themselves, so that nothing is counted twice.
 */
/** A unit's place beside or under others, of a programme or of its file. */
export interface Level {
  readonly id: string;
  readonly branch?: boolean | undefined;
  readonly reports?: boolean | undefined;
  readonly under?: string | undefined;
}

/** What of a programme its levels are read from. */
export interface HasUnits {
  readonly units: readonly Level[];
}

/** More levels than these a programme cannot have. */
export const MOST_LEVELS = 3;

/** Has it a form of its own? A branch has one only where the programme says so. */
export const hasForm = ({ branch, reports }: Level): boolean => branch !== true || reports === true;

/** Of a unit the branches above it, the nearest first; a circle ends where it began. */
export function branchesAbove(units: readonly Level[]): (unit: Level) => string[] {
  const byId = new Map(units.map((each) => [each.id, each]));
  return (unit) => {
    const above: string[] = [];
    for (let next = unit.under; next !== undefined && !above.includes(next); next = byId.get(next)?.under) {
      above.push(next);
    }
    return above;
  };
}

/** A branch of a programme with those whose figures are its own: the units below it at any depth, and itself where it reports. */
export interface Branch {
  readonly unit: Level;
  /** 1 for a branch under none. */
  readonly level: number;
  readonly members: ReadonlySet<string>;
}

/** In the programme's order. */
export function branchesOf({ units }: HasUnits): Branch[] {
  const branches = units.filter(({ branch }) => branch === true);
  if (branches.length === 0) return [];
  const above = branchesAbove(units);
  const members = new Map(branches.map(({ id }) => [id, new Set<string>()]));
  for (const unit of units.filter(hasForm)) {
    for (const id of [unit.id, ...above(unit)]) members.get(id)?.add(unit.id);
  }
  return branches.map((unit) => ({ unit, level: above(unit).length + 1, members: members.get(unit.id)! }));
}

/** The units that a branch answers for: those below it at any depth, and itself; branches among them too. */
export function answeredForBy({ units }: HasUnits, branch: string): Set<string> {
  const above = branchesAbove(units);
  return new Set(units.filter((unit) => unit.id === branch || above(unit).includes(branch)).map(({ id }) => id));
}
