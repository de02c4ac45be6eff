/**
 * Stored submissions: one immutable item for each revision of one unit's report on one day.
 *
 * A day's items lie in `programme.shards` partitions, by unit, so that no partition takes a rush alone; reading a day
 * is one query a shard, all at once.
 */
import type { Programme } from '../../core/programme/programme.ts';
import { type Reported, type Revision, reportedOf } from '../../core/report/submission.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { QueryRange, Table } from '../../ports.ts';
import { checksum } from '../store/checksum.ts';
import { revisionKey, shardOf, shardPartition, unitPrefix } from '../store/keys.ts';
import { insertOurs } from '../store/write.ts';

type Content = Pick<
  Revision,
  'programme' | 'day' | 'unit' | 'id' | 'nil' | 'figures' | 'narratives' | 'reasons' | 'ledgers'
>;

/** SHA-256, hex, of what was said by whom: a revision's `checksum`, whatever else the record holds. */
export function contentChecksum(content: Content): string {
  const { programme, day, unit, id, nil, figures, narratives, reasons, ledgers } = content;
  const given = { ...(reasons === undefined ? {} : { reasons }), ...(ledgers === undefined ? {} : { ledgers }) };
  return checksum({ programme, day, unit, id, nil, figures, narratives, ...given });
}

/** Stores a revision under its number; when the number is taken by another, `stored` is that one. */
export async function insertRevision(
  table: Table,
  programme: Programme,
  revision: Revision,
): Promise<{ ours: boolean; stored: Revision }> {
  const key = revisionKey(programme, revision.day, revision.unit, revision.revision);
  const { ours, stored } = await insertOurs(table, { ...key, data: revision });
  return { ours, stored: stored.data };
}

/** All revisions of one unit's report on one day, oldest first. */
export async function revisionsOf(
  table: Table,
  programme: Programme,
  day: ReportingDay,
  unit: string,
  how: Pick<QueryRange, 'eventually'> = {},
): Promise<Reported[]> {
  const pk = shardPartition(programme.id, day, shardOf(unit, programme.shards));
  const items = await table.query<Revision>(pk, { prefix: unitPrefix(unit), ...how });
  return reportedOf(items.map((item) => item.data));
}

/** What stands on one day: the newest revision of each unit that reported, by unit id. */
export async function latestRevisions(
  table: Table,
  programme: Programme,
  day: ReportingDay,
  how: Pick<QueryRange, 'eventually'> = {},
): Promise<Reported[]> {
  const shards = Array.from({ length: programme.shards }, (_, shard) => shardPartition(programme.id, day, shard));
  const items = (await Promise.all(shards.map((pk) => table.query<Revision>(pk, { prefix: 'U#', ...how })))).flat();
  const byUnit = Map.groupBy(
    items.map(({ data }) => data),
    ({ unit }) => unit,
  ); // within a unit items come oldest first
  const newest = [...byUnit.values()].map((revisions) => reportedOf(revisions).at(-1)!);
  return newest.sort((left, right) => (left.unit < right.unit ? -1 : 1));
}
