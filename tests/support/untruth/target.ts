/**
 * How far targets are reached, by the second computation: of a day, in all and by each unit, against the time that has passed.
 */
import type { Indicator } from '../../../functions/core/kinds/indicator.ts';
import type { Target } from '../../../functions/core/kinds/target.ts';
import {
  counted,
  dayAfter,
  type Exact,
  exact,
  HUNDRED,
  minus,
  over,
  plus,
  sumOf,
  times,
  weekdayOf,
  ZERO,
} from './exact.ts';
import { isMade, operandsIn } from './formula.ts';
import {
  arrangedOn,
  daysTo,
  type Facts,
  figureOn,
  figureOver,
  figureToDate,
  givenBy,
  indicatorOn,
  openingOf,
  openOn,
  ownOver,
  stateOf,
  unitToDate,
} from './truth.ts';

export interface Reach {
  readonly target: Exact;
  /** In percent; null: not known. */
  readonly completion: Exact | null;
  /** null: no time is set, or the rate is not known. */
  readonly ahead: Exact | null;
}

export interface Reaches extends Reach {
  readonly passed: Exact | null;
  readonly leftOut: readonly string[];
  readonly units: ReadonlyMap<string, Reach>;
}

/** undefined: none, or none yet. */
export function reachedOn(facts: Facts, indicator: Indicator, day: string): Reaches | undefined {
  const { target } = indicator;
  if (target === undefined || (target.from ?? '') > day) return undefined;
  const passed = passedOn(facts, target, day);
  const goals = openOn(facts, day).flatMap(({ id }) => {
    const own = target.units?.[id];
    return own === undefined ? [] : [{ unit: id, target: exact(own), own: ownReached(facts, indicator, day, id) }];
  });
  const known = goals.filter(({ own }) => own !== null);
  const leftOut = goals.filter(({ own }) => own === null).map(({ unit }) => unit);
  const isWhole = target.total !== undefined || (leftOut.length === 0 && !othersHave(facts, indicator, day, goals));
  const reached = isWhole
    ? wholeReached(facts, indicator, day)
    : known.length === 0
      ? null
      : sumOf(known.map(({ own }) => own!));
  const base = target.total === undefined ? sumOf(known.map((goal) => goal.target)) : exact(target.total);
  const rate = rateOf(passed);
  return {
    ...rate(base, reached),
    target: target.total === undefined ? sumOf(goals.map((goal) => goal.target)) : exact(target.total),
    passed: passed && times(passed, HUNDRED),
    leftOut: target.total === undefined ? leftOut : [],
    units: new Map(goals.map((goal) => [goal.unit, rate(goal.target, goal.own)])),
  };
}

const rateOf =
  (passed: Exact | null) =>
  (target: Exact, reached: Exact | null): Reach => {
    const share = reached && over(reached, target);
    const percent = (of: Exact | null): Exact | null => of && times(of, HUNDRED);
    return { target, completion: percent(share), ahead: percent(share && passed && minus(share, passed)) };
  };

/** Days that count: a flow since the target began, a stock as it is. */
const since = (facts: Facts, { from }: Target, id: string, day: string): string[] =>
  daysTo(facts, day).filter((each) => each >= (from ?? '') && indicatorOn(facts, id, each) !== undefined);

function wholeReached(facts: Facts, indicator: Indicator, day: string): Exact | null {
  const { id, kind, target } = indicator;
  if (kind !== 'flow' || isTyped(indicator)) return figureToDate(facts, id, day);
  const sum = figureOver(facts, id, since(facts, target!, id, day)) ?? ZERO;
  return countsOpening(facts, target!) ? plus(openingOf(facts, id, day), sum) : sum;
}

/** Of one unit; a nil return of a flow says nothing was done. */
function ownReached(facts: Facts, indicator: Indicator, day: string, unit: string): Exact | null {
  const { id, kind, target } = indicator;
  const known = unitToDate(facts, id, day, unit);
  if (known === null) return kind === 'flow' && stateOf(facts, day, unit) === 'nil' ? ZERO : null;
  if (kind !== 'flow' || isTyped(indicator)) return known;
  return ownOver(facts, id, since(facts, target!, id, day), unit, () => new Set([unit])) ?? ZERO;
}

const isTyped = ({ reported }: Indicator): boolean => reported === 'cumulative';

/** A balance of before the programme is of before its first day. */
const countsOpening = ({ arranged }: Facts, { from }: Target): boolean =>
  from === undefined || from < arranged[0]!.programme.starts;

/** Does anybody without a target have a figure that counts? */
function othersHave(
  facts: Facts,
  { id, kind }: Indicator,
  day: string,
  goals: readonly { readonly unit: string }[],
): boolean {
  const days = kind === 'flow' ? daysTo(facts, day) : [day];
  const all = new Set(days.flatMap((each) => openOn(facts, each).map((unit) => unit.id)));
  return [...all].some(
    (unit) =>
      !goals.some((goal) => goal.unit === unit) && days.some((each) => givenBy(facts, id, each, unit) !== undefined),
  );
}

function passedOn(facts: Facts, target: Target, day: string): Exact | null {
  const { programme } = facts.arranged[0]!;
  const { calendar, schedule } = arrangedOn(facts, day);
  const ofMonths =
    typeof schedule.days === 'object' && 'monthly' in schedule.days && schedule.days.monthly.length === 1;
  const { from = programme.starts, by, progress = ofMonths ? 'months' : 'days' } = target;
  if (by === undefined) return null;
  if (day >= by) return counted(1);
  // Reports of months are of their last day: the day's month has passed.
  if (progress === 'months') return over(counted(monthsTo(from, day)), counted(monthsTo(from, by)));
  const isCounted = (each: string): boolean =>
    progress === 'days' ||
    calendar.workdays.includes(each) ||
    (!calendar.holidays.includes(each) && weekdayOf(each) % 6 !== 0);
  const count = (to: string): number => {
    let all = 0;
    for (let each = from; each <= to; each = dayAfter(each)) if (isCounted(each)) all += 1;
    return all;
  };
  return over(counted(count(day)), counted(Math.max(1, count(by))));
}

/** Months from one day's to another's, both counted. */
const monthsTo = (from: string, to: string): number => {
  const [one, other] = [from, to].map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)));
  return other! - one! + 1;
};

/** What units are placed by: how far their targets are reached, else the day's figure, or the total where that is typed. */
export function placedBy(facts: Facts, indicator: Indicator, day: string, unit: string): Exact | null {
  const reaches = reachedOn(facts, indicator, day);
  if (reaches !== undefined && reaches.units.size > 0) return reaches.units.get(unit)?.completion ?? null;
  const made = isMade(indicator) ? operandsIn(indicator) : [indicator.id];
  const typed = made.some((id) => isTyped(indicatorOn(facts, id, day)!));
  if (typed) return unitToDate(facts, indicator.id, day, unit);
  return figureOn(facts, indicator.id, day, new Set([unit]));
}
