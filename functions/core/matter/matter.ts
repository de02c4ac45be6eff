/**
 * A matter (督办事项): a problem raised by a unit, repeated in each briefing until it is closed with a result (销号). It is
 * opened once; what the office does with it are steps behind it, and how it stood on any day follows from them.
 */

import { isReportingDayOf } from '../calendar/schedule.ts';
import type { Programme } from '../programme/programme.ts';
import { daysBetween } from '../values/reporting-day.ts';
import type { Instant, ReportingDay } from '../values/values.ts';

export interface Matter {
  /** `<day>-<unit>-<n>`, n counting that unit's problems of the day from 1. */
  readonly id: string;
  readonly programme: string;
  readonly unit: string;
  readonly text: string;
  readonly openedOn: ReportingDay;
  /** Post that answers for it: the one it was assigned to, at first the unit's `responsible`. */
  readonly responsible?: string;
  /** Day by which it shall be closed. */
  readonly due?: ReportingDay;
  readonly closedOn?: ReportingDay;
  readonly result?: string;
  /** The last that was said of how it stands, and when. */
  readonly answer?: string;
  readonly answeredOn?: ReportingDay;
}

/** What the office did with a matter. Immutable. */
export interface MatterStep {
  readonly matter: string;
  /** 1, 2, 3 … within the matter. */
  readonly number: number;
  readonly kind: 'assign' | 'answer' | 'close' | 'reopen';
  /** The calendar day on which it counts. */
  readonly day: ReportingDay;
  /** Id of the access key. */
  readonly by: string;
  readonly at: Instant;
  /** `assign` only. */
  readonly responsible?: string;
  readonly due?: ReportingDay;
  /** `answer`: how it stands; `close`: what became of it; `reopen`: why. */
  readonly result?: string;
}

/** Days after its opening by which a matter is due, where nobody says otherwise. */
export const DAYS_TO_CLOSE = 7;

/** The matter as it stood at the end of that day; undefined: not opened yet. */
export function matterAsOf(matter: Matter, steps: readonly MatterStep[], day: ReportingDay): Matter | undefined {
  if (matter.openedOn > day) return undefined;
  return steps.filter((step) => step.day <= day).reduce(taken, matter);
}

function taken(matter: Matter, { kind, day, responsible, due, result }: MatterStep): Matter {
  const { closedOn: _, result: __, ...open } = matter;
  if (kind === 'close') return { ...open, closedOn: day, ...(result === undefined ? {} : { result }) };
  if (kind === 'reopen') return open;
  if (kind === 'answer') return { ...matter, answer: result ?? '', answeredOn: day };
  return {
    ...matter,
    ...(responsible === undefined ? {} : { responsible }),
    ...(due === undefined ? {} : { due }),
  };
}

/** In how many briefings it was told by then: reporting days since it was opened, that day included. */
export const timesTold = (programme: Programme, openedOn: ReportingDay, day: ReportingDay): number =>
  Math.max(1, daysBetween(openedOn, day).filter((each) => isReportingDayOf(programme, each)).length);
