/**
 * Figures that leave the archive as a table or a picture are on record as its files are: who took what, before it is given.
 */
import type { Period } from '../../core/values/spans.ts';
import { recordDownload } from '../../records/edition/downloads.ts';
import type { MemberAsk } from '../page/ask.ts';

export function recordFile(
  { world, caller, stored }: MemberAsk,
  { from, to }: Period,
  name: 'figures-over-time.xlsx' | 'figures-over-time.svg' | 'comparison.xlsx',
): Promise<void> {
  const who = { by: caller.id, role: caller.role, at: world.clock.now() };
  return recordDownload(world.table, stored.programme.id, { day: from, to, files: [name], ...who });
}
