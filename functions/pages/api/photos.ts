/**
 * POST and PUT /api/programmes/:programme/days/:day/photos: where to upload a photo, and what became of it. A photo may also
 * be sent through here as a multipart form; large ones then hit the limits of the gateway.
 */
import { finding } from '../../core/findings/finding.ts';
import { LIMITS } from '../../core/limits/limits.ts';
import { type ReceivedPhoto, receivePhoto, receiveUpload } from '../../pipeline/photo/receive.ts';
import { type PhotoPlace, rawPhotoKey } from '../../records/photo/photos.ts';
import { type Answer, json } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { Refusal, refusal } from '../page/refusal.ts';
import { refuseClosedDay } from '../photo/day.ts';
import { ownPhotos, photoViews } from '../photo/view.ts';
import { unitOf } from '../report/show.ts';

type PhotosAsk = MemberAsk<'programme' | 'day'>;

const UPLOAD_ID = /^[A-Za-z0-9-]{8,64}$/;
const MEDIA_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;
const SECONDS = 600;

/** 201 with a form for the store, or with the photo itself when it came along. */
export async function postPhoto(ask: PhotosAsk): Promise<Answer> {
  refuseClosedDay(ask, unitOf(ask));
  if (ask.sent.startsWith('multipart/form-data')) return storeSent(ask);
  const { id, mediaType } = readOffer(await ask.json());
  const limits = { mediaType, mostBytes: LIMITS.photoBytes, seconds: SECONDS };
  const form = await ask.world.uploads.form(rawPhotoKey(placeOf(ask), id), limits);
  return json({ upload: id, form, ...limits }, 201);
}

/** The upload is looked at, cleaned and stored; repeated, it gives the same photo. */
export async function putPhoto(ask: MemberAsk<'programme' | 'day' | 'upload'>): Promise<Answer> {
  refuseClosedDay(ask, unitOf(ask));
  const { upload } = ask.params;
  if (!UPLOAD_ID.test(upload)) throw refusal(404, 'photo.not_arrived', { path: 'upload', seen: upload });
  return answerOf(ask, await receiveUpload(ask.world, placeOf(ask), upload));
}

async function storeSent(ask: PhotosAsk): Promise<Answer> {
  const { files } = await ask.files();
  const [file, ...more] = files;
  if (file === undefined) throw refusal(422, 'photo.none_chosen', { path: 'photo' });
  if (more.length > 0)
    throw refusal(422, 'submission.value', {
      path: 'photo',
      name: '照片',
      seen: `${files.length} 个文件`,
      expected: '每次一张',
    });
  return answerOf(
    ask,
    await receivePhoto(ask.world, placeOf(ask), file.bytes, file.name === '' ? '照片' : `照片“${file.name}”`),
  );
}

function answerOf(ask: PhotosAsk, received: ReceivedPhoto): Answer {
  if ('finding' in received) {
    const { code } = received.finding;
    throw new Refusal(code === 'photo.not_arrived' ? 404 : code === 'photo.bytes' ? 413 : 422, [received.finding]);
  }
  const { programme, day } = ask.params;
  const [view] = photoViews({ photos: [received.id] }, ownPhotos(programme, day), ask.language);
  return json({ id: received.id, small: view!.small, large: view!.large }, 201);
}

function readOffer(given: unknown): { readonly id: string; readonly mediaType: string } {
  const isObject = typeof given === 'object' && given !== null && !Array.isArray(given);
  const { id, mediaType = MEDIA_TYPES[0] } = (isObject ? given : {}) as { id?: unknown; mediaType?: unknown };
  const findings = [];
  if (typeof id !== 'string' || !UPLOAD_ID.test(id))
    findings.push(finding('submission.value', { path: 'id', seen: id, expected: '8–64 个字母、数字或 - 组成的编号' }));
  if (!MEDIA_TYPES.some((each) => each === mediaType))
    findings.push(
      finding('submission.value', { path: 'mediaType', seen: mediaType, expected: MEDIA_TYPES.join('、') }),
    );
  if (findings.length > 0) throw new Refusal(422, findings);
  return { id: id as string, mediaType: mediaType as string };
}

const placeOf = (ask: PhotosAsk): PhotoPlace => ({
  programme: ask.params.programme,
  day: ask.params.day,
  unit: unitOf(ask).id,
});
