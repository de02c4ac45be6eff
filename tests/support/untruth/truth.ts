/**
 * What is true of a day or a period, from the bare list of what was sent and of what was arranged when: computed anew from
 * the definitions each time, on fractions. No close builds on another here, and nothing of `functions/core` is used.
 */
import type { Indicator } from '../../../functions/core/kinds/indicator.ts';
import type { Programme, Unit } from '../../../functions/core/programme/programme.ts';
import {
  asText,
  counted,
  dayAfter,
  type Exact,
  exact,
  minus,
  momentOf,
  over,
  plus,
  roundedTo,
  sumOf,
  weekdayOf,
  ZERO,
} from './exact.ts';
import { divides, evaluated, isAnswer, isMade, operandsIn } from './formula.ts';

export type Value = string | boolean | readonly string[];

/** One report as it was accepted. */
export interface Said {
  readonly day: string;
  readonly unit: string;
  readonly at: number;
  readonly office: boolean;
  readonly nil: boolean;
  readonly figures: Readonly<Record<string, Value>>;
}

/** What was arranged, in the order in which it was applied: the last one that reaches back to a day holds for it. */
export interface Arranged {
  readonly from: string;
  readonly programme: Programme;
}

export interface Facts {
  readonly arranged: readonly Arranged[];
  readonly said: readonly Said[];
}

export type Units = ReadonlySet<string>;

export const arrangedOn = ({ arranged }: Facts, day: string): Programme =>
  (arranged.findLast(({ from }) => from <= day) ?? arranged[0]!).programme;

function isReportedOn(facts: Facts, day: string): boolean {
  const { schedule, calendar, starts } = arrangedOn(facts, day);
  if (day < starts) return false;
  if (typeof schedule.days === 'object') {
    return 'weekly' in schedule.days ? weekdayOf(day) === 5 : dayAfter(day).endsWith('-01');
  }
  if (schedule.days === 'every' || calendar.workdays.includes(day)) return true;
  return !calendar.holidays.includes(day) && weekdayOf(day) % 6 !== 0;
}

/** Reporting days from the first one to that day. */
export function daysTo(facts: Facts, last: string, from = facts.arranged[0]!.programme.starts): string[] {
  const days: string[] = [];
  for (let day = from; day <= last; day = dayAfter(day)) if (isReportedOn(facts, day)) days.push(day);
  return days;
}

export const deadlineOf = (facts: Facts, day: string): number => {
  const { schedule, timezone } = arrangedOn(facts, day);
  return momentOf(day, schedule.due, timezone);
};

/** As it was arranged on that day: under its own id, or under that of the one whose series it carries on. */
export function indicatorOn(facts: Facts, id: string, day: string): Indicator | undefined {
  const has = (wanted: string): Indicator | undefined =>
    arrangedOn(facts, day).indicators.find((each) => each.id === wanted);
  const own = has(id);
  if (own !== undefined) return own;
  const { replaces, kind, unit } = latest(facts, id) ?? {};
  const old = replaces === undefined ? undefined : indicatorOn(facts, replaces, day);
  return old?.kind === kind && old?.unit === unit ? old : undefined;
}

const latest = ({ arranged }: Facts, id: string): Indicator | undefined =>
  arranged.flatMap(({ programme }) => programme.indicators.find((each) => each.id === id) ?? []).at(-1);

/** What its series began with. */
export function openingOf(facts: Facts, id: string, day: string): Exact {
  const first = daysTo(facts, day).flatMap((each) => indicatorOn(facts, id, each) ?? [])[0];
  const old = first?.replaces === undefined ? undefined : latest(facts, first.replaces);
  const isCarriedOn = old?.kind === first?.kind && old?.unit === first?.unit; // before any day of the other was reported
  return exact(first?.opening ?? (isCarriedOn ? old?.opening : undefined) ?? '0');
}

const isOpen = ({ opens = '', closes = '9' }: Unit, day: string): boolean => opens <= day && day <= closes;
export const openOn = (facts: Facts, day: string): Unit[] =>
  arrangedOn(facts, day).units.filter((unit) => isOpen(unit, day));

const isAsked = (indicator: Indicator, unit: string): boolean =>
  !isMade(indicator) && indicator.askedOf?.includes(unit) !== false;
/** Units that are asked for it that day. */
export const askedOn = (facts: Facts, id: string, day: string): string[] => {
  const indicator = indicatorOn(facts, id, day);
  if (indicator === undefined) return [];
  return openOn(facts, day).flatMap((unit) => (isAsked(indicator, unit.id) ? [unit.id] : []));
};

