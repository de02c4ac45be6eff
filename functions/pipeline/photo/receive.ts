/**
 * What a unit handed in as a photo becomes a stored photo, or a finding that says what it is instead. The bytes decide:
 * name and declared type are not asked.
 */
import { type Finding, finding } from '../../core/findings/finding.ts';
import { LIMITS } from '../../core/limits/limits.ts';
import { lookAtPhoto, type PhotoLook } from '../../core/photo/photo.ts';
import type { Blobs, PhotoMaker } from '../../ports.ts';
import { type PhotoPlace, rawPhotoKey, storePhoto } from '../../records/photo/photos.ts';

export interface PhotoStores {
  readonly blobs: Blobs;
  readonly photoMaker: () => Promise<PhotoMaker>;
}

export type ReceivedPhoto = { readonly id: string } | { readonly finding: Finding };

/** @param name how its owner knows it, `照片“IMG_0042.jpg”` */
export async function receivePhoto(
  { blobs, photoMaker }: PhotoStores,
  place: PhotoPlace,
  bytes: Uint8Array,
  name = '照片',
): Promise<ReceivedPhoto> {
  if (bytes.length > LIMITS.photoBytes) {
    const seen = `${(bytes.length / 1_000_000).toFixed(1)} MB`;
    return { finding: finding('photo.bytes', { path: 'photo', name, seen }) };
  }
  const look = lookAtPhoto(bytes);
  if (look.is !== 'photo') return { finding: lookFinding(look, name) };
  const photo = await (await photoMaker()).make(bytes);
  if (photo === undefined) return { finding: finding('photo.broken', { path: 'photo', name }) };
  return { id: await storePhoto(blobs, place, photo) };
}

/** The same for a photo that was sent straight to the store. */
export async function receiveUpload(stores: PhotoStores, place: PhotoPlace, upload: string): Promise<ReceivedPhoto> {
  const raw = await stores.blobs.get(rawPhotoKey(place, upload));
  if (raw === undefined) return { finding: finding('photo.not_arrived', { path: 'upload', seen: upload }) };
  return receivePhoto(stores, place, raw.bytes);
}

function lookFinding(look: Exclude<PhotoLook, { is: 'photo' }>, name: string): Finding {
  switch (look.is) {
    case 'other':
      return finding('photo.kind', { path: 'photo', name, seen: look.seen });
    case 'huge':
      return finding('photo.pixels', { path: 'photo', name, seen: `${look.width} × ${look.height} ` });
    default:
      return finding(`photo.${look.is}`, { path: 'photo', name });
  }
}
