/**
 * Before a report is stored: every photo that it names is there to stay, or a finding says which narrative lacks one.
 */
import { type Finding, finding } from '../../core/findings/finding.ts';
import type { Narrative } from '../../core/report/submission.ts';
import type { Blobs } from '../../ports.ts';
import { keepPhoto, type PhotoPlace } from '../../records/photo/photos.ts';

export async function keepPhotos(
  blobs: Blobs,
  place: PhotoPlace,
  narratives: readonly Narrative[],
): Promise<readonly Finding[]> {
  const named = narratives.flatMap(({ kind, photos = [] }, index) =>
    photos.map((id) => ({ id, kind, path: `narratives[${index}].photos` })),
  );
  const kept = await Promise.all(named.map(({ id }) => keepPhoto(blobs, place, id)));
  return named
    .filter((_, index) => !kept[index])
    .map(({ id, kind, path }) => finding('photo.not_stored', { path, name: kind, seen: id }));
}
