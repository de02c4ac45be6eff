/**
 * GET /api/programmes/:programme/digests/:kind/:period/:edition/:file: one archived file of a digest, byte for byte, under the
 * same rules as those of a day (`download-file.ts`).
 */

import { type DigestEdition, digestSettings } from '../../core/digest.ts';
import type { Rendition } from '../../core/edition.ts';
import { digestFileName } from '../../core/file-name.ts';
import { DIGEST_KINDS } from '../../core/programme.ts';
import { isReportingDay } from '../../core/reporting-day.ts';
import { mastheadName } from '../../core/subject.ts';
import { digestEditionsOf } from '../../records/digests.ts';
import { recordDownload } from '../../records/downloads.ts';
import type { Answer } from '../answer.ts';
import type { MemberAsk } from '../ask.ts';
import { refusal } from '../refusal.ts';
import { sendFile } from './download-file.ts';

type DigestAsk = MemberAsk<'programme' | 'kind' | 'period' | 'edition' | 'file'>;

export async function downloadDigest(ask: DigestAsk): Promise<Answer> {
  const { digest, file } = await find(ask);
  const { world, caller, stored } = ask;
  const reads = ask.query.has('read') && file.name === 'briefing.html';
  const who = { by: caller.id, role: caller.role, at: world.clock.now() };
  const what = { day: digest.from, to: digest.to, edition: digest.edition, files: [file.name] };
  await recordDownload(world.table, stored.programme.id, { ...what, ...(reads ? { read: true } : {}), ...who });
  const name = mastheadName(stored.programme, digestSettings(stored.programme, digest.kind));
  return sendFile(world.blobs, file, reads, digestFileName(name, digest, file.name));
}

async function find({ params, world }: DigestAsk): Promise<{ digest: DigestEdition; file: Rendition }> {
  const { programme, period, edition, file: name } = params;
  const none = refusal(404, 'edition.none', { path: 'file', seen: `${period} ${edition} ${name}` });
  const kind = DIGEST_KINDS.find((each) => each === params.kind);
  const [from = '', to = '', ...rest] = period.split('_');
  if (kind === undefined || rest.length > 0 || !isReportingDay(from) || !isReportingDay(to)) throw none;
  const editions = await digestEditionsOf(world.table, programme, kind, { from, to });
  const digest = editions.find((each) => String(each.edition) === edition);
  const file = digest?.files.find((each) => each.name === name);
  if (digest === undefined || file === undefined) throw none;
  return { digest, file };
}
