/**
 * GET /api/programmes/:programme/briefings/:day/:edition/:file: one archived file, byte for byte.
 *
 * Files to save go through a short link of the blob store where it has one; what is read here is always served by us, so
 * that it opens in the browser under our own security headers. Who took it is recorded before it leaves.
 */

import type { Edition, Rendition } from '../../core/edition/edition.ts';
import { RENDITIONS } from '../../core/edition/renditions.ts';
import { fileNameOf } from '../../core/series/file-name.ts';
import type { Blobs } from '../../ports.ts';
import { copiesOf } from '../../records/copy/copies.ts';
import { recordDownload } from '../../records/edition/downloads.ts';
import { readEdition } from '../../records/edition/editions.ts';
import type { Answer } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { refusal } from '../page/refusal.ts';

/** Long enough to begin a download on a slow line, short enough to be worthless when passed on. */
const LINK_SECONDS = 300;

export async function downloadFile(ask: MemberAsk<'programme' | 'day' | 'edition' | 'file'>): Promise<Answer> {
  const { edition, file } = await find(ask);
  const reads = ask.query.has('read') && RENDITIONS[file.name].read;
  await record(ask, edition, file, reads);
  const saveAs = fileNameOf(ask.stored.programme.title, edition, file.name);
  return sendFile(ask.world.blobs, file, reads, saveAs);
}

/** @param reads shown in the browser, not saved. */
export async function sendFile(blobs: Blobs, file: Rendition, reads: boolean, saveAs: string): Promise<Answer> {
  const link = RENDITIONS[file.name].read ? undefined : await blobs.link(file.key, LINK_SECONDS, saveAs);
  if (link !== undefined) return { kind: 'redirect', to: link };
  const blob = await blobs.get(file.key);
  if (blob === undefined) throw new Error(`the archive has no ${file.key}, which its edition names`);
  const answer = { kind: 'bytes', bytes: blob.bytes, mediaType: file.mediaType, etag: file.sha256 } as const;
  return reads ? answer : { ...answer, saveAs };
}

/** A file that cannot be put on record is not given out. */
async function record(
  { world, caller, params, stored }: MemberAsk<'programme' | 'day' | 'edition' | 'file'>,
  { edition }: Edition,
  { name }: Rendition,
  reads: boolean,
): Promise<void> {
  const who = { by: caller.id, role: caller.role, at: world.clock.now() };
  const what = { day: params.day, edition, files: [name], ...(reads ? { read: true } : {}) };
  await recordDownload(world.table, stored.programme.id, { ...what, ...who });
}

async function find(
  ask: MemberAsk<'programme' | 'day' | 'edition' | 'file'>,
): Promise<{ edition: Edition; file: Rendition }> {
  const { programme, day, edition: number, file: name } = ask.params;
  const none = refusal(404, 'edition.none', { path: 'file', seen: `${day} ${number} ${name}` });
  if (!/^[1-9]\d?$/.test(number)) throw none;
  const edition = await readEdition(ask.world.table, programme, day, Number(number));
  const file =
    edition &&
    (name === 'office-copy.docx' ? await copyOf(ask, edition) : edition.files.find((each) => each.name === name));
  if (edition === undefined || file === undefined) throw none;
  return { edition, file };
}

/** The newest copy of the office, or the one that `?copy=` names. */
async function copyOf({ world, query }: MemberAsk, edition: Edition): Promise<Rendition | undefined> {
  const copies = await copiesOf(world.table, edition);
  const wanted = query.get('copy');
  return (wanted === null ? copies.at(-1) : copies.find(({ copy }) => String(copy) === wanted))?.file;
}
