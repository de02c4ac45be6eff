/**
 * What a person has to know before a day's first briefing goes out by hand: the deadline is not over, units are missing,
 * or their reports were returned. Read by issuing, which wants it confirmed, and by the pages that ask (DESIGN §9).
 */
import { dueInstant } from '../calendar/schedule.ts';
import type { Programme } from '../programme/programme.ts';
import type { Instant, ReportingDay } from '../values/values.ts';

/** Ids of units, in the programme's order. */
export interface Unready {
  readonly missing: readonly string[];
  readonly returned: readonly string[];
}

export interface InTheWay extends Unready {
  /** The deadline until which units may still report in time; absent: it is over. */
  readonly early?: Instant;
}

/** How a unit stands: whether it reported, and what the office decided about its report. */
interface Standing {
  readonly unit: string;
  readonly state: string;
  readonly decided?: string | undefined;
}

export function inTheWayOf(
  programme: Programme,
  day: ReportingDay,
  now: Instant,
  units: readonly Standing[],
): InTheWay {
  const due = dueInstant(programme, day);
  const idsOf = (is: (unit: Standing) => boolean): string[] => units.filter(is).map(({ unit }) => unit);
  return {
    ...(now <= due ? { early: due } : {}),
    missing: idsOf(({ state }) => state === 'missing'),
    returned: idsOf(({ decided }) => decided === 'return'),
  };
}

/** Nothing to confirm: the day is over and everybody has reported. */
export const isReady = ({ early, missing, returned }: InTheWay): boolean =>
  early === undefined && missing.length === 0 && returned.length === 0;

/** Was exactly this confirmed? The order of ids does not count; one more or one less does. */
export function isConfirmedBy(way: InTheWay, confirm: Unready | undefined): boolean {
  if (confirm === undefined) return false;
  const same = (some: readonly string[], others: readonly string[]): boolean =>
    some.length === new Set(others).size && some.every((id) => others.includes(id));
  return same(way.missing, confirm.missing) && same(way.returned, confirm.returned);
}
