/**
 * Why nothing of a day can change any more, in words: reports or photos of it or of a later day are gone. Loaded for old days
 * only (`core/programme/keep.ts`), and its findings with it.
 */
import { type Finding, finding } from '../../core/findings/finding.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Table } from '../../ports.ts';
import { settledUntil } from '../../records/keeping/settled.ts';

/** Empty: it can. */
export async function settledFindings(table: Table, programme: string, day: ReportingDay): Promise<Finding[]> {
  const settled = await settledUntil(table, programme);
  if (settled === undefined || day > settled) return [];
  return [finding('day.settled', { path: 'day', seen: day, expected: settled })];
}
