/**
 * What a report and a briefing ask of the table: each request is paid for, for every unit and day.
 */
import { describe, expect, it } from 'vitest';
import type { Programme } from '../../functions/core/programme/programme.ts';
import { compileRule } from '../../functions/core/rule/parse.ts';
import { addDays } from '../../functions/core/values/reporting-day.ts';
import { closeDay } from '../../functions/pipeline/day/close.ts';
import { receiveSubmission } from '../../functions/pipeline/report/receive.ts';
import { runJob } from '../../functions/pipeline/run/job.ts';
import { currentProgramme, storeProgramme } from '../../functions/records/programme/programmes.ts';
import type { World } from '../../functions/runtime/world.ts';
import { simulatedClock } from '../../infra/local/simulated-clock.ts';
import { countCalls } from '../support/call-points.ts';
import { cheapDocuments, heartProgramme, shanghai } from '../support/heart-world.ts';
import { madeUnits } from '../support/made-programmes.ts';
import { memoryStores } from '../support/memory-stores.ts';

const DAY = '2022-04-03';

/** The calls to the table while the unit reports, on a programme that was read before. */
async function callsOf(
  programme: Programme,
  time: string,
  reports: readonly (readonly [unit: string, id: string])[],
  closed?: string,
) {
  const { table, blobs } = memoryStores();
  const clock = simulatedClock(shanghai(time));
  const first = await storeProgramme(table, programme, clock.now());
  if (closed !== undefined) await closeDay({ table, blobs, clock }, first, closed);
  const { world, calls } = countCalls({ table, blobs, clock, channels: {} } as unknown as World);
  const outcomes: string[] = [];
  let from = 0;
  for (const [unit, id] of reports) {
    const stored = (await currentProgramme(world.table, programme.id))!;
    from = from === 0 ? calls.length : from;
    const said = { id, basedOn: 0, figures: { waste: '1' } };
    outcomes.push((await receiveSubmission(world, stored, DAY, unit, 'k', said)).outcome);
  }
  return { outcomes, calls: calls.slice(from) };
}

const ofKept = 'table.query 2022-04-01';
const ofLookingBack = 'table.query U#a#R#';

describe('a report', () => {
  it('that is the first of its unit and day is written without a look at what stands', async () => {
    const { calls } = await callsOf(heartProgramme(), `${DAY} 17:00`, [['a', 'x']]);
    expect(calls).toEqual([ofKept, ofLookingBack, ofLookingBack, 'table.insert U#a#R#0001']); // the two days before
  });

  it('looks back at closed days with one read', async () => {
    const { calls } = await callsOf(heartProgramme(), `${DAY} 17:00`, [['a', 'x']], '2022-04-02');
    expect(calls).toEqual([ofKept, 'table.insert U#a#R#0001']);
  });

  it('reads what the unit sent yesterday where a rule compares with it, and no other day', async () => {
    const check = 'waste <= previous(waste) * 10';
    const read = compileRule(check, ['waste']);
    if (!('rule' in read)) throw new Error(read.problem);
    const programme = heartProgramme({ rules: [{ check, level: 'error', message: '', compiled: read.rule }] });
    const { calls } = await callsOf(programme, `${DAY} 17:00`, [['a', 'x']], '2022-04-02');
    expect(calls.filter((call) => call === ofLookingBack)).toHaveLength(1);
  });

  it('that comes second under another id is told so after one look', async () => {
    const { outcomes, calls } = await callsOf(heartProgramme(), `${DAY} 17:00`, [
      ['a', 'x'],
      ['a', 'y'],
    ]);
    expect(outcomes).toEqual(['stored', 'conflict']);
    expect(calls.filter((call) => call.startsWith('table.insert'))).toHaveLength(2); // the second is refused by the store
  });

  it('that is late notes the day once, however many there are', async () => {
    const late = ['a', 'b'].map((unit) => [unit, unit] as const);
    const { calls } = await callsOf(heartProgramme(), `${DAY} 19:00`, late);
    expect(calls.filter((call) => call.startsWith(`table.insert ${DAY}#`))).toHaveLength(1);
  });

  it('of a large programme reads its parts once in a process', async () => {
    const units = [...madeUnits('a', 'b'), ...madeUnits(...Array.from({ length: 2_000 }, (_, at) => `unit-${at}`))];
    const large = heartProgramme({ units });
    const { calls } = await callsOf(large, `${DAY} 17:00`, [
      ['a', 'x'],
      ['b', 'y'],
    ]);
    expect(calls.filter((call) => call.includes('PROGRAMME-PART#'))).toEqual([]); // read before the first report
    expect(calls.filter((call) => call === 'table.query PROGRAMME#')).toHaveLength(1);
  });
});

describe('a briefing', () => {
  it('reads the reports once to close the day and once to issue it, and never those of the day before', async () => {
    const { table, blobs } = memoryStores();
    const clock = simulatedClock(shanghai('2022-04-01 12:00'));
    const stored = await storeProgramme(table, heartProgramme(), clock.now());
    const ports = { table, blobs, clock, channels: {}, documents: async () => cheapDocuments };
    const { world, calls } = countCalls(ports as unknown as World);
    const readings: number[] = [];
    const during = async (time: string, act: () => Promise<unknown>): Promise<void> => {
      clock.set(shanghai(time));
      const from = calls.length;
      await act();
      readings.push(calls.slice(from).filter((call) => call === 'table.query U#').length);
    };
    for (const day of ['2022-04-01', '2022-04-02', '2022-04-03']) {
      await during(`${day} 18:00`, () => closeDay(world, stored, day));
      const next = addDays(day, 1);
      await during(`${next} 08:00`, () => runJob(world, { kind: 'issue', programme: 'heart', day }));
    }
    expect(readings).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it('is closed beside the day before as long as that has none', async () => {
    const { table, blobs } = memoryStores();
    const clock = simulatedClock(shanghai('2022-04-01 18:00'));
    const stored = await storeProgramme(table, heartProgramme(), clock.now());
    await closeDay({ table, blobs, clock }, stored, '2022-04-01');
    clock.set(shanghai('2022-04-02 18:00'));
    const { world, calls } = countCalls({ table, blobs, clock, channels: {} } as unknown as World);
    await closeDay(world, stored, '2022-04-02');
    expect(calls.filter((call) => call === 'table.query U#')).toHaveLength(2);
  });
});