const reportsOf = ({ said }: Facts, day: string, unit: string): Said[] =>
  said.filter((each) => each.day === day && each.unit === unit);
const standing = (facts: Facts, day: string, unit: string): Said | undefined => reportsOf(facts, day, unit).at(-1);

export type State = 'missing' | 'nil' | 'reported';
export const stateOf = (facts: Facts, day: string, unit: string): State => {
  const report = standing(facts, day, unit);
  return report === undefined ? 'missing' : report.nil ? 'nil' : 'reported';
};
/** Late is the first report that came after the deadline of its day; what the office enters never is. */
export function isLate(facts: Facts, day: string, unit: string): boolean {
  const first = reportsOf(facts, day, unit)[0];
  return first !== undefined && !first.office && first.at > deadlineOf(facts, day);
}

export interface Given {
  readonly value: Value;
  readonly keptFrom?: string;
}

/** What a unit gave, or keeps of an earlier day where the indicator says so. */
export function givenBy(facts: Facts, id: string, day: string, unit: string): Given | undefined {
  const indicator = indicatorOn(facts, id, day);
  if (indicator === undefined || !askedOn(facts, id, day).includes(unit)) return undefined;
  const value = typedBy(facts, id, day, unit);
  if (value !== undefined) {
    return indicator.reported === undefined ? { value } : { value: grownBy(facts, id, day, unit, value as string) };
  }
  if (indicator.kind !== 'stock' || !indicator.carry) return undefined;
  const earlier = lastTyped(facts, id, day, unit);
  return earlier === undefined ? undefined : { value: typedBy(facts, id, earlier, unit)!, keptFrom: earlier };
}

export function typedBy(facts: Facts, id: string, day: string, unit: string): Value | undefined {
  const indicator = indicatorOn(facts, id, day);
  if (indicator === undefined || !askedOn(facts, id, day).includes(unit)) return undefined;
  return standing(facts, day, unit)?.figures[indicator.id];
}

/** The last day before on which the unit gave it itself. */
export const lastTyped = (facts: Facts, id: string, day: string, unit: string): string | undefined =>
  daysTo(facts, dayAfter(day, -1)).findLast((each) => typedBy(facts, id, each, unit) !== undefined);

/** What a total that is typed grew by since the unit's last one, or what it began with where it alone is asked. */
function grownBy(facts: Facts, id: string, day: string, unit: string, typed: string): string {
  const earlier = lastTyped(facts, id, day, unit);
  const last =
    earlier === undefined ? ownOpening(facts, id, day, unit) : exact(typedBy(facts, id, earlier, unit) as string);
  return asText(minus(exact(typed), last));
}

/** Of a total that one unit alone types, what there was before is its own. */
export const ownOpening = (facts: Facts, id: string, day: string, unit: string): Exact =>
  soleTyper(facts, id, day) === unit ? openingOf(facts, id, day) : ZERO;

function soleTyper(facts: Facts, id: string, day: string): string | undefined {
  const { reported, askedOf } = indicatorOn(facts, id, day)!;
  return reported === 'cumulative' && askedOf?.length === 1 ? askedOf[0] : undefined;
}

const NOTHING_IS_SAID_BY_NIL = ['stock', 'mean', 'check', 'choice', 'date'];
/** Units that say something of it that day: a nil return says none of a flow and of places. */
export function sayingUnits(facts: Facts, id: string, day: string): Set<string> {
  const { kind } = indicatorOn(facts, id, day)!;
  return new Set(
    askedOn(facts, id, day).filter(
      (unit) =>
        givenBy(facts, id, day, unit) !== undefined ||
        (!NOTHING_IS_SAID_BY_NIL.includes(kind) && stateOf(facts, day, unit) === 'nil'),
    ),
  );
}

/** Units that something is computed of, and of these the ones that gave all of its parts. */
export function sameUnits(facts: Facts, made: Indicator, day: string): { meant: string[]; units: Set<string> } {
  const operands = operandsIn(made).map((id) => ({ id, asked: askedOn(facts, id, day) }));
  const open = openOn(facts, day).map(({ id }) => id);
  const whole = open.filter((unit) => operands.every(({ asked }) => asked.includes(unit)));
  const some = open.filter((unit) => operands.some(({ asked }) => asked.includes(unit)));
  const meant = whole.length > 0 && divides(made) ? whole : some;
  const says = (unit: string) =>
    operands.every(({ id, asked }) => !asked.includes(unit) || saysIt(facts, id, day, unit));
  return { meant, units: new Set(meant.filter(says)) };
}

