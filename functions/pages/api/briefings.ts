/**
 * GET /api/programmes/:programme/briefings: what was issued, newest first; of each day the edition that stands.
 *
 * At most a year at once, so that a long archive answers as fast as a young one; `?before=` goes on from there, and the
 * `Link` header names the next page as long as there may be one.
 */
import type { EditionCopy } from '../../core/copy/copy.ts';
import type { Edition } from '../../core/edition/edition.ts';
import { LIMITS } from '../../core/limits/limits.ts';
import { addDays, isReportingDay } from '../../core/values/reporting-day.ts';
import { copiesBetween, withCopy } from '../../records/copy/copies.ts';
import { latestEditions } from '../../records/edition/editions.ts';
import { type Answer, json } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { refusal } from '../page/refusal.ts';

export async function getBriefings(ask: MemberAsk<'programme'>): Promise<Answer> {
  const { world, params } = ask;
  const limit = limitOf(ask);
  const editions = await latestEditions(world.table, params.programme, { ...rangeOf(ask), limit });
  const copies = await copiesOfAll(ask, editions);
  const listed = json(editions.map((edition) => briefingJson(edition, copies)));
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
  const typed = query.get('limit') ?? String(LIMITS.listedBriefings);
  const limit = /^[1-9]\d{0,2}$/.test(typed) ? Number(typed) : 0;
  if (limit >= 1 && limit <= LIMITS.listedBriefings) return limit;
  throw refusal(422, 'archive.limit', { path: 'limit', seen: typed });
}

/** Of the days that are listed: newest first, so the last is the first day. */
async function copiesOfAll(
  { world, params }: MemberAsk<'programme'>,
  editions: readonly Edition[],
): Promise<EditionCopy[]> {
  const [newest, oldest] = [editions[0], editions.at(-1)];
  if (newest === undefined || oldest === undefined) return [];
  return copiesBetween(world.table, params.programme, oldest.day, newest.day);
}

/** Blob keys and key ids stay inside. `copy`: the newest that the office edited and accepted, if there is one. */
function briefingJson(listed: Edition, copies: readonly EditionCopy[]): object {
  const { day, issue, edition, issuedAt, reason, files } = withCopy(listed, copies);
  const copy = copies.findLast((each) => each.day === day && each.edition === edition);
  const shown = files.map(({ name, mediaType, bytes, sha256 }) => ({ name, mediaType, bytes, sha256 }));
  return {
    day,
    issue,
    edition,
    issuedAt,
    ...(reason === undefined ? {} : { reason }),
    ...copyJson(copy),
    files: shown,
  };
}

const copyJson = (copy: EditionCopy | undefined): object =>
  copy === undefined ? {} : { copy: { number: copy.copy, acceptedAt: copy.at, changedFigures: copy.figureCount } };
