/**
 * Answers of a pasted text that are no numbers: names of places behind their label, yes or no. An answer becomes one token, so
 * that the clause around it is held to the safe shapes like any other; it is certain only where every word of it is known.
 */

import type { Indicator } from '../kinds/indicator.ts';
import { isNumber, readFigure, typingOf } from '../kinds/typing.ts';
import type { FigureValue } from '../values/values.ts';
import type { Doubt } from './reading.ts';
import type { Scene } from './scene.ts';
import type { Token } from './tokens.ts';

export interface Answer {
  readonly indicator: Indicator;
  readonly value: FigureValue;
  readonly doubtful?: Doubt;
  readonly token: Token;
}

/** Between the name and its list: `值守路口3处：`, `值守路口（3处）有`. */
const LABEL =
  /^\s*(?:\(?(?:共计?|为)?\s*(?<count>\d{1,4}|[一二两三四五六七八九十]{1,3})\s*[个处家座所条]\)?)?\s*(?:[:=]|为|有|包括|分别[为是]|\s)\s*/u;
const YES_NO = /^\s*(?:[:=(]|为|\s)\s*(?<answer>是|否)(?=$|[\s,，。;、!)])/u;

/** The line with each answer as one token, and the answers by their tokens. */
export function answersIn(scene: Scene, line: readonly Token[]): { line: Token[]; answers: Answer[] } {
  const answers: Answer[] = [];
  const read: Token[] = [];
  for (const [at, token] of line.entries()) {
    if (token.start < (answers.at(-1)?.token.end ?? 0)) continue;
    const [indicator, ...others] = (token.indicators ?? []).filter((each) => scene.asked.has(each));
    const mayAnswer = indicator !== undefined && others.length === 0 && !isNumber(indicator);
    const answer = mayAnswer ? answerAt(scene, indicator, token, endOfAnswer(line, at)) : undefined;
    if (answer !== undefined) answers.push(answer);
    read.push(answer?.token ?? token);
  }
  return { line: read, answers };
}

/** Up to the end of the sentence, the cell, or the next name. */
function endOfAnswer(line: readonly Token[], at: number): number {
  let last = at;
  while (last + 1 < line.length && !'Net'.includes(line[last + 1]?.kind ?? '')) last += 1;
  return line[last]?.end ?? 0;
}

function answerAt(scene: Scene, indicator: Indicator, name: Token, end: number): Answer | undefined {
  const rest = scene.text.slice(name.end, end);
  const field = typingOf(indicator)?.entry.field;
  if (field === 'choice') return choiceIn(indicator, name, rest);
  if (field === 'date' || field === 'text') return undefined;
  return field === 'names' ? placesIn(indicator, name, rest) : yesNoIn(indicator, name, rest);
}

function yesNoIn(indicator: Indicator, name: Token, rest: string): Answer | undefined {
  const match = YES_NO.exec(rest);
  const { value } = match === null ? {} : readFigure(indicator, match.groups?.answer, '');
  if (match === null || value === undefined) return undefined;
  return { indicator, value, token: { kind: 'R', start: name.start, end: name.end + match[0].length } };
}

/** One of the options behind the name, whole. */
function choiceIn(indicator: Indicator, name: Token, rest: string): Answer | undefined {
  const label = /^\s*(?:[:=(]|为|是|\s)\s*/u.exec(rest)?.[0] ?? '';
  const words = rest.slice(label.length);
  const longest = (indicator.options ?? []).toSorted((one, other) => other.length - one.length);
  const value = longest.find(
    (option) => words.startsWith(option) && /^(?:$|[\s,，。;、!)])/u.test(words.slice(option.length)),
  );
  if (value === undefined || label === '') return undefined;
  return { indicator, value, token: { kind: 'R', start: name.start, end: name.end + label.length + value.length } };
}

function placesIn(indicator: Indicator, name: Token, rest: string): Answer | undefined {
  const label = LABEL.exec(rest);
  if (label === null) return undefined;
  const words = rest.slice(label[0].length).split(';')[0] ?? '';
  const bare = words.replace(/[\s,，、]+$/u, '');
  const answer = readAnswer(indicator, bare);
  if (!Array.isArray(answer?.value)) return undefined;
  const agrees = countAgrees(label.groups?.count, answer.value.length);
  const token = { kind: 'R', start: name.start, end: name.end + label[0].length + bare.length };
  return { indicator, ...answer, token, ...(agrees ? {} : { doubtful: 'list' as const }) };
}

/** Certain only where a roster holds every name; without one nobody can tell a name from other words. */
export function readAnswer(indicator: Indicator, words: string): Pick<Answer, 'value' | 'doubtful'> | undefined {
  const { value, findings } = readFigure(indicator, words, '');
  if (value === undefined || typeof value === 'string') return undefined;
  const known = !Array.isArray(value) || value.every((each) => (indicator.roster ?? []).includes(each));
  return known && findings.length === 0 ? { value } : { value, doubtful: 'list' };
}

const countAgrees = (count: string | undefined, many: number): boolean =>
  count === undefined || count === String(many) || '〇一二三四五六七八九十'.indexOf(count.replace('两', '二')) === many;
