/**
 * Whatever single character of an audit entry or of a record is changed, and whatever single entry or record is removed,
 * verifying finds it.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verifyAudit } from '../../functions/pipeline/verify/audit.ts';
import type { Item, Table } from '../../functions/ports.ts';
import { createKey, revokeKey } from '../../functions/records/access/access-keys.ts';
import { hold, release } from '../../functions/records/day/decisions.ts';
import { auditedTable } from '../../functions/runtime/audited-table.ts';
import { memoryStores } from '../support/memory-stores.ts';
import { AT, DAY } from '../support/sample-records.ts';
import { runs } from '../support/thorough.ts';

async function chain(): Promise<Item<object>[]> {
  const { table: plain } = memoryStores();
  const table = auditedTable(plain, { now: () => AT }, { info: () => {}, error: () => {} });
  let seed = 0;
  const random = (bytes: number): Uint8Array => {
    seed += 7;
    return new Uint8Array(bytes).fill(seed);
  };
  for (let at = 0; at < 3; at += 1) {
    const { id } = await createKey(table, { programme: 'suizhou', role: 'reader', at: AT, label: '查阅', random });
    await hold(table, 'suizhou', DAY, id, `2022-04-08T09:3${at}:00.000Z`);
    if (at > 0) await revokeKey(table, id, AT, 'suizhou.admin');
    await release(table, 'suizhou', DAY, id, `2022-04-08T09:4${at}:00.000Z`);
  }
  return plain.query<object>('P#suizhou', {});
}

/** A store that holds these items and nothing else. */
const holding = (items: readonly Item<unknown>[]): Table =>
  ({
    query: async (_pk: string, { prefix }: { prefix: string }) => items.filter(({ sk }) => sk.startsWith(prefix)),
  }) as unknown as Table;

const items = await chain();

test('untouched, nothing is found', async () => {
  expect(items.length).toBeGreaterThan(15);
  expect(await verifyAudit({ table: holding(items), blobs: memoryStores().blobs }, 'suizhou')).toEqual([]);
});

test('any one removed item is found', async () => {
  for (const gone of items) {
    const rest = items.filter((item) => item !== gone);
    expect(await verifyAudit({ table: holding(rest), blobs: memoryStores().blobs }, 'suizhou'), gone.sk).not.toEqual(
      [],
    );
  }
});

test('any one changed character is found', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 94 }), async (which, where, by) => {
      const at = which % items.length;
      const text = JSON.stringify(items[at]!.data);
      const place = where % text.length;
      const code = text.charCodeAt(place);
      const other = code < 127 ? 32 + ((code - 32 + by) % 95) : code + 1;
      const altered = text.slice(0, place) + String.fromCharCode(other) + text.slice(place + 1);
      let data: object;
      try {
        data = JSON.parse(altered) as object;
      } catch {
        return; // not JSON any more: the store itself refuses to read it
      }
      if (JSON.stringify(data) === text) return;
      const changed = items.map((item, each) => (each === at ? { ...item, data } : item));
      expect(
        await verifyAudit({ table: holding(changed), blobs: memoryStores().blobs }, 'suizhou'),
        `${items[at]!.sk} ${altered}`,
      ).not.toEqual([]);
    }),
    { numRuns: runs(2_000) },
  );
});
