/**
 * What a programme arranges itself: sentences with places (`say`), sections, the headline, lists of units, targets in words.
 * Part of `compose.ts`.
 */

import { cycleOf } from '../calendar/cycle.ts';
import { cycleWords, sinceWords } from '../calendar/words.ts';
import type { DayClose } from '../day/day-close.ts';
import type { CompareBases } from '../indicators/comparison.ts';
import { comparisonWords } from '../indicators/comparison-words.ts';
import { partFigures } from '../indicators/parts.ts';
import { finderOf } from '../indicators/same-units.ts';
import type { Indicator } from '../kinds/indicator.ts';
import { isWhole } from '../kinds/parts.ts';
import { isToldAs, kindOf } from '../kinds/table.ts';
import { spokenMeasure, toDateWords } from '../kinds/words.ts';
import type { Programme } from '../programme/programme.ts';
import { type Filled, fillSay } from '../say/fill.ts';
import { type Place, parseSay } from '../say/parse.ts';
import { comparedWords, unitWords } from '../target/beside.ts';
import { namedIn } from '../target/lists.ts';
import type { IndicatorStanding } from '../target/standing.ts';
import { aheadWords, endsOf, unitsAt, unitsWords } from '../target/words.ts';
import type { DecimalString } from '../values/values.ts';
import { exactWords, percentWords } from '../wording/phrases.ts';
import type { Said, SectionData, Sentence, ToldAnswers, ToldTarget } from './data.ts';
import { figuresOf, toldFigure, unitNames } from './figures.ts';

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

/** By section; nothing where the programme has none. What stands in none comes last. */
export function tellSections(scene: Scene): SectionData[] {
  const { sections = [], indicators } = scene.programme;
  if (sections.length === 0) return [];
  const parts = [...sections, { id: undefined, title: '其他情况', say: undefined }];
  const told = parts.flatMap(({ id, title, say }) => {
    const named = new Set<string>();
    const lead = say === undefined ? [] : sentencesOf(sectionSays(say, scene, named));
    const isTold = ({ id, say }: Indicator): boolean => say === undefined && named.has(id);
    const own = indicators.filter((each) => isWhole(each) && each.section === id && !isTold(each));
    const sentences = [...lead, ...own.flatMap((each) => sentencesOf(sentenceOf(each, scene)))];
    return sentences.length === 0 ? [] : [{ title, sentences }];
  });
  return told.map((each, at) => ({ ...each, name: `section-${at + 1}` }));
}

/** @param named takes the indicators that it says: nothing is said twice in a section. */
const sectionSays = (say: string, scene: Scene, named: Set<string>): Filled<Said>[] =>
  fillSay(parseSay(say), (place) => {
    const value = valueAt(place, undefined, scene);
    if (value !== null && place.indicator !== undefined) named.add(place.indicator);
    return value;
  });

/** Sentences that the programme words itself, where it has no sections to put them in. */
export const tellSaid = (scene: Scene): Sentence[] =>
  scene.programme.sections === undefined
    ? scene.programme.indicators.flatMap((each) => (each.say === undefined ? [] : sentencesOf(sentenceOf(each, scene))))
    : [];

/** What the lead says where the programme names it; null: the largest figures lead. */
export function tellLead(scene: Scene): readonly Sentence[] | null {
  const { headline, indicators } = scene.programme;
  if (headline === undefined) return null;
  const chosen = headline.flatMap((id) => indicators.find((each) => each.id === id) ?? []);
  return chosen.flatMap((each) => sentencesOf(sentenceOf(each, scene)));
}

/** `黄牌：甲区、乙区。`; a list that names nobody is not told. */
export function tellLists({ programme, close, standings }: Scene): string[] {
  const names = unitNames(close, programme);
  return (programme.lists ?? []).flatMap((list) => {
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
    const top = unitsAt('top', count, standing);
    const bottom = unitsAt('bottom', count, standing).filter((unit) => !top.includes(unit));
    const told = (units: readonly string[]) => unitsWords(units, indicator, standing, unitNames(close, programme));
    const behind = bottom.length === 0 ? '' : `，靠后的是${told(bottom)}`;
    return [`${indicator.name}完成率居前的是${told(top)}${behind}。`];
  });
}

const sentencesOf = (parts: readonly Filled<Said>[]): Sentence[] =>
  parts.length === 0
    ? []
    : [
        {
          parts: parts.map((part) =>
            typeof part === 'string' ? { text: part, said: null } : { text: '', said: part },
          ),
        },
      ];

/** In the programme's words, else in those of its kind. */
function sentenceOf(indicator: Indicator, scene: Scene): Filled<Said>[] {
  const answers = indicator.say === undefined && scene.answers.find((each) => each.indicator === indicator.id);
  if (answers) return [`${indicator.name}：${answers.words}。`];
  return fillSay(parseSay(indicator.say ?? usualSay(indicator, scene)), (place) => valueAt(place, indicator, scene));
}

function usualSay(indicator: Indicator, { programme, close, compared }: Scene): string {
  const { now, mean } = cycleWords(programme.schedule);
  const { day, total } = figuresOf(indicator, close);
  const toDate = toDateWords(indicator, mean);
  const isState = isToldAs(indicator, 'stocks') || kindOf(indicator).words.besideName;
  const name = toldFigure(indicator, close).name;
  const beside = (compared.get(indicator.id) ?? []).map((words) => `，${words}`).join('');
  const isBeside = beside !== '' && indicator.compare?.includes('previous') === true;
  const moved = isBeside ? beside : `，较${sinceWords(programme, close.day)}{change}${beside}`;
  const ends = `${moved}${toDate === null || total === day ? '' : `，${toDate}{total}`}`;
  const target = '，完成率{completion}，{ahead}。';
  if (day === null) return toDate === null ? `${name}{day}。` : `${name}${toDate}{total}${target}`;
  return `${name}${isState ? '' : now}{day}${ends}${partsSay(indicator, close)}${target}`;
}

/** The parts of the day, the largest three: `，其中热线{share}`. Braces of the name cannot be. */
function partsSay(indicator: Indicator, close: DayClose): string {
  const { parts, moreParts } = toldFigure(indicator, close);
  if (parts.length === 0) return '';
  const told = parts.map(({ name, said, share }) => `${name}${said.words}${share === null ? '' : `（${share}）`}`);
  return `，其中${told.join('、')}${moreParts > 0 ? '等' : ''}`.replaceAll(/[{}]/g, '');
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
    case 'total':
    case 'change':
      return one(figure[place.of]);
    case 'completion':
    case 'ahead':
      return one(target?.[place.of]);
    case 'previous': {
      const value = figuresOf(indicator, close).previous;
      return value === null ? null : [exactWords(value, spokenMeasure(indicator))];
    }
    case 'target':
      return standing.completion === undefined
        ? null
        : [exactWords(standing.completion.target, spokenMeasure(indicator))];
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

const wordsOf = (words: string): readonly string[] | null => (words === '' ? null : [words]);

/** Units that owe the figure. */
const missingNames = (indicator: Indicator, close: DayClose): string =>
  figuresOf(indicator, close)
    .missing.map((unit) => unitNames(close).get(unit) ?? unit)
    .join('、');
