/**
 * Sends what of a roster is not covered yet to the units that are asked for it, as it stands when it is sent: once for each
 * form, whatever comes of it on record. When all is covered meanwhile, nobody is told.
 */
import type { ReportingDay } from '../../core/values/values.ts';
import type { Stores } from '../../ports.ts';
import { recordNoticeAnswers, recordUnitNotice, type UnitNotice } from '../../records/delivery/unit-notices.ts';
import type { StoredProgramme } from '../../records/programme/programmes.ts';
import { readRosters } from '../roster/read.ts';
import { formLink, type TellStores, tellUnits } from './tell-units.ts';

interface AskedRoster {
  readonly day: ReportingDay;
  readonly indicator: string;
  readonly id: string;
  readonly by: string;
}

export async function sendRoster(
  stores: TellStores & Stores,
  { programme }: StoredProgramme,
  { day, indicator, id, by }: AskedRoster,
): Promise<void> {
  const { table, clock } = stores;
  const rosters = await readRosters(stores, programme, day);
  const roster = rosters.find((each) => each.indicator.id === indicator);
  if (roster === undefined || roster.uncovered.length === 0) return;
  const notice: UnitNotice = { programme: programme.id, day, kind: 'roster', of: indicator, id, by, at: clock.now() };
  if (!(await recordUnitNotice(table, notice))) return;
  const subject = `${programme.title}：${roster.indicator.name}未覆盖名单`;
  const group = { subject, text: roster.message };
  const own = () => ({ subject, text: roster.message + formLink(stores, programme, day) });
  await recordNoticeAnswers(table, notice, await tellUnits(stores, programme, roster.asked, { group, own }));
}
