/**
 * Stored digests: editions of a period, immutable, written last, beside the daily ones (see `records/edition/editions.ts`).
 *
 * Keys go by kind and last day, so that the newest come first; two stretches may end on one day, therefore the first day too.
 */
import type { DigestEdition } from '../../core/digest/digest.ts';
import type { DigestPlace } from '../../core/programme/digests.ts';
import type { DigestKind } from '../../core/programme/programme.ts';
import type { Period } from '../../core/values/spans.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { QueryRange, Table } from '../../ports.ts';
import { type Key, padded, partition, recordKey, recordPrefix } from '../store/keys.ts';
import { insertOurs } from '../store/write.ts';

export const digestKey = (programme: string, { kind, from, to }: DigestPlace, edition: number): Key =>
  recordKey(programme, 'digest', kind, to, from, padded(edition, 2));

/** Stores it under its number; when the number is taken by another, `stored` is that one. */
export async function insertDigest(
  table: Table,
  digest: DigestEdition,
): Promise<{ ours: boolean; stored: DigestEdition }> {
  const key = digestKey(digest.programme, digest, digest.edition);
  const { ours, stored } = await insertOurs(table, { ...key, data: digest });
  return { ours, stored: stored.data };
}

/** All editions of one period, first to last. */
export async function digestEditionsOf(
  table: Table,
  programme: string,
  kind: DigestKind,
  { from, to }: Period,
): Promise<DigestEdition[]> {
  const prefix = recordPrefix('digest', kind, to, from);
  return (await table.query<DigestEdition>(partition(programme), { prefix })).map(({ data }) => data);
}

/** Every stored digest of a kind, under the period of its key, whatever the record itself says. */
export async function allDigests(
  table: Table,
  programme: string,
  kind: DigestKind,
): Promise<{ readonly place: Period; readonly digest: DigestEdition }[]> {
  const prefix = recordPrefix('digest', kind);
  const items = await table.query<DigestEdition>(partition(programme), { prefix });
  return items.map(({ sk, data }) => {
    const [to = '', from = ''] = sk.slice(prefix.length).split('#');
    return { place: { from, to }, digest: data };
  });
}

/** The newest edition of each period of that kind that ends on or after that day, newest period first. */
export async function latestDigests(
  table: Table,
  programme: string,
  kind: DigestKind,
  since: ReportingDay = '',
  how: Pick<QueryRange, 'eventually'> = {},
): Promise<DigestEdition[]> {
  const prefix = recordPrefix('digest', kind);
  const range = { from: prefix + since, to: `${prefix}~`, newestFirst: true, ...how };
  const found: DigestEdition[] = [];
  for (const { data } of await table.query<DigestEdition>(partition(programme), range)) {
    const last = found.at(-1);
    if (last?.to !== data.to || last.from !== data.from) found.push(data);
  }
  return found;
}
