/**
 * Whether the words around a name in a pasted text may change what it means (see `paste.ts`): another unit, another verb, a
 * noun that makes another noun of it.
 */
import { countedBy } from '../wording/measures.ts';
import type { Binding } from './binding.ts';
import { DOES, isQualified } from './context.ts';
import type { Sentence } from './lines.ts';
import type { Doubt } from './reading.ts';
import { inside, type Scene } from './scene.ts';
import type { Span } from './spans.ts';

/** Another unit is named ahead of the figure in its clause: 配合渣土大队出动32人. */
export function namesOther({ text, units, unit }: Scene, sentence: Sentence, { start }: Span): boolean {
  const from = Math.max(sentence.start, ...['，', ',', '；', ';'].map((mark) => text.lastIndexOf(mark, start - 1) + 1));
  return units.some((place) => place.unit.id !== unit.id && from <= place.start && place.end <= start);
}

/** Nouns that make another noun of a name before them: 党员干部家属. */
const OF_NAME = /^(?:家属|亲属|子女|代表|以外|除外|之外)/u;
/** What may follow a measure without a mark; another noun says what was counted: 出动5台洒水车. */
const GOES_ON =
  /^(?:[^\p{Script=Han}]|$|参与|参加|开展|进行|值守|对|在|于|到|赴|前往|用于|完成|共|其中|以及|及|和|与|并|等|的?情况|左右|上下|余|多|以|不等|半|分|坚守|投入|奋战|下沉|执勤|轮流|全部|整|。)/u;

/** The bracket behind a name says more than the measure: 清运垃圾（建筑垃圾）5吨. */
const inBracket = (between: string): boolean => {
  const [, said = ''] = /[（(]([^（()）]*)[)）]/u.exec(between) ?? [];
  return said.trim() !== '' && countedBy(said.replace(/^单位[：:]/u, ''), 0) === '';
};

export function unsure(scene: Scene, sentence: Sentence, binding: Binding): Doubt | undefined {
  const { text, blanked } = scene;
  const { name, measure } = binding;
  if (underOtherVerb(scene, sentence, binding) || inBracket(binding.between)) return 'qualified';
  const ahead = blanked.slice(Math.max(0, name.start - 12), name.start);
  if (name.end <= measure.end && !GOES_ON.test(blanked.slice(measure.end, measure.end + 3))) return 'qualified';
  return isQualified(ahead, text.slice(name.start, name.end)) || OF_NAME.test(text.slice(name.end))
    ? 'qualified'
    : undefined;
}

/** 劝返人员3010人次、车辆30台: 车辆 stands under 劝返, which is no word of 出动车辆. */
function underOtherVerb({ text, names }: Scene, sentence: Sentence, { name, indicator }: Binding): boolean {
  const from = Math.max(
    sentence.start,
    ...['，', ',', '；', ';'].map((mark) => text.lastIndexOf(mark, name.start - 1) + 1),
  );
  if (DOES.test(text.slice(name.start, name.end))) return false;
  const verbs = inside(names, { start: from, end: name.start }).flatMap(
    ({ start, end }) => DOES.exec(text.slice(start, end)) ?? [],
  );
  const [verb] = verbs;
  return verb !== undefined && ![indicator.name, ...indicator.aliases].some((each) => each.startsWith(verb));
}
