/**
 * Before a handler: requests about reports and photos of a day that was removed when its time was over, and requests that
 * would change what nobody can compute again, are answered in words and never with blanks.
 *
 * Asked, and loaded, only for days so old that something may be gone (`core/programme/keep.ts`): requests that units wait for cost nothing.
 */
import type { Route } from '../../contract.ts';
import { Refusal, refusal } from '../../pages/page/refusal.ts';
import { settledFindings } from '../../pipeline/keeping/settled-day.ts';
import { removedAt } from '../../records/keeping/settled.ts';
import type { StoredProgramme } from '../../records/programme/programmes.ts';
import type { World } from '../world.ts';

/** Pages and answers that show what units reported. */
const SHOWS_REPORTS = /^\/report\/|\/:day\/(units|preview|correct|workbook|upload|rosters|submissions)\b/;
const SHOWS_PHOTOS = /\/photos\//;
/** Sent or linked again, an edition stays what it is. */
const CHANGES_NOTHING = /\/(link|revoke|deliveries\/\w+)$/;

/** @throws Refusal 410 for what is gone, 409 for what cannot change any more */
export async function refuseGone(
  { table }: Pick<World, 'table'>,
  { method, path }: Route,
  { programme }: StoredProgramme,
  day: string,
): Promise<void> {
  const changes = method !== 'GET' && !CHANGES_NOTHING.test(path);
  const shows = SHOWS_REPORTS.test(path) || SHOWS_PHOTOS.test(path);
  if (!changes && !shows) return;
  if ((await removedAt(table, programme.id, 'reports', day)) !== undefined)
    throw refusal(410, 'day.removed', { path: 'day', seen: day });
  if (SHOWS_PHOTOS.test(path) && (await removedAt(table, programme.id, 'photos', day)) !== undefined) {
    throw refusal(410, 'photo.removed', { path: 'photo', seen: day });
  }
  const settled = changes ? await settledFindings(table, programme.id, day) : [];
  if (settled.length > 0) throw new Refusal(409, settled);
}
