/**
 * Links to the briefing of one day for a named time: who made which, for the audit and for revoking. The link's own key
 * (its hash, when it ends, whether it was revoked) is an access key like any other, with the role `guest`.
 */
import type { Instant, ReportingDay } from '../../core/values/values.ts';
import type { Table } from '../../ports.ts';
import { sealed, unsealed } from '../store/checksum.ts';
import { partition, recordKey, recordPrefix } from '../store/keys.ts';
import { insertOurs } from '../store/write.ts';
import { createKey, readKey } from './access-keys.ts';

interface LinkRecord {
  /** Id of the link's key. */
  readonly id: string;
  readonly day: ReportingDay;
  /** Id of the key of whoever made it. */
  readonly by: string;
  readonly at: Instant;
  readonly expires: Instant;
}

export interface Link extends LinkRecord {
  readonly revoked: Instant | null;
}

/**
 * Makes a link and gives its key, which is kept nowhere. The record comes second: a crash between leaves a key that
 * nobody was told.
 */
export async function createLink(
  table: Table,
  programme: string,
  wanted: Omit<LinkRecord, 'id'>,
): Promise<{ key: string; id: string }> {
  const { day, at, expires } = wanted;
  const made = await createKey(table, { programme, role: 'guest', day, at, expires });
  const record: LinkRecord = { id: made.id, ...wanted };
  await insertOurs(table, { ...recordKey(programme, 'link', day, at, shortOf(made.id)), data: sealed(record) });
  return made;
}

/** The links to one day's briefing, newest first, whatever became of them. */
export async function linksTo(table: Table, programme: string, day: ReportingDay): Promise<Link[]> {
  const range = { prefix: recordPrefix('link', day), newestFirst: true };
  const items = await table.query<LinkRecord>(partition(programme), range);
  return Promise.all(
    items.map(async ({ data }) => ({ ...unsealed(data), revoked: (await readKey(table, data.id))?.revoked ?? null })),
  );
}

const shortOf = (id: string): string => id.slice(id.lastIndexOf('.') + 1);
