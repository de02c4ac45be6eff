/**
 * The embedded stores for a unit test: SQLite in memory, and blobs in a map.
 */
import { openSqliteTable } from '../../functions/adapters/sqlite/table.ts';
import { createPhotoMaker } from '../../functions/adapters/vips/photo-maker.ts';
import type { Blob, Stores, Uploads } from '../../functions/ports.ts';
import type { World } from '../../functions/runtime/world.ts';

export type MemoryStores = Stores & Pick<World, 'uploads' | 'photoMaker'> & { readonly kept: Map<string, Blob> };

export function memoryStores(): MemoryStores {
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
  const photoMaker = async () => createPhotoMaker();
  return { table: openSqliteTable(':memory:'), blobs, uploads: uploadsInto(blobs), photoMaker, kept };
}

/** Unsigned: that forms are checked is the contract suite's business. */
const uploadsInto = (blobs: Stores['blobs']): Uploads => ({
  form: async (key, { mediaType }) => ({ url: '/uploads', fields: { key, mediaType } }),
  async take({ key = '', mediaType = '' }, bytes) {
    await blobs.putOnce(key, bytes, mediaType);
    return 'stored';
  },
});
