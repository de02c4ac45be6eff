/**
 * Part of `verify.ts`: the programme's audit. Each entry is what was written and behind the one before it; each record is
 * what its newest entry says; and no record lacks its entry.
 */
import { type Problem, problem } from '../../core/verify/problem.ts';
import type { Item, Stores } from '../../ports.ts';
import { type AuditEntry, auditEntries, auditedRecords } from '../../records/audit/audit.ts';
import { checksum, isIntact } from '../../records/store/checksum.ts';
import { readOr } from './reading.ts';
import { removedRecords } from './removals.ts';

/** A store from before there was an audit has no entries; then there is nothing to compare. */
export async function verifyAudit(stores: Stores, programme: string): Promise<Problem[]> {
  const { table } = stores;
  const problems: Problem[] = [];
  const all = { path: 'audit', name: '操作记录', affects: '谁在何时做过什么的记录' };
  const entries = await readOr(problems, all, [], () => auditEntries(table, programme));
  const records = await readOr<Item<object>[]>(problems, all, [], () => auditedRecords(table, programme));
  problems.push(...entries.flatMap((entry, at) => linkProblems(entry, entries[at - 1], at + 1)));
  const removed = await readOr(problems, all, new Map<string, string>(), () => removedRecords(stores, programme));
  return entries.length === 0 ? problems : [...problems, ...recordProblems(entries, records, removed)];
}

function linkProblems(entry: AuditEntry, before: AuditEntry | undefined, number: number): Problem[] {
  const words = { path: `audit/${number}`, name: `操作记录第 ${number} 条`, affects: '谁在何时做过什么的记录' };
  const problems = isIntact(entry) ? [] : [problem('record.altered', words)];
  if (entry.number !== number) problems.push(problem('audit.chain', { ...words, seen: `写的是第 ${entry.number} 条` }));
  else if (entry.previous !== (before?.seal ?? null)) {
    problems.push(problem('audit.chain', { ...words, seen: '上一条的校验码不同' }));
  }
  return problems;
}

/** @param removed checksums of what went when its time was over, by sort key: gone, and exactly what the audit last saw. */
function recordProblems(
  entries: readonly AuditEntry[],
  records: readonly Item<object>[],
  removed: ReadonlyMap<string, string>,
): Problem[] {
  const newest = new Map(entries.map((entry) => [entry.record, entry])); // in order, so the newest of a record stays
  const there = new Set(records.map(({ sk }) => sk));
  const gone = [...newest.values()]
    .filter(({ record, sum }) => !there.has(record) && removed.get(record) !== sum)
    .map(({ record }) => record);
  const wordsOf = (sk: string) => ({ path: `records/${sk}`, name: `记录 ${sk}`, affects: '这条记录所写的操作' });
  return [
    ...gone.map((sk) => problem('audit.gone', wordsOf(sk))),
    ...records.flatMap(({ sk, version, data }) => {
      const entry = newest.get(sk);
      if (entry === undefined || entry.version < version) return [problem('audit.unrecorded', wordsOf(sk))];
      const isSame = entry.version === version && entry.sum === checksum(data);
      return isSame ? [] : [problem('audit.differs', wordsOf(sk))];
    }),
  ];
}
