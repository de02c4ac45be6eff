/**
 * How figures of each kind are typed: the part of the kinds that the form on a phone carries. The whole of them is in
 * `table.ts`, which does not compile without this part.
 */
import type { ReportingDay } from '../values/values.ts';
import { weekdayName } from '../values/weekday.ts';
import { checkTyping } from './check.ts';
import { choiceTyping } from './choice.ts';
import { computedTyping } from './computed.ts';
import { dateTyping } from './date.ts';
import { flowTyping } from './flow.ts';
import type { Indicator, IndicatorKind } from './indicator.ts';
import type { AskedTyping, ComputedTyping, FigureReading } from './kind.ts';
import { meanTyping } from './mean.ts';
import { placesTyping } from './places.ts';
import { stockTyping } from './stock.ts';
import { textTyping } from './text.ts';

const TYPING = {
  flow: flowTyping,
  stock: stockTyping,
  mean: meanTyping,
  places: placesTyping,
  check: checkTyping,
  ratio: computedTyping,
  computed: computedTyping,
  choice: choiceTyping,
  date: dateTyping,
  text: textTyping,
} satisfies Record<IndicatorKind, AskedTyping | ComputedTyping>;

/** undefined: it is computed, and nobody types it. */
export function typingOf({ kind }: Pick<Indicator, 'kind'>): AskedTyping | undefined {
  const typing: AskedTyping | ComputedTyping = TYPING[kind];
  return typing.entry === null ? undefined : typing;
}

/** Is it typed as a number? Only these are compared with what is usual and found in texts. */
export const isNumber = (indicator: Pick<Indicator, 'kind'>): boolean => typingOf(indicator)?.entry.field === 'number';

/** Is the indicator asked of that unit on that day; without a day: ever? What is computed is asked of nobody. */
export function isAskedOf(indicator: Indicator, unit: string, day?: ReportingDay): boolean {
  const { askedOf, askedOn } = indicator;
  if (typingOf(indicator) === undefined || askedOf?.includes(unit) === false) return false;
  return askedOn === undefined || day === undefined || askedOn.includes(weekdayName(day));
}

/** Does that unit type it that day? What is drawn from a ledger is asked of it there. */
export const isTypedBy = (indicator: Indicator, unit: string, day?: ReportingDay): boolean =>
  indicator.from === undefined && isAskedOf(indicator, unit, day);

/**
 * What a person typed or a program sent for one indicator -> its exact value, or findings that say what was seen. Anything
 * doubtful is refused with a sentence: a figure is never guessed and never passes through `Number()`.
 * @param typed a string as typed or as it stood in JSON; also a finite safe number, a boolean or an array of names.
 * @param path where it stood, `figures.garbage`; findings carry it.
 */
export const readFigure = (indicator: Indicator, typed: unknown, path: string): FigureReading =>
  TYPING[indicator.kind].read(indicator, typed, path);
