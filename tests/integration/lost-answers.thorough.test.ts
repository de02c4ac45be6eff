/**
 * The DynamoDB adapter and the records over it, behind a proxy that cuts, loses, breaks, throttles and delays answers:
 * whatever happens to the answer, nobody is refused for a write that was stored, and nothing is stored twice.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDynamoTable } from '../../functions/adapters/dynamodb/table.ts';
import type { Table } from '../../functions/ports.ts';
import { issueNumber, readRegister } from '../../functions/records/edition/register.ts';
import { insertRevision, revisionsOf } from '../../functions/records/report/submissions.ts';
import { partition } from '../../functions/records/store/keys.ts';
import { insertOurs, replaceOurs } from '../../functions/records/store/write.ts';
import { clientOf, type Emulators, startEmulators } from '../../infra/local/emulators.ts';
import { FAULTS, type Fault, type FaultPlan, startFaultProxy } from '../support/fault-proxy.ts';
import { AT, sampleProgramme, sampleRevision } from '../support/sample-records.ts';

/** Time-outs that a busy machine keeps, and that hanging three times ends within; their defaults are tried in the last test. */
const IMPATIENT = {
  connectionTimeout: 4_000,
  requestTimeout: 4_000,
  throwOnRequestTimeout: true,
  socketTimeout: 4_000,
};

let emulators: Emulators;
let direct: Table;
let programmes = 0;
const freshId = (): string => {
  programmes += 1;
  return `programme-${programmes}`;
};
beforeAll(async () => {
  emulators = await startEmulators();
  direct = openDynamoTable({ tableName: emulators.tableName, client: clientOf(emulators.dynamoEndpoint) });
});
afterAll(() => emulators.stop());

/** Runs the work on a table whose first calls are broken by the plan; all of them must have been. */
async function behind<T>(plan: FaultPlan, work: (table: Table) => Promise<T>): Promise<T> {
  const proxy = await startFaultProxy(emulators.dynamoEndpoint, plan);
  const client = { ...clientOf(proxy.endpoint), requestHandler: IMPATIENT };
  try {
    return await work(openDynamoTable({ tableName: emulators.tableName, client }));
  } finally {
    expect(proxy.injected()).toBe(plan.times);
    await proxy.stop();
  }
}

const cells = FAULTS.flatMap((fault) => [1, 2, 3].map((times) => ({ fault, times })));

/** The work in every cell of fault and times, all at once; each has a programme of its own. */
const inEachCell = (words: string, operation: string | undefined, check: (plan: FaultPlan) => Promise<void>) =>
  it(words, async () => {
    const plans = cells.map((cell): FaultPlan => (operation === undefined ? cell : { ...cell, operation }));
    await Promise.all(plans.map(check));
  });

describe('faults on writing', () => {
  inEachCell('an insert succeeds', 'PutItem', async (plan) => {
    const item = { pk: partition(freshId()), sk: 'a', data: { text: '𠮷祥', plan: plan.fault } };
    const written = await behind(plan, (table) => insertOurs(table, item));
    expect(written).toEqual({ ours: true, stored: { ...item, version: 1 } });
    expect(await direct.query(item.pk, {})).toEqual([written.stored]);
  });

  inEachCell('a replace succeeds, once', 'PutItem', async (plan) => {
    const item = { pk: partition(freshId()), sk: 'a', data: { n: 1 } };
    await direct.insert(item);
    const written = await behind(plan, (table) => replaceOurs(table, { ...item, data: { n: 2 } }, 1));
    expect(written).toEqual({ ours: true, stored: { ...item, data: { n: 2 }, version: 2 } });
    expect(await direct.query(item.pk, {})).toEqual([written.stored]);
  });

  inEachCell('a revision that another took is refused, with what stands', 'PutItem', async (plan) => {
    const programme = sampleProgramme({ id: freshId() });
    const standing = sampleRevision({ programme: programme.id, id: 'other' });
    await insertRevision(direct, programme, standing);
    const mine = sampleRevision({ programme: programme.id });
    const answer = await behind(plan, (table) => insertRevision(table, programme, mine));
    expect(answer).toEqual({ ours: false, stored: standing });
  });
});

describe.each([{ calls: 'writing', operation: 'PutItem' }, { calls: 'any call' }])(
  'faults on $calls',
  ({ operation }) => {
    inEachCell('a revision is taken, once', operation, async (plan) => {
      const programme = sampleProgramme({ id: freshId() });
      const revision = sampleRevision({ programme: programme.id });
      const answer = await behind(plan, (table) => insertRevision(table, programme, revision));
      expect(answer).toEqual({ ours: true, stored: revision });
      expect(await revisionsOf(direct, programme, revision.day, revision.unit)).toEqual([revision]);
    });

    inEachCell('issue numbers have no gap and no duplicate', operation, async (plan) => {
      const id = freshId();
      const days = ['2022-12-31', '2023-01-01', '2022-12-30', '2023-01-02'];
      await behind(plan, async (table) => {
        for (const day of days) await issueNumber(table, id, day, AT);
      });
      const years = await Promise.all(['2022', '2023'].map((year) => readRegister(direct, id, year)));
      const entries = years.flatMap((year) => Object.values(year?.issues ?? {}));
      expect(entries.map((entry) => entry.issue).sort()).toEqual([1, 1, 2, 2]);
      expect(entries.map((entry) => entry.overall).sort()).toEqual([1, 2, 3, 4]);
    });
  },
);

describe('reading', () => {
  it('gives whole pages whatever breaks', async () => {
    const pk = partition(freshId());
    for (let n = 0; n < 12; n += 1) await direct.insert({ pk, sk: `N#${n + 10}`, data: 'x'.repeat(200_000) });
    const expected = Array.from({ length: 12 }, (_, n) => `N#${n + 10}`);
    const reads = cells.map((cell) => behind({ ...cell, operation: 'Query' }, (table) => table.query(pk, {})));
    for (const items of await Promise.all(reads)) expect(items.map((item) => item.sk)).toEqual(expected);
  });
});

describe('more faults than attempts', () => {
  it.each<Fault>(['reset-after', 'truncate', 'hang-after', 'stall'])(
    '%s: fails, and doing it again is ours',
    async (fault) => {
      const item = { pk: partition(freshId()), sk: 'a', data: { n: 1 } };
      const plan = { fault, times: 4, operation: 'PutItem' };
      await expect(behind(plan, (table) => insertOurs(table, item))).rejects.toThrow();
      expect(await insertOurs(direct, item)).toMatchObject({ ours: true, stored: { version: 1 } });
    },
  );

  it.each<Fault>(['hang', 'stall'])('%s for ever: ends by itself, with the time-outs that it has', async (fault) => {
    const proxy = await startFaultProxy(emulators.dynamoEndpoint, { fault, times: 1_000 });
    const table = openDynamoTable({ tableName: emulators.tableName, client: clientOf(proxy.endpoint) });
    await expect(table.get('P#a', 'b')).rejects.toThrow(/timeout|timed out/i);
    expect(proxy.injected()).toBe(4);
    await proxy.stop();
  });
});
