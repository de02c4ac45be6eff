/**
 * Whether a day is signed off as it stands now: for board, ledger and alarm. Closing anew is loaded and done only where
 * somebody has signed, so that a look at any other day costs nothing more.
 */

import type { Signing } from '../../core/run/ledger.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Blobs, Clock, Table } from '../../ports.ts';
import { type Decision, decisionsOf } from '../../records/day/decisions.ts';
import { programmeOn, type StoredProgramme } from '../../records/programme/programmes.ts';

interface SigningStores {
  readonly table: Table;
  readonly blobs: Blobs;
  readonly clock: Clock;
}

/** @param known the day's decisions, where they were read already. */
export async function signingOf(
  stores: SigningStores,
  standing: StoredProgramme,
  day: ReportingDay,
  known?: readonly Decision[],
): Promise<Signing> {
  const stored = await programmeOn(stores.table, standing, day);
  if (stored.programme.schedule.review !== 'required') return 'open';
  const decisions = known ?? (await decisionsOf(stores.table, stored.programme.id, day));
  if (!decisions.some(({ kind }) => kind === 'approve')) return 'open';
  const { basisNow } = await import('../briefing/preview.ts');
  const { signOffOf } = await import('../signature/sign-off.ts');
  const basis = await basisNow(stores, stored, day);
  if (basis === undefined) return 'open';
  const { next, lapsed } = signOffOf(decisions, basis);
  if (next === undefined) return 'signed';
  return lapsed ? 'lapsed' : 'open';
}
