/**
 * Which issued editions no longer say what stands, as it was last found: one small item, for whoever looks often and
 * cannot close anew each time. What is found on the corrections page itself counts; this only leads there.
 */
import type { Edition } from '../../core/edition/edition.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Item, Table } from '../../ports.ts';
import { recordKey } from '../store/keys.ts';
import { insertOurs, replaceOurs } from '../store/write.ts';
import { latestEditions } from './editions.ts';

type OutdatedIssue = Pick<Edition, 'day' | 'issue' | 'edition'>;

interface OutdatedNote {
  /** In order of day. */
  readonly editions: readonly OutdatedIssue[];
}

async function readOutdated(table: Table, programme: string): Promise<Item<OutdatedNote> | undefined> {
  const { pk, sk } = placeOf(programme);
  return table.get<OutdatedNote>(pk, sk);
}

/**
 * Writes what was found of the days from one on; what was noted of earlier days stays. Nothing is written when it says the
 * same. Of two at once one may be lost: the next look finds it again.
 */
export async function writeOutdated(
  table: Table,
  programme: string,
  from: ReportingDay,
  found: readonly OutdatedIssue[],
): Promise<void> {
  const standing = await readOutdated(table, programme);
  const earlier = (standing?.data.editions ?? []).filter(({ day }) => day < from);
  const editions = [...earlier, ...found];
  if (JSON.stringify(editions) === JSON.stringify(standing?.data.editions ?? [])) return;
  const item = { ...placeOf(programme), data: { editions } };
  if (standing === undefined) await insertOurs(table, item);
  else await replaceOurs(table, item, standing.version);
}

/** As noted, without those that were corrected meanwhile. */
export async function notedOutdated(table: Table, programme: string): Promise<readonly OutdatedIssue[]> {
  const noted = (await readOutdated(table, programme))?.data.editions ?? [];
  if (noted.length === 0) return [];
  const range = { from: noted[0]!.day, to: noted.at(-1)!.day };
  const newest = new Map((await latestEditions(table, programme, range)).map(({ day, edition }) => [day, edition]));
  return noted.filter(({ day, edition }) => newest.get(day) === edition);
}

const placeOf = (programme: string) => recordKey(programme, 'outdated', 'EDITIONS');
