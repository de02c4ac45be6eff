/**
 * How far a target is reached (完成率), in all and by each unit, and how far ahead of or behind the time that has passed.
 *
 * Taken from unrounded values and the exact target, and rounded once. What is divided is of the same units: where only some
 * of those that have a target have a figure, both sums are over these, and the others are named.
 */
import { holders } from '../indicators/close-computed.ts';
import type { ClosedDay } from '../indicators/day-values.ts';
import type { FindIndicator } from '../indicators/same-units.ts';
import { dayOver, toDateOver } from '../indicators/unit-figures.ts';
import type { Indicator } from '../kinds/indicator.ts';
import type { TargetBase } from '../kinds/indicator-close.ts';
import { askedKind } from '../kinds/table.ts';
import { RATE_DECIMALS, type Target } from '../kinds/target.ts';
import type { Programme } from '../programme/programme.ts';
import { addExactly, subtractExactly } from '../values/decimal.ts';
import { calculate, type Fraction, fractionOf, HUNDRED, rounded } from '../values/fraction.ts';
import { own } from '../values/own.ts';
import type { DecimalString } from '../values/values.ts';
import { type Goal, goalsOf, knownOf, membersOf, sumOf } from './goals.ts';
import { timeProgress } from './progress.ts';

/** Of one unit, or of all of them together. */
export interface Reached {
  readonly target: DecimalString;
  /** Percent, rounded; null: nothing is known of it yet. */
  readonly completion: DecimalString | null;
  /** 个百分点 before the time that has passed, rounded; null: no time is set. */
  readonly ahead: DecimalString | null;
  /** Both unrounded, in percent. */
  readonly exact: { readonly completion: Fraction | null; readonly ahead: Fraction | null };
}

export interface Completion extends Reached {
  /** Percent of the target's time that has passed; null: no time is set. */
  readonly timeProgress: DecimalString | null;
  /** Units that have a target and no figure yet, where the rate is over the others. */
  readonly leftOut?: readonly string[];
  /** Of each open unit that has a target of its own, and of each branch that has one or stands above one. */
  readonly units: Readonly<Record<string, Reached>>;
}

/** undefined: there is no target, or it does not count yet on that day. */
export function completionOf(
  programme: Programme,
  indicator: Indicator,
  find: FindIndicator,
  closed: ClosedDay,
): Completion | undefined {
  const { target } = indicator;
  if (target === undefined || (target.from !== undefined && closed.day < target.from)) return undefined;
  const passed = timeProgress(programme, target, closed.day);
  const rate = rateOf(target, passed);
  const reached = reachedBy(indicator, target, find, closed);
  const nothing = new Set(closed.units.filter(({ state }) => state === 'nil').map(({ unit }) => unit));
  const reachedOrNil = (units: readonly string[]): DecimalString | null =>
    reached(new Set(units)) ?? (units.some((unit) => nothing.has(unit)) ? ofNil(indicator) : null);
  const { all, owned } = goalsOf(programme, target, closed, ({ unit }) => reachedOrNil([unit]) !== null);
  const known = knownOf(all);
  const leftOut = all.filter(({ isKnown }) => !isKnown).map(({ unit }) => unit);
  const isWhole = target.total !== undefined || (leftOut.length === 0 && holdersIn(indicator, closed, membersOf(all)));
  const ownRate = (goals: readonly Goal[]): Reached => {
    const counting = knownOf(goals);
    // Where nobody has a figure the target is known, and what is reached of it is not.
    if (counting.length === 0) return rate(sumOf(goals), null);
    return { ...rate(sumOf(counting), reachedOrNil([...membersOf(counting)])), target: sumOf(goals) };
  };
  return {
    ...rate(target.total ?? sumOf(known), isWhole ? reached(undefined) : reachedOrNil([...membersOf(known)])),
    target: target.total ?? sumOf(all),
    timeProgress: passed === null ? null : percent(passed, target),
    ...(target.total === undefined && leftOut.length > 0 ? { leftOut } : {}),
    units: Object.fromEntries([...owned].map(([unit, goals]) => [unit, ownRate(goals)])),
  };
}

/** A nil return of what adds up says that nothing was done. */
const ofNil = (indicator: Indicator): DecimalString | null => {
  const nil = askedKind(indicator)?.ofNil(indicator);
  return typeof nil === 'string' ? nil : null;
};

/** Does nobody else have a figure, so that the close's own says it all? */
function holdersIn({ id }: Indicator, { indicators }: ClosedDay, units: ReadonlySet<string>): boolean {
  const close = own(indicators, id);
  return close !== undefined && holders(close).every((unit) => units.has(unit));
}

function rateOf(target: Target, passed: Fraction | null) {
  const decimals = target.decimals ?? RATE_DECIMALS;
  const hundredfold = (value: Fraction | null): Fraction | null => value && calculate(value, '*', HUNDRED);
  const print = (value: Fraction | null): DecimalString | null => value && rounded(value, decimals);
  return (whole: DecimalString, value: DecimalString | null): Reached => {
    const share = value === null ? null : calculate(fractionOf(value), '/', fractionOf(whole));
    const completion = hundredfold(share);
    const ahead = hundredfold(share && passed && calculate(share, '-', passed));
    return { target: whole, completion: print(completion), ahead: print(ahead), exact: { completion, ahead } };
  };
}

const percent = (share: Fraction, { decimals = RATE_DECIMALS }: Target): DecimalString =>
  rounded(calculate(share, '*', HUNDRED)!, decimals);

/** What counts towards it, of some units or of all: the period's own figure, or what has been added since it counts. */
function reachedBy(indicator: Indicator, target: Target, find: FindIndicator, closed: ClosedDay) {
  const bases = own(closed.indicators, indicator.id)?.targetBases;
  // Of totals that units type, what they type is what counts.
  const base = indicator.reported === undefined ? bases?.find(({ from }) => from === target.from) : undefined;
  return (units: ReadonlySet<string> | undefined): DecimalString | null => {
    if (target.per !== undefined) return dayOver(indicator, find, closed, units);
    const value = toDateOver(indicator, find, closed, units);
    if (value === null || base === undefined) return value;
    return subtractExactly(value, baseOver(base, units), indicator.decimals);
  };
}

const baseOver = ({ total, unitTotals }: TargetBase, units: ReadonlySet<string> | undefined): DecimalString =>
  units === undefined
    ? total
    : addExactly(
        Object.entries(unitTotals).flatMap(([unit, each]) => (units.has(unit) ? [each] : [])),
        0,
      );
