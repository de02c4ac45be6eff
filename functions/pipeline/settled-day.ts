/**
 * Why nothing of a day can change any more, in words: reports or photos of it or of a later day are gone. Loaded for old days
 * only (`core/keep.ts`), and its findings with it.
 */
import { type Finding, finding, joinFindings } from '../core/finding.ts';
import { REMOVAL_FINDINGS } from '../core/finding-removal.ts';
import type { ReportingDay } from '../core/programme.ts';
import type { Table } from '../ports.ts';
import { settledUntil } from '../records/settled.ts';

joinFindings(REMOVAL_FINDINGS);

/** Empty: it can. */
export async function settledFindings(table: Table, programme: string, day: ReportingDay): Promise<Finding[]> {
  const settled = await settledUntil(table, programme);
  if (settled === undefined || day > settled) return [];
  return [finding('day.settled', { path: 'day', seen: day, expected: settled })];
}
