/**
 * Decisions of the office about one day: hold it, release it, sign it off. One immutable item each, in order, chained.
 *
 * Whether a day is held follows from the decisions; no state is kept beside them.
 */
import type { Instant, ReportingDay } from '../core/programme.ts';
import type { Table } from '../ports.ts';
import { checksum, sealed } from './checksum.ts';
import { KIND, padded, partition, recordKey, recordPrefix } from './keys.ts';
import { insertOurs } from './write.ts';

export interface Decision {
  readonly programme: string;
  readonly day: ReportingDay;
  /** 1, 2, 3 … within the day. */
  readonly number: number;
  /** hold: do not issue yet; release: the hold is over; approve: signed off. */
  readonly kind: 'hold' | 'release' | 'approve';
  /** The id of the access key. */
  readonly by: string;
  readonly at: Instant;
  readonly reason?: string;
  /** Checksum of the decision before it, or null. */
  readonly previous: string | null;
  /** SHA-256, hex, over the canonical JSON of everything else here; every stored decision has it. */
  readonly seal?: string;
}

export type NewDecision = Omit<Decision, 'number' | 'previous' | 'seal'>;

const MOST_ATTEMPTS = 20;

/** Writes the decision behind those that stand. The same kind by the same person at the same instant is one decision. */
export async function decide(table: Table, wanted: NewDecision): Promise<Decision> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const standing = (await decisionsOf(table, wanted.programme, wanted.day)).at(-1);
    const number = (standing?.number ?? 0) + 1;
    const key = recordKey(wanted.programme, 'decision', wanted.day, padded(number, 4));
    const previous = standing === undefined ? null : checksum(standing);
    const decision = sealed<Decision>({ ...wanted, number, previous });
    if (standing && isSame(standing, wanted)) return standing;
    if ((await insertOurs(table, { ...key, data: decision })).ours) return decision;
  }
  throw new Error(`Others decide about ${wanted.programme} ${wanted.day} all the time; nothing was written.`);
}

/** The day's decisions, oldest first. */
export async function decisionsOf(table: Table, programme: string, day: ReportingDay): Promise<Decision[]> {
  const items = await table.query<Decision>(partition(programme), { prefix: recordPrefix('decision', day) });
  return items.map((item) => item.data);
}

export const hold = (table: Table, programme: string, day: ReportingDay, by: string, at: Instant): Promise<Decision> =>
  decide(table, { programme, day, kind: 'hold', by, at });

export const release = (
  table: Table,
  programme: string,
  day: ReportingDay,
  by: string,
  at: Instant,
): Promise<Decision> => decide(table, { programme, day, kind: 'release', by, at });

export const approve = (
  table: Table,
  programme: string,
  day: ReportingDay,
  by: string,
  at: Instant,
): Promise<Decision> => decide(table, { programme, day, kind: 'approve', by, at });

/** Held: the last decision is to hold. Signing off or releasing ends a hold. */
export async function isHeld(table: Table, programme: string, day: ReportingDay): Promise<boolean> {
  return (await decisionsOf(table, programme, day)).at(-1)?.kind === 'hold';
}

/** Days from one to another, both included, that are held. */
export async function heldDays(
  table: Table,
  programme: string,
  from: ReportingDay,
  to: ReportingDay,
): Promise<ReportingDay[]> {
  const last = await lastDecisions(table, programme, from, to);
  return [...last].filter(([, { kind }]) => kind === 'hold').map(([day]) => day);
}

/** The last decision of each day from one to another, both included, that has any. */
export async function lastDecisions(
  table: Table,
  programme: string,
  from: ReportingDay,
  to: ReportingDay,
): Promise<ReadonlyMap<ReportingDay, Decision>> {
  const range = { from: KIND.decision + from, to: `${KIND.decision}${to}~` };
  const items = await table.query<Decision>(partition(programme), range);
  return new Map(items.map(({ data }) => [data.day, data])); // in order, so the last of a day stays
}

/** Signed off: the last decision is to approve. */
export async function isApproved(table: Table, programme: string, day: ReportingDay): Promise<boolean> {
  return (await decisionsOf(table, programme, day)).at(-1)?.kind === 'approve';
}

const isSame = (stored: Decision, wanted: NewDecision): boolean =>
  stored.kind === wanted.kind && stored.by === wanted.by && stored.at === wanted.at;
