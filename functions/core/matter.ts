/**
 * A matter (督办事项): a problem raised by a unit, repeated in each briefing until it is closed with a result (销号).
 */
import type { ReportingDay } from './programme.ts';

export interface Matter {
  /** `<day>-<unit>-<n>`, n counting that unit's problems of the day from 1. */
  readonly id: string;
  readonly programme: string;
  readonly unit: string;
  readonly text: string;
  readonly openedOn: ReportingDay;
  /** Post that answers for it, from the unit's `responsible`. */
  readonly responsible?: string;
  readonly closedOn?: ReportingDay;
  readonly result?: string;
}
