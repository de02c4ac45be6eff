/**
 * Changing a programme's units one at a time: add one, or change what is said of one (name, group, post, mail, first
 * and last day). Checked by the very checker of programme files; a unit is never taken out, so that its past stays.
 */
import { type Finding, finding, hasErrors } from '../findings/finding.ts';
import { programmeFileOf, unitEntry } from './file-of.ts';
import { parseProgramme } from './parse.ts';
import type { Programme, Unit } from './programme.ts';

/** What is said of a unit, as typed; blank: nothing. */
export interface UnitWords {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly responsible: string;
  readonly mail: string;
  readonly opens: string;
  readonly closes: string;
}

export interface UnitDifference {
  readonly field: keyof UnitWords;
  /** null: nothing. */
  readonly before: string | null;
  readonly after: string | null;
}

export interface ChangedUnits {
  readonly programme: Programme;
  readonly unit: Unit;
  /** Empty: it says what it said. */
  readonly differences: readonly UnitDifference[];
}

const FIELDS = ['id', 'name', 'group', 'responsible', 'mail', 'opens', 'closes'] as const;

/**
 * The programme with that unit, new or changed. Everything else stays as it is, to the letter.
 * @param isNew a unit of that id must not be there yet; otherwise it must.
 */
export function withUnit(
  programme: Programme,
  typed: UnitWords,
  isNew: boolean,
): ChangedUnits | { readonly findings: readonly Finding[] } {
  const words = isNew && typed.id === '' ? { ...typed, id: freeId(programme) } : typed;
  const before = programme.units.find(({ id }) => id === words.id);
  if (!isNew && before === undefined) return { findings: [finding('unit.none', { path: 'id', seen: words.id })] };
  if (isNew && before !== undefined) return { findings: [finding('unit.taken', { path: 'id', seen: words.id })] };
  const said = Object.fromEntries(FIELDS.filter((field) => words[field] !== '').map((field) => [field, words[field]]));
  const kept: Readonly<Record<string, unknown>> = before === undefined ? {} : unitEntry(before);
  const { branch, reports, under, due } = kept;
  const entry = { ...said, branch, reports, under, due };
  const at = isNew ? programme.units.length : programme.units.findIndex(({ id }) => id === words.id);
  const units = [
    ...programme.units.slice(0, at).map(unitEntry),
    entry,
    ...programme.units.slice(at + 1).map(unitEntry),
  ];
  const { programme: read, findings } = parseProgramme({ ...programmeFileOf(programme), units });
  const ofUnit = findings.filter(({ path }) => path.startsWith(`units[${at}]`));
  if (hasErrors(ofUnit)) return { findings: ofUnit.filter(({ level }) => level === 'error') };
  const unit = read?.units[at];
  if (read === undefined || unit === undefined) return { findings: findings.filter(({ level }) => level === 'error') };
  return { programme: { ...programme, units: read.units }, unit, differences: differencesOf(before, unit) };
}

function differencesOf(before: Unit | undefined, after: Unit): UnitDifference[] {
  return FIELDS.flatMap((field) => {
    const [one, other] = [before?.[field] ?? null, after[field] ?? null];
    return one === other ? [] : [{ field, before: one, after: other }];
  });
}

/** `u1`, `u2` …: the first that no unit has. */
function freeId({ units }: Programme): string {
  const taken = new Set(units.map(({ id }) => id));
  let number = units.length + 1;
  while (taken.has(`u${number}`)) number += 1;
  return `u${number}`;
}
