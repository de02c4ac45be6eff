/**
 * Runs that broke off: one item for each reporting day or digest, replaced when it happens again. What came of the day in the end is
 * in its editions; this tells why it was not there in time.
 */

import type { DigestPlace } from '../../core/programme/digests.ts';
import type { DigestFailure, RunFailure } from '../../core/run/ledger.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Table } from '../../ports.ts';
import { type Key, KIND, partition, recordKey } from '../store/keys.ts';

type NewFailure = Pick<RunFailure, 'programme' | 'day' | 'why'> & { readonly at: RunFailure['last'] };

/** Counts one more. Of two at once one may go uncounted: neither is lost in the log, and nothing depends on the number. */
export async function recordFailure(table: Table, { at, ...failure }: NewFailure): Promise<void> {
  await countOneMore(table, recordKey(failure.programme, 'failure', failure.day), { at, ...failure });
}

/** The same of a digest. */
export async function recordDigestFailure(
  table: Table,
  failure: Omit<NewFailure, 'day'> & { readonly digest: DigestPlace },
): Promise<void> {
  const day = failure.digest.to;
  await countOneMore(table, digestKey(failure.programme, failure.digest), { ...failure, day });
}

export async function digestFailureOf(
  table: Table,
  programme: string,
  digest: DigestPlace,
): Promise<DigestFailure | undefined> {
  const { pk, sk } = digestKey(programme, digest);
  return (await table.get<DigestFailure>(pk, sk))?.data;
}

const digestKey = (programme: string, { kind, from, to }: DigestPlace): Key =>
  recordKey(programme, 'digestFailure', to, kind, from);

async function countOneMore(table: Table, key: Key, { at, ...failure }: NewFailure): Promise<void> {
  const standing = await table.get<RunFailure>(key.pk, key.sk);
  if (standing === undefined) {
    await table.insert({ ...key, data: { ...failure, first: at, last: at, times: 1 } });
    return;
  }
  const { first, times } = standing.data;
  await table.replace({ ...key, data: { ...failure, first, last: at, times: times + 1 } }, standing.version);
}

export async function failureOf(table: Table, programme: string, day: ReportingDay): Promise<RunFailure | undefined> {
  const { pk, sk } = recordKey(programme, 'failure', day);
  return (await table.get<RunFailure>(pk, sk))?.data;
}

/** Those of days from one to another, both included, in order of day. */
export async function failuresBetween(
  table: Table,
  programme: string,
  from: ReportingDay,
  to: ReportingDay,
): Promise<RunFailure[]> {
  const range = { from: KIND.failure + from, to: KIND.failure + to };
  return (await table.query<RunFailure>(partition(programme), range)).map(({ data }) => data);
}
