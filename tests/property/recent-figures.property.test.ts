/**
 * What reports look back at, kept with each close, against the reports themselves: the same numbers of the same days,
 * whatever was closed when and however often; and the same bytes as when every day is closed once, at the end.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Programme, unitIsOpen } from '../../functions/core/programme/programme.ts';
import { addDays } from '../../functions/core/values/reporting-day.ts';
import type { ReportingDay } from '../../functions/core/values/values.ts';
import { closeDay } from '../../functions/pipeline/day/close.ts';
import { readUnitHistory } from '../../functions/pipeline/report/unit-history.ts';
import type { Clock, Stores, Table } from '../../functions/ports.ts';
import { type StoredProgramme, storeProgramme } from '../../functions/records/programme/programmes.ts';
import { recordAmendment } from '../../functions/records/report/amendments.ts';
import { insertRevision } from '../../functions/records/report/submissions.ts';
import { recentPartition } from '../../functions/records/store/keys.ts';
import { type Case, cases, UNITS } from '../support/arbitrary-days.ts';
import type { Sent } from '../support/independent-totals.ts';
import { madeRevision } from '../support/made-programmes.ts';
import { memoryStores } from '../support/memory-stores.ts';
import { runs } from '../support/thorough.ts';

/** Well after the last day, so that each can be closed whenever it is wanted. */
const NOW = '2022-05-01T00:00:00.000Z';
const clock: Clock = { now: () => NOW };

/** After how many of the reports which days are closed. */
const closings = fc.array(fc.record({ after: fc.nat(60), day: fc.nat(8) }), { maxLength: 8 });

test('says of closed days what the units reported', async () => {
  await fc.assert(
    fc.asyncProperty(cases, closings, async (given, wanted) => {
      const { programme, days, sent } = given;
      if (days.length === 0) return;
      const { stores, stored } = await worldOf(programme);
      for (const [index, each] of sent.entries()) {
        for (const { day } of wanted.filter(({ after }) => after === index)) await close(stores, stored, days, day);
        await send(stores.table, programme, each);
      }
      await close(stores, stored, days, days.length - 1);
      const next = addDays(days.at(-1)!, 1);
      for (const unit of programme.units) {
        const kept = await readUnitHistory(stores, programme, next, unit.id, { totals: false, exact: 0 });
        const said = await readUnitHistory(stores, programme, next, unit.id, { totals: false, exact: 14 });
        const expected = said.days.map(({ day, revision }) => {
          const isOpen = unitIsOpen(unit, day);
          return { day, figures: isOpen ? numbersOf(programme, unit.id, revision?.figures) : {} };
        });
        expect(kept.days.map(({ day, revision }) => ({ day, figures: revision?.figures ?? {} }))).toEqual(expected);
      }
      expect(await itemsOf(stores.table, programme)).toEqual(await itemsAtOnce(given));
    }),
    { numRuns: runs(60) },
  );
});

const numbersOf = ({ indicators }: Programme, unit: string, figures: Sent['figures'] = {}): Sent['figures'] =>
  Object.fromEntries(
    indicators
      .filter(({ askedOf }) => askedOf === undefined || askedOf.includes(unit))
      .flatMap(({ id }) => (typeof figures[id] === 'string' ? [[id, figures[id]]] : [])),
  );

async function worldOf(programme: Programme): Promise<{ stores: Stores; stored: StoredProgramme }> {
  const stores = memoryStores();
  return { stores, stored: await storeProgramme(stores.table, programme, NOW) };
}

const close = (stores: Stores, stored: StoredProgramme, days: readonly ReportingDay[], at: number) =>
  closeDay({ ...stores, clock }, stored, days[Math.min(at, days.length - 1)]!);

/** As a report is stored that is late: noted, so that the next closing looks at its day again. */
async function send(table: Table, programme: Programme, { day, unit, revision, nil, figures }: Sent): Promise<void> {
  await recordAmendment(table, programme.id, NOW.slice(0, 10), day);
  await insertRevision(table, programme, madeRevision(day, unit, nil ? 'nil' : figures, { revision }));
}

async function itemsAtOnce({ programme, days, sent }: Case) {
  const { stores, stored } = await worldOf(programme);
  for (const each of sent) await send(stores.table, programme, each);
  await close(stores, stored, days, days.length - 1);
  return itemsOf(stores.table, programme);
}

const itemsOf = async (table: Table, { id }: Programme) =>
  (await table.query(recentPartition(id, 1, 0), {})).map(({ sk, data }) => JSON.stringify([sk, data]));

test('of the cases above some have reports of every unit', () => {
  const seen = new Set(fc.sample(cases, { numRuns: 50, seed: 1 }).flatMap(({ sent }) => sent.map(({ unit }) => unit)));
  expect([...seen].sort()).toEqual(UNITS);
});
