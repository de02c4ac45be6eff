/**
 * What must hold for the levels of a programme's units: `branch`, `under` and `reports`.
 */
import { type Finding, finding } from '../findings/finding.ts';
import { didYouMean } from '../text/nearest.ts';
import { branchesAbove, hasForm, type Level, MOST_LEVELS } from '../unit/levels.ts';
import type { Placed } from './placed.ts';

/** Without the keys whose shape is broken. */
type Entry = { readonly [Key in keyof Level]?: Level[Key] | undefined } & { readonly name?: string | undefined };
type Known = Placed<Level & { readonly name?: string | undefined }>;

export function levelFindings(entries: readonly Placed<Entry>[]): Finding[] {
  const placed = entries.flatMap(({ entry, path }) => (entry.id === undefined ? [] : [{ entry, path } as Known]));
  const units = placed.map(({ entry }) => entry);
  return placed.flatMap((each) => [
    ...reportsFindings(each),
    ...emptyFindings(each, units),
    ...underFindings(each, units),
  ]);
}

/** Units are known by name where they have one. */
const nameOf = ({ id, name }: Known['entry']): string => `“${name ?? id}”`;

function reportsFindings({ entry: { branch, reports }, path }: Known): Finding[] {
  if (branch === true || reports !== false) return [];
  const expected = '只有分管单位（branch: true）可以本级不报；不再报送的单位请写 closes（末个报告日）';
  return [finding('programme.level', { path: `${path}.reports`, name: 'reports', seen: 'false', expected })];
}

/** A branch that is written before its units is no mistake yet. */
function emptyFindings({ entry, path }: Known, units: readonly Level[]): Finding[] {
  const isEmpty = entry.branch === true && !units.some(({ under }) => under === entry.id);
  return isEmpty
    ? [finding('programme.branch_empty', { path: `${path}.branch`, name: entry.name ?? entry.id, seen: entry.id })]
    : [];
}

function underFindings({ entry, path }: Known, units: readonly Known['entry'][]): Finding[] {
  const { under } = entry;
  if (under === undefined) return [];
  const at = { path: `${path}.under`, name: 'under', seen: under };
  const above = units.find(({ id }) => id === under);
  const branches = units.filter(({ branch }) => branch === true);
  if (above === undefined) {
    const known = (branches.length > 0 ? branches : units).map(({ id }) => id);
    return [finding('programme.unknown_unit', { ...at, expected: didYouMean(under, known) })];
  }
  const wrong = (expected: string): Finding[] => [finding('programme.level', { ...at, expected })];
  const chain = branchesAbove(units)(entry);
  if (chain.includes(entry.id)) {
    return wrong(`绕了一圈又回到自己（${[entry.id, ...chain].join(' → ')}），请改为真正的上级单位，或删去`);
  }
  if (above.branch !== true)
    return wrong(`${nameOf(above)}不是分管单位，请给它写 branch: true，或改为一个分管单位的 id`);
  const level = chain.length + 1;
  if (level <= MOST_LEVELS) return [];
  return wrong(`最多三级，它在第 ${level} 级（${[...chain.toReversed(), entry.id].join(' → ')}）`);
}

/** Figures, balances and lists of who is asked belong to units that have a form. */
export function formFindings(named: readonly Placed<string>[], units: readonly Level[]): Finding[] {
  const without = new Set(units.filter((unit) => !hasForm(unit)).map(({ id }) => id));
  return named
    .filter(({ entry }) => without.has(entry))
    .map(({ entry, path }) => {
      const below = units.filter(({ under }) => under === entry).map(({ id }) => id);
      const expected = `它是分管单位，本级不报；请写它下面的单位${below.length === 0 ? '' : `（${below.slice(0, 5).join('、')}）`}，或给它写 reports: true`;
      return finding('programme.level', { path, name: 'units', seen: entry, expected });
    });
}
