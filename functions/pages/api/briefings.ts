/**
 * GET /api/programmes/:programme/briefings: what was issued, newest first; of each day the edition that stands.
 */
import type { Edition } from '../../core/edition.ts';
import { latestEditions } from '../../records/editions.ts';
import { type Answer, json } from '../answer.ts';
import type { MemberAsk } from '../ask.ts';

export async function getBriefings({ world, params }: MemberAsk<'programme'>): Promise<Answer> {
  const editions = await latestEditions(world.table, params.programme);
  return json(editions.map(briefingJson));
}

/** Blob keys and key ids stay inside. */
function briefingJson({ day, issue, edition, issuedAt, reason, files }: Edition): object {
  const shown = files.map(({ name, mediaType, bytes, sha256 }) => ({ name, mediaType, bytes, sha256 }));
  return { day, issue, edition, issuedAt, ...(reason === undefined ? {} : { reason }), files: shown };
}
