/**
 * Part of `verify.ts`: the versions of the programme, each what was written.
 */
import { type Problem, problem } from '../../core/verify/problem.ts';
import type { Table } from '../../ports.ts';
import { isVersionIntact, programmeVersion, type StoredProgramme } from '../../records/programme/programmes.ts';
import { readOr } from './reading.ts';

export interface VerifiedVersions {
  /** Every version that can be read, oldest first, altered ones included: what they computed is then seen to differ. */
  readonly all: ReadonlyMap<number, StoredProgramme>;
  /** Those that are what was written: only they are trusted to say where to look. */
  readonly intact: readonly StoredProgramme[];
}

export async function verifyVersions(table: Table, programme: string, problems: Problem[]): Promise<VerifiedVersions> {
  const all = new Map<number, StoredProgramme>();
  const intact: StoredProgramme[] = [];
  for (let number = 1, isThere = true; isThere; number += 1) {
    const words = { path: `programme/${number}`, name: `任务设置第 ${number} 版`, affects: '按这一版所做的日结和简报' };
    const read = async () => ({
      version: await programmeVersion(table, programme, number),
      isIntact: await isVersionIntact(table, programme, number),
    });
    const found = await readOr<Awaited<ReturnType<typeof read>> | undefined>(problems, words, undefined, read);
    if (found === undefined) continue; // it is there, and broken
    isThere = found.version !== undefined;
    if (found.version === undefined) continue;
    all.set(number, found.version);
    if (found.isIntact && found.version.version === number && found.version.programme.id === programme) {
      intact.push(found.version);
    } else problems.push(problem('record.altered', words));
  }
  return { all, intact };
}
