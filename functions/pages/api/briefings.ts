/**
 * GET /api/programmes/:programme/briefings: what was issued, newest first; of each day the edition that stands.
 *
 * At most a year at once, so that a long archive answers as fast as a young one; `?before=` goes on from there, and the
 * `Link` header names the next page as long as there may be one.
 */
import type { Edition } from '../../core/edition.ts';
import { addDays, isReportingDay } from '../../core/reporting-day.ts';
import { latestEditions } from '../../records/editions.ts';
import { type Answer, json } from '../answer.ts';
import type { MemberAsk } from '../ask.ts';
import { refusal } from '../refusal.ts';

const MOST = 366;

export async function getBriefings(ask: MemberAsk<'programme'>): Promise<Answer> {
  const { world, params } = ask;
  const limit = limitOf(ask);
  const editions = await latestEditions(world.table, params.programme, { ...rangeOf(ask), limit });
  const listed = json(editions.map(briefingJson));
  const last = editions.at(-1);
  if (last === undefined || editions.length < limit) return listed;
  const next = `/api/programmes/${params.programme}/briefings?before=${last.day}&limit=${limit}`;
  return { ...listed, next } as Answer;
}

function rangeOf({ query }: MemberAsk): { to?: string } {
  const before = query.get('before');
  if (before === null) return {};
  if (!isReportingDay(before)) throw refusal(422, 'archive.day', { path: 'before', name: 'before', seen: before });
  return { to: addDays(before, -1) };
}

function limitOf({ query }: MemberAsk): number {
  const typed = query.get('limit') ?? String(MOST);
  const limit = /^[1-9]\d{0,2}$/.test(typed) ? Number(typed) : 0;
  if (limit >= 1 && limit <= MOST) return limit;
  throw refusal(422, 'archive.limit', { path: 'limit', seen: typed });
}

/** Blob keys and key ids stay inside. */
function briefingJson({ day, issue, edition, issuedAt, reason, files }: Edition): object {
  const shown = files.map(({ name, mediaType, bytes, sha256 }) => ({ name, mediaType, bytes, sha256 }));
  return { day, issue, edition, issuedAt, ...(reason === undefined ? {} : { reason }), files: shown };
}
