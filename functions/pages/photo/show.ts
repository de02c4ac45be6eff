/**
 * GET …/photos/:photo: a photo for those who may see it before a briefing shows it, its unit and the office. `<id>.jpg` is
 * the photo, `<id>.small.jpg` the small one for pages.
 */
import type { Blob } from '../../ports.ts';
import { keptPhoto, type PhotoSize } from '../../records/photo/photos.ts';
import type { Answer } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { refusal } from '../page/refusal.ts';

/** Only what was reported: not what a unit chose and may yet leave out. */
export function showUnitPhoto({ world, params }: MemberAsk<'programme' | 'day' | 'unit' | 'photo'>): Promise<Answer> {
  return photoAnswer(params.photo, (id, size) => keptPhoto(world.blobs, params, id, size));
}

/** @param read finds it among those that the asker may see. */
export async function photoAnswer(
  file: string,
  read: (id: string, size: PhotoSize) => Promise<Blob | undefined>,
): Promise<Answer> {
  const [, id, small] = /^([0-9a-f]{64})(\.small)?\.jpg$/.exec(file) ?? [];
  const blob = id === undefined ? undefined : await read(id, small === undefined ? 'large' : 'small');
  if (blob === undefined) throw refusal(404, 'request.not_found', { path: 'photo', seen: file });
  return { kind: 'bytes', bytes: blob.bytes, mediaType: blob.mediaType, etag: file };
}
