/**
 * What the lines of a table of units are: units, or branches (分管单位) with those below them. A briefing has the uppermost
 * level on which there is more than one; the units below stand in the workbook.
 */
import { branchesOf, type Level } from './levels.ts';

interface Named extends Level {
  readonly name: string;
  readonly group?: string;
}

interface Standing {
  readonly unit: string;
  readonly name: string;
}

export interface UnitLine<Of extends Standing> {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly isBranch: boolean;
  /** Open units that it is made of: itself, or those below it at any depth. */
  readonly units: readonly Of[];
}

/**
 * In the programme's order; a branch of which nobody is open is no line.
 * @param open how the units stand that are open that day.
 */
export function linesOf<Of extends Standing>(units: readonly Named[], open: readonly Of[]): UnitLine<Of>[] {
  const members = new Map(branchesOf({ units }).map(({ unit, members: below }) => [unit.id, below]));
  if (members.size === 0) return plainLines(units, open);
  const line = ({ id, name, group = '' }: Named, isBranch: boolean): UnitLine<Of>[] => {
    const own = open.filter(({ unit }) => (isBranch ? members.get(id)!.has(unit) : unit === id));
    return own.length === 0 ? [] : [{ id, name, group, isBranch, units: own }];
  };
  const below = (branch: string | undefined): UnitLine<Of>[] => {
    const self = units.filter(({ id, reports }) => id === branch && reports === true);
    const lines = [
      ...self.flatMap((unit) => line(unit, false)),
      ...units.filter(({ under }) => under === branch).flatMap((unit) => line(unit, unit.branch === true)),
    ];
    const [only, ...more] = lines;
    return only?.isBranch === true && more.length === 0 ? below(only.id) : lines;
  };
  return below(undefined);
}

function plainLines<Of extends Standing>(units: readonly Named[], open: readonly Of[]): UnitLine<Of>[] {
  const groups = new Map(units.map(({ id, group = '' }) => [id, group]));
  return open.map((standing) => {
    const { unit: id, name } = standing;
    return { id, name, group: groups.get(id) ?? '', isBranch: false, units: [standing] };
  });
}
