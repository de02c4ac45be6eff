/**
 * The nightly check of one machine: some days of each programme are verified and the result is kept, so that damage is
 * noticed before somebody needs what was damaged.
 *
 * Bounded, whatever the archive's age: the last month every night, and the rest by turns, a hundred days a night: ten years
 * within six weeks. On AWS nobody does this; there `verify --aws` is run by hand.
 */
import { addDays, dayAt, daysBetween, timeAt } from '../../functions/core/reporting-day.ts';
import { verifyProgramme } from '../../functions/pipeline/verify.ts';
import { firstClosedDay, lastClosedDay } from '../../functions/records/closes.ts';
import { currentProgramme, listProgrammes } from '../../functions/records/programmes.ts';
import { latestVerifications, recordVerification } from '../../functions/records/verifications.ts';
import type { World } from '../../functions/runtime/world.ts';

/** By the clock of the programme's zone: when nobody reports or reads. */
const FROM_TIME = '02:00';
const TO_TIME = '05:00';
const LAST_DAYS = 31;
const DAYS_A_NIGHT = 100;
/** Results that are looked through for the one of this night. */
const LOOK_BACK = 20;

/** Checks every programme that has not been checked this night. Failures are logged; the next tick tries again. */
export async function checkAtNight(world: World): Promise<void> {
  for (const programme of await listProgrammes(world.table)) {
    await checkProgramme(world, programme).catch((error: unknown) =>
      world.log.error('nightly check failed', { programme, error: String(error) }),
    );
  }
}

async function checkProgramme(world: World, id: string): Promise<void> {
  const stored = await currentProgramme(world.table, id);
  if (stored === undefined) return;
  const { timezone } = stored.programme;
  const at = world.clock.now();
  const time = timeAt(at, timezone);
  if (time < FROM_TIME || time >= TO_TIME) return;
  const today = dayAt(at, timezone);
  const recent = await latestVerifications(world.table, id, LOOK_BACK);
  if (recent.some((each) => each.by === 'clock' && dayAt(each.at, timezone) === today)) return;
  const days = await daysOfNight(world, id, today);
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return;
  const { checked, problems } = await verifyProgramme(world, id, days);
  await recordVerification(world.table, { programme: id, at, by: 'clock', of: { from, to }, checked, found: problems });
  const about = { programme: id, days: checked.days, problems: problems.length };
  if (problems.length === 0) world.log.info('nightly check', about);
  else world.log.error('nightly check found damage', about);
}

/** The last month and the night's own stretch of what is older. */
async function daysOfNight(world: World, id: string, today: string): Promise<string[]> {
  const [first, last] = await Promise.all([firstClosedDay(world, id), lastClosedDay(world, id)]);
  if (first === undefined || last === undefined) return [];
  const begin = addDays(last, 1 - LAST_DAYS);
  const older = daysBetween(first, addDays(begin, -1));
  const nights = Math.max(1, Math.ceil(older.length / DAYS_A_NIGHT));
  const night = Math.floor(Date.parse(`${today}T00:00:00Z`) / 86_400_000) % nights;
  const turn = older.slice(night * DAYS_A_NIGHT, (night + 1) * DAYS_A_NIGHT);
  return [...turn, ...daysBetween(begin < first ? first : begin, last)];
}
