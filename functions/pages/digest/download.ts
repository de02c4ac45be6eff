/**
 * GET /api/programmes/:programme/digests/:kind/:period/:edition/:file: one archived file of a digest, byte for byte, under the
 * same rules as those of a day (`download-file.ts`).
 */

import type { DigestEdition } from '../../core/digest/digest.ts';
import type { Rendition } from '../../core/edition/edition.ts';
import { RENDITIONS } from '../../core/edition/renditions.ts';
import { digestSettings } from '../../core/programme/digests.ts';
import { DIGEST_KINDS } from '../../core/programme/programme.ts';
import { mastheadName } from '../../core/programme/subject.ts';
import { digestFileName } from '../../core/series/file-name.ts';
import { isReportingDay } from '../../core/values/reporting-day.ts';
import { digestEditionsOf } from '../../records/digest/digests.ts';
import { recordDownload } from '../../records/edition/downloads.ts';
import { sendFile } from '../archive/download-file.ts';
import type { Answer } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { refusal } from '../page/refusal.ts';

export type DigestAsk = MemberAsk<'programme' | 'kind' | 'period'>;

export async function downloadDigest(ask: DigestAsk & MemberAsk<'edition' | 'file'>): Promise<Answer> {
  const { digest, file } = await find(ask);
  const { world, caller, stored } = ask;
  const reads = ask.query.has('read') && RENDITIONS[file.name].read;
  const who = { by: caller.id, role: caller.role, at: world.clock.now() };
  const what = { day: digest.from, to: digest.to, edition: digest.edition, files: [file.name] };
  await recordDownload(world.table, stored.programme.id, { ...what, ...(reads ? { read: true } : {}), ...who });
  const name = mastheadName(stored.programme, digestSettings(stored.programme, digest.kind));
  return sendFile(world.blobs, file, reads, digestFileName(name, digest, file.name));
}

async function find(
  ask: DigestAsk & MemberAsk<'edition' | 'file'>,
): Promise<{ digest: DigestEdition; file: Rendition }> {
  const { period, edition, file: name } = ask.params;
  const digest = (await digestsAsked(ask)).find((each) => String(each.edition) === edition);
  const file = digest?.files.find((each) => each.name === name);
  if (digest === undefined || file === undefined) {
    throw refusal(404, 'edition.none', { path: 'file', seen: `${period} ${edition} ${name}` });
  }
  return { digest, file };
}

/** The editions of the digest that the path names, oldest first; none where it names none. */
export async function digestsAsked({ params, world }: DigestAsk): Promise<DigestEdition[]> {
  const kind = DIGEST_KINDS.find((each) => each === params.kind);
  const [from = '', to = '', ...rest] = params.period.split('_');
  if (kind === undefined || rest.length > 0 || !isReportingDay(from) || !isReportingDay(to)) return [];
  return digestEditionsOf(world.table, params.programme, kind, { from, to });
}
