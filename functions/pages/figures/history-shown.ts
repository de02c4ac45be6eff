/**
 * Which days of what is shown were imported (补录), and where they come from: a line each, on the page and in its workbook.
 */
import type { HistoryRun } from '../../core/history/told.ts';
import { addDays } from '../../core/values/reporting-day.ts';
import type { Period } from '../../core/values/spans.ts';
import { historyRuns } from '../../pipeline/history/runs.ts';
import type { MemberAsk } from '../page/ask.ts';
import type { Language } from '../page/words.ts';
import type { Choice } from './choice.ts';
import { daysName } from './steps.ts';
import { say } from './words.ts';

/** With those of the year before, where that is shown beside. */
export const historyShown = (ask: MemberAsk, { period, yearOnYear }: Choice): Promise<HistoryRun[]> =>
  historyIn(ask, [{ from: yearOnYear ? addDays(period.from, -366) : period.from, to: period.to }]);

/** In any of these stretches. */
export async function historyIn({ world, stored }: MemberAsk, stretches: readonly Period[]): Promise<HistoryRun[]> {
  const runs = await historyRuns(world, stored.programme);
  return runs.filter((run) => stretches.some(({ from, to }) => from <= run.to && run.from <= to));
}

export const historyLines = (runs: readonly HistoryRun[], language: Language): string[] =>
  runs.map((run) => say(language, 'historyNote', { days: daysName(run, language), source: run.source }));
