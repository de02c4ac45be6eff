/**
 * POST /uploads: on one machine, what a signed upload form sends (see Uploads in ports.ts). The signature admits, no key;
 * where the store takes uploads itself there is nothing here.
 */
import { type Answer, json } from '../page/answer.ts';
import type { Ask } from '../page/ask.ts';
import { refusal } from '../page/refusal.ts';

export async function takeUpload({ world, files }: Ask): Promise<Answer> {
  const { take } = world.uploads;
  if (take === undefined) throw refusal(404, 'request.not_found', { path: '' });
  const given = await files();
  const file = given.files.find(({ field }) => field === 'file');
  const taken = await take(Object.fromEntries(given.fields), file?.bytes ?? new Uint8Array());
  if (taken === 'invalid') throw refusal(403, 'photo.form', { path: 'signature' });
  if (taken === 'too large') {
    const seen = `${((file?.bytes.length ?? 0) / 1_000_000).toFixed(1)} MB`;
    throw refusal(413, file?.bytes.length ? 'photo.bytes' : 'photo.empty', { path: 'file', name: '照片', seen });
  }
  return json({}, 201);
}
