/**
 * The embedded stores for a unit test: SQLite in memory, and blobs in a map.
 */
import { openSqliteTable } from '../../functions/adapters/sqlite/table.ts';
import type { Blob, Stores } from '../../functions/ports.ts';

export function memoryStores(): Stores & { readonly kept: Map<string, Blob> } {
  const kept = new Map<string, Blob>();
  const blobs: Stores['blobs'] = {
    async putOnce(key, bytes, mediaType) {
      if (kept.has(key)) return 'exists';
      kept.set(key, { bytes, mediaType });
      return 'stored';
    },
    get: async (key) => kept.get(key),
    link: async () => undefined,
  };
  return { table: openSqliteTable(':memory:'), blobs, kept };
}
