/**
 * A table in memory that costs next to nothing, so that many lives can be lived: it hands out what was stored, which nobody
 * changes. That every store keeps its promises is the contract suite's business.
 */
import type { Item, Json, QueryRange, Table } from '../../../functions/ports.ts';

interface Partition {
  readonly items: Map<string, Item>;
  /** Sort keys in order; undefined: to be sorted again. */
  keys: readonly string[] | undefined;
}

export function quickTable(): Table {
  const partitions = new Map<string, Partition>();
  const put = (pk: string, sk: string, version: number, data: Json): void => {
    const partition = partitions.get(pk) ?? { items: new Map(), keys: undefined };
    if (!partition.items.has(sk)) partition.keys = undefined;
    partition.items.set(sk, { pk, sk, version, data: JSON.parse(JSON.stringify(data)) as Json });
    partitions.set(pk, partition);
  };
  return {
    get: async <Data>(pk: string, sk: string) => partitions.get(pk)?.items.get(sk) as Item<Data> | undefined,
    async query<Data>(pk: string, { limit, newestFirst, ...range }: QueryRange) {
      const partition = partitions.get(pk);
      if (partition === undefined) return [];
      partition.keys ??= [...partition.items.keys()].sort();
      const found = within(partition.keys, range);
      const ordered = newestFirst ? found.toReversed() : found;
      return ordered.slice(0, limit ?? ordered.length).map((sk) => partition.items.get(sk) as Item<Data>);
    },
    async insert({ pk, sk, data }) {
      if (partitions.get(pk)?.items.has(sk)) return 'exists';
      put(pk, sk, 1, data);
      return 'inserted';
    },
    async replace({ pk, sk, data }, expectedVersion) {
      if (partitions.get(pk)?.items.get(sk)?.version !== expectedVersion) return 'changed';
      put(pk, sk, expectedVersion + 1, data);
      return 'replaced';
    },
  };
}

/** Keys with that beginning, or from one to another, both included. */
function within(keys: readonly string[], { prefix, from = '', to }: QueryRange): readonly string[] {
  if (prefix !== undefined) return keys.filter((key) => key.startsWith(prefix));
  return keys.filter((key) => key >= from && (to === undefined || key <= to));
}
