/**
 * Figures that leave the archive as a table or a picture are on record as its files are: who took what, before it is given.
 */
import type { Period } from '../../core/period-spans.ts';
import { recordDownload } from '../../records/downloads.ts';
import type { TABLE_WORDS } from '../archive/file-links.ts';
import type { MemberAsk } from '../ask.ts';

export function recordFile(
  { world, caller, stored }: MemberAsk,
  { from, to }: Period,
  name: keyof typeof TABLE_WORDS,
): Promise<void> {
  const who = { by: caller.id, role: caller.role, at: world.clock.now() };
  return recordDownload(world.table, stored.programme.id, { day: from, to, files: [name], ...who });
}
