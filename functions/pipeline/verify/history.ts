/**
 * Part of `verify.ts`: history is what was imported: the imports follow each other, and what stands is exactly what their
 * rows give.
 */
import { type Problem, problem } from '../../core/verify/problem.ts';
import type { Stores } from '../../ports.ts';
import { type HistoryRecord, hashOf, historyBetween, historyRecords, readRows } from '../../records/history/history.ts';
import { isIntact } from '../../records/store/checksum.ts';
import { recordKey } from '../../records/store/keys.ts';
import { closeHistoryAgain } from '../history/read.ts';
import { readOr } from './reading.ts';

const AFFECTS = '环比、同比和数字走势中补录的数';

/** @returns how many days of history were looked at. */
export async function verifyHistory(stores: Stores, programme: string, problems: Problem[]): Promise<number> {
  const words = { path: 'history', name: '补录', affects: AFFECTS };
  const records = await readOr(problems, words, [], () => historyRecords(stores.table, programme));
  let before: HistoryRecord | undefined;
  for (const { sk, data } of records) {
    const one = { path: `history/${data.number}`, name: `第 ${data.number} 次补录`, affects: AFFECTS };
    const isHere = recordKey(programme, 'history', String(data.number).padStart(4, '0')).sk === sk;
    if (!isHere || !isIntact(data)) problems.push(problem('record.altered', one));
    else if (data.previous !== (before?.seal ?? null) || data.number !== (before?.number ?? 0) + 1)
      problems.push(problem('audit.chain', { ...one, seen: '前一次补录缺失或被改动' }));
    await readOr(problems, one, [], () => readRows(stores, data));
    before = data;
  }
  if (before === undefined) return 0;
  await readOr(problems, words, [], () => historyBetween(stores, programme, '', '~'));
  const differing = await readOr(problems, words, [], () => differs(stores, before));
  for (const day of differing) {
    const one = { path: `history/${before.number}`, day, name: `${day} 的补录`, seen: day, affects: AFFECTS };
    problems.push(problem('history.differs', one));
  }
  return Object.keys(before.days).length;
}

/** Days whose close is not what their rows give. */
async function differs(stores: Stores, { programme, days }: HistoryRecord): Promise<string[]> {
  const again = (await closeHistoryAgain(stores, programme)) ?? [];
  const made = new Map(again.map((close) => [close.day, hashOf(close)]));
  const all = new Set([...Object.keys(days), ...made.keys()]);
  return [...all].filter((day) => days[day]?.[1] !== made.get(day)).sort();
}
