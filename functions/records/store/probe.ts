/**
 * Can a record be read and written? Asked by whoever watches the service, who may be anybody: within a second of one write
 * there is no other, so asking often costs reads.
 */
import type { Instant } from '../../core/values/values.ts';
import type { Table } from '../../ports.ts';
import { HEALTH_KEY } from './keys.ts';

const WRITTEN_FOR_MS = 1000;

/** @throws what the store throws, a StoreError where it knows what is wrong */
export async function probeTable(table: Table, now: Instant): Promise<void> {
  const item = await table.get<{ readonly at: Instant }>(HEALTH_KEY.pk, HEALTH_KEY.sk);
  const since = item === undefined ? Number.POSITIVE_INFINITY : Date.parse(now) - Date.parse(item.data.at);
  if (since >= 0 && since < WRITTEN_FOR_MS) return;
  const written = { ...HEALTH_KEY, data: { at: now } };
  // Whoever loses against another that asks has seen that records can be written.
  await (item === undefined ? table.insert(written) : table.replace(written, item.version));
}
