/**
 * What lists and the archive's front page show of an edition without opening its files; kept in the edition's record.
 */

import type { DayClose } from '../day/day-close.ts';
import type { Outline } from '../edition/edition.ts';
import type { Indicator } from '../kinds/indicator.ts';
import type { KindPrint } from '../kinds/kind.ts';
import { isWhole } from '../kinds/parts.ts';
import { kindOf } from '../kinds/table.ts';
import { measureOf } from '../kinds/words.ts';
import type { Programme } from '../programme/programme.ts';
import { largest } from './figures.ts';

/** A list of names that a phone shows at a glance; how many more there are follows from the completeness. */
const MOST_MISSING = 12;
/** Figures that fit a phone's screen or two. */
const MOST_HEADLINES = 8;

export function outlineOf(programme: Programme, close: DayClose, title: string): Outline {
  const { expected, received, onTime } = close.completeness;
  const missing = close.units.filter(({ state }) => state === 'missing').map(({ name }) => name);
  return {
    title,
    completeness: { expected, received, onTime },
    missing: missing.slice(0, MOST_MISSING),
    headline: headlinesOf(programme, close).map((indicator) => ({
      indicator: indicator.id,
      name: indicator.name,
      unit: measureOf(indicator),
      kind: indicator.kind,
      without: close.indicators[indicator.id]?.missing.length ?? 0,
    })),
  };
}

/** As the briefing's own lead: the largest stocks, flows and means, and ratios; then names and answers where room is left. */
function headlinesOf(programme: Programme, close: DayClose): readonly Indicator[] {
  const known = programme.indicators.filter((each) => isWhole(each) && close.indicators[each.id]?.day != null);
  const leads = (as: KindPrint['leads']): Indicator[] => known.filter((each) => kindOf(each).print.leads === as);
  const leading = new Set([
    ...largest(programme, close, 'day'),
    ...largest(programme, close, 'total'),
    ...leads('always'),
    ...leads('last'),
  ]);
  const chosen = new Set([...leading].slice(0, MOST_HEADLINES));
  return programme.indicators.filter((indicator) => chosen.has(indicator));
}
