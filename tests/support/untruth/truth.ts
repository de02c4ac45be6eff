/**
 * What is true of a day or a period, from the bare list of what was sent and of what was arranged when: computed anew from
 * the definitions each time, on fractions. No close builds on another here, and nothing of `functions/core` is used.
 */
import type { Indicator } from '../../../functions/core/kinds/indicator.ts';
import type { Programme, Unit } from '../../../functions/core/programme/programme.ts';
import {
  counted,
  dayAfter,
  type Exact,
  exact,
  HUNDRED,
  momentOf,
  over,
  plus,
  roundedTo,
  sumOf,
  times,
  weekdayOf,
  ZERO,
} from './exact.ts';

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

export const indicatorOn = (facts: Facts, id: string, day: string): Indicator | undefined =>
  arrangedOn(facts, day).indicators.find((each) => each.id === id);

const isOpen = ({ opens = '', closes = '9' }: Unit, day: string): boolean => opens <= day && day <= closes;
export const openOn = (facts: Facts, day: string): Unit[] =>
  arrangedOn(facts, day).units.filter((unit) => isOpen(unit, day));

const isAsked = ({ askedOf, kind }: Indicator, unit: string): boolean =>
  kind !== 'ratio' && askedOf?.includes(unit) !== false;
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
  const value = standing(facts, day, unit)?.figures[id];
  if (value !== undefined) return { value };
  if (indicator.kind !== 'stock' || !indicator.carry) return undefined;
  const earlier = daysTo(facts, dayAfter(day, -1)).findLast(
    (each) => askedOn(facts, id, each).includes(unit) && standing(facts, each, unit)?.figures[id] !== undefined,
  );
  return earlier === undefined ? undefined : { value: standing(facts, earlier, unit)!.figures[id]!, keptFrom: earlier };
}

const NOTHING_IS_SAID_BY_NIL = ['stock', 'mean', 'check'];
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

/** Units that a ratio is made of, and of these the ones that gave both of its parts. */
export function sameUnits(facts: Facts, ratio: Indicator, day: string): { meant: string[]; units: Set<string> } {
  const [one, other] = ratio.of!.map((id) => askedOn(facts, id, day));
  const both = one!.filter((unit) => other!.includes(unit));
  const meant =
    both.length > 0
      ? both
      : openOn(facts, day).flatMap(({ id }) => (one!.includes(id) || other!.includes(id) ? [id] : []));
  const says = (id: string, asked: readonly string[], unit: string): boolean =>
    !asked.includes(unit) || sayingUnits(facts, id, day).has(unit);
  const units = meant.filter((unit) => says(ratio.of![0], one!, unit) && says(ratio.of![1], other!, unit));
  return { meant, units: new Set(units) };
}

/** On some days some units count. */
export type Among = (day: string) => Units;

const namesIn = (value: Value): readonly string[] => (Array.isArray(value) ? (value as readonly string[]) : []);

