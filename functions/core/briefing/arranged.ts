/**
 * What a programme arranges itself: sentences with places (`say`), lists of units, targets in words.
 * Part of `compose.ts`.
 */

import { cycleOf } from '../calendar/cycle.ts';
import { sinceWords } from '../calendar/words.ts';
import type { DayClose } from '../day/day-close.ts';
import type { CompareBases } from '../indicators/comparison.ts';
import { comparisonWords } from '../indicators/comparison-words.ts';
import { partFigures } from '../indicators/parts.ts';
import { finderOf } from '../indicators/same-units.ts';
import type { Indicator } from '../kinds/indicator.ts';
import { spokenMeasure } from '../kinds/words.ts';
import type { Programme } from '../programme/programme.ts';
import { type Filled, fillSay } from '../say/fill.ts';
import { type Place, parseSay } from '../say/parse.ts';
import { comparedWords, unitWords } from '../target/beside.ts';
import { namedIn } from '../target/lists.ts';
import type { IndicatorStanding } from '../target/standing.ts';
import { aheadWords, endsOf, unitsAt, unitsWords } from '../target/words.ts';
import type { DecimalString } from '../values/values.ts';
import { percentWords, roughWords, spokenWords } from '../wording/phrases.ts';
import type { Said, ToldAnswers, ToldTarget } from './data.ts';
import { figuresOf, isZero, toldFigure, unitNames } from './figures.ts';

export interface Scene {
  readonly programme: Programme;
  readonly close: DayClose;
  readonly standings: ReadonlyMap<string, IndicatorStanding>;
  /** 选项, 日期, 文字 in words. */
  readonly answers: readonly ToldAnswers[];
  /** By indicator how it stands beside other days. */
  readonly compared: ReadonlyMap<string, readonly string[]>;
  readonly bases?: CompareBases;
}

/** Of those that are compared. */
export function tellCompared(programme: Programme, close: DayClose, bases: CompareBases = {}): Scene['compared'] {
  const find = finderOf(programme.indicators);
  const names = { before: sinceWords(programme, close.day), isDaily: cycleOf(programme.schedule) === 'day' };
  const asked = programme.indicators.filter(({ compare }) => compare !== undefined);
  return new Map(
    asked.map((each) => [each.id, comparisonWords(each, find, close, bases, { names, starts: programme.starts })]),
  );
}

/** The target of an indicator in words; null: there is none, or nothing is known of it. */
export function tellTarget(indicator: Indicator, { programme, standings, close }: Scene): ToldTarget | null {
  const { id } = indicator;
  const completion = standings.get(id)?.completion;
  if (completion === undefined || completion.completion === null) return null;
  const said = (of: 'completion' | 'ahead', value: DecimalString, words: string): Said => {
    return { indicator: id, of, unit: null, value, words };
  };
  const { ahead, leftOut = [] } = completion;
  const names = unitNames(close, programme);
  return {
    completion: said('completion', completion.completion, percentWords(completion.completion)),
    ahead: ahead === null ? null : said('ahead', ahead, aheadWords(ahead, indicator)),
    without: leftOut.length === 0 ? null : leftOut.map((unit) => names.get(unit) ?? unit).join('、'),
  };
}

/** A section's own words, without sentences of which every figure is said already; `named`: the indicators that it says. */
export function sectionSay(
  say: string,
  scene: Scene,
  said: ReadonlySet<string>,
): { readonly pieces: readonly Filled<Said>[]; readonly named: ReadonlySet<string> } {
  const named = new Set<string>();
  const parsed = parseSay(say);
  const sentences = parsed.sentences.filter(({ clauses }) => {
    const places = clauses.flatMap(({ parts }) => parts.filter((part) => typeof part !== 'string'));
    return places.length === 0 || places.some((place) => !said.has(keyOf(place)));
  });
  const pieces = fillSay({ ...parsed, sentences }, (place) => {
    const value = valueAt(place, undefined, scene);
    if (value !== null && place.indicator !== undefined && place.unit === undefined) named.add(place.indicator);
    return value;
  });
  return { pieces, named };
}

const keyOf = ({ of, indicator = '', argument = '', unit }: Place, own = ''): string =>
  `${indicator || own}.${of}:${argument}${unit === undefined ? '' : `@${unit}`}`;

/** What the sentence of an indicator says, so that no other says it again. */
export function placesIn({ id, say }: Indicator): string[] {
  if (say === undefined)
    return (['day', 'change', 'total', 'completion', 'ahead'] as const).map((of) => `${id}.${of}:`);
  const clauses = parseSay(say).sentences.flatMap((sentence) => sentence.clauses);
  return clauses.flatMap(({ parts }) => parts.flatMap((part) => (typeof part === 'string' ? [] : [keyOf(part, id)])));
}

/** The indicator in the programme's own words, as one sentence or none. */
export function sayOf(indicator: Indicator, scene: Scene): (readonly Filled<Said>[])[] {
  const pieces = fillSay(parseSay(indicator.say ?? ''), (place) => valueAt(place, indicator, scene));
  return pieces.length === 0 ? [] : [pieces];
}

