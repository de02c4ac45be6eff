/**
 * The stores as they would be: reads go through to what is stored, writes stay in memory and are gone with it.
 *
 * So a preview runs the very steps that issuing runs, and stores nothing. For one request; nothing is kept in step with
 * what others write meanwhile.
 */
import type { Blob, Blobs, Item, QueryRange, Stores, Table } from '../../ports.ts';

export function unstored({ table, blobs }: Stores): Stores & { readonly isTrial: true } {
  return { table: tableOver(table), blobs: blobsOver(blobs), isTrial: true };
}

function tableOver(stored: Table): Table {
  const written = new Map<string, Item<unknown>>();
  const get = async <Data>(pk: string, sk: string): Promise<Item<Data> | undefined> =>
    (written.get(keyOf(pk, sk)) as Item<Data> | undefined) ?? (await stored.get<Data>(pk, sk));
  return {
    get,
    async query<Data>(pk: string, range: QueryRange): Promise<Item<Data>[]> {
      const own = [...written.values()].filter((item) => item.pk === pk && isWithin(item.sk, range)) as Item<Data>[];
      const found = (await stored.query<Data>(pk, range)).filter(({ sk }) => !written.has(keyOf(pk, sk)));
      const all = [...found, ...own].sort((left, right) => (left.sk < right.sk ? -1 : 1));
      return (range.newestFirst === true ? all.reverse() : all).slice(0, range.limit);
    },
    async insert({ pk, sk, data }) {
      if ((await get(pk, sk)) !== undefined) return 'exists';
      written.set(keyOf(pk, sk), { pk, sk, data, version: 1 });
      return 'inserted';
    },
    async replace({ pk, sk, data }, expectedVersion) {
      if ((await get(pk, sk))?.version !== expectedVersion) return 'changed';
      written.set(keyOf(pk, sk), { pk, sk, data, version: expectedVersion + 1 });
      return 'replaced';
    },
  };
}

/** Neither holds a line break, so the two together are one key. */
const keyOf = (pk: string, sk: string): string => `${pk}\n${sk}`;

function isWithin(sk: string, { prefix = '', from = '', to }: QueryRange): boolean {
  return sk.startsWith(prefix) && sk >= from && (to === undefined || sk <= to);
}

function blobsOver(stored: Blobs): Blobs {
  const written = new Map<string, Blob>();
  return {
    async putOnce(key, bytes, mediaType) {
      if (written.has(key) || (await stored.get(key)) !== undefined) return 'exists';
      written.set(key, { bytes, mediaType });
      return 'stored';
    },
    get: async (key) => written.get(key) ?? (await stored.get(key)),
    link: (key, seconds, fileName) => stored.link(key, seconds, fileName),
  };
}
