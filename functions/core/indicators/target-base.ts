/**
 * What a flow had added up before its target began to count, and before the year began. The close of the first day that
 * counts notes it and each later one hands it on, so that a day is computed from nothing but the close before it; the year's
 * is there for a target that is handed down in spring and counts from January.
 */
import { wholeOpening } from '../kinds/flow.ts';
import type { Indicator } from '../kinds/indicator.ts';
import type { IndicatorClose, TargetBase } from '../kinds/indicator-close.ts';
import { askedKind } from '../kinds/table.ts';
import { own } from '../values/own.ts';
import type { DecimalString, ReportingDay } from '../values/values.ts';
import type { ClosedDay } from './day-values.ts';

/** Nothing where everything there is counts, or the figure does not add up by unit. */
export function targetBasesOf(
  indicator: Indicator,
  { day: today, starts }: { readonly day: ReportingDay; readonly starts: ReportingDay },
  before: ClosedDay | undefined,
): Pick<IndicatorClose, 'targetBases'> {
  const { id, target } = indicator;
  const last = own(before?.indicators, id);
  if (last === undefined && target?.from !== undefined && target.from >= starts && target.from <= today)
    return begunWith(indicator, target.from);
  if (before === undefined || last?.unitTotals === undefined) return {};
  const froms = [`${today.slice(0, 4)}-01-01`, target?.from].filter((from) => from !== undefined && from <= today);
  const bases = [...new Set(froms)].sort().flatMap((from): TargetBase[] => {
    const noted = last.targetBases?.find((each) => each.from === from);
    if (noted !== undefined) return [noted];
    return before.day < from!
      ? [{ from: from!, total: last.total ?? wholeOpening(indicator), unitTotals: last.unitTotals! }]
      : [];
  });
  return bases.length === 0 ? {} : { targetBases: bases };
}

/** A target that counts from a day of the programme does not count what there was before its first. */
function begunWith(indicator: Indicator, from: ReportingDay): Pick<IndicatorClose, 'targetBases'> {
  const isBalanced = askedKind(indicator)?.file.keys.includes('opening') === true;
  const { opening, openings = {} } = indicator;
  if (!isBalanced || (opening === undefined && Object.keys(openings).length === 0)) return {};
  const unitTotals = openings as Readonly<Record<string, DecimalString>>;
  return { targetBases: [{ from, total: wholeOpening(indicator), unitTotals }] };
}