/** `黄牌：甲区、乙区。`; a list that names nobody is not told. */
export function tellLists({ programme, close, standings }: Scene): string[] {
  const names = unitNames(close, programme);
  const own = (programme.lists ?? []).filter(
    ({ title }) => !isSaid(programme, ({ of, argument }) => of === 'list' && argument === title),
  );
  return own.flatMap((list) => {
    const { title, units } = namedIn(list, standings.get(list.of)!);
    return units.length === 0 ? [] : [`${title}：${units.map((unit) => names.get(unit) ?? unit).join('、')}。`];
  });
}

/** `拆违完成率居前的是甲区（95.3%）……，靠后的是……。` for each figure whose units have targets. */
export function tellPlacesOfUnits({ programme, close, standings }: Scene): string[] {
  return programme.indicators.flatMap((indicator) => {
    const standing = standings.get(indicator.id)!;
    const count = endsOf(standing);
    if (indicator.target?.units === undefined || count === 0) return [];
    if (isSaid(programme, ({ of, indicator: id }, own) => of === 'top' && (id ?? own) === indicator.id)) return [];
    const top = unitsAt('top', count, standing);
    const bottom = unitsAt('bottom', count, standing).filter((unit) => !top.includes(unit));
    const told = (units: readonly string[]) => unitsWords(units, indicator, standing, unitNames(close, programme));
    const behind = bottom.length === 0 ? '' : `，靠后的是${told(bottom)}`;
    return [`${indicator.name}完成率居前的是${told(top)}${behind}。`];
  });
}

/** Does a sentence of the programme have such a place? What it says itself is not told again. */
function isSaid({ sections = [], indicators }: Programme, holds: (place: Place, own?: string) => boolean): boolean {
  const says = [...sections.map(({ say }) => ({ say, id: undefined })), ...indicators];
  return says.some(({ say, id }) =>
    parseSay(say ?? '').sentences.some(({ clauses }) =>
      clauses.some(({ parts }) => parts.some((part) => typeof part !== 'string' && holds(part, id))),
    ),
  );
}

/** null: the place has no value. @param own the indicator that says it; absent: a section does */
function valueAt(place: Place, own: Indicator | undefined, scene: Scene): readonly Filled<Said>[] | null {
  const { programme, close, standings } = scene;
  if (place.of === 'list') {
    const list = programme.lists?.find(({ title }) => title === place.argument);
    const { units } = namedIn(list!, standings.get(list!.of)!);
    return wordsOf(units.map((unit) => unitNames(close, programme).get(unit) ?? unit).join('、'));
  }
  const indicator =
    place.indicator === undefined ? own! : programme.indicators.find(({ id }) => id === place.indicator)!;
  if (place.unit !== undefined) return ofUnit(place.unit, place, indicator, scene);
  if (place.of === 'change' && place.argument !== undefined)
    return wordsOf(comparedWords(place, indicator, scene) ?? '');
  const standing = standings.get(indicator.id)!;
  const figure = toldFigure(indicator, close);
  const target = tellTarget(indicator, scene);
  const one = (said: Said | null | undefined): readonly Said[] | null => (said ? [said] : null);
  switch (place.of) {
    case 'day':
    case 'total': {
      // Nothing to date of what has not begun.
      const isBegun = place.of === 'day' || figure.day !== null || !isZero(figure.total?.value ?? null);
      const said = isBegun ? figure[place.of] : null;
      return one(place.argument === undefined ? said : roughly(said, indicator));
    }
    case 'change':
      return one(figure[place.of]);
    case 'completion':
    case 'ahead':
      return one(target?.[place.of]);
    case 'previous': {
      const value = figuresOf(indicator, close).previous;
      return value === null ? null : [spokenWords(value, spokenMeasure(indicator))];
    }
    case 'target':
      return standing.completion === undefined
        ? null
        : [spokenWords(standing.completion.target, spokenMeasure(indicator))];
    case 'progress':
      return standing.completion?.timeProgress == null ? null : [percentWords(standing.completion.timeProgress)];
    case 'missing':
      return wordsOf(missingNames(indicator, close));
    case 'share': {
      const share = partFigures(indicator, close).find(({ part }) => part === place.argument)?.share;
      return share == null ? null : [percentWords(share)];
    }
    case 'percent':
      return wordsOf(comparedWords(place, indicator, scene) ?? '');
    case 'top':
    case 'bottom':
      return wordsOf(
        unitsWords(
          unitsAt(place.of, Number(place.argument), standing),
          indicator,
          standing,
          unitNames(close, programme),
        ),
      );
  }
}

/** A unit's own figure of the day is marked as such; of a branch it is a sum. */
function ofUnit(unit: string, place: Place, indicator: Indicator, scene: Scene): readonly Filled<Said>[] | null {
  const words = unitWords(unit, place, indicator, scene);
  const { rows, branches } = scene.standings.get(indicator.id)!;
  if (words === null || place.of !== 'day' || branches.has(unit)) return wordsOf(words ?? '');
  return [{ indicator: indicator.id, of: 'unit', unit, value: rows.units[unit]!.day!, words }];
}

const roughly = (said: Said | null, indicator: Indicator): Said | null =>
  said && { ...said, words: roughWords(said.value, spokenMeasure(indicator)) };

const wordsOf = (words: string): readonly string[] | null => (words === '' ? null : [words]);

/** Units that owe the figure. */
const missingNames = (indicator: Indicator, close: DayClose): string =>
  figuresOf(indicator, close)
    .missing.map((unit) => unitNames(close).get(unit) ?? unit)
    .join('、');
