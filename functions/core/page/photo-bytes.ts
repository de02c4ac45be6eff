/** Photos ready for a document: which kind they really are, by their first bytes, and what they are called in it. */
import type { Block } from '../briefing/briefing.ts';

export interface PreparedPhoto {
  readonly bytes: Uint8Array;
  readonly extension: 'png' | 'jpg';
  /** Name inside the file, `photo1.jpg`. */
  readonly name: string;
}

/** PNG and JPEG by their signatures and ends; anything else, or a file cut short, is not shown. */
function photoKind(bytes: Uint8Array): PreparedPhoto['extension'] | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.length > 60 && view.readUInt32BE(0) === 0x89504e47 && view.includes('IEND', view.length - 12, 'latin1'))
    return 'png';
  const jpeg = view.length > 60 && view[0] === 0xff && view[1] === 0xd8 && view[2] === 0xff;
  return jpeg && view.lastIndexOf(Buffer.of(0xff, 0xd9)) > view.length - 64 ? 'jpg' : undefined;
}

/** Blob keys in the order in which they first appear. */
export function photoKeys(blocks: readonly Block[], keys = new Set<string>()): readonly string[] {
  for (const block of blocks) {
    if (block.type === 'photos') for (const { key } of block.photos) keys.add(key);
    if (block.type === 'section') photoKeys(block.children, keys);
  }
  return [...keys];
}

/** The photos of these keys, named in their order; what is no photo is left out. */
export function preparePhotos(
  photos: Readonly<Record<string, { readonly bytes: Uint8Array }>>,
  keys: readonly string[],
): ReadonlyMap<string, PreparedPhoto> {
  const prepared = new Map<string, PreparedPhoto>();
  for (const key of keys) {
    const bytes = photos[key]?.bytes;
    const extension = bytes === undefined ? undefined : photoKind(bytes);
    if (bytes === undefined || extension === undefined) continue;
    prepared.set(key, { bytes, extension, name: `photo${prepared.size + 1}.${extension}` });
  }
  return prepared;
}
