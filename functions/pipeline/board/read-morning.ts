/**
 * The days of a programme that need work, for the office's first page: not issued yet, or issued and not with everybody.
 *
 * Looks back over a few reporting days only: what is older stands in the run ledger and among the corrections.
 */
import { isAsked, isReportingDayOf } from '../../core/calendar/schedule.ts';
import { addDays, dayAt, daysBetween, laterDay } from '../../core/values/reporting-day.ts';
import type { Clock, Stores } from '../../ports.ts';
import { firstApplied, programmeOn, type StoredProgramme } from '../../records/programme/programmes.ts';
import { type Board, readBoard } from './read.ts';

const LOOK_BACK_DAYS = 4;

export interface MorningDay {
  /** The programme as it held on that day. */
  readonly stored: StoredProgramme;
  readonly board: Board;
}

/** Oldest first, that is by time left; the day that is being reported is always the last. */
export async function readMorning(
  stores: Stores & { readonly clock: Clock },
  stored: StoredProgramme,
): Promise<readonly MorningDay[]> {
  const { programme } = stored;
  const now = stores.clock.now();
  const today = dayAt(now, programme.timezone);
  const begins = dayAt((await firstApplied(stores.table, programme.id)) ?? now, programme.timezone);
  const days = daysBetween(laterDay(addDays(today, -LOOK_BACK_DAYS), begins), today);
  const asked = days.filter((day) => isReportingDayOf(programme, day) && isAsked(programme, day));
  const read = await Promise.all(
    asked.map(async (day) => {
      const held = await programmeOn(stores.table, stored, day);
      return { stored: held, board: await readBoard(stores, held, day) };
    }),
  );
  return read.filter(
    ({ board }) => board.latest === undefined || board.blocks.some(({ kind }) => kind === 'undelivered'),
  );
}
