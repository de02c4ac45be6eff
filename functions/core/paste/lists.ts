/**
 * What a pasted text lists behind a label (see `paste.ts`): names of places, yes or no, and narratives of a kind.
 */

import type { Indicator, NarrativeKind } from '../programme/programme.ts';
import { readFigure } from '../report/figure.ts';
import type { NamePlace } from './names.ts';
import type { Quantity } from './quantities.ts';
import type { NarrativeFound } from './reading.ts';
import type { Span } from './spans.ts';

export interface PlacesFound extends Span {
  readonly indicator: Indicator;
  readonly value: readonly string[];
  /** There may be more names than stand there, or other ones. */
  readonly doubtful: boolean;
}

/** Between the name and its list: `值守路口3处：`, `值守路口（3处）有`. */
const LABEL =
  /^\s*(?:[（(]?(?:共计?|约|为)?\s*(?:\d{1,4}|[一二两三四五六七八九十]{1,3})\s*[个处家座所条][)）]?)?\s*(?:[：:]|为|有|包括|分别[为是])\s*/u;
const SENTENCE = /^[^。；;！!\n]*/u;
/** 等, 等5处: the list is longer than what stands there. */
const AND_OTHERS = /等(?:[\d一二两三四五六七八九十]+)?[个处家座所条]?(?:地|地点|路口|小区|卡口|点位)?$/u;

/**
 * `值守路口：南门桥、北门桥`: the names up to the end of the sentence, or to the first comma when 、 stands between them.
 * @param next where the next name of an indicator begins.
 */
export function placesAt(
  text: string,
  name: NamePlace,
  next: number,
  quantities: readonly Quantity[],
): PlacesFound | undefined {
  const [indicator] = name.indicators;
  const label = LABEL.exec(text.slice(name.end, name.end + 20));
  if (indicator === undefined || label === null) return undefined;
  const start = name.end + label[0].length;
  const [rest = ''] = SENTENCE.exec(text.slice(start, next)) ?? [];
  const { words, open } = listIn(rest, start + rest.length === next && next < text.length);
  const { names, split } = namesOf(words, indicator);
  const { value } = readFigure(indicator, names, '');
  if (!Array.isArray(value)) return undefined;
  const counted = quantities.find((each) => each.start >= name.end && each.end <= start);
  const agrees = counted === undefined || counted.value === String(value.length);
  return { indicator, value, doubtful: open || split || !agrees, start: name.start, end: start + words.length };
}

/** @param cut another name follows at once. */
function listIn(rest: string, cut: boolean): { words: string; open: boolean } {
  const [first = '', ...more] = rest.split(/[，,]/u).map((piece) => piece.trimEnd());
  const others = more.filter((piece) => piece.trim() !== '');
  if (others.length === 0) return { words: first, open: cut && more.length === 0 };
  const goesOn = others.some((piece) => piece.length < 15 && sameEnd(first, piece));
  if (!first.includes('、')) return { words: goesOn ? rest.trimEnd() : first, open: true };
  return { words: first, open: goesOn };
}

/** 桥 after 南门桥、北门桥: probably one more. */
const sameEnd = (first: string, piece: string): boolean =>
  first.split('、').some((name) => name.at(-1) !== undefined && name.at(-1) === piece.trim().at(-1));

/** Names as a list; `split` when it had to be guessed where one ends. */
function namesOf(words: string, { roster = [] }: Indicator): { names: readonly string[] | string; split: boolean } {
  const bare = words.trim().replace(AND_OTHERS, '');
  let split = bare !== words.trim();
  if (bare === '无') return { names: '无', split };
  const names = bare.split(/[、，,]/u).flatMap((piece) => {
    const name = piece.trim();
    if (roster.includes(name)) return [name];
    const plain = name.replace(/[（(][^（()）]*[)）]/gu, '');
    const parts = (plain.slice(0, 1) + plain.slice(1).replace(/(?:以及|和|及|与)(?=..)/gu, ' ')).split(/\s+/u);
    if (parts.length > 1 || parts[0] !== name) split = true;
    return parts.filter((part) => part.trim() !== '');
  });
  return { names, split };
}

/** `夜间巡查：是`. Nothing but 是 and 否 is taken: 无 may be good news or an answer. */
export function answerAt(
  text: string,
  name: NamePlace,
): (Span & { readonly indicator: Indicator; readonly value: boolean }) | undefined {
  const match = /^\s*(?:[：:（(]|为|\s)\s*(是|否)(?=$|[\s，,。；;、！!）)])/u.exec(text.slice(name.end, name.end + 12));
  const [indicator] = name.indicators;
  if (match === null || indicator === undefined) return undefined;
  return { indicator, value: match[1] === '是', start: name.start, end: name.end + match[0].length };
}

const HEAD = /(?:^|\n)[^\S\n]*(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）、.．][^\S\n]*)?([^\s：:\n]{2,30})[：:]/gu;

/** A line that begins with the name of a kind and a colon, and what follows until the next line with a label. */
export function narrativesIn(text: string, kinds: readonly NarrativeKind[]): NarrativeFound[] {
  const heads = [...text.matchAll(HEAD)];
  return heads.flatMap((head, index) => {
    const kind = kinds.find(({ name }) => name === head[1]);
    if (kind === undefined) return [];
    const start = head.index + head[0].length;
    const words = text.slice(start, heads[index + 1]?.index ?? text.length);
    if (words.trim() === '') return [];
    const from = start + words.length - words.trimStart().length;
    return [{ kind: kind.name, text: words.trim(), from, to: from + words.trim().length }];
  });
}