/** A figure of one day, over all units or some; null: nobody said anything. */
export function figureOn(facts: Facts, id: string, day: string, among?: Units): Exact | null {
  const indicator = indicatorOn(facts, id, day);
  if (indicator === undefined) return null;
  if (indicator.kind === 'ratio') {
    const { units } = sameUnits(facts, indicator, day);
    const chosen = new Set([...units].filter((unit) => among?.has(unit) !== false));
    return quotient(indicator.of!.map((part) => figureOn(facts, part, day, chosen)));
  }
  const units = [...sayingUnits(facts, id, day)].filter((unit) => among?.has(unit) !== false);
  if (units.length === 0) return null;
  const values = units.flatMap((unit) => givenBy(facts, id, day, unit)?.value ?? []);
  if (indicator.kind === 'places') return counted(new Set(namesOn(facts, id, [day], among)).size);
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

const quotient = ([above = null, below = null]: readonly (Exact | null)[]): Exact | null => {
  const share = above && below && over(above, below);
  return share && times(share, HUNDRED);
};

const OF_DAY = ['stock', 'check'];
const ADDS_UP = ['flow', 'places'];

/** Over days: a flow adds up, of what there is the last day counts, a mean is that of its days, names count once. */
export function figureOver(facts: Facts, id: string, days: readonly string[], among?: Among): Exact | null {
  const last = days.findLast((day) => indicatorOn(facts, id, day) !== undefined);
  if (last === undefined) return null;
  const indicator = indicatorOn(facts, id, last)!;
  if (indicator.kind === 'ratio') return ratioOver(facts, indicator, days, among);
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
function ratioOver(facts: Facts, ratio: Indicator, days: readonly string[], among?: Among): Exact | null {
  const counting = days.filter((day) => indicatorOn(facts, ratio.id, day) !== undefined);
  const kinds = ratio.of!.map((id) => indicatorOn(facts, id, counting.at(-1)!)!.kind);
  const unitsOn = (day: string): Set<string> =>
    new Set([...sameUnits(facts, ratio, day).units].filter((unit) => among?.(day).has(unit) !== false));
  if (kinds.every((kind) => OF_DAY.includes(kind))) {
    return (
      counting.map((day) => figureOn(facts, ratio.id, day, among?.(day))).findLast((each) => each !== null) ?? null
    );
  }
  const isMixed = kinds.some((kind) => OF_DAY.includes(kind));
  const last = counting.map(unitsOn).findLast((units) => units.size > 0) ?? new Set<string>();
  const parts = ratio.of!.map((id, at) => {
    const narrowed = isMixed && ADDS_UP.includes(kinds[at]!);
    const counts = (day: string): Set<string> =>
      narrowed ? new Set([...unitsOn(day)].filter((unit) => last.has(unit))) : unitsOn(day);
    return figureOver(facts, id, counting, counts);
  });
  return quotient(parts);
}

/** To date: over all days since the start, with the opening of a flow; of what there is, the day's. */
export function figureToDate(facts: Facts, id: string, day: string): Exact | null {
  const indicator = indicatorOn(facts, id, day)!;
  const days = daysTo(facts, day).filter((each) => indicatorOn(facts, id, each) !== undefined);
  const opening = exact(indicator.opening ?? '0');
  if (indicator.kind === 'flow') return plus(opening, figureOver(facts, id, days) ?? ZERO);
  if (indicator.kind === 'places') return counted(namesOn(facts, id, days).length);
  if (indicator.kind === 'mean') return figureOver(facts, id, days);
  if (indicator.kind !== 'ratio') return figureOn(facts, id, day);
  return ratioToDate(facts, indicator, day, days);
}

/** @param only of one unit: the opening is nobody's own. */
function ratioToDate(
  facts: Facts,
  ratio: Indicator,
  day: string,
  days: readonly string[],
  only?: string,
): Exact | null {
  const unitsOn = (each: string): Set<string> =>
    new Set([...sameUnits(facts, ratio, each).units].filter((unit) => only === undefined || unit === only));
  const units = unitsOn(day);
  const kinds = ratio.of!.map((id) => indicatorOn(facts, id, day)!.kind);
  const isMixed = kinds.some((kind) => OF_DAY.includes(kind));
  const parts = ratio.of!.map((id, at) => {
    const kind = kinds[at]!;
    if (OF_DAY.includes(kind)) return figureOn(facts, id, day, units);
    const isNarrowed = isMixed && ADDS_UP.includes(kind);
    const counts = (each: string): Set<string> =>
      isNarrowed ? new Set([...unitsOn(each)].filter((unit) => units.has(unit))) : unitsOn(each);
    if (only !== undefined) return ownOver(facts, id, days, only, counts);
    const sum = figureOver(facts, id, days, counts);
    if (kind === 'flow') return plus(exact(indicatorOn(facts, id, day)!.opening ?? '0'), sum ?? ZERO);
    return kind === 'places' ? (sum ?? ZERO) : sum;
  });
  return quotient(parts);
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
  if (indicator.kind === 'ratio') return ratioToDate(facts, indicator, day, days, unit);
  return ownOver(facts, id, days, unit, () => only);
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
    return indicator.kind === 'ratio' ? sameUnits(facts, indicator, each).units : sayingUnits(facts, id, each);
  };
  const [now, then] = [unitsOn(day), unitsOn(before)];
  const both = new Set([...now].filter((unit) => then.has(unit)));
  const printed = (each: string): Exact | null => {
    const figure = figureOn(facts, id, each, both);
    const { kind, decimals } = indicatorOn(facts, id, each)!;
    return figure && kind === 'ratio' ? roundedTo(figure, decimals) : figure;
  };
  const [today, earlier] = [printed(day), printed(before)];
  const leftOut = new Set([...now, ...then].filter((unit) => !both.has(unit)));
  if (today === null || earlier === null) return { change: null, leftOut };
  return { change: plus(today, { ...earlier, above: -earlier.above }), leftOut };
}
