/**
 * Part of `verify.ts`: the office's decisions about one day, each what was written and behind the one before it.
 */

import type { ReportingDay } from '../../core/values/values.ts';
import { type Problem, problem } from '../../core/verify/problem.ts';
import type { Table } from '../../ports.ts';
import { decisionsOf } from '../../records/day/decisions.ts';
import { checksum, isIntact } from '../../records/store/checksum.ts';
import { readOr } from './reading.ts';

export async function verifyDecisions(table: Table, programme: string, day: ReportingDay): Promise<Problem[]> {
  const problems: Problem[] = [];
  const affects = `${day} 何时、由谁暂缓或签发的记录`;
  const all = { path: `decisions/${day}`, day, name: `${day} 的决定`, affects };
  const decisions = await readOr(problems, all, [], () => decisionsOf(table, programme, day));
  for (const [at, decision] of decisions.entries()) {
    const words = { ...all, path: `${all.path}/${at + 1}`, name: `${day} 的第 ${at + 1} 条决定` };
    const before = decisions[at - 1];
    if (!isIntact(decision)) problems.push(problem('record.altered', words));
    if (decision.number !== at + 1)
      problems.push(problem('decision.chain', { ...words, seen: `写的是第 ${decision.number} 条` }));
    else if (decision.previous !== (before === undefined ? null : checksum(before))) {
      problems.push(problem('decision.chain', { ...words, seen: '上一条的校验码不同' }));
    }
  }
  return problems;
}
