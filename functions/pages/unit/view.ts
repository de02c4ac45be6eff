/**
 * What the pages of units and keys show: the list with its forms, and one unit with its keys.
 */

import type { Role } from '../../contract.ts';
import type { Finding } from '../../core/findings/finding.ts';
import type { UnitWords } from '../../core/programme/change-units.ts';
import type { Unit } from '../../core/programme/programme.ts';
import { hasForm } from '../../core/unit/levels.ts';
import { addDays, dayAt } from '../../core/values/reporting-day.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import { daysBefore } from '../../pipeline/report/unit-history.ts';
import { type KeyListing, listKeys } from '../../records/access/access-keys.ts';
import { keyUses } from '../../records/access/key-uses.ts';
import { revisionsOf } from '../../records/report/submissions.ts';
import { deskPages } from '../desk/nav.ts';
import { type KeepingWord, say, wordsIn } from '../desk/words.ts';
import type { MemberAsk } from '../page/ask.ts';
import { type BaseView, headOf, type PageLink } from '../page/base-view.ts';
import { inLanguage } from '../page/in-language.ts';
import {
  isOfUnit,
  isValid,
  KEY_DAYS,
  type KeyRow,
  keyRows,
  rolesMadeBy,
  roleWord,
  signs,
  usedWords,
} from './key-rows.ts';

/** What every keeping page has. */
export interface KeepingView extends BaseView {
  readonly nav: readonly PageLink[];
}

export interface UnitForm extends UnitWords {
  readonly action: string;
  readonly isNew: boolean;
  readonly errors: readonly string[];
}

export interface KeyForm {
  readonly action: string;
  /** Set for keys of one unit. */
  readonly unit: string | null;
  readonly roles: readonly { readonly role: string; readonly word: string }[];
  /** Keys of some of these roles sign briefings. */
  readonly signs: boolean;
  /** There is no choice: of a unit that has keys of one role. */
  readonly onlyRole: string | null;
  readonly durations: readonly { readonly days: number; readonly word: string }[];
}

export interface UnitsView extends KeepingView {
  readonly count: string;
  readonly done: string | null;
  readonly units: readonly UnitRow[];
  /** Open units that never signed in; null: there are none. */
  readonly never: { readonly says: string; readonly href: string; readonly label: string } | null;
  readonly cards: string;
  readonly form: UnitForm;
  readonly keys: readonly KeyRow[];
  readonly revoke: string;
  readonly make: KeyForm;
}

interface UnitRow {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly group: string;
  readonly badge: 'reported' | 'nil';
  readonly state: string;
  readonly isOpen: boolean;
  readonly keys: number;
  /** Day of its last signing in. */
  readonly used: string;
  readonly isChosen: boolean;
}

export interface UnitView extends KeepingView {
  readonly back: string;
  readonly done: string | null;
  readonly form: UnitForm;
  readonly keys: readonly KeyRow[];
  readonly revoke: string;
  /** null: it reports no more. */
  readonly make: KeyForm | null;
}

const NO_WORDS: UnitWords = { id: '', name: '', group: '', responsible: '', mail: '', opens: '', closes: '' };

/** @param attempt what was typed for a new unit, and why it was refused. */
export async function unitsView(
  ask: MemberAsk<'programme'>,
  attempt?: { readonly typed: UnitWords; readonly findings: readonly Finding[] },
): Promise<UnitsView> {
  const { language, stored, world } = ask;
  const today = dayAt(world.clock.now(), stored.programme.timezone);
  const { units } = stored.programme;
  const keys = await listKeys(world.table, stored.programme.id);
  const uses = await keyUses(world.table, stored.programme.id);
  const all = units.map((unit) => unitRow(ask, unit, today, keys, uses));
  const isNew = (row: UnitRow): boolean => row.isOpen && row.used === say(language, 'keyNotUsed');
  const isOnly = ask.query.get('never') === '1';
  const rows = isOnly ? all.filter(isNew).map((row) => ({ ...row, isChosen: true })) : all;
  const open = all.filter(({ isOpen }) => isOpen).length;
  return {
    ...keepingView(ask, say(language, 'unitsTitle')),
    count: say(language, 'unitsCount', { all: units.length, open }),
    done: doneWords(ask),
    units: rows,
    never: neverOf(ask, all.filter(isNew).length, isOnly),
    cards: `${under(ask)}/cards`,
    form: formOf(ask, attempt?.typed ?? { ...NO_WORDS, opens: today }, true, attempt?.findings ?? []),
    keys: await keyRows(
      ask,
      keys.filter(({ role }) => !isOfUnit(role) && role !== 'guest'),
    ),
    revoke: `${under(ask)}/keys/revoke`,
    make: keyForm(ask, null),
  };
}

export async function unitView(
  ask: MemberAsk<'programme'>,
  unit: Unit,
  attempt?: { readonly typed: UnitWords; readonly findings: readonly Finding[] },
): Promise<UnitView> {
  const { stored, world } = ask;
  const keys = await listKeys(world.table, stored.programme.id);
  const today = dayAt(world.clock.now(), stored.programme.timezone);
  return {
    ...keepingView(ask, unit.name),
    back: `${under(ask)}/units`,
    done: doneWords(ask),
    form: formOf(ask, attempt?.typed ?? wordsOfUnit(unit), false, attempt?.findings ?? []),
    keys: await keyRows(
      ask,
      keys.filter((key) => key.unit === unit.id),
      await lastReports(ask, unit.id),
    ),
    revoke: `${under(ask)}/keys/revoke`,
    make: unit.closes !== undefined && unit.closes < today ? null : keyForm(ask, unit),
  };
}

