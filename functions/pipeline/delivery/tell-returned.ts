/**
 * Tells a unit that the office sent its report back: to the group robots and by mail, besides form and receipt. Why, stands
 * only there: a reason may name people, and a group is no place for it.
 */

import type { Programme, Unit } from '../../core/programme/programme.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import { shortDay } from '../../core/wording/phrases.ts';
import type { Table } from '../../ports.ts';
import { recordNoticeAnswers, recordUnitNotice, type UnitNotice } from '../../records/delivery/unit-notices.ts';
import type { StoredProgramme } from '../../records/programme/programmes.ts';
import { reportDecisionsOf } from '../../records/report/decisions.ts';
import { returnIn } from '../report/states.ts';
import { formLink, reachable, type TellStores, tellUnits, type UnitNotices } from './tell-units.ts';

interface AskedReturn {
  readonly day: ReportingDay;
  readonly unit: string;
  /** Of the decision. */
  readonly number: number;
  readonly by: string;
}

/** Once for each decision; not any more when the unit was let off, or there is nobody to tell. */
export async function tellReturned(
  stores: TellStores & { readonly table: Table },
  { programme }: StoredProgramme,
  { day, unit: id, number, by }: AskedReturn,
): Promise<void> {
  const { table, clock } = stores;
  const unit = programme.units.find((each) => each.id === id);
  if (unit === undefined || !reachable(programme, [unit])) return;
  const decisions = await reportDecisionsOf(table, programme.id, day, id);
  const decision = decisions.find((each) => each.number === number);
  if (decision === undefined || returnIn(decisions, decision.revision)?.number !== number) return;
  const about = { programme: programme.id, day, kind: 'return', of: id } as const;
  const notice: UnitNotice = { ...about, id: String(number), by, at: clock.now() };
  if (!(await recordUnitNotice(table, notice))) return;
  await recordNoticeAnswers(
    table,
    notice,
    await tellUnits(stores, programme, [unit], noticesOf(stores, programme, day, unit)),
  );
}

function noticesOf(stores: TellStores, programme: Programme, day: ReportingDay, { name }: Unit): UnitNotices {
  const text = `${name}${shortDay(day)}的报送已退回，请打开填报页面查看原因，核对后重新报送。`;
  const notice = { subject: `${programme.title}报送退回`, text: text + formLink(stores, programme, day) };
  return { group: notice, own: () => notice };
}
