/**
 * Access keys as the keeping pages list them, and who may make or revoke which: the office those of units and readers, an
 * administrator all.
 */
import type { Role } from '../../contract.ts';
import { dayAt } from '../../core/values/reporting-day.ts';
import type { KeyListing } from '../../records/access/access-keys.ts';
import { keyUses } from '../../records/access/key-uses.ts';
import { type KeepingWord, say } from '../desk/words.ts';
import type { MemberAsk } from '../page/ask.ts';
import { momentInWords, shortDay } from '../page/when.ts';

export interface KeyRow {
  readonly id: string;
  readonly label: string;
  readonly role: string;
  readonly made: string;
  /** Day of its last signing in, or of a program's last request. */
  readonly used: string;
  readonly ends: string;
  /** Class and shape of the badge. */
  readonly badge: 'reported' | 'nil';
  readonly state: string;
  /** What the button says to those who do not see the row; null: no button. */
  readonly revoke: string | null;
}

/** Days that a key may last; 0: until it is revoked. */
export const KEY_DAYS = [0, 30, 90, 365] as const;

const OFFICE_MAKES: readonly Role[] = ['unit', 'branch', 'reader'];
const ADMINISTRATOR_MAKES: readonly Role[] = ['unit', 'branch', 'reader', 'office', 'signatory', 'administrator'];

export const ROLES: readonly Role[] = [...ADMINISTRATOR_MAKES, 'guest'];

/** Roles for which the caller may make and revoke keys. */
export const rolesMadeBy = ({ caller }: MemberAsk): readonly Role[] =>
  caller.role === 'administrator' ? ADMINISTRATOR_MAKES : OFFICE_MAKES;

/** Is it a role that anybody may make keys for here? */
export const isMade = (role: string): boolean => ADMINISTRATOR_MAKES.some((each) => each === role);

/** Roles that sign briefings: whoever may open the preview. */
export const signs = (role: Role): boolean => role === 'office' || role === 'signatory' || role === 'administrator';

/** Roles whose keys are a unit's own. */
export const isOfUnit = (role: Role): boolean => role === 'unit' || role === 'branch';

export function roleWord({ language }: MemberAsk, role: Role): string {
  if (role === 'unit') return say(language, 'roleUnit');
  if (role === 'branch') return say(language, 'roleBranch');
  const words = { reader: 'roleReader', office: 'roleOffice', signatory: 'roleSignatory', guest: 'roleGuest' } as const;
  return say(language, role === 'administrator' ? 'roleAdministrator' : words[role]);
}

/** Newest first; those that still admit before the others. */
/** @param reported when each key's last report came, by its id, for keys of a unit. */
export async function keyRows(
  ask: MemberAsk,
  keys: readonly KeyListing[],
  reported: ReadonlyMap<string, string> = new Map(),
): Promise<KeyRow[]> {
  const now = ask.world.clock.now();
  const used = await keyUses(ask.world.table, ask.stored.programme.id);
  const ordered = keys.toSorted((one, other) => (one.createdAt < other.createdAt ? 1 : -1));
  return [...ordered.filter((key) => isValid(key, now)), ...ordered.filter((key) => !isValid(key, now))].map((key) =>
    keyRow(ask, key, now, later(used.get(key.id), reported.get(key.id))),
  );
}

export const isValid = ({ revoked, expires }: KeyListing, now: string): boolean =>
  revoked === null && (expires === null || expires > now);

const later = (one: string | undefined, other: string | undefined): string | undefined =>
  one !== undefined && (other === undefined || other < one) ? one : other;

const dayOfUse = ({ stored, language }: MemberAsk, at: string): string => {
  const day = dayAt(at, stored.programme.timezone);
  return language === 'en'
    ? `${shortDay(day, language)} ${day.slice(0, 4)}`
    : `${day.slice(0, 4)}年${shortDay(day, language)}`;
};

/** The day of the last signing in, or that there was none. */
export const usedWords = (ask: MemberAsk, at: string | undefined): string =>
  at === undefined ? say(ask.language, 'keyNotUsed') : dayOfUse(ask, at);

function keyRow(ask: MemberAsk, key: KeyListing, now: string, used: string | undefined): KeyRow {
  const { language, stored } = ask;
  const time = (at: string): string => momentInWords(at, stored.programme.timezone, language);
  const valid = isValid(key, now);
  const state: KeepingWord = valid ? 'keyValid' : key.revoked === null ? 'keyEnded' : 'keyRevoked';
  const mayRevoke = valid && key.id !== ask.caller.id && rolesMadeBy(ask).includes(key.role);
  return {
    id: key.id,
    label: [key.label, key.signer].filter(Boolean).join('；'),
    role: roleWord(ask, key.role),
    made: time(key.createdAt),
    used: usedWords(ask, used),
    ends: key.expires === null ? say(language, 'keyNoEnd') : time(key.expires),
    badge: valid ? 'reported' : 'nil',
    state: say(language, state),
    revoke: mayRevoke ? say(language, 'keyRevokeOf', { id: key.id }) : null,
  };
}
