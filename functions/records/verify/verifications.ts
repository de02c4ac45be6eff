/**
 * What `verify` found, each time: when, by whom, over which days. Immutable and sealed, so that nobody turns a bad result
 * into a good one; the archive shows the last one.
 */

import type { Instant, ReportingDay } from '../../core/values/values.ts';
import type { Problem } from '../../core/verify/problem.ts';
import type { Item, Table } from '../../ports.ts';
import { sealed } from '../store/checksum.ts';
import { partition, recordKey, recordPrefix } from '../store/keys.ts';
import { insertOurs } from '../store/write.ts';

export interface Verification {
  readonly programme: string;
  readonly at: Instant;
  /** `command-line`, or the nightly check. */
  readonly by: 'command-line' | 'clock';
  /** Everything, or some days: the first and the last of them. */
  readonly of: 'all' | { readonly from: ReportingDay; readonly to: ReportingDay };
  /** A night: the last of the older days that it got to; the next night goes on after it. Absent: there are no older ones. */
  readonly through?: ReportingDay;
  readonly checked: { readonly [what in 'days' | 'revisions' | 'closes' | 'editions' | 'files']: number } & {
    /** Days whose reports were removed when their time was over; their closes were compared by checksum. */
    readonly hashOnly?: number;
  };
  readonly problems: number;
  /** The first of them. */
  readonly named: readonly Pick<Problem, 'path' | 'message'>[];
  readonly seal?: string;
}

/** Problems that are kept; the command names all. */
const MOST_NAMED = 20;
/** Results among which the last night's is looked for. */
const LOOK_BACK = 50;

export async function recordVerification(
  table: Table,
  { found, ...about }: Omit<Verification, 'problems' | 'named' | 'seal'> & { readonly found: readonly Problem[] },
): Promise<void> {
  const named = found.slice(0, MOST_NAMED).map(({ path, message }) => ({ path, message }));
  const data = sealed<Verification>({ ...about, problems: found.length, named });
  await insertOurs(table, { ...recordKey(about.programme, 'verification', about.at, about.by), data });
}

/** The latest ones, newest first. */
export async function latestVerifications(table: Table, programme: string, limit?: number): Promise<Verification[]> {
  return (await verificationItems(table, programme, limit)).map(({ data }) => data);
}

/** How far the nights have come with the older days; undefined: not begun. */
export async function verifiedThrough(table: Table, programme: string): Promise<ReportingDay | undefined> {
  const recent = await latestVerifications(table, programme, LOOK_BACK);
  return recent.find(({ by, through }) => by === 'clock' && through !== undefined)?.through;
}

/** The same as they are stored, for whoever checks them. */
export function verificationItems(table: Table, programme: string, limit?: number): Promise<Item<Verification>[]> {
  const range = { prefix: recordPrefix('verification'), newestFirst: true };
  return table.query<Verification>(partition(programme), limit === undefined ? range : { ...range, limit });
}
