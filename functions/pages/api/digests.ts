/**
 * GET /api/programmes/:programme/digests: issued digests of every kind, newest period first; of each the edition that stands.
 */
import { DIGEST_KINDS } from '../../core/programme/programme.ts';
import { latestDigests } from '../../records/digest/digests.ts';
import { type Answer, json } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';

/** Blob keys and key ids stay inside. */
export async function getDigests({ world, params }: MemberAsk<'programme'>): Promise<Answer> {
  const all = await Promise.all(DIGEST_KINDS.map((kind) => latestDigests(world.table, params.programme, kind)));
  const listed = all.flat().map(({ kind, from, to, issue, edition, issuedAt, reason, files }) => ({
    ...{ kind, from, to, issue, edition, issuedAt },
    ...(reason === undefined ? {} : { reason }),
    files: files.map(({ name, mediaType, bytes, sha256 }) => ({ name, mediaType, bytes, sha256 })),
  }));
  return json(listed.toSorted((one, other) => (one.to < other.to ? 1 : one.to > other.to ? -1 : 0)));
}