const saysIt = (facts: Facts, id: string, day: string, unit: string): boolean => sayingUnits(facts, id, day).has(unit);

/** On some days some units count. */
export type Among = (day: string) => Units;

const namesIn = (value: Value): readonly string[] => (Array.isArray(value) ? (value as readonly string[]) : []);

/** A figure of one day, over all units or some; null: nobody said anything. */
export function figureOn(facts: Facts, id: string, day: string, among?: Units): Exact | null {
  const indicator = indicatorOn(facts, id, day);
  if (indicator === undefined) return null;
  if (isMade(indicator)) {
    const { units } = sameUnits(facts, indicator, day);
    const chosen = new Set([...units].filter((unit) => among?.has(unit) !== false));
    return evaluated(indicator, (part) => figureOn(facts, part, day, chosen));
  }
  const units = [...sayingUnits(facts, id, day)].filter((unit) => among?.has(unit) !== false);
  if (units.length === 0) return null;
  const values = units.flatMap((unit) => givenBy(facts, id, day, unit)?.value ?? []);
  if (indicator.kind === 'places') return counted(new Set(namesOn(facts, id, [day], among)).size);
  if (isAnswer(indicator)) return values.length === 0 ? null : counted(values.length);
  if (indicator.kind === 'check') return counted(values.filter((value) => value === true).length);
  return sumOf(values.map((value) => exact(value as string)));
}

export function namesOn(facts: Facts, id: string, days: readonly string[], among?: Units): string[] {
  const all = days.flatMap((day) =>
    [...askedOn(facts, id, day)]
      .filter((unit) => among?.has(unit) !== false)
      .flatMap((unit) => namesIn(givenBy(facts, id, day, unit)?.value ?? [])),
  );
  return [...new Set(all)];
}

export const OF_DAY = ['stock', 'check', 'choice', 'date'];
const ADDS_UP = ['flow', 'places'];

/** Over days: a flow adds up, of what there is the last day counts, a mean is that of its days, names count once. */
export function figureOver(facts: Facts, id: string, days: readonly string[], among?: Among): Exact | null {
  const last = days.findLast((day) => indicatorOn(facts, id, day) !== undefined);
  if (last === undefined) return null;
  const indicator = indicatorOn(facts, id, last)!;
  if (isMade(indicator)) return madeOver(facts, indicator, days, among);
  const known = days.flatMap((day) => figureOn(facts, id, day, among?.(day)) ?? []);
  if (known.length === 0) return null;
  if (indicator.kind === 'flow') return sumOf(known);
  if (indicator.kind === 'mean') return over(sumOf(known), counted(known.length));
  if (indicator.kind === 'places') {
    return counted(new Set(days.flatMap((day) => namesOn(facts, id, [day], among?.(day)))).size);
  }
  return known.at(-1)!;
}

/** Each day of the units that have both parts; where one part is of a day and the other adds up, of that day's units. */
function madeOver(facts: Facts, made: Indicator, days: readonly string[], among?: Among): Exact | null {
  const counting = days.filter((day) => indicatorOn(facts, made.id, day) !== undefined);
  const kinds = operandsIn(made).map((id) => indicatorOn(facts, id, counting.at(-1)!)!.kind);
  const unitsOn = (day: string): Set<string> =>
    new Set([...sameUnits(facts, made, day).units].filter((unit) => among?.(day).has(unit) !== false));
  if (kinds.every((kind) => OF_DAY.includes(kind))) {
    return counting.map((day) => figureOn(facts, made.id, day, among?.(day))).findLast((each) => each !== null) ?? null;
  }
  const isMixed = kinds.some((kind) => OF_DAY.includes(kind));
  const last = counting.map(unitsOn).findLast((units) => units.size > 0) ?? new Set<string>();
  const parts = operandsIn(made).map((id, at) => {
    const narrowed = isMixed && ADDS_UP.includes(kinds[at]!);
    const counts = (day: string): Set<string> =>
      narrowed ? new Set([...unitsOn(day)].filter((unit) => last.has(unit))) : unitsOn(day);
    return figureOver(facts, id, counting, counts);
  });
  const ids = operandsIn(made);
  return evaluated(made, (id) => parts[ids.indexOf(id)] ?? null);
}

