/**
 * Stored photos: no record of their own. A photo's id is the SHA-256 of its bytes, so the revision that names it says
 * exactly which bytes it means, a photo handed in twice is one, and altered bytes are noticed.
 *
 * Under `incoming/` lies what no revision names yet; it goes away by itself. Naming a photo copies it to `photos/` first.
 */
import type { ReportingDay } from '../../core/values/values.ts';
import type { Blob, Blobs } from '../../ports.ts';
import { sha256 } from '../store/checksum.ts';
import { putOurs } from '../store/write.ts';

/** Whose photos, and of which day: a unit names its own only. */
export interface PhotoPlace {
  readonly programme: string;
  readonly day: ReportingDay;
  readonly unit: string;
}

export type PhotoSize = 'large' | 'small';

/** What was handed in, as it came: may hold where and when it was taken. Nobody is shown these. */
export const RAW_PHOTOS = 'incoming/raw/';
/** Photos as they are kept, not yet named. */
export const UNNAMED_PHOTOS = 'incoming/photos/';

const MEDIA_TYPE = 'image/jpeg';
/** A unit that an address names is whatever somebody wrote there. */
const UNIT_ID = /^[a-z][a-z0-9_-]{0,39}$/;
const PHOTO_ID = /^[0-9a-f]{64}$/;

export const rawPhotoKey = (place: PhotoPlace, upload: string): string => `${RAW_PHOTOS}${pathOf(place)}/${upload}`;

/** Where a photo lies once a revision names it. */
export const photoKey = (place: PhotoPlace, id: string, size: PhotoSize = 'large'): string =>
  `photos/${pathOf(place)}/${photoFile(id, size)}`;

/** Where all photos of a day lie that a revision names or was about to. */
export const photosUnder = (programme: string, day: ReportingDay): string => `photos/${programme}/${day}/`;

const unnamedKey = (place: PhotoPlace, id: string, size: PhotoSize): string =>
  `${UNNAMED_PHOTOS}${pathOf(place)}/${photoFile(id, size)}`;

export const photoFile = (id: string, size: PhotoSize): string => (size === 'small' ? `${id}.small.jpg` : `${id}.jpg`);

const pathOf = ({ programme, day, unit }: PhotoPlace): string => `${programme}/${day}/${unit}`;

/** Puts down a photo that no revision names yet; the small one last, so that it stands for both. */
export async function storePhoto(
  blobs: Blobs,
  place: PhotoPlace,
  photo: Readonly<Record<PhotoSize, Uint8Array>>,
): Promise<string> {
  const id = sha256(photo.large);
  for (const size of SIZES) await put(blobs, unnamedKey(place, id, size), photo[size]);
  return id;
}

/** Makes sure that a photo stays, before a revision names it; false when it is not there. Repeated, it changes nothing. */
export async function keepPhoto(blobs: Blobs, place: PhotoPlace, id: string): Promise<boolean> {
  if (!PHOTO_ID.test(id)) return false;
  if ((await blobs.get(photoKey(place, id, 'small'))) !== undefined) return true;
  const [large, small] = await Promise.all(SIZES.map((size) => blobs.get(unnamedKey(place, id, size))));
  if (large === undefined || small === undefined || sha256(large.bytes) !== id) return false;
  await put(blobs, photoKey(place, id, 'large'), large.bytes);
  await put(blobs, photoKey(place, id, 'small'), small.bytes);
  return true;
}

/** A photo that a revision names or named; undefined when there is none. */
export async function keptPhoto(
  blobs: Blobs,
  place: PhotoPlace,
  id: string,
  size: PhotoSize,
): Promise<Blob | undefined> {
  return PHOTO_ID.test(id) && UNIT_ID.test(place.unit) ? blobs.get(photoKey(place, id, size)) : undefined;
}

/** A photo of that unit, named or not. */
export async function findPhoto(
  blobs: Blobs,
  place: PhotoPlace,
  id: string,
  size: PhotoSize,
): Promise<Blob | undefined> {
  if (!PHOTO_ID.test(id)) return undefined;
  return (await keptPhoto(blobs, place, id, size)) ?? blobs.get(unnamedKey(place, id, size));
}

const SIZES: readonly PhotoSize[] = ['large', 'small'];

async function put(blobs: Blobs, key: string, bytes: Uint8Array): Promise<void> {
  if (!(await putOurs(blobs, key, bytes, MEDIA_TYPE))) throw new Error(`${key} holds something else.`);
}
