/**
 * Closes of a period -> its digest. Pure: equal closes give an equal digest. What each kind of indicator means over days
 * stands in `core/kinds/`; here it is compared, and the units' reports are counted.
 */

import { isReportingDayOf } from '../calendar/schedule.ts';
import type { DayClose } from '../day/day-close.ts';
import { periodChange } from '../indicators/compare.ts';
import { periodFigures } from '../indicators/period-figures.ts';
import type { DigestKind, Programme } from '../programme/programme.ts';
import { daysBetween, earlierDay, laterDay } from '../values/reporting-day.ts';
import { type Period, periodBefore, yearBefore } from '../values/spans.ts';
import type { ReportingDay } from '../values/values.ts';
import type { Compared, Digest, DigestIndicator, DigestUnit } from './digest.ts';
import { toDateAtEnd } from './to-date.ts';

export interface DigestInput {
  readonly programme: Programme;
  readonly kind: DigestKind;
  readonly period: Period;
  /** Closes of the period, of the one before and of the one a year ago, each in order of day. */
  readonly closes: readonly DayClose[];
  readonly before: readonly DayClose[];
  readonly yearBefore: readonly DayClose[];
  /** The close of the last reporting day before the period; absent: the last of `before`. */
  readonly earlier?: DayClose;
}

export function makeDigest(input: DigestInput): Digest {
  const { programme, kind, period, closes } = input;
  const asked = reportingDaysIn(programme, period);
  const closed = new Set(closes.map(({ day }) => day));
  const before = comparedWith(programme, periodBefore(period), input.before);
  const earlier = comparedWith(programme, yearBefore(period), input.yearBefore);
  return {
    programme: programme.id,
    kind,
    period,
    days: { asked: asked.length, closed: closed.size, unclosed: asked.filter((day) => !closed.has(day)) },
    until: closes.at(-1)?.day ?? null,
    completeness: {
      expected: sum(closes, ({ completeness }) => completeness.expected),
      received: sum(closes, ({ completeness }) => completeness.received),
      onTime: sum(closes, ({ completeness }) => completeness.onTime),
    },
    units: unitsOf(programme, closes),
    indicators: compared(input, before.isWhole ? input.before : [], earlier.isWhole ? input.yearBefore : []),
    before,
    yearBefore: earlier,
  };
}

/** The programme's reporting days in the period: from its start on and up to its end. */
export const reportingDaysIn = (programme: Programme, { from, to }: Period): ReportingDay[] =>
  daysBetween(laterDay(from, programme.starts), earlierDay(to, programme.ends ?? to)).filter((day) =>
    isReportingDayOf(programme, day),
  );

/** Whole: the programme was there from its first day on and each of its reporting days has a close. */
function comparedWith(programme: Programme, period: Period, closes: readonly DayClose[]): Compared {
  const closed = new Set(closes.map(({ day }) => day));
  const isThere = period.from >= programme.starts && closed.size > 0;
  return { period, isWhole: isThere && reportingDaysIn(programme, period).every((day) => closed.has(day)) };
}

function compared(
  { programme, closes, before: standing, earlier: last = standing.at(-1) }: DigestInput,
  before: readonly DayClose[],
  year: readonly DayClose[],
): Record<string, DigestIndicator> {
  const [now, previous, earlier] = [closes, before, year].map((each) => periodFigures(programme.indicators, each));
  const entries = programme.indicators.map((indicator) => {
    const { id } = indicator;
    const figure = now![id]!;
    const [previously, ago] = [previous![id]!.value, earlier![id]!.value];
    const { change, percent } = periodChange(indicator, figure.value, previously);
    const { change: yearChange, percent: yearPercent } = periodChange(indicator, figure.value, ago);
    const toDate = toDateAtEnd(indicator, closes, last);
    const moved = { previous: previously, change, percent, yearAgo: ago, yearChange, yearPercent };
    return [id, { ...figure, ...toDate, ...moved }] as const;
  });
  return Object.fromEntries(entries);
}

/** In the programme's order; a unit that a later version left out comes behind. */
function unitsOf(programme: Programme, closes: readonly DayClose[]): DigestUnit[] {
  const found = new Map<string, DigestUnit>();
  for (const { id, name } of programme.units) {
    found.set(id, { unit: id, name, expected: 0, received: 0, onTime: 0, nil: 0 });
  }
  for (const { unit, name, state, late } of closes.flatMap(({ units }) => units)) {
    const before = found.get(unit) ?? { unit, name, expected: 0, received: 0, onTime: 0, nil: 0 };
    const received = state === 'missing' ? 0 : 1;
    found.set(unit, {
      ...before,
      expected: before.expected + 1,
      received: before.received + received,
      onTime: before.onTime + (received === 1 && !late ? 1 : 0),
      nil: before.nil + (state === 'nil' ? 1 : 0),
    });
  }
  return [...found.values()].filter(({ expected }) => expected > 0);
}

const sum = (closes: readonly DayClose[], of: (close: DayClose) => number): number =>
  closes.reduce((total, close) => total + of(close), 0);
