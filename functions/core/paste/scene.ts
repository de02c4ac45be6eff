/**
 * Everything that stands where in a pasted text (see `paste.ts`), found once: sentences, quantities, names of indicators and
 * units; and the text with all of these blanked, so that what is left says what surrounds them.
 */

import { type Indicator, isAskedOf, type Programme, type Unit } from '../programme/programme.ts';
import type { ReportingDay } from '../values/values.ts';
import { countedBy } from '../wording/measures.ts';
import { type Sentence, sentencesIn } from './lines.ts';
import { indicatorsIn, type NamePlace, type UnitPlace, unitsIn } from './names.ts';
import { type Quantity, quantitiesIn } from './quantities.ts';
import { type Span, spansWithout } from './spans.ts';

export interface Scene {
  readonly text: string;
  readonly day: ReportingDay | undefined;
  readonly unit: Unit;
  readonly asked: readonly Indicator[];
  /** Numeric ones among the asked. */
  readonly numeric: readonly Indicator[];
  readonly quantities: readonly Quantity[];
  readonly units: readonly UnitPlace[];
  /** Asked indicators of that name; where none is asked, those that are called so. */
  readonly names: readonly NamePlace[];
  readonly sentences: readonly Sentence[];
  readonly blanked: string;
}

export function sceneOf(programme: Programme, unit: Unit, text: string, day: ReportingDay | undefined): Scene {
  const asked = programme.indicators.filter((indicator) => isAskedOf(indicator, unit.id));
  const spans = spansWithout(text);
  const quantities = quantitiesIn(text, spans);
  const units = unitsIn(text, programme.units);
  const names = indicatorsIn(text, programme.indicators, units).map((place) => preferAsked(place, asked));
  const counts = ({ start, end }: Span): boolean => quantities.some((each) => start <= each.start && each.end <= end);
  const counted = quantities.map(({ start, end }) => ({ start, end: end + countedBy(text, end).length }));
  return {
    ...{ text, day, unit, asked, quantities, units, names },
    numeric: asked.filter(isNumeric),
    sentences: sentencesIn(text, { units, own: unit.id, names }, counts),
    blanked: blank(text, [...spans, ...counted, ...names, ...units]),
  };
}

export const isNumeric = ({ kind }: Indicator): boolean => kind === 'flow' || kind === 'stock' || kind === 'mean';

export const inside = <Place extends Span>(places: readonly Place[], { start, end }: Span): Place[] =>
  places.filter((place) => start <= place.start && place.end <= end);

function preferAsked(place: NamePlace, asked: readonly Indicator[]): NamePlace {
  const own = place.indicators.filter((indicator) => asked.includes(indicator));
  return own.length > 0 ? { ...place, indicators: own } : place;
}

function blank(text: string, spans: readonly Span[]): string {
  const units = text.split('');
  for (const { start, end } of spans) units.fill(' ', start, end);
  return units.join('');
}
