/**
 * What of a roster is not covered yet, as a text for the units: copied into a group, or sent to them.
 *
 * Chinese whatever the reader's language: it goes to the units.
 */

import type { Indicator } from '../kinds/indicator.ts';
import type { Programme, Unit } from '../programme/programme.ts';
import type { ReportingDay } from '../values/values.ts';
import { shortDay } from '../wording/phrases.ts';
import type { RosterCoverage } from './roster.ts';

export function rosterMessage(
  { title }: Pick<Programme, 'title'>,
  { name, roster = [] }: Pick<Indicator, 'name' | 'roster'>,
  day: ReportingDay,
  { covered, uncovered, asked }: RosterCoverage & { readonly asked: readonly Unit[] },
): string {
  const head = `【${title}】截至${shortDay(day)}，${name}应覆盖${roster.length}个，已覆盖${covered.length}个`;
  if (uncovered.length === 0) return `${head}，已全部覆盖。`;
  const units = asked.map((unit) =>
    unit.responsible === undefined ? unit.name : `${unit.name}（${unit.responsible}）`,
  );
  return `${head}，尚有${uncovered.length}个未覆盖：${uncovered.join('、')}。\n请${units.join('、')}抓紧落实，并在当日报送中填写。`;
}
