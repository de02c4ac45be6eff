/**
 * Decisions about one day: the office holds it, releases it, signs it off in three steps; a branch passes its units' on. One immutable item each, in
 * order, chained.
 *
 * Whether a day is held or signed off follows from the decisions; no state is kept beside them.
 */
import type { Instant, ReportingDay } from '../../core/values/values.ts';
import type { QueryRange, Table } from '../../ports.ts';
import { checksum, sealed } from '../store/checksum.ts';
import { KIND, padded, partition, recordKey, recordPrefix } from '../store/keys.ts';
import { insertOurs } from '../store/write.ts';

export interface Decision {
  readonly programme: string;
  readonly day: ReportingDay;
  /** 1, 2, 3 … within the day. */
  readonly number: number;
  /** hold: do not issue yet; release: the hold is over; draft, review, approve: 拟稿, 审核, 签发; pass: 上报 of a branch. */
  readonly kind: 'hold' | 'release' | 'draft' | 'review' | 'approve' | 'pass';
  /** `pass`: the branch. */
  readonly branch?: string;
  /** The id of the access key. */
  readonly by: string;
  readonly at: Instant;
  readonly reason?: string;
  /** `draft`, `review`, `approve`: who signs, as the briefing prints it. */
  readonly name?: string;
  /** `draft`, `review`, `approve`, `pass`: checksum of what was signed or passed on; what has changed since is not. */
  readonly basis?: string;
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

export const hold = (
  table: Table,
  programme: string,
  day: ReportingDay,
  by: string,
  at: Instant,
  reason?: string,
): Promise<Decision> =>
  decide(table, { programme, day, kind: 'hold', by, at, ...(reason === undefined ? {} : { reason }) });

export const release = (
  table: Table,
  programme: string,
  day: ReportingDay,
  by: string,
  at: Instant,
): Promise<Decision> => decide(table, { programme, day, kind: 'release', by, at });

/** The hold in force, if the last decision about issuing is to hold. Signing off or releasing ends it. */
export const holdIn = (decisions: readonly Decision[]): Decision | undefined => {
  const last = decisions.findLast(({ kind }) => ENDS_OR_BEGINS_A_HOLD.includes(kind));
  return last?.kind === 'hold' ? last : undefined;
};

const ENDS_OR_BEGINS_A_HOLD: readonly Decision['kind'][] = ['hold', 'release', 'approve'];

export interface DecidedDays {
  readonly held: readonly ReportingDay[];
  /** Somebody has signed them off; whether what was signed still stands is not told. */
  readonly approved: readonly ReportingDay[];
}

/** What the clock asks of days from one to another, both included. May miss the last seconds: issuing asks again. */
export async function decidedDays(
  table: Table,
  programme: string,
  from: ReportingDay,
  to: ReportingDay,
): Promise<DecidedDays> {
  const decisions = await decisionsBetween(table, programme, from, to, { eventually: true });
  const held = [...lastOfEach(decisions)].filter(([, { kind }]) => kind === 'hold').map(([day]) => day);
  const approved = decisions.filter(({ kind }) => kind === 'approve').map(({ day }) => day);
  return { held, approved: [...new Set(approved)] };
}

/** The last decision about issuing (hold, release, sign off) of each day from one to another, both included, that has any. */
export async function lastDecisions(
  table: Table,
  programme: string,
  from: ReportingDay,
  to: ReportingDay,
): Promise<ReadonlyMap<ReportingDay, Decision>> {
  return lastOfEach(await decisionsBetween(table, programme, from, to));
}

function lastOfEach(decisions: readonly Decision[]): ReadonlyMap<ReportingDay, Decision> {
  const about = decisions.filter(({ kind }) => ENDS_OR_BEGINS_A_HOLD.includes(kind));
  return new Map(about.map((each) => [each.day, each])); // in order, so the last of a day stays
}

/** In order of day, then oldest first. */
async function decisionsBetween(
  table: Table,
  programme: string,
  from: ReportingDay,
  to: ReportingDay,
  how: Pick<QueryRange, 'eventually'> = {},
): Promise<Decision[]> {
  const range = { from: KIND.decision + from, to: `${KIND.decision}${to}~`, ...how };
  return (await table.query<Decision>(partition(programme), range)).map(({ data }) => data);
}

/** What is told of a decision that comes twice; what it is about may have changed meanwhile. */
const SAME: readonly (keyof NewDecision)[] = ['kind', 'by', 'at', 'branch', 'basis'];

const isSame = (stored: Decision, wanted: NewDecision): boolean => SAME.every((key) => stored[key] === wanted[key]);
