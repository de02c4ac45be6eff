/**
 * Part of `remove-past.ts`: everything that is stored of one kind for one day, with the checksum of each record. What issue
 * numbers, closes, editions and totals rest on is never among it.
 */
import { DIGEST_WORDS } from '../../core/programme/digests.ts';
import type { KeptKind, Programme } from '../../core/programme/programme.ts';
import { dayAt, earlierDay } from '../../core/values/reporting-day.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Item, Removal, Stores } from '../../ports.ts';
import { firstClosedDay } from '../../records/day/closes.ts';
import type { Download } from '../../records/edition/downloads.ts';
import type { RemovedList, RemovedRecord } from '../../records/keeping/removals.ts';
import { changesUnder } from '../../records/ledger/rows.ts';
import { photosUnder } from '../../records/photo/photos.ts';
import { textItems } from '../../records/search/texts.ts';
import { checksum } from '../../records/store/checksum.ts';
import { downloadsPartition, partition, recordPrefix, shardPartition } from '../../records/store/keys.ts';

export interface Finder {
  find(kind: KeptKind, day: ReportingDay): Promise<RemovedList>;
}

/** @param today downloads of every month up to it are looked through, once, when first asked for. */
export function openFinder(
  stores: Stores & { readonly removal: Removal },
  programme: Programme,
  today: ReportingDay,
): Finder {
  let downloads: Promise<ReadonlyMap<ReportingDay, readonly RemovedRecord[]>> | undefined;
  return {
    async find(kind, day) {
      switch (kind) {
        case 'photos':
          return { records: [], files: await stores.removal.blobsUnder(photosUnder(programme.id, day)) };
        case 'reports':
          return reportsOn(stores, programme, day);
        case 'deliveries':
          return { records: await deliveriesOn(stores, programme.id, day), files: [] };
        case 'downloads':
          downloads ??= downloadsByDay(stores, programme, today);
          return { records: (await downloads).get(day) ?? [], files: [] };
      }
    },
  };
}

/** Revisions, what the office made of them, and the words that search finds the day by. */
async function reportsOn(
  stores: Stores & { readonly removal: Removal },
  programme: Programme,
  day: ReportingDay,
): Promise<RemovedList> {
  const shards = Array.from({ length: programme.shards }, (_, shard) => shardPartition(programme.id, day, shard));
  const revisions = await Promise.all(shards.map((pk) => stores.table.query<object>(pk, { prefix: 'U#' })));
  const decided = await recordsOf(stores, programme.id, ['reportDecision'], day);
  const texts = await textItems(stores.table, programme.id, day);
  const records = [...revisions.flat().map(removed), ...decided, ...texts.map(removed)];
  const rows = await stores.removal.blobsUnder(changesUnder(programme.id, day));
  return { records, files: [...rows, ...texts.flatMap(({ data }) => ('blob' in data ? [data.blob] : []))] };
}

/** To whom the day's briefing went and who was reminded; digests whose period ended on that day. */
async function deliveriesOn(stores: Stores, programme: string, day: ReportingDay): Promise<RemovedRecord[]> {
  const digests = Object.keys(DIGEST_WORDS).map((kind) =>
    stores.table.query<object>(partition(programme), { prefix: recordPrefix('digestDelivery', kind, day) }),
  );
  const [ofDay, ...ofDigests] = await Promise.all([
    recordsOf(stores, programme, ['delivery', 'reminder', 'unitNotice'], day),
    ...digests,
  ]);
  return [...ofDay, ...ofDigests.flat().map(removed)];
}

async function recordsOf(
  { table }: Stores,
  programme: string,
  kinds: readonly ('delivery' | 'reminder' | 'unitNotice' | 'reportDecision')[],
  day: ReportingDay,
): Promise<RemovedRecord[]> {
  const found = kinds.map((kind) => table.query<object>(partition(programme), { prefix: recordPrefix(kind, day) }));
  return (await Promise.all(found)).flat().map(removed);
}

/** By the day on which somebody took something, whatever the day of the briefing. */
async function downloadsByDay(
  stores: Stores,
  { id, timezone, starts }: Programme,
  today: ReportingDay,
): Promise<ReadonlyMap<ReportingDay, readonly RemovedRecord[]>> {
  const byDay = new Map<ReportingDay, RemovedRecord[]>();
  const first = earlierDay((await firstClosedDay(stores, id)) ?? starts, starts);
  for (const month of monthsBetween(first.slice(0, 7), today.slice(0, 7))) {
    for (const item of await stores.table.query<Download>(downloadsPartition(id, month), {})) {
      const day = dayAt(item.data.at, timezone);
      byDay.set(day, [...(byDay.get(day) ?? []), removed(item)]);
    }
  }
  return byDay;
}

function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  for (let month = from; month <= to; month = after(month)) months.push(month);
  return months;
}

function after(month: string): string {
  const [year = 0, number = 0] = month.split('-').map((part) => Number.parseInt(part, 10));
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

const removed = ({ pk, sk, version, data }: Item<object>): RemovedRecord => [pk, sk, version, checksum(data)];
