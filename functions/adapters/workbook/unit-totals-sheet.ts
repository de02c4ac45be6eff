/**
 * 各单位累计: each unit's total to date of the indicators whose totals units type, and since when a silent unit's stands.
 */

import { shortReportingDay } from '../../core/calendar/words.ts';
import type { DayClose } from '../../core/day/day-close.ts';
import { finderOf } from '../../core/indicators/same-units.ts';
import { unitRows } from '../../core/indicators/unit-figures.ts';
import { type Programme, unitIsOpen } from '../../core/programme/programme.ts';
import { type Cell, headOf, words } from './cells.ts';
import type { Sheet } from './sheet.ts';

/** None where no unit types a total. */
export function unitTotalsSheet(programme: Programme, close: DayClose): Sheet[] {
  const typed = programme.indicators.filter(({ reported }) => reported === 'cumulative');
  if (typed.length === 0) return [];
  const find = finderOf(programme.indicators);
  const columns = typed.map((indicator) => ({ indicator, rows: unitRows(indicator, find, close).units }));
  const rows = programme.units
    .filter((unit) => unitIsOpen(unit, close.day))
    .map(({ id, name }) => {
      const kept = columns.flatMap(({ indicator, rows: own }) => {
        const since = own[id]?.carried;
        return since === undefined ? [] : [`${indicator.name}沿用${shortReportingDay(programme.schedule, since)}所报`];
      });
      const totals = columns.map(({ indicator, rows: own }) =>
        cellOf(own[id]?.total, indicator.decimals, own[id] === undefined),
      );
      return [words(name), ...totals, words(kept.join('；'), 'wrapped')];
    });
  const foot = typed.map(({ id, decimals }) => cellOf(close.indicators[id]?.total, decimals, false));
  return [
    {
      name: '各单位累计',
      rows: [
        [words('单位', 'head'), ...typed.map(headOf), words('说明', 'head')],
        ...rows,
        [words('合计', 'strong'), ...foot, words('')],
      ],
      widths: [24, ...typed.map(() => 16), 40],
      fixed: 1,
    },
  ];
}

function cellOf(value: string | null | undefined, decimals: number, isNotAsked: boolean): Cell {
  if (value === null || value === undefined) return words(isNotAsked ? '—' : '未报');
  return { kind: 'number', value, decimals };
}
