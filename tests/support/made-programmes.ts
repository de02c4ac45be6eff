/**
 * Programmes, reports and chains of closes made for tests of the heart; each test says what matters to it.
 */

import { isReportingDayOf } from '../../functions/core/calendar/schedule.ts';
import { closeDay } from '../../functions/core/day/close.ts';
import type { DayClose } from '../../functions/core/day/day-close.ts';
import type { Indicator, IndicatorKind } from '../../functions/core/kinds/indicator.ts';
import type { Programme, Unit } from '../../functions/core/programme/programme.ts';
import type { Revision } from '../../functions/core/report/submission.ts';
import { daysBetween } from '../../functions/core/values/reporting-day.ts';
import type { FigureValue, ReportingDay } from '../../functions/core/values/values.ts';
import { closeChecksum } from '../../functions/records/day/closes.ts';

export const madeIndicator = (id: string, kind: IndicatorKind, over: Partial<Indicator> = {}): Indicator => ({
  id,
  name: `指标${id}`,
  unit: kind === 'check' ? '' : kind === 'ratio' ? '%' : '个',
  kind,
  decimals: 0,
  aliases: [],
  required: false,
  carry: false,
  ...over,
});

export const madeUnits = (...ids: readonly string[]): Unit[] => ids.map((id) => ({ id, name: `单位${id}` }));

export const madeProgramme = (over: Partial<Programme> = {}): Programme => ({
  id: 'made',
  title: '工作每日专报',
  organisation: '某市某局',
  issuer: '某局办公室',
  timezone: 'Asia/Shanghai',
  starts: '2022-04-01',
  schedule: {
    days: 'every',
    due: { plusDays: 0, time: '18:00' },
    remind: [],
    issue: { plusDays: 1, time: '08:00' },
    review: 'none',
  },
  template: 'daily',
  layout: 'gbt9704',
  shards: 1,
  units: madeUnits('a', 'b'),
  indicators: [],
  narratives: [],
  rules: [],
  distribution: [],
  deliver: [],
  calendar: { holidays: [], workdays: [] },
  ...over,
});

/** What a unit says: its figures, a nil return, or (absent) nothing. */
export type Said = Readonly<Record<string, FigureValue>> | 'nil';

/** A revision of that day, received an hour before the usual deadline unless told otherwise. */
export const madeRevision = (day: ReportingDay, unit: string, said: Said, over: Partial<Revision> = {}): Revision => ({
  id: `${day}-${unit}`,
  basedOn: 0,
  nil: said === 'nil',
  figures: said === 'nil' ? {} : said,
  narratives: [],
  programme: 'made',
  day,
  unit,
  revision: 1,
  receivedAt: `${day}T09:00:00.000Z`,
  by: `made.${unit}`,
  findings: [],
  checksum: `${day} ${unit} ${JSON.stringify(said)}`,
  previous: null,
  ...over,
});

/** Closes one day on top of the close before it. */
export const closeMade = (
  programme: Programme,
  day: ReportingDay,
  said: Readonly<Record<string, Said>>,
  before: DayClose | null = null,
  programmeVersion = 1,
): DayClose =>
  closeDay({
    programme,
    programmeVersion,
    day,
    revisions: Object.entries(said).map(([unit, each]) => madeRevision(day, unit, each)),
    previous: before === null ? null : { close: before, checksum: closeChecksum(before) },
  });

/** Closes the programme's days from its start, one after the other; what was said by day and unit. */
export function closeMadeDays(
  programme: Programme,
  said: Readonly<Record<ReportingDay, Readonly<Record<string, Said>>>>,
): Record<ReportingDay, DayClose> {
  const closes: Record<ReportingDay, DayClose> = {};
  const last = Object.keys(said).sort().at(-1) ?? programme.starts;
  let before: DayClose | null = null;
  for (const day of daysBetween(programme.starts, last)) {
    if (!isReportingDayOf(programme, day)) continue;
    before = closeMade(programme, day, said[day] ?? {}, before);
    closes[day] = before;
  }
  return closes;
}
