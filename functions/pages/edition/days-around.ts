/**
 * The issued days before and after the one that is shown: where its page leads on to.
 */
import { addDays } from '../../core/values/reporting-day.ts';
import { firstIssuedDay, latestEditions } from '../../records/edition/editions.ts';
import type { MemberAsk } from '../page/ask.ts';

/** @param page what follows the day in the address. */
export async function daysAround(
  { world, params: { programme, day } }: MemberAsk<'programme' | 'day'>,
  page = '',
): Promise<{ before: string | null; after: string | null }> {
  const [[earlier], later] = await Promise.all([
    latestEditions(world.table, programme, { to: addDays(day, -1), limit: 1 }),
    firstIssuedDay(world.table, programme, addDays(day, 1)),
  ]);
  const to = (other: string | undefined): string | null =>
    other === undefined ? null : `/archive/${programme}/${other}${page}`;
  return { before: to(earlier?.day), after: to(later) };
}
