/**
 * One sentence of a pasted text (see `paste.ts`): its figures as proposals, and what is left aside with the reason.
 */

import type { Indicator } from '../programme/programme.ts';
import { readFigure } from '../report/figure.ts';
import type { FigureValue } from '../values/values.ts';
import { countedBy, measureAt } from '../wording/measures.ts';
import { bindIn } from './bind.ts';
import type { Binding } from './binding.ts';
import { contextOf } from './context.ts';
import { namesOther, unsure } from './doubt.ts';
import { type Sentence, withDayWords } from './lines.ts';
import { answerAt, placesAt } from './lists.ts';
import type { NamePlace } from './names.ts';
import type { Quantity } from './quantities.ts';
import { type Aside, type Doubt, type Found, type Guess, wordsAt } from './reading.ts';
import { inside, isNumeric, type Scene } from './scene.ts';
import type { Span } from './spans.ts';

export function readSentence(scene: Scene, sentence: Sentence): Found[] {
  const quantities = inside(scene.quantities, sentence);
  if (sentence.who === 'other')
    return quantities.map((quantity) => aside(scene, countedSpan(scene, quantity), 'other_unit'));
  const names = inside(scene.names, sentence);
  const lists = names.flatMap((name, index) => listOf(scene, sentence, name, names[index + 1], quantities));
  const free = quantities.filter((each) => lists.every(({ at }) => each.end <= at.start || at.end <= each.start));
  const bindings = bindIn({ text: scene.text, names, quantities: free }, sentence.start, scene.numeric);
  const bound = new Set(bindings.map(({ quantity }) => quantity));
  const rest = free.filter((quantity) => !bound.has(quantity));
  return [
    ...lists.map(({ found }) => found),
    ...bindings.map((binding) => figureOf(scene, sentence, binding)),
    ...rest.flatMap((quantity) => nameless(scene, sentence, quantity)),
  ].sort((left, right) => placeOf(left) - placeOf(right));
}

const placeOf = (found: Found): number => ('proposal' in found ? found.proposal.from : found.left.from);

function listOf(
  scene: Scene,
  sentence: Sentence,
  name: NamePlace,
  next: NamePlace | undefined,
  quantities: readonly Quantity[],
): { found: Found; at: Span }[] {
  const { text } = scene;
  const [indicator] = name.indicators;
  if (indicator === undefined || !scene.asked.includes(indicator)) return [];
  const list =
    indicator.kind === 'places'
      ? placesAt(text, name, next?.start ?? sentence.end, quantities)
      : indicator.kind === 'check'
        ? answerAt(text, name)
        : undefined;
  if (list === undefined) return [];
  const ahead = aheadOf(scene, sentence, list.start);
  const context = contextOf(ahead, '', text.slice(list.end, list.end + 10));
  if (context.is === 'not') return [{ found: aside(scene, list, context.why), at: list }];
  const doubtful: Doubt | undefined =
    'doubtful' in list && list.doubtful
      ? 'list'
      : context.is === 'ask' || sentence.who === 'unknown'
        ? 'context'
        : undefined;
  const proposal = { indicator: indicator.id, value: list.value, ...wordsAt(text, list) };
  return [{ found: { proposal: doubtful === undefined ? proposal : { ...proposal, doubtful } }, at: list }];
}

function figureOf(scene: Scene, sentence: Sentence, binding: Binding): Found {
  const { text } = scene;
  const { indicator, measure, between } = binding;
  if (!scene.asked.includes(indicator)) return aside(scene, binding, 'not_asked');
  if (!isNumeric(indicator)) return aside(scene, binding, 'no_name');
  const context = contextOf(
    aheadOf(scene, sentence, binding.start),
    between,
    text.slice(measure.end, measure.end + 12),
  );
  if (context.is === 'not') return aside(scene, binding, context.why);
  const { value, doubt } = figureValue(indicator, binding, text);
  const doubtful =
    doubt ??
    (context.is === 'ask' || sentence.who === 'unknown' || namesOther(scene, sentence, binding)
      ? 'context'
      : undefined) ??
    unsure(scene, sentence, binding);
  const given = value === undefined ? {} : { value };
  const words = wordsAt(text, {
    start: binding.start,
    end: Math.max(binding.end, measure.end + about(text, measure.end).length),
  });
  const proposal = { indicator: indicator.id, ...given, ...words };
  return { proposal: doubtful === undefined ? proposal : { ...proposal, doubtful } };
}

/** Words of approximation behind the measure: 32人左右, 600吨多. */
const about = (text: string, end: number): string =>
  /^(?:左右|上下|余|以上|以下|以内|不等|[+＋]|半|多(?=$|[\s，,。；;、）)]))/u.exec(text.slice(end, end + 3))?.[0] ?? '';

function figureValue(
  indicator: Indicator,
  { quantity, measure }: Binding,
  text: string,
): { value?: FigureValue; doubt?: Doubt } {
  if (measure.kind === 'other') return { doubt: 'measure' };
  const behind = about(text, measure.end);
  if (behind === '半') return { doubt: 'unclear' };
  if (measure.value === undefined) return { doubt: quantity.doubt ?? 'unclear' };
  const { value } = readFigure(indicator, measure.value, '');
  if (value === undefined) return { doubt: 'unfit' };
  const doubt = quantity.doubt ?? (behind === '' ? undefined : 'approximate');
  return doubt === undefined ? { value } : { value, doubt };
}

/** Measures of time and place: nothing that is reported. */
const NO_FIGURE =
  /^\s?(?:个?小时|分钟?|秒|天|周|个?月|年|岁|期|度|℃|版|号|点|时|日|楼|线|是|种|定|些|样|起来|旦|般|直)/u;

function nameless(scene: Scene, sentence: Sentence, quantity: Quantity): Found[] {
  const { text } = scene;
  const span = countedSpan(scene, quantity);
  const counted = text.slice(quantity.end, span.end);
  if (NO_FIGURE.test(text.slice(quantity.end, quantity.end + 4))) return [];
  if (!/[\d０-９]/.test(text.slice(quantity.start, quantity.end)) && counted === '') return [];
  const context = contextOf(aheadOf(scene, sentence, quantity.start), '', text.slice(span.end, span.end + 12));
  const why = context.is === 'not' ? context.why : 'no_name';
  return [
    aside(scene, span, why, context.is === 'today' && quantity.doubt === undefined ? guesses(scene, quantity) : []),
  ];
}

function guesses({ text, numeric }: Scene, quantity: Quantity): Guess[] {
  return numeric.flatMap((indicator) => {
    const measure = measureAt(text, quantity, indicator.unit, () => false);
    const { value } = measure.kind === 'own' ? readFigure(indicator, measure.value, '') : {};
    return value === undefined ? [] : [{ indicator: indicator.id, value }];
  });
}

/** So far back is looked for what day and whom a sentence is about: no sentence of a report is longer. */
const LOOK_BACK = 500;

/** The sentence up to that place with its heading, days in it as 今日 and 某日. */
function aheadOf({ text, day }: Scene, { start, heading }: Sentence, end: number): string {
  const ahead = heading + text.slice(Math.max(start, end - LOOK_BACK), end);
  return day === undefined ? ahead : withDayWords(ahead, day);
}

function countedSpan({ text }: Scene, { start, end }: Quantity): Span {
  return { start, end: end + countedBy(text, end).length };
}

const aside = ({ text }: Scene, span: Span, why: Aside, couldBe: readonly Guess[] = []): Found => ({
  left: { ...wordsAt(text, span), why, couldBe },
});
