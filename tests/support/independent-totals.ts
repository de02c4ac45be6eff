/**
 * What must come out of a programme's reports, computed a second time and otherwise than the code: on fractions, from the
 * raw list of everything that was ever sent, each day from the definitions anew. No close builds on another here.
 */
import type { Indicator } from '../../functions/core/kinds/indicator.ts';
import type { Programme, Unit } from '../../functions/core/programme/programme.ts';
import type { FigureValue, ReportingDay } from '../../functions/core/values/values.ts';

export interface Sent {
  readonly day: ReportingDay;
  readonly unit: string;
  readonly revision: number;
  readonly nil: boolean;
  readonly figures: Readonly<Record<string, FigureValue>>;
}

export interface Expected {
  readonly day: string | null;
  readonly total: string | null;
  readonly previous: string | null;
  readonly change: string | null;
}

interface Fraction {
  readonly above: bigint;
  readonly below: bigint;
}

/** Reporting days in order, as the caller knows them, and everything that counts. */
export interface Facts {
  readonly programme: Programme;
  readonly days: readonly ReportingDay[];
  readonly sent: readonly Sent[];
  /** Only these units count on that day; absent: all. */
  readonly among?: (unit: string, day: ReportingDay) => boolean;
}

/** The figures of one day, by indicator. */
export function expectedFigures(facts: Facts, day: ReportingDay): Record<string, Expected> {
  const before = facts.days[facts.days.indexOf(day) - 1];
  return Object.fromEntries(
    facts.programme.indicators.map((indicator) => {
      const words = (value: Fraction | null): string | null =>
        value === null ? null : inWords(value, indicator.decimals);
      const today = words(figureOf(facts, indicator, day));
      const previous = before === undefined ? null : words(figureOf(facts, indicator, before));
      const change = today === null || previous === null ? null : words(changeOf(facts, indicator, before!, day));
      return [indicator.id, { day: today, total: words(totalOf(facts, indicator, day)), previous, change }];
    }),
  );
}

/** The difference of what is printed of both days, over the units that have both. */
function changeOf(facts: Facts, indicator: Indicator, before: ReportingDay, day: ReportingDay): Fraction | null {
  const [then, now] = [unitsOn(facts, indicator, before), unitsOn(facts, indicator, day)];
  const both = { ...facts, among: (unit: string) => then.includes(unit) && now.includes(unit) };
  const isSame = then.length === now.length && then.every((unit) => now.includes(unit));
  const [one, other] = [day, before].map((each) => figureOf(isSame ? facts : both, indicator, each));
  if (!one || !other) return null;
  return subtract(read(inWords(one, indicator.decimals)), read(inWords(other, indicator.decimals)));
}

/** Units that have a figure that day: of what is computed, those that have all of its parts. */
function unitsOn(facts: Facts, indicator: Indicator, day: ReportingDay): string[] {
  if (isComputed(indicator)) return sameOn(facts, indicator, day);
  return asked(facts, indicator, day)
    .filter((unit) => isSaid(facts, indicator, unit, day))
    .map(({ id }) => id);
}

/** A nil return says zero of what happens, and nothing of what there is. */
const isSaid = (facts: Facts, indicator: Indicator, unit: Unit, day: ReportingDay): boolean =>
  saidBy(facts, indicator, unit, day).length > 0 ||
  ((indicator.kind === 'flow' || indicator.kind === 'places') && standing(facts, unit.id, day)?.nil === true);

const isComputed = ({ kind }: Indicator): boolean => kind === 'ratio' || kind === 'computed';

/** A ratio's two, or the ids that stand in the text of a formula. */
function partsOf({ programme }: Facts, { of, formula }: Indicator): Indicator[] {
  const ids = of ?? new Set(formula!.text.match(/[a-z]\w*/g));
  return [...ids].map((id) => programme.indicators.find((each) => each.id === id)!);
}

