/**
 * Stored editions: immutable; the item is written last, when every file that it names is stored.
 *
 * So the archive reads the table, never a listing of the bucket, and never shows half an edition.
 */
import type { Edition } from '../../core/edition/edition.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { QueryRange, Table } from '../../ports.ts';
import { type Key, KIND, padded, partition, recordKey, recordPrefix } from '../store/keys.ts';
import { insertOurs } from '../store/write.ts';

export const editionKey = (programme: string, day: ReportingDay, edition: number): Key =>
  recordKey(programme, 'edition', day, padded(edition, 2));

/** Stores an edition under its number; when the number is taken by another, `stored` is that one. */
export async function insertEdition(table: Table, edition: Edition): Promise<{ ours: boolean; stored: Edition }> {
  const key = editionKey(edition.programme, edition.day, edition.edition);
  const { ours, stored } = await insertOurs(table, { ...key, data: edition });
  return { ours, stored: stored.data };
}

/** All editions of one day, first to last. */
export async function editionsOf(
  table: Table,
  programme: string,
  day: ReportingDay,
  how: Pick<QueryRange, 'eventually'> = {},
): Promise<Edition[]> {
  const items = await table.query<Edition>(partition(programme), { prefix: recordPrefix('edition', day), ...how });
  return items.map((item) => item.data);
}

export async function readEdition(
  table: Table,
  programme: string,
  day: ReportingDay,
  edition: number,
): Promise<Edition | undefined> {
  const { pk, sk } = editionKey(programme, day, edition);
  return (await table.get<Edition>(pk, sk))?.data;
}

/** The newest edition of each day from one day to another (both included; absent: no bound), newest day first. */
export async function latestEditions(
  table: Table,
  programme: string,
  range: { readonly from?: ReportingDay; readonly to?: ReportingDay } & Pick<QueryRange, 'limit' | 'eventually'> = {},
): Promise<Edition[]> {
  const limit = range.limit ?? Number.POSITIVE_INFINITY;
  const from = KIND.edition + (range.from ?? '');
  let to = `${KIND.edition}${range.to ?? ''}${AFTER}`;
  const found: Edition[] = [];
  while (found.length < limit) {
    const wanted = limit - found.length;
    const how = range.eventually === undefined ? {} : { eventually: range.eventually };
    const page = await newestBefore(table, programme, { from, to, ...how }, wanted);
    for (const edition of page) if (edition.day !== found.at(-1)?.day) found.push(edition);
    if (page.length < wanted) break;
    to = KIND.edition + found.at(-1)?.day; // sorts before every edition of that day
  }
  return found;
}

/** The first day that has an edition, from that day on. */
export async function firstIssuedDay(
  table: Table,
  programme: string,
  from: ReportingDay = '',
): Promise<ReportingDay | undefined> {
  const range = { from: KIND.edition + from, to: KIND.edition + AFTER, limit: 1 };
  return (await table.query<Edition>(partition(programme), range))[0]?.data.day;
}

/** Sorts after everything that follows the same beginning in our keys, which are ASCII there. */
const AFTER = '~';

async function newestBefore(
  table: Table,
  programme: string,
  bounds: Pick<QueryRange, 'from' | 'to' | 'eventually'>,
  limit: number,
): Promise<Edition[]> {
  const range = Number.isFinite(limit) ? { ...bounds, newestFirst: true, limit } : { ...bounds, newestFirst: true };
  return (await table.query<Edition>(partition(programme), range)).map((item) => item.data);
}
