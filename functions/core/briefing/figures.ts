/**
 * One indicator as sentences tell it: figures in words, what they lack, and which indicators are the largest. Part of
 * `compose.ts`; how figures are put together into clauses stands in `clauses.ts`.
 */

import type { DayClose } from '../day/day-close.ts';
import { partFigures } from '../indicators/parts.ts';
import type { Indicator } from '../kinds/indicator.ts';
import type { IndicatorClose } from '../kinds/indicator-close.ts';
import { isWhole } from '../kinds/parts.ts';
import { askedKind, kindOf } from '../kinds/table.ts';
import { isAskedOf } from '../kinds/typing.ts';
import { moveWords, spokenMeasure } from '../kinds/words.ts';
import type { Programme } from '../programme/programme.ts';
import { toScaled } from '../values/decimal.ts';
import type { DecimalString } from '../values/values.ts';
import { exactWords, spokenWords } from '../wording/phrases.ts';
import type { Said, ToldFigure } from './data.ts';

/** How many stocks and how many flows lead the briefing. */
const HEADLINES = 3;
/** Parts that a sentence tells. */
const MOST_PARTS = 3;
/** More missing units than this are counted, not named. */
const MOST_NAMED = 3;

type Words = (value: DecimalString, unit: string) => string;

/** A day's figure, its movement and its total in words. @param words how numbers are said: as in a sentence, or all digits */
export function toldFigure(indicator: Indicator, close: DayClose, words: Words = spokenWords): ToldFigure {
  const figures = figuresOf(indicator, close);
  const measure = spokenMeasure(indicator);
  const say = (of: Said['of'], value: DecimalString | null, said: Words = words): Said | null =>
    value === null
      ? null
      : {
          indicator: indicator.id,
          of,
          unit: null,
          value,
          words: (of === 'day' ? fallWords(indicator, value, said) : undefined) ?? said(value, measure),
        };
  return {
    indicator: indicator.id,
    name: besideFigure(indicator),
    day: say('day', figures.day),
    total: say('total', figures.total),
    change: say('change', figures.change, (value, unit) => moveWords(value, unit, indicator, words)),
    isSame: figures.change !== null && figures.changeLeftOut !== undefined,
    isPartial: reportedOf(figures.leftOut ?? [], close).length > 0,
    compared: [],
    ...toldParts(indicator, close),
    target: null,
    silence: figures.day === null ? silenceOf(indicator, figures, close) : null,
    without: figures.day === null ? null : withoutOf(figures, close),
  };
}

/** Those that there are any of, the largest first; of two dimensions the names of the first. */
function toldParts(indicator: Indicator, close: DayClose): Pick<ToldFigure, 'parts' | 'moreParts'> {
  const { by = [] } = indicator;
  const names = Array.isArray(by) ? by : (Object.values(by)[0] ?? []);
  const some = partFigures(indicator, close)
    .filter(({ part, day }) => names.includes(part) && !isZero(day))
    .toSorted((one, other) => compare(toScaled(other.day ?? '0', 6), toScaled(one.day ?? '0', 6)));
  const parts = some.slice(0, MOST_PARTS).map(({ id, part, day, share }) => {
    const words = spokenWords(day ?? '', spokenMeasure(indicator));
    const said: Said = { indicator: id, of: 'day', unit: null, value: day ?? '', words };
    return { name: /\d$/.test(part) ? `${part}为` : part, said, share: share === null ? null : exactWords(share, '%') };
  });
  return { parts, moreParts: some.length - parts.length };
}

/** 核减120平方米: a total that units type may fall. */
function fallWords(indicator: Indicator, value: DecimalString, words: Words): string | undefined {
  if (indicator.reported !== 'cumulative' || !value.startsWith('-')) return undefined;
  return `核减${words(value.slice(1), spokenMeasure(indicator))}`;
}

/** The name as a figure may follow it: a name that ends in a digit would run into the figure (`3号泵站为12台`). */
function besideFigure(indicator: Indicator): string {
  const { name } = indicator;
  return kindOf(indicator).words.besideName && /[\d.]$/.test(name) ? `${name}为` : name;
}

/** What the close says of an indicator. @throws Error when the close was made with another programme. */
export function figuresOf(indicator: Indicator, close: DayClose): IndicatorClose {
  const figures = close.indicators[indicator.id];
  if (figures === undefined) throw new Error(`the close of ${close.day} has no indicator ${indicator.id}`);
  return figures;
}

/** Those that lead by that figure, the largest first; those that moved today before those that did not; a figure that is zero leads nothing. */
export function largest(programme: Programme, close: DayClose, by: 'day' | 'total'): readonly Indicator[] {
  const candidates = programme.indicators.filter(
    (indicator) =>
      isWhole(indicator) && kindOf(indicator).print.leads === by && !isZero(figuresOf(indicator, close)[by]),
  );
  const size = (indicator: Indicator): bigint => toScaled(figuresOf(indicator, close)[by] ?? '0', 6);
  const idle = (indicator: Indicator): number => (isZero(figuresOf(indicator, close).day) ? 1 : 0);
  return candidates.toSorted((a, b) => idle(a) - idle(b) || compare(size(b), size(a))).slice(0, HEADLINES);
}

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

/** Nobody reported it, or 0. */
export const isZero = (value: DecimalString | null): boolean => value === null || /^-?[0.]*$/.test(value);

/** Was any unit of that day asked for it? A ratio is computed from others, and asked of nobody. */
export const isAskedOn = (indicator: Indicator, { units, day }: DayClose): boolean =>
  askedKind(indicator) === undefined || units.some(({ unit }) => isAskedOf(indicator, unit, day));

/** Of these units, the ones that reported that day: whoever is silent is named as such anyway. */
export function reportedOf(units: readonly string[], close: DayClose): readonly string[] {
  const silent = new Set(close.units.filter(({ state }) => state === 'missing').map(({ unit }) => unit));
  return units.filter((unit) => !silent.has(unit));
}

function silenceOf(indicator: Indicator, figures: IndicatorClose, close: DayClose): string {
  if (!isAskedOn(indicator, close)) return '不要求填报';
  return absentOf(figures, close).length > 0 ? '未报' : '未填报';
}

function withoutOf(figures: IndicatorClose, close: DayClose): string | null {
  const absent = absentOf(figures, close);
  if (absent.length === 0) return null;
  return absent.length > MOST_NAMED ? `${absent.length}个未报单位` : `未报的${absent.join('、')}`;
}

/** Names of the units that owe the figure and sent no report at all. */
function absentOf({ missing }: IndicatorClose, { units }: DayClose): readonly string[] {
  const owing = new Set(missing);
  return units.filter(({ unit, state }) => state === 'missing' && owing.has(unit)).map(({ name }) => name);
}

/** Names of the day's units by id. */
/** @param programme where branches are named too. */
export const unitNames = (close: DayClose, programme?: Pick<Programme, 'units'>): ReadonlyMap<string, string> =>
  new Map([
    ...(programme?.units ?? []).map(({ id, name }) => [id, name] as const),
    ...close.units.map(({ unit, name }) => [unit, name] as const),
  ]);
