/**
 * Which quantity of a sentence belongs to which name (see `paste.ts`). Every name and every quantity is used once.
 *
 * `劝返3010人次`, `车辆：5`, `清运垃圾120车、612.5吨`, `5台车辆`, `清运612.5吨垃圾`, `消杀小区18个、公厕12座`.
 */

import type { Indicator } from '../programme/programme.ts';
import { countedBy, measureAt } from '../wording/measures.ts';
import { type Binding, bindingOf, type Places } from './binding.ts';
import { type NamePlace, nameAround, nameWithout } from './names.ts';
import type { Quantity } from './quantities.ts';
import type { Span } from './spans.ts';

/** What may stand between a name and its number. Words of change and of other days are looked at later. */
const BETWEEN =
  /^(?:[\s：:=＝￥¥*"“”/|<>＜＞≈±≥≤~～.．−-]|[（(][^（()）\d]{0,8}[)）][：:]?|[（(]|为|是|达到?|共计?|一共|总共|总计|合计|计|了|有|数量?|总数|人数|总量|量|今日|今天|当日|当天|本日|昨日|昨天|本周|本月|上午|下午|完成|实际|实有|现有|的|已|仅|均|市民|群众|居民|村民|行人|人员|累计|预计|计划|新增|增加|减少|上升|下降|增长|增至|降至|较|比|与|前一?[日天]|上一?[日天])*$/u;
/** Between two quantities of one name: 120车、612.5吨. */
const CHAIN = /^[\s、，,（(]*(?:共计?|合计|约|重|计)?$/u;
const LONGEST_BETWEEN = 24;

/** @param asked numeric indicators that the unit is asked for: only they are looked for around and without a name. */
export function bindIn(sentence: Places, from: number, asked: readonly Indicator[]): Binding[] {
  const used = new Set<Quantity>();
  const bound: Binding[] = [];
  const take = (binding: Binding | undefined): void => {
    if (binding === undefined) return;
    used.add(binding.quantity);
    bound.push(binding);
  };
  sentence.names.forEach((name, index) => {
    take(ofName(sentence, name, sentence.names[index + 1], used));
  });
  const rest = sentence.quantities.filter((quantity) => !used.has(quantity));
  for (const quantity of rest)
    take(around(sentence, quantity, asked) ?? without(sentence, from, quantity, bound, asked));
  return bound.sort((left, right) => left.start - right.start);
}

/** With the right measure behind the name or before it; else without measure behind it; else with another measure. */
function ofName(
  sentence: Places,
  name: NamePlace,
  next: NamePlace | undefined,
  used: ReadonlySet<Quantity>,
): Binding | undefined {
  const behind = chainBehind(sentence, name, next, used);
  const candidates = name.indicators.flatMap((indicator) =>
    behind.map((quantity) => bindingOf(sentence, indicator, quantity, name)),
  );
  const own = candidates.filter(({ measure }) => measure.kind === 'own');
  const ahead = quantityAhead(sentence, name, used);
  if (own.length > 0 && ahead !== undefined && touches(sentence.text, own[0], name)) return unclear(own[0]);
  if (own.length > 0) return oneIndicator(own);
  if (ahead !== undefined) return ahead;
  const first = candidates.filter(({ quantity }) => quantity === behind[0]);
  if (first[0]?.measure.kind === 'none') return first.length === 1 ? first[0] : undefined;
  const counted = first.filter(
    ({ quantity, between }) => countedBy(sentence.text, quantity.end) !== '' || /[（(]/.test(between),
  );
  return counted.length === 1 ? counted[0] : undefined;
}

/** 32人下沉5人值守: two numbers touch the name, and only the clerk knows which is meant. */
const touches = (text: string, binding: Binding | undefined, name: Span): boolean =>
  binding !== undefined && text.slice(name.end, binding.quantity.start).trim() === '';

function unclear(binding: Binding | undefined): Binding | undefined {
  if (binding === undefined) return undefined;
  const { start, end, digitsEnd, digits } = binding.quantity;
  return { ...binding, quantity: { start, end, digitsEnd, digits, doubt: 'unclear' } };
}

/** Indicators that share an alias are told apart by their measure; when that fails, nobody can. */
function oneIndicator(own: readonly Binding[]): Binding | undefined {
  const [first, ...others] = own;
  return others.some(({ indicator }) => indicator !== first?.indicator) ? undefined : first;
}

function chainBehind(
  { text, quantities }: Places,
  name: NamePlace,
  next: NamePlace | undefined,
  used: ReadonlySet<Quantity>,
): Quantity[] {
  const chain: Quantity[] = [];
  let end = name.end;
  for (const quantity of quantities) {
    if (quantity.start < name.end || used.has(quantity)) continue;
    if (next !== undefined && quantity.start >= next.start) break;
    const gap = text.slice(end, quantity.start);
    if (gap.length > LONGEST_BETWEEN || !(chain.length === 0 ? BETWEEN : CHAIN).test(gap)) break;
    chain.push(quantity);
    end = quantity.end + countedBy(text, quantity.end).length;
  }
  return chain;
}

/** 5台车辆: the name's own measure stands right before it. */
function quantityAhead(sentence: Places, name: NamePlace, used: ReadonlySet<Quantity>): Binding | undefined {
  const quantity = sentence.quantities.findLast(({ end }) => end <= name.start);
  if (quantity === undefined || used.has(quantity)) return undefined;
  const found = name.indicators
    .map((indicator) => bindingOf(sentence, indicator, quantity, name))
    .filter(
      ({ measure }) =>
        measure.kind === 'own' && /^(?:的|余|多|左右)?$/u.test(sentence.text.slice(measure.end, name.start)),
    );
  return oneIndicator(found);
}

function around(sentence: Places, quantity: Quantity, asked: readonly Indicator[]): Binding | undefined {
  const found = asked.flatMap((indicator) => {
    const measure = measureAt(sentence.text, quantity, indicator.unit, () => false);
    if (measure.kind !== 'own') return [];
    const name = nameAround(sentence.text, quantity.start, measure.end, indicator);
    return name === undefined ? [] : [{ indicator, quantity, measure, name, between: '', ...name }];
  });
  return found.length === 1 ? found[0] : undefined;
}

function without(
  sentence: Places,
  from: number,
  quantity: Quantity,
  bound: readonly Binding[],
  asked: readonly Indicator[],
): Binding | undefined {
  const { text } = sentence;
  const earlier = bound.filter(({ start }) => start >= from && start < quantity.start);
  const said = earlier.map(({ name }) => text.slice(name.start, name.end));
  const mark = Math.max(
    from,
    ...['、', '，', ',', '和', '及'].map((each) => text.lastIndexOf(each, quantity.start - 1) + 1),
  );
  const found = asked.flatMap((indicator) => {
    const name = nameWithout(text, mark, quantity.start, said, indicator);
    const binding = name && bindingOf(sentence, indicator, quantity, name);
    return binding?.measure.kind === 'own' ? [binding] : [];
  });
  return found.length === 1 ? found[0] : undefined;
}
