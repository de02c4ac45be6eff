/**
 * Reports and closings in any order over many days: after each closing every closed day says what a second computation
 * over all reports so far says. So no total depends on when a day was closed, early, late or again.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isReportingDayOf } from '../../functions/core/calendar/schedule.ts';
import type { Programme, Schedule } from '../../functions/core/programme/programme.ts';
import { addDays, dayAt, daysBetween, instantOf } from '../../functions/core/values/reporting-day.ts';
import type { ReportingDay } from '../../functions/core/values/values.ts';
import { closeDay } from '../../functions/pipeline/day/close.ts';
import { receiveSubmission } from '../../functions/pipeline/report/receive.ts';
import { closeChecksum, closesBetween } from '../../functions/records/day/closes.ts';
import { storeProgramme } from '../../functions/records/programme/programmes.ts';
import { simulatedClock } from '../../infra/local/simulated-clock.ts';
import { expectedFigures, type Sent } from '../support/independent-totals.ts';
import { madeIndicator, madeProgramme, madeUnits } from '../support/made-programmes.ts';
import { memoryStores } from '../support/memory-stores.ts';
import { runs } from '../support/thorough.ts';

const START = '2022-02-24';
const UNITS = ['a', 'b'];

const programmeWith = (schedule: Partial<Schedule>): Programme => {
  const made = madeProgramme({ starts: START, timezone: 'Asia/Singapore', units: madeUnits(...UNITS) });
  const indicators = [madeIndicator('flow', 'flow'), madeIndicator('stock', 'stock', { carry: true })];
  return { ...made, indicators, schedule: { ...made.schedule, ...schedule } };
};
const programme = fc.record({
  days: fc.constantFrom('every' as const, 'workdays' as const),
  due: fc.constantFrom({ plusDays: 0, time: '18:00' }, { plusDays: 1, time: '12:00' }),
});

/** Something that happens some hours after what happened before: a report about, or the closing of, a day in the past. */
const event = fc.record({
  hours: fc.integer({ min: 0, max: 30 }),
  does: fc.oneof(
    fc.record({ unit: fc.constantFrom(...UNITS), value: fc.nat(2), daysAgo: fc.constantFrom(0, 0, 0, 1, 1, 2, 9) }),
    fc.record({ daysAgo: fc.constantFrom(0, 1, 1, 2, 5) }),
  ),
});

test('every closed day says what all reports so far say, whenever it was closed', async () => {
  const events = fc.array(event, { minLength: 5, maxLength: 40 });
  await fc.assert(fc.asyncProperty(programme, events, live), { numRuns: runs(150) });
});

async function live(
  schedule: Partial<Schedule>,
  events: readonly (typeof event extends fc.Arbitrary<infer E> ? E : never)[],
) {
  const clock = simulatedClock(instantOf(START, { plusDays: 0, time: '00:00' }, 'Asia/Singapore'));
  const stores = { ...memoryStores(), clock };
  const stored = await storeProgramme(stores.table, programmeWith(schedule), clock.now());
  const sent: Sent[] = [];
  for (const [at, { hours, does }] of events.entries()) {
    clock.set(new Date(Date.parse(clock.now()) + hours * 3_600_000 + 1).toISOString());
    const day = addDays(dayAt(clock.now(), 'Asia/Singapore'), -does.daysAgo);
    if (!isReportingDayOf(stored.programme, day)) continue;
    if ('unit' in does) sent.push(await report(String(at), day, does.unit, does.value));
    else {
      await closeDay(stores, stored, day);
      await expectRight();
    }
  }

  async function report(id: string, day: ReportingDay, unit: string, value: number): Promise<Sent> {
    const revision = sent.filter((each) => each.day === day && each.unit === unit).length + 1;
    const figures = { flow: String(value), stock: String(value) };
    const input = { id, basedOn: revision - 1, figures };
    const received = await receiveSubmission(stores, stored, day, unit, 'key', input);
    expect(received.outcome).toBe('stored');
    return { day, unit, revision, nil: false, figures };
  }

  async function expectRight(): Promise<void> {
    const closes = await closesBetween(stores, stored.programme.id, START, '2199-12-31');
    const days = daysBetween(START, closes.at(-1)!.day).filter((day) => isReportingDayOf(stored.programme, day));
    expect(closes.map(({ day }) => day)).toEqual(days);
    for (const [at, close] of closes.entries()) {
      const printed = Object.entries(close.indicators).map(([id, { day, total, previous, change }]) => [
        id,
        { day, total, previous, change },
      ]);
      const facts = { programme: stored.programme, days, sent };
      expect(Object.fromEntries(printed), close.day).toEqual(expectedFigures(facts, close.day));
      expect(close.previousClose).toBe(at === 0 ? null : closeChecksum(closes[at - 1]!));
    }
  }
}
