/**
 * What was handed in and nobody names goes away: photos as they came and edited Word files after a day, photos as they would
 * be kept after a week.
 * On AWS the bucket's lifecycle does the same.
 */
import type { Clock, Uploads } from '../../ports.ts';
import { RAW_COPIES } from '../../records/copy/copies.ts';
import { RAW_PHOTOS, UNNAMED_PHOTOS } from '../../records/photo/photos.ts';

const DAY_MS = 86_400_000;
const KEPT_DAYS = { [RAW_PHOTOS]: 1, [RAW_COPIES]: 1, [UNNAMED_PHOTOS]: 7 } as const;

/** Gives how many files went. */
export async function sweepUploads({
  uploads,
  clock,
}: {
  readonly uploads: Uploads;
  readonly clock: Clock;
}): Promise<number> {
  if (uploads.sweep === undefined) return 0;
  const now = Date.parse(clock.now());
  let gone = 0;
  for (const [folder, days] of Object.entries(KEPT_DAYS)) {
    gone += await uploads.sweep(folder, new Date(now - days * DAY_MS).toISOString());
  }
  return gone;
}
