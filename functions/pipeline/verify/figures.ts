/**
 * Part of `verify.ts`: the stored months of figures are exactly what the closes give.
 */
import { type Problem, problem } from '../../core/verify/problem.ts';
import type { Stores } from '../../ports.ts';
import { readStoredMonth, storedMonths } from '../../records/figures/months.ts';
import { canonicalJson } from '../../records/store/checksum.ts';
import { makeMonth } from '../figures/summarise.ts';
import { readOr } from './reading.ts';

/** @param isWanted months to look at. */
export async function verifyFigures(
  stores: Stores,
  programme: string,
  isWanted: (month: string) => boolean,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const all = { path: 'figures', name: '各月数字汇总', affects: '数字走势和比较' };
  const months = await readOr(problems, all, [], () => storedMonths(stores.table, programme));
  for (const month of months.filter(isWanted)) {
    const words = { path: `figures/${month}`, name: `${month} 的数字汇总`, affects: `含 ${month} 的数字走势和比较` };
    const isRight = await readOr(problems, words, true, () => isAsMade(stores, programme, month));
    if (!isRight) problems.push(problem('figures.differ', words));
  }
  return problems;
}

/** Values by unit that are too large to be stored are not there, and need not be. */
async function isAsMade(stores: Stores, programme: string, month: string): Promise<boolean> {
  const made = await makeMonth(stores, programme, month);
  const { head, units } = await readStoredMonth(stores.table, programme, month, Object.keys(made.units));
  const { basis, figures } = made;
  const parts = Object.entries(units).map(([id, part]) => same(part, { basis, units: made.units[id] }));
  return same(head, { basis, figures }) && parts.every((isSame) => isSame);
}

const same = (stored: object, made: object): boolean => canonicalJson(stored) === canonicalJson(made);
