/**
 * How a figure moved against another day: over the units that have both days, and which units that leaves out.
 */

import type { Indicator } from '../kinds/indicator.ts';
import type { IndicatorClose } from '../kinds/indicator-close.ts';
import { askedKind } from '../kinds/table.ts';
import { subtractExactly } from '../values/decimal.ts';
import { own } from '../values/own.ts';
import type { DecimalString } from '../values/values.ts';
import { operandsOn } from './close-computed.ts';
import { type ClosedDay, countOf, together, type Units, valuesByUnit } from './day-values.ts';
import { computed, type FindIndicator, unitsMeant, unitsWithAll } from './same-units.ts';

/** The figure of one day with the units that it is of. */
export interface OfDay {
  readonly units: Units;
  readonly over: (units: Units) => DecimalString | null;
}

/** `previous` is the figure that the day before printed; `change` is over the units that both days have. */
export function changeOn(
  indicator: Indicator,
  find: FindIndicator,
  today: ClosedDay,
  before: ClosedDay | undefined,
): Pick<IndicatorClose, 'previous' | 'change' | 'changeLeftOut'> {
  const previous = own(before?.indicators, indicator.id)?.day ?? null;
  const day = own(today.indicators, indicator.id)?.day ?? null;
  if (before === undefined || previous === null || day === null) return { previous, change: null };
  const [now, then] = [dayOfUnits(indicator, find, today), dayOfUnits(indicator, find, before)];
  const leftOut = [...apart(now.units, then.units), ...apart(then.units, now.units)].sort();
  if (leftOut.length === 0) return { previous, change: difference(indicator, day, previous) };
  const both = new Set([...now.units].filter((unit) => then.units.has(unit)));
  return { previous, change: difference(indicator, now.over(both), then.over(both)), changeLeftOut: leftOut };
}

/** The day's figure over those of these units that have all of it. */
export function figureOver(
  indicator: Indicator,
  find: FindIndicator,
  day: ClosedDay,
  some: Units,
): DecimalString | null {
  const { units, over } = dayOfUnits(indicator, find, day);
  return over(new Set([...units].filter((unit) => some.has(unit))));
}

/** The day's figure with the units that it is of. */
export function dayOfUnits(indicator: Indicator, find: FindIndicator, day: ClosedDay): OfDay {
  const kind = askedKind(indicator);
  if (kind !== undefined) {
    const values = valuesByUnit(kind, indicator, day);
    return { units: new Set(values.keys()), over: (units) => countOf(together(kind, indicator, values, units)) };
  }
  const operands = operandsOn(indicator, find, day);
  const meant = unitsMeant(
    indicator,
    find,
    day.units.map(({ unit }) => unit),
  );
  return {
    units: unitsWithAll(meant, operands),
    over: (units) =>
      computed(indicator, find, (id) => {
        const { operand, kind, values } = operands.find((each) => each.operand.id === id)!;
        return countOf(together(kind, operand, values, units));
      }),
  };
}

const apart = (units: Units, from: Units): string[] => [...units].filter((unit) => !from.has(unit));

function difference(
  { decimals }: Indicator,
  now: DecimalString | null,
  then: DecimalString | null,
): DecimalString | null {
  if (now === null || then === null) return null;
  return subtractExactly(now, then, decimals);
}