/** To date: over all days since the start, with the opening of a flow; of what there is, the day's. */
export function figureToDate(facts: Facts, id: string, day: string): Exact | null {
  const indicator = indicatorOn(facts, id, day)!;
  const days = daysTo(facts, day).filter((each) => indicatorOn(facts, id, each) !== undefined);
  const opening = openingOf(facts, id, day);
  if (indicator.kind === 'flow') return plus(opening, figureOver(facts, id, days) ?? ZERO);
  if (indicator.kind === 'places') return counted(namesOn(facts, id, days).length);
  if (indicator.kind === 'mean') return figureOver(facts, id, days);
  if (!isMade(indicator)) return figureOn(facts, id, day);
  return madeToDate(facts, indicator, day, days);
}

/** @param only of one unit: the opening is nobody's own. */
function madeToDate(facts: Facts, made: Indicator, day: string, days: readonly string[], only?: string): Exact | null {
  const unitsOn = (each: string): Set<string> =>
    new Set([...sameUnits(facts, made, each).units].filter((unit) => only === undefined || unit === only));
  const units = unitsOn(day);
  const kinds = operandsIn(made).map((id) => indicatorOn(facts, id, day)!.kind);
  const isMixed = kinds.some((kind) => OF_DAY.includes(kind));
  const parts = operandsIn(made).map((id, at) => {
    const kind = kinds[at]!;
    if (OF_DAY.includes(kind)) return figureOn(facts, id, day, units);
    const isNarrowed = isMixed && ADDS_UP.includes(kind);
    const counts = (each: string): Set<string> =>
      isNarrowed ? new Set([...unitsOn(each)].filter((unit) => units.has(unit))) : unitsOn(each);
    if (only !== undefined) {
      const own = ownOver(facts, id, days, only, counts);
      return own && kind === 'flow' ? plus(own, ownOpening(facts, id, day, only)) : own;
    }
    const sum = figureOver(facts, id, days, counts);
    const typer = soleTyper(facts, id, day);
    if (isNarrowed && typer !== undefined && !units.has(typer)) return null; // all that there is, is that unit's
    if (kind === 'flow') return plus(openingOf(facts, id, day), sum ?? ZERO);
    return kind === 'places' ? (sum ?? ZERO) : sum;
  });
  const ids = operandsIn(made);
  return evaluated(made, (id) => parts[ids.indexOf(id)] ?? null);
}

/** Of a unit that never gave a figure nothing is known, whatever it said by nil returns. */
export function ownOver(facts: Facts, id: string, days: readonly string[], unit: string, among: Among): Exact | null {
  const given = days.some((day) => among(day).has(unit) && givenBy(facts, id, day, unit) !== undefined);
  return given ? figureOver(facts, id, days, among) : null;
}

/** Of one unit to date. */
export function unitToDate(facts: Facts, id: string, day: string, unit: string): Exact | null {
  const indicator = indicatorOn(facts, id, day)!;
  const only = new Set([unit]);
  if (OF_DAY.includes(indicator.kind)) return figureOn(facts, id, day, only);
  const days = daysTo(facts, day).filter((each) => indicatorOn(facts, id, each) !== undefined);
  if (isMade(indicator)) return madeToDate(facts, indicator, day, days, unit);
  const own = ownOver(facts, id, days, unit, () => only);
  return own && plus(own, ownOpening(facts, id, day, unit));
}

export interface Moved {
  readonly change: Exact | null;
  /** Units that one of the two days lacks. */
  readonly leftOut: ReadonlySet<string>;
}

/** Against the reporting day before: over the units that both days have, as both are printed. */
export function movedOn(facts: Facts, id: string, day: string): Moved {
  const before = daysTo(facts, dayAfter(day, -1)).at(-1);
  const none: Moved = { change: null, leftOut: new Set() };
  if (before === undefined || indicatorOn(facts, id, before) === undefined) return none;
  if (figureOn(facts, id, day) === null || figureOn(facts, id, before) === null) return none;
  const unitsOn = (each: string): Set<string> => {
    const indicator = indicatorOn(facts, id, each)!;
    return isMade(indicator) ? sameUnits(facts, indicator, each).units : sayingUnits(facts, id, each);
  };
  const [now, then] = [unitsOn(day), unitsOn(before)];
  const both = new Set([...now].filter((unit) => then.has(unit)));
  const printed = (each: string): Exact | null => {
    const figure = figureOn(facts, id, each, both);
    const indicator = indicatorOn(facts, id, each)!;
    return figure && isMade(indicator) ? roundedTo(figure, indicator.decimals) : figure;
  };
  const [today, earlier] = [printed(day), printed(before)];
  const leftOut = new Set([...now, ...then].filter((unit) => !both.has(unit)));
  if (today === null || earlier === null) return { change: null, leftOut };
  return { change: plus(today, { ...earlier, above: -earlier.above }), leftOut };
}
