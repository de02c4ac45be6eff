/**
 * How history is told wherever it shows: from when to when, and where it comes from.
 */
import { stretchOf } from '../calendar/cycle.ts';
import { previousOnCycle } from '../calendar/schedule.ts';
import { shortReportingDay } from '../calendar/words.ts';
import type { BaseDay, CompareBases } from '../indicators/comparison.ts';
import type { Comparison } from '../kinds/indicator.ts';
import type { Programme } from '../programme/programme.ts';
import type { ReportingDay } from '../values/values.ts';
import type { HistorySource } from './history.ts';

/** Days of one import that stand beside each other. */
export interface HistoryRun extends HistorySource {
  readonly from: ReportingDay;
  readonly to: ReportingDay;
}

/** @param days of history in order, each with its import. */
export function runsOf(
  programme: Programme,
  days: readonly (readonly [day: ReportingDay, source: HistorySource])[],
): HistoryRun[] {
  const runs: HistoryRun[] = [];
  for (const [day, source] of days) {
    const last = runs.at(-1);
    const goesOn = last?.number === source.number && last.to === previousOnCycle(programme, day);
    if (goesOn) runs[runs.length - 1] = { ...last, to: day };
    else runs.push({ ...source, from: stretchOf(programme.schedule, day).from, to: day });
  }
  return runs;
}

const NAMES: Readonly<Record<Comparison, string>> = { previous: '环比', week: '较上周同日', year: '同比' };

/** `同比的基数（2022年5月）为补录，来源：2022年统计月报。` of those that figures are compared with. */
export function historyNotes({ schedule }: Programme, bases: CompareBases = {}): string[] {
  const known = (Object.keys(NAMES) as Comparison[]).flatMap((kind) => {
    const base: BaseDay | undefined = bases[kind];
    return base?.history === undefined ? [] : [{ kind, day: base.day, source: base.history.source }];
  });
  return known.map(({ kind, day, source }) => {
    const year = `${day.slice(0, 4)}年`;
    const short = shortReportingDay(schedule, day);
    return `${NAMES[kind]}的基数（${short.startsWith(year) ? short : year + short}）为补录，来源：${source}。`;
  });
}
