/**
 * Closes of a period -> its digest. Pure: equal closes give an equal digest. What each kind of indicator means over days
 * stands in `core/kinds/`; here it is compared, and the units' reports are counted.
 */

import { isReportingDayOf } from '../calendar/schedule.ts';
import type { DayClose } from '../day/day-close.ts';
import { periodFigures } from '../indicators/period-figures.ts';
import { movedSince } from '../indicators/same-period.ts';
import { finderOf } from '../indicators/same-units.ts';
import type { Indicator } from '../kinds/indicator.ts';
import type { DigestKind, Programme } from '../programme/programme.ts';
import { completionOf } from '../target/completion.ts';
import { type PrintedTarget, printedTarget } from '../target/printed.ts';
import { daysBetween, earlierDay, laterDay } from '../values/reporting-day.ts';
import { type Period, periodBefore, yearBefore } from '../values/spans.ts';
import type { ReportingDay } from '../values/values.ts';
import type { Compared, Digest, DigestIndicator, DigestUnit } from './digest.ts';
import { continuedIn, endedIn } from './series.ts';
import { toDateAtEnd } from './to-date.ts';

export interface DigestInput {
  readonly programme: Programme;
  readonly kind: DigestKind;
  readonly period: Period;
  /** Closes of the period, of the one before and of the one a year ago, each in order of day. */
  readonly closes: readonly DayClose[];
  readonly before: readonly DayClose[];
  readonly yearBefore: readonly DayClose[];
  /** Versions that counted in the period before the one of its last day. */
  readonly versions?: readonly Pick<Programme, 'indicators'>[];
  /** The close of the last reporting day before the period; absent: the last of `before`. */
  readonly earlier?: DayClose;
}

export function makeDigest(input: DigestInput): Digest {
  const { programme, kind, period, closes } = input;
  const asked = reportingDaysIn(programme, period);
  const closed = new Set(closes.map(({ day }) => day));
  const before = comparedWith(programme, periodBefore(period), input.before);
  const earlier = comparedWith(programme, yearBefore(period), input.yearBefore);
  const continued = continuedIn(programme, input.versions ?? [], closes);
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
    ended: endedIn(programme, input.versions ?? [], closes),
    ...(continued.length === 0 ? {} : { continued }),
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
  const find = finderOf(programme.indicators);
  const now = periodFigures(programme.indicators, closes);
  const entries = programme.indicators.map((indicator): [string, DigestIndicator] => {
    const figure = now[indicator.id]!;
    const [since, ago] = [before, year].map((others) => movedSince(indicator, find, figure, closes, others));
    const moved = { previous: since!.before, change: since!.change, percent: since!.percent };
    const years = { yearAgo: ago!.before, yearChange: ago!.change, yearPercent: ago!.percent };
    const left = {
      ...(since!.leftOut === undefined ? {} : { changeLeftOut: since!.leftOut }),
      ...(ago!.leftOut === undefined ? {} : { yearLeftOut: ago!.leftOut }),
    };
    const reached = { ...toDateAtEnd(indicator, closes, last), ...targetAtEnd(programme, indicator, closes) };
    return [indicator.id, { ...figure, ...reached, ...moved, ...years, ...left }];
  });
  return Object.fromEntries(entries);
}

/** How far its target is reached on the period's last day; one that is set anew each report has no sense over several. */
function targetAtEnd(programme: Programme, indicator: Indicator, closes: readonly DayClose[]): PrintedTarget {
  const last = closes.at(-1);
  if (last === undefined || indicator.target?.per !== undefined) return {};
  return printedTarget(completionOf(programme, indicator, finderOf(programme.indicators), last));
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