/** When each key last sent a report of the unit, of those that stand of the last reporting days. */
async function lastReports({ stored, world }: MemberAsk, unit: string): Promise<ReadonlyMap<string, string>> {
  const { programme } = stored;
  const tomorrow = addDays(dayAt(world.clock.now(), programme.timezone), 1);
  const read = daysBefore(programme, tomorrow).map((day) =>
    revisionsOf(world.table, programme, day, unit, { eventually: true }),
  );
  const sent = (await Promise.all(read)).flat().sort((one, other) => (one.receivedAt < other.receivedAt ? -1 : 1));
  return new Map(sent.map(({ by, receivedAt }) => [by, receivedAt]));
}

const wordsOfUnit = ({ id, name, group, responsible, mail, opens, closes }: Unit): UnitWords => ({
  ...{ id, name, group: group ?? '', responsible: responsible ?? '' },
  ...{ mail: mail ?? '', opens: opens ?? '', closes: closes ?? '' },
});

export const under = ({ stored }: MemberAsk): string => `/desk/${stored.programme.id}`;

/** @param place in the desk's navigation. */
export function keepingView(
  ask: MemberAsk,
  title: string,
  place: 'units' | 'calendar' | 'matters' | 'rosters' | 'audit' = 'units',
): KeepingView {
  const { language, stored } = ask;
  return {
    title,
    programme: headOf(stored.programme),
    ...deskPages(ask, place),
    words: wordsIn(language),
  };
}

function neverOf({ language, stored }: MemberAsk, count: number, isOnly: boolean): UnitsView['never'] {
  const href = `/desk/${stored.programme.id}/units`;
  if (count === 0 && !isOnly) return null;
  return {
    says: say(language, 'unitsNever', { count }),
    href: isOnly ? href : `${href}?never=1`,
    label: say(language, isOnly ? 'unitsNeverAll' : 'unitsNeverOnly'),
  };
}

function unitRow(
  ask: MemberAsk,
  unit: Unit,
  today: ReportingDay,
  keys: readonly KeyListing[],
  uses: ReadonlyMap<string, string>,
): UnitRow {
  const now = ask.world.clock.now();
  const isClosed = unit.closes !== undefined && unit.closes < today;
  const isAhead = unit.opens !== undefined && unit.opens > today;
  const state: KeepingWord = isClosed ? 'unitClosed' : isAhead ? 'unitAhead' : 'unitOpen';
  return {
    id: unit.id,
    name: unit.name,
    href: `${under(ask)}/units/${unit.id}`,
    group: unit.group ?? '',
    badge: isClosed || isAhead ? 'nil' : 'reported',
    state: say(ask.language, state),
    isOpen: !isClosed && !isAhead,
    keys: keys.filter((key) => key.unit === unit.id && isValid(key, now)).length,
    used: usedWords(ask, lastUse(unit, keys, uses)),
    isChosen: false,
  };
}

/** Of any of its keys, those that admit no more too. */
const lastUse = (unit: Unit, keys: readonly KeyListing[], uses: ReadonlyMap<string, string>): string | undefined =>
  keys
    .filter((key) => key.unit === unit.id)
    .flatMap(({ id }) => uses.get(id) ?? [])
    .sort()
    .at(-1);

const formOf = (ask: MemberAsk, typed: UnitWords, isNew: boolean, findings: readonly Finding[]): UnitForm => ({
  ...typed,
  action: `${under(ask)}/units`,
  isNew,
  errors: findings.map((found) => inLanguage(found, ask.language).message),
});

/** A branch without a form has nothing to report. */
const rolesOfUnit = (unit: Unit): Role[] => [
  ...(hasForm(unit) ? (['unit'] as const) : []),
  ...(unit.branch === true ? (['branch'] as const) : []),
];

function keyForm(ask: MemberAsk, unit: Unit | null): KeyForm {
  const { language } = ask;
  const roles = rolesMadeBy(ask).filter((role) => (unit === null ? !isOfUnit(role) : rolesOfUnit(unit).includes(role)));
  return {
    action: `${under(ask)}/keys`,
    unit: unit?.id ?? null,
    roles: roles.map((role) => ({ role, word: roleWord(ask, role) })),
    signs: roles.some(signs),
    onlyRole: unit !== null && roles.length === 1 ? roles[0]! : null,
    durations: KEY_DAYS.map((days) => ({
      days,
      word: days === 0 ? say(language, 'keyNoEnd') : say(language, 'keyDays', { days }),
    })),
  };
}

/** What was just done, as the address after a redirect says it. */
function doneWords({ query, language, stored }: MemberAsk): string | null {
  const revoked = query.get('revoked') ?? '';
  if (/^[\w-]{8}$/.test(revoked)) return say(language, 'keyRevokedNow', { id: `${stored.programme.id}.${revoked}` });
  return query.get('saved') === String(stored.version) ? say(language, 'unitSaved', { version: stored.version }) : null;
}
