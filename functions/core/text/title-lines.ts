/**
 * A title broken into centred lines that form a trapezoid or a diamond, between words.
 *
 * source: GB/T 9704-2012, 7.3.1: 回行时，要做到词意完整，排列对称，长短适宜，间距恰当，标题排列应当使用梯形或菱形.
 */
import { ems } from './width.ts';

/** Made when a title is first too long for a line: its dictionary takes time to load. */
let segmenter: Intl.Segmenter | undefined;

/** Words that read badly at the start of a line, and those that read badly at its end. */
const CLINGS_BEFORE =
  /^([的地得了着过等们性化会）》」』】〕”’，。、；：？！％%]|委员会|办公室|指挥部|领导小组|大队|中心)/;
const CLINGS_AFTER = /[（《「『【〔“‘第和与及或对关]$/;

/**
 * The lines of `title`, none wider than `widest` ems as long as a word fits; line breaks in the title itself are kept.
 * Up to four lines are shaped; a longer title is filled line by line.
 */
export function titleLines(title: string, widest: number): readonly string[] {
  const given = title.split('\n').map((line) => line.trim());
  return given.flatMap((line) => breakLine(line, widest)).filter((line, _, all) => line !== '' || all.length === 1);
}

function breakLine(title: string, widest: number): readonly string[] {
  if (set(title) <= widest) return [title];
  const words = joinClinging(wordsOf(title));
  for (let count = Math.ceil(set(title) / widest); count <= 4; count++) {
    const best = shapes(words, count, widest).toSorted((a, b) => a.cost - b.cost)[0];
    if (best !== undefined) return best.lines;
  }
  return filled([...title], widest);
}

/** Width as it is set: readers put a quarter of an em between Chinese and a figure. */
const set = (text: string): number => ems(text) + (text.match(BESIDE_FIGURE)?.length ?? 0) / 4;
const BESIDE_FIGURE = /(?<=[\u4e00-\u9fff])(?=[\dA-Za-z])|(?<=[\dA-Za-z])(?=[\u4e00-\u9fff])/g;

function wordsOf(title: string): string[] {
  segmenter ??= new Intl.Segmenter('zh-CN', { granularity: 'word' });
  return [...segmenter.segment(title)].map((each) => each.segment);
}

/**
 * Words that cling are joined. The dictionary leaves words that it does not know as single characters (疫情防控): up to
 * four of them in a row are taken for one word.
 */
function joinClinging(words: readonly string[]): readonly string[] {
  const joined: { text: string; singles: boolean }[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    const single = word.length === 1;
    const clings =
      last !== undefined && (CLINGS_BEFORE.test(word) || CLINGS_AFTER.test(last.text) || staysInDate(last.text, word));
    if (clings) Object.assign(last, { text: last.text + word, singles: false });
    else if (single && last?.singles === true && last.text.length < 4) last.text += word;
    else joined.push({ text: word, singles: single });
  }
  return joined.map(({ text }) => text);
}

/** `2022年3月28日至4月3日` is one word. */
const staysInDate = (before: string, word: string): boolean =>
  /^(年|月|日|至)$/.test(word) ? /[\d年月日]$/.test(before) : /^\d/.test(word) && /\d[年月日]至?$/.test(before);

interface Shape {
  readonly lines: readonly string[];
  /** What its line breaks cost; part of `cost`. */
  readonly tears: number;
  readonly cost: number;
}

function shapes(words: readonly string[], count: number, widest: number): readonly Shape[] {
  if (count === 1) {
    const line = words.join('').trim();
    return set(line) <= widest && line !== '' ? [{ lines: [line], tears: 0, cost: 0 }] : [];
  }
  const found: Shape[] = [];
  for (let taken = 1; taken < words.length; taken++) {
    const line = words.slice(0, taken).join('').trim();
    if (set(line) > widest) break;
    const torn = tear(words[taken - 1] ?? '', words[taken] ?? '');
    for (const rest of shapes(words.slice(taken), count - 1, widest)) {
      const lines = [line, ...rest.lines];
      const tears = torn + rest.tears;
      found.push({ lines, tears, cost: costOf(lines.map(set)) + tears });
    }
  }
  return found;
}

/** A break beside a single character may tear a word. */
const tear = (before: string, after: string): number => (before.length === 1 || after.length === 1 ? 6 : 0);

/** Best: neighbours differ by about two to four characters, one way (trapezoid) or longest in the middle (diamond). */
function costOf(widths: readonly number[]): number {
  const steps = widths.slice(1).map((width, index) => width - (widths[index] ?? 0));
  const uneven = steps.reduce((sum, step) => sum + Math.abs(Math.abs(step) - 3), 0);
  const hourglass = steps.some((step, index) => step > 0 && (steps[index - 1] ?? 0) < 0) ? 50 : 0;
  const rectangle = steps.some((step) => step === 0) ? 4 : 0;
  return uneven + hourglass + rectangle;
}

function filled(characters: readonly string[], widest: number): readonly string[] {
  const lines = [''];
  for (const character of characters) {
    if (set(lines.at(-1) + character) > widest) lines.push('');
    lines[lines.length - 1] += character;
  }
  return lines.map((line) => line.trim());
}
