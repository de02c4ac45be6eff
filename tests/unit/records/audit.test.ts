/**
 * The audit: one entry for each change, in order under concurrency, made up for after a crash; and what verifying finds.
 */
import { describe, expect, test } from 'vitest';
import { verifyAudit } from '../../../functions/pipeline/verify/audit.ts';
import type { Table } from '../../../functions/ports.ts';
import { createKey, revokeKey } from '../../../functions/records/access/access-keys.ts';
import { auditEntries, mendAudit } from '../../../functions/records/audit/audit.ts';
import { hold, release } from '../../../functions/records/day/decisions.ts';
import { storeProgramme } from '../../../functions/records/programme/programmes.ts';
import { insertRevision } from '../../../functions/records/report/submissions.ts';
import { auditedTable, underActor } from '../../../functions/runtime/audited-table.ts';
import type { Log } from '../../../functions/runtime/world.ts';
import { memoryStores } from '../../support/memory-stores.ts';
import { AT, DAY, sampleProgramme, sampleRevision } from '../../support/sample-records.ts';

const silent: Log = { info: () => {}, error: () => {} };
const clock = { now: () => AT };

function open() {
  const { table: plain } = memoryStores();
  return { plain, table: auditedTable(plain, clock, silent) };
}

const key = { programme: 'suizhou', role: 'reader', at: AT } as const;

describe('an entry', () => {
  test('stands behind each change of the office, with who, what and the checksum; linked to the one before', async () => {
    const { table } = open();
    await storeProgramme(table, sampleProgramme(), AT);
    const { id } = await underActor('suizhou.office', () => createKey(table, { ...key, label: '值班' }));
    await hold(table, 'suizhou', DAY, 'suizhou.signatory', AT);
    await revokeKey(table, id, AT, 'suizhou.admin');
    const entries = await auditEntries(table, 'suizhou');
    expect(entries.map(({ number, by, record, version }) => [number, by, record.split('#')[0], version])).toEqual([
      [1, 'system', 'PROGRAMME', 1],
      [2, 'suizhou.office', 'KEY', 1],
      [3, 'suizhou.signatory', 'DECISION', 1],
      [4, 'suizhou.admin', 'KEY', 2],
    ]);
    expect(entries[1]?.about).toEqual({ role: 'reader', label: '值班' });
    for (const [at, entry] of entries.entries()) expect(entry.previous).toBe(entries[at - 1]?.seal ?? null);
    expect(await verifyAudit({ table, blobs: memoryStores().blobs }, 'suizhou')).toEqual([]);
  });

  test('is not written for reports, nor for a change that was refused', async () => {
    const { table } = open();
    await insertRevision(table, sampleProgramme(), sampleRevision());
    await storeProgramme(table, sampleProgramme(), AT);
    await storeProgramme(table, sampleProgramme(), AT);
    expect((await auditEntries(table, 'suizhou')).map(({ record }) => record)).toEqual(['PROGRAMME#0001']);
  });

  test('of fifty changes at once is one each, without a gap', async () => {
    const { table } = open();
    await Promise.all(Array.from({ length: 50 }, () => createKey(table, key)));
    const entries = await auditEntries(table, 'suizhou');
    expect(entries.map(({ number }) => number)).toEqual(Array.from({ length: 50 }, (_, at) => at + 1));
    expect(new Set(entries.map(({ record }) => record)).size).toBe(50);
    expect(await verifyAudit({ table, blobs: memoryStores().blobs }, 'suizhou')).toEqual([]);
  });

  test('that a crash left out is made up for, and says so; the change stood all the while', async () => {
    const { plain, table } = open();
    await hold(table, 'suizhou', DAY, 'suizhou.office', AT);
    const failing: Table = {
      ...plain,
      insert: async (item) => {
        if (item.sk.startsWith('AUDIT#')) throw new Error('gone');
        return plain.insert(item);
      },
    };
    const logged: string[] = [];
    const log: Log = { info: () => {}, error: (message) => void logged.push(message) };
    await release(auditedTable(failing, clock, log), 'suizhou', DAY, 'suizhou.office', AT);
    expect(logged).toEqual(['audit entry not written']);
    expect(
      (await verifyAudit({ table: plain, blobs: memoryStores().blobs }, 'suizhou')).map(({ code }) => code),
    ).toEqual(['audit.unrecorded']);
    expect(await mendAudit(plain, 'suizhou', AT)).toBe(1);
    expect(await mendAudit(plain, 'suizhou', AT)).toBe(0);
    const entries = await auditEntries(plain, 'suizhou');
    expect(entries.at(-1)).toMatchObject({ record: `DECISION#${DAY}#0002`, by: 'suizhou.office', late: true });
    expect(await verifyAudit({ table: plain, blobs: memoryStores().blobs }, 'suizhou')).toEqual([]);
  });
});
