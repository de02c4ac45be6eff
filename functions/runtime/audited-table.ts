/**
 * A Table that writes an audit entry behind each change of a programme's records, whoever made it: what is stored through
 * it cannot be forgotten in the audit. What to write is `records/audit/audit.ts`'s, loaded with the first such change: the
 * function that takes reports makes none.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Clock, Table } from '../ports.ts';
import type { Log } from './world.ts';

const actor = new AsyncLocalStorage<string>();

/** Does the work in that person's name: entries written meanwhile carry it. */
export const underActor = <T>(id: string, work: () => T): T => actor.run(id, work);

/**
 * An entry that cannot be written does not undo the change, which stands: it is logged, and made up for from the record
 * when somebody next looks at the audit.
 */
export function auditedTable(table: Table, clock: Clock, log: Log): Table {
  const note = async (item: Parameters<Table['insert']>[0], version: number): Promise<void> => {
    if (!item.pk.startsWith('P#') || item.pk.indexOf('#', 2) > 0) return;
    const { isAudited, recordChange } = await import('../records/audit/audit.ts');
    if (!isAudited(item.pk, item.sk)) return;
    try {
      await recordChange(table, { ...item, version }, { at: clock.now(), by: actor.getStore() });
    } catch (error) {
      log.error('audit entry not written', { record: item.sk, error: String(error) });
    }
  };
  return {
    get: (pk, sk) => table.get(pk, sk),
    query: (pk, range) => table.query(pk, range),
    async insert(item) {
      const answer = await table.insert(item);
      if (answer === 'inserted') await note(item, 1);
      return answer;
    },
    async replace(item, expectedVersion) {
      const answer = await table.replace(item, expectedVersion);
      if (answer === 'replaced') await note(item, expectedVersion + 1);
      return answer;
    },
  };
}