/** By a figure: what is divided by a number alone is in another measure, and no quotient. */
const divides = ({ kind, formula }: Indicator): boolean => kind === 'ratio' || /\/ *[a-z(]/.test(formula!.text);

function sameOn(facts: Facts, indicator: Indicator, day: ReportingDay): string[] {
  const parts = partsOf(facts, indicator);
  const asks = (unit: Unit): Indicator[] => parts.filter(({ askedOf }) => askedOf?.includes(unit.id) !== false);
  const open = facts.programme.units.filter((unit) => isOpen(unit, day) && facts.among?.(unit.id, day) !== false);
  const askedBoth = open.filter((unit) => asks(unit).length === parts.length);
  const meant = askedBoth.length > 0 && divides(indicator) ? askedBoth : open.filter((unit) => asks(unit).length > 0);
  return meant.filter((unit) => asks(unit).every((part) => isSaid(facts, part, unit, day))).map(({ id }) => id);
}

/** The same facts, each day of the units that have both parts of the ratio. */
const same = (facts: Facts, ratio: Indicator): Facts => ({
  ...facts,
  among: (unit, day) => sameOn(facts, ratio, day).includes(unit),
});

const OF_DAY = ['stock', 'check'];
const ADDS_UP = ['flow', 'places'];

/** Where one part is of the last day and the other adds up, it adds up over the units of that day only. */
function ofLast(facts: Facts, ratio: Indicator, days: readonly ReportingDay[], part: Indicator): Facts {
  const kinds = partsOf(facts, ratio).map(({ kind }) => kind);
  const isMixed = kinds.some((kind) => OF_DAY.includes(kind)) && ADDS_UP.includes(part.kind);
  const counted = same(facts, ratio);
  if (!isMixed) return counted;
  const last = days.map((day) => sameOn(facts, ratio, day)).findLast((units) => units.length > 0) ?? [];
  return { ...counted, among: (unit, day) => counted.among!(unit, day) && last.includes(unit) };
}

export interface ExpectedPeriod {
  readonly value: string | null;
  readonly mean: string | null;
  readonly days: number;
  readonly highest: { readonly day: ReportingDay; readonly value: string } | null;
}

/** What a stretch of days says of each indicator, from the raw list again; `some`: only these units. */
export function expectedPeriod(
  facts: Facts,
  days: readonly ReportingDay[],
  some?: ReadonlySet<string>,
): Record<string, ExpectedPeriod> {
  const { programme } = facts;
  const chosen =
    some === undefined
      ? facts
      : { ...facts, programme: { ...programme, units: programme.units.filter(({ id }) => some.has(id)) } };
  return Object.fromEntries(programme.indicators.map((each) => [each.id, periodOf(chosen, each, days)]));
}

function periodOf(facts: Facts, indicator: Indicator, days: readonly ReportingDay[]): ExpectedPeriod {
  const { decimals, kind } = indicator;
  const found = days.flatMap((day) => {
    const figure = figureOf(facts, indicator, day);
    return figure === null ? [] : [{ day, figure }];
  });
  const all = found.map(({ figure }) => figure).reduce(add, whole(0));
  const middle = { above: all.above, below: all.below * BigInt(Math.max(1, found.length)) };
  const precise = kind === 'mean' ? decimals : decimals === 0 ? 1 : decimals;
  const isOver = (one: Fraction, other: Fraction): boolean => one.above * other.below > other.above * one.below;
  const top = found.reduce<(typeof found)[number] | null>(
    (best, each) =>
      best === null || isOver(read(inWords(each.figure, decimals)), read(inWords(best.figure, decimals))) ? each : best,
    null,
  );
  return {
    value: ((value) => (value === null ? null : inWords(value, decimals)))(valueOver(facts, indicator, days)),
    mean: found.length === 0 || isComputed(indicator) || kind === 'check' ? null : inWords(middle, precise),
    days: found.length,
    highest: top === null ? null : { day: top.day, value: inWords(top.figure, decimals) },
  };
}

function valueOver(facts: Facts, indicator: Indicator, days: readonly ReportingDay[]): Fraction | null {
  const all = days.map((day) => figureOf(facts, indicator, day));
  const known = all.filter((each) => each !== null);
  if (isComputed(indicator)) {
    const kinds = partsOf(facts, indicator).map(({ kind }) => kind);
    const isStanding = kinds.every((kind) => kind === 'stock' || kind === 'check');
    return isStanding
      ? (known.at(-1) ?? null)
      : percent(facts, indicator, (each) => valueOver(ofLast(facts, indicator, days, each), each, days));
  }
  if (known.length === 0) return null;
  const total = known.reduce(add, whole(0));
  switch (indicator.kind) {
    case 'flow':
      return total;
    case 'mean':
      return { above: total.above, below: total.below * BigInt(known.length) };
    case 'places':
      return whole(
        new Set(
          days
            .flatMap((day) => asked(facts, indicator, day).flatMap((unit) => saidBy(facts, indicator, unit, day)))
            .flat(),
        ).size,
      );
    default:
      return known.at(-1)!;
  }
}

function figureOf(facts: Facts, indicator: Indicator, day: ReportingDay): Fraction | null {
  const values = asked(facts, indicator, day).flatMap((unit) => saidBy(facts, indicator, unit, day));
  switch (indicator.kind) {
    case 'ratio':
    case 'computed':
      return percent(facts, indicator, (each) => figureOf(same(facts, indicator), each, day));
    case 'check':
      return values.length === 0 ? null : whole(values.filter((value) => value === true).length);
    case 'places':
      return values.length === 0 && !anyNil(facts, indicator, day) ? null : whole(new Set(values.flat()).size);
    case 'flow':
      return values.length === 0 && !anyNil(facts, indicator, day) ? null : sum(values);
    case 'choice':
    case 'date':
    case 'text':
      return values.length === 0 ? null : whole(values.length);
    default:
      return values.length === 0 ? null : sum(values);
  }
}

function totalOf(facts: Facts, indicator: Indicator, day: ReportingDay): Fraction | null {
  const days = facts.days.filter((each) => each <= day);
  switch (indicator.kind) {
    case 'stock':
    case 'check':
    case 'choice':
    case 'date':
    case 'text':
      return figureOf(facts, indicator, day);
    case 'ratio':
    case 'computed':
      return percent(facts, indicator, (each) => totalOf(ofLast(facts, indicator, [day], each), each, day));
    case 'flow':
      return days
        .map((each) => figureOf(facts, indicator, each) ?? whole(0))
        .reduce(add, indicator.opening === undefined ? whole(0) : read(indicator.opening));
    case 'mean': {
      const figures = days.map((each) => figureOf(facts, indicator, each)).filter((each) => each !== null);
      if (figures.length === 0) return null;
      const { above, below } = figures.reduce(add, whole(0));
      return { above, below: below * BigInt(figures.length) };
    }
    case 'places': {
      const names = days.flatMap((each) =>
        asked(facts, indicator, each).flatMap((unit) => saidBy(facts, indicator, unit, each)),
      );
      return whole(new Set(names.flat()).size);
    }
  }
}

/** Of the figures as they are, a mean before it is rounded. */
function percent(facts: Facts, indicator: Indicator, figure: (each: Indicator) => Fraction | null): Fraction | null {
  if (indicator.kind === 'computed') return byFormula(facts, indicator, figure);
  const [above, below] = indicator.of!.map((id) => figure(facts.programme.indicators.find((each) => each.id === id)!));
  const quotient = quotientOf(above ?? null, below ?? null); // the magnitude is divided, so what is below stays positive
  return quotient && { ...quotient, above: quotient.above * 100n };
}

/** By a walk over the text, sign by sign and without brackets: products first, then sums. */
function byFormula(
  facts: Facts,
  { formula }: Indicator,
  figure: (each: Indicator) => Fraction | null,
): Fraction | null {
  const factor = (word: string): Fraction | null => {
    if (/^\d/.test(word)) return read(word);
    return figure(facts.programme.indicators.find((each) => each.id === word)!);
  };
  const product = (text: string): Fraction | null =>
    text.split(' * ').reduce<Fraction | null>((so, part) => {
      const [over, ...under] = part.split(' / ').map(factor);
      const quotient = under.reduce<Fraction | null>((one, other) => quotientOf(one, other!), over!);
      return so && quotient && { above: so.above * quotient.above, below: so.below * quotient.below };
    }, whole(1));
  return formula!.text.split(' + ').reduce<Fraction | null>((so, part) => {
    const [first, ...taken] = part.split(' - ').map(product);
    const rest = taken.reduce<Fraction | null>((one, other) => one && other! && subtract(one, other), first!);
    return so && rest && add(so, rest);
  }, whole(0));
}

function quotientOf(one: Fraction | null, other: Fraction | null): Fraction | null {
  if (one === null || other === null || other.above === 0n) return null;
  const sign = other.above < 0n ? -1n : 1n;
  return { above: sign * one.above * other.below, below: sign * one.below * other.above };
}

/** The unit's value on that day, or for a stock that carries the last one before: a list of one or none. */
function saidBy(facts: Facts, indicator: Indicator, unit: Unit, day: ReportingDay): FigureValue[] {
  const days = indicator.kind === 'stock' && indicator.carry ? facts.days.filter((each) => each <= day) : [day];
  for (const each of days.toReversed()) {
    const value = isOpen(unit, each) ? standing(facts, unit.id, each)?.figures[indicator.id] : undefined;
    if (value !== undefined) return [value];
  }
  return [];
}

const standing = ({ sent }: Facts, unit: string, day: ReportingDay): Sent | undefined =>
  newestOf(sent).get(`${day} ${unit}`);

const known = new WeakMap<readonly Sent[], { count: number; newest: Map<string, Sent> }>();

/** The highest revision by day and unit; a list that only grows is read on from where it was left. */
function newestOf(sent: readonly Sent[]): ReadonlyMap<string, Sent> {
  const { count, newest } = known.get(sent) ?? { count: 0, newest: new Map<string, Sent>() };
  for (const each of sent.slice(count)) {
    const key = `${each.day} ${each.unit}`;
    if (each.revision > (newest.get(key)?.revision ?? 0)) newest.set(key, each);
  }
  known.set(sent, { count: sent.length, newest });
  return newest;
}

const asked = ({ programme, among }: Facts, { askedOf }: Indicator, day: ReportingDay): Unit[] =>
  programme.units.filter(
    (unit) =>
      isOpen(unit, day) && (askedOf === undefined || askedOf.includes(unit.id)) && among?.(unit.id, day) !== false,
  );

const anyNil = (facts: Facts, indicator: Indicator, day: ReportingDay): boolean =>
  asked(facts, indicator, day).some((unit) => standing(facts, unit.id, day)?.nil === true);

const isOpen = ({ opens = '0000', closes = '9999' }: Unit, day: ReportingDay): boolean => opens <= day && day <= closes;

const whole = (value: number): Fraction => ({ above: BigInt(value), below: 1n });

function read(text: string): Fraction {
  const fraction = text.includes('.') ? text.length - 1 - text.indexOf('.') : 0;
  return { above: BigInt(text.replace('.', '')), below: 10n ** BigInt(fraction) };
}

const sum = (values: readonly FigureValue[]): Fraction =>
  values.map((value) => read(value as string)).reduce(add, whole(0));
const add = (one: Fraction, other: Fraction): Fraction => ({
  above: one.above * other.below + other.above * one.below,
  below: one.below * other.below,
});
const subtract = (one: Fraction, other: Fraction): Fraction => add(one, { above: -other.above, below: other.below });

/** Long division on the magnitude, digit by digit; then one more digit decides whether the last one goes up. */
function inWords({ above, below }: Fraction, decimals: number): string {
  const negative = above < 0n;
  let rest = negative ? -above : above;
  let digits = String(rest / below);
  rest %= below;
  for (let place = 0; place < decimals; place += 1) {
    rest *= 10n;
    digits += String(rest / below);
    rest %= below;
  }
  if ((rest * 10n) / below >= 5n) digits = String(BigInt(digits) + 1n).padStart(digits.length, '0');
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return negative && /[1-9]/.test(text) ? `-${text}` : text;
}
