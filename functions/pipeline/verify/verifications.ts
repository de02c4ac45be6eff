/**
 * Part of `verify.ts`: earlier results of it are what was written, where they were written.
 */
import { type Problem, problem } from '../../core/verify/problem.ts';
import type { Table } from '../../ports.ts';
import { isIntact } from '../../records/store/checksum.ts';
import { recordKey } from '../../records/store/keys.ts';
import { verificationItems } from '../../records/verify/verifications.ts';
import { readOr } from './reading.ts';

export async function verifyVerifications(table: Table, programme: string): Promise<Problem[]> {
  const problems: Problem[] = [];
  const words = { path: 'verifications', name: '核对记录', affects: '归档库上显示的核对结果' };
  for (const { sk, data } of await readOr(problems, words, [], () => verificationItems(table, programme))) {
    const isHere = recordKey(programme, 'verification', data.at, data.by).sk === sk;
    const one = { ...words, path: `verifications/${data.at}`, name: `${data.at} 的核对记录` };
    if (!isHere || !isIntact(data)) problems.push(problem('record.altered', one));
  }
  return problems;
}
