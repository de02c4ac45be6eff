/**
 * GET, POST /desk/:programme/:day/copy: handing in an edited Word file as the issued copy (正式印发稿) of the newest edition.
 * GET, POST /desk/:programme/:day/copy/:upload: what it changes, and accepting exactly that.
 *
 * The file waits under `incoming/`; what is accepted is named by its SHA-256, compared again, and only then recorded.
 */
import type { Edition } from '../../core/edition/edition.ts';
import { WORD_MEDIA_TYPE } from '../../core/edition/renditions.ts';
import { finding } from '../../core/findings/finding.ts';
import { LIMITS } from '../../core/limits/limits.ts';
import { acceptCopy, compareUpload } from '../../pipeline/copy/accept.ts';
import { rawCopyKey } from '../../records/copy/copies.ts';
import { editionsOf } from '../../records/edition/editions.ts';
import { putOurs } from '../../records/store/write.ts';
import { type Answer, page, redirect, type Status } from '../page/answer.ts';
import { inLanguage } from '../page/in-language.ts';
import { refuseOtherDay } from '../preview/draft.ts';
import { copyCompareView, type UploadAsk } from './compare-view.ts';
import { type CopyAsk, copyUploadView } from './upload-view.ts';
import { say } from './words.ts';

const UPLOAD_ID = /^[A-Za-z0-9-]{8,64}$/;
/** Room for what stands around the file in a form. */
const FORM_ROOM = 1_000_000;

export async function showCopyUpload(ask: CopyAsk): Promise<Answer> {
  refuseOtherDay(ask);
  return uploadPage(ask, await newestEdition(ask), [], 200);
}

/** Through the site: the file is put where the store's own form puts it, and looked at there. */
export async function takeCopyUpload(ask: CopyAsk): Promise<Answer> {
  refuseOtherDay(ask);
  const edition = await newestEdition(ask);
  const { files } = await ask.files(2 * LIMITS.copyBytes + FORM_ROOM);
  const file = files.find(({ field }) => field === 'file');
  if (edition === undefined) return uploadPage(ask, undefined, [], 409);
  if (file === undefined) return refusedPage(ask, edition, finding('copy.none', { path: 'file' }));
  const { programme, day } = ask.params;
  const upload = crypto.randomUUID();
  if (!(await putOurs(ask.world.blobs, rawCopyKey(programme, day, upload), file.bytes, WORD_MEDIA_TYPE)))
    throw new Error(`${upload} holds something else.`);
  return redirect(`/desk/${programme}/${day}/copy/${upload}`);
}

export async function showCopyComparison(ask: UploadAsk): Promise<Answer> {
  refuseOtherDay(ask);
  const edition = await newestEdition(ask);
  if (edition === undefined) return uploadPage(ask, undefined, [], 409);
  const bytes = await uploaded(ask);
  if (bytes === undefined) return refusedPage(ask, edition, notArrived(ask), 404);
  const compared = await compareUpload(ask.world, ask.stored, edition, bytes);
  if ('finding' in compared) return refusedPage(ask, edition, compared.finding);
  return page('copy-compare', copyCompareView(ask, edition, compared, { errors: [], reason: '' }));
}

export async function acceptCopyUpload(ask: UploadAsk): Promise<Answer> {
  refuseOtherDay(ask);
  const form = await ask.form();
  const edition = await newestEdition(ask);
  if (edition === undefined) return uploadPage(ask, undefined, [], 409);
  const bytes = await uploaded(ask);
  if (bytes === undefined) return refusedPage(ask, edition, notArrived(ask), 404);
  const reason = form.get('reason') ?? '';
  const [seen, against] = [form.get('seen') ?? '', form.get('against') ?? ''];
  const accepted = await acceptCopy(ask.world, ask.stored, edition, bytes, {
    by: ask.caller.id,
    seen,
    against,
    reason,
  });
  const { programme, day } = ask.params;
  if (accepted.outcome === 'accepted') return redirect(`/desk/${programme}/${day}/copy?done=accepted`);
  if (accepted.compared === undefined) return refusedPage(ask, edition, accepted.finding);
  const errors = [inLanguage(accepted.finding, ask.language).message];
  const status = accepted.finding.code === 'copy.changed' ? 409 : 422;
  return page('copy-compare', copyCompareView(ask, edition, accepted.compared, { errors, reason }), status);
}

const newestEdition = async ({ world, params }: CopyAsk): Promise<Edition | undefined> =>
  (await editionsOf(world.table, params.programme, params.day)).at(-1);

async function uploaded({ world, params }: UploadAsk): Promise<Uint8Array | undefined> {
  const { programme, day, upload } = params;
  if (!UPLOAD_ID.test(upload)) return undefined;
  return (await world.blobs.get(rawCopyKey(programme, day, upload)))?.bytes;
}

const notArrived = ({ params }: UploadAsk) => finding('copy.not_arrived', { path: 'upload', seen: params.upload });

const refusedPage = (ask: CopyAsk, edition: Edition, found: Parameters<typeof inLanguage>[0], status: Status = 422) =>
  uploadPage(ask, edition, [inLanguage(found, ask.language).message], status);

async function uploadPage(
  ask: CopyAsk,
  edition: Edition | undefined,
  errors: readonly string[],
  status: Status,
): Promise<Answer> {
  const told = edition === undefined ? [say(ask.language, 'noEdition')] : errors;
  return page('copy-upload', await copyUploadView(ask, edition, told), status);
}
