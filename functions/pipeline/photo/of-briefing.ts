/**
 * The photos that a day's reports name, for its briefing: their bytes, and how large they are. Exactly what the revisions
 * name; one that is missing keeps its place, and the renderers say so there.
 */
import type { PhotoFacts } from '../../core/briefing/narratives.ts';
import { lookAtPhoto } from '../../core/photo/photo.ts';
import { photosOf, type Revision } from '../../core/report/submission.ts';
import type { Blob, Blobs } from '../../ports.ts';
import { photoKey } from '../../records/photo/photos.ts';

/** Photos read at once. */
const AT_ONCE = 16;

interface BriefingPhotos {
  /** By unit and id, `gaoxin/<id>`. */
  readonly facts: Readonly<Record<string, PhotoFacts>>;
  /** By blob key. */
  readonly bytes: Readonly<Record<string, Blob>>;
}

export async function readBriefingPhotos(blobs: Blobs, revisions: readonly Revision[]): Promise<BriefingPhotos> {
  const named = revisions.flatMap((revision) =>
    photosOf(revision).map((id) => ({ name: `${revision.unit}/${id}`, key: photoKey(revision, id) })),
  );
  const facts: [string, PhotoFacts][] = [];
  const bytes: [string, Blob][] = [];
  for (let at = 0; at < named.length; at += AT_ONCE) {
    const some = named.slice(at, at + AT_ONCE);
    const read = await Promise.all(some.map(({ key }) => blobs.get(key)));
    for (const [index, { name, key }] of some.entries()) {
      const blob = read[index];
      facts.push([name, { key, ...sizeOf(blob) }]);
      if (blob !== undefined) bytes.push([key, blob]);
    }
  }
  return { facts: Object.fromEntries(facts), bytes: Object.fromEntries(bytes) };
}

/** The shape of a usual photo where there is none. */
function sizeOf(blob: Blob | undefined): { readonly width: number; readonly height: number } {
  const look = blob === undefined ? undefined : lookAtPhoto(blob.bytes);
  return look?.is === 'photo' ? { width: look.width, height: look.height } : { width: 4, height: 3 };
}
