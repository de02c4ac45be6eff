/**
 * Photos are taken for the same days as reports: no photo of a day that the unit cannot report about.
 */

import type { Unit } from '../../core/programme/programme.ts';
import { checkDay } from '../../core/report/parse.ts';
import { dayAt } from '../../core/values/reporting-day.ts';
import type { MemberAsk } from '../page/ask.ts';
import { Refusal } from '../page/refusal.ts';

/** @throws Refusal 422 */
export function refuseClosedDay({ world, stored, params }: MemberAsk<'programme' | 'day'>, unit: Unit): void {
  const today = dayAt(world.clock.now(), stored.programme.timezone);
  const findings = checkDay(stored.programme, unit, params.day, today);
  if (findings.length > 0) throw new Refusal(422, findings);
}
