/**
 * A pasted text, ready to be read (see `paste.ts`): its tokens in lines, who is asked for what, and what reading it gathers.
 */

import type { Indicator } from '../kinds/indicator.ts';
import { isNumber, isTypedBy } from '../kinds/typing.ts';
import type { Programme, Unit } from '../programme/programme.ts';
import type { ReportingDay } from '../values/values.ts';
import { measuresLike } from '../wording/measures.ts';
import { type PlainText, plainName, plainText } from './plain-text.ts';
import type { Aside, Guess, NarrativeFound, Proposal, Unmatched, Words } from './reading.ts';
import { type Token, tokensOf, wordsOf } from './tokens.ts';

export interface Scene {
  readonly programme: Programme;
  readonly plain: PlainText;
  readonly pasted: string;
  /** In plain writing; places of tokens are places in it. */
  readonly text: string;
  readonly asked: ReadonlySet<Indicator>;
  /** Numeric ones among the asked, by each word for their measure. */
  readonly countedIn: ReadonlyMap<string, readonly Indicator[]>;
  readonly lines: readonly (readonly Token[])[];
  /** The measure that the text says for all its figures (单位：万元); empty when it says none. */
  readonly measure: string;
}

/** What was found, each in the order in which it was read. */
export interface Found {
  readonly proposals: Proposal[];
  readonly unmatched: Unmatched[];
  readonly leftover: Words[];
  readonly narratives: NarrativeFound[];
  /** Words of figures whose number stands ahead of the name, and behind it. */
  readonly orders: { forward?: string; backward?: string };
}

export function sceneOf(programme: Programme, unit: Unit, pasted: string, day: ReportingDay): Scene {
  const plain = plainText(pasted);
  const tokens = tokensOf(plain.text, wordsOf(programme, unit, day));
  const asked = programme.indicators.filter((indicator) => isTypedBy(indicator, unit.id, day));
  return {
    ...{ programme, plain, pasted, text: plain.text },
    asked: new Set(asked),
    countedIn: countedIn(asked.filter(isNumber)),
    lines: linesOf(tokens),
    measure: measureSaid(plain.text, tokens),
  };
}

function countedIn(indicators: readonly Indicator[]): Map<string, Indicator[]> {
  const counted = new Map<string, Indicator[]>();
  for (const indicator of indicators) {
    for (const word of measuresLike(plainName(indicator.unit))) {
      counted.set(word, [...(counted.get(word) ?? []), indicator]);
    }
  }
  return counted;
}

/** Without the tokens of line ends; a line of blanks is none. */
function linesOf(tokens: readonly Token[]): Token[][] {
  const lines: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'n') lines.push([]);
    else lines.at(-1)?.push(token);
  }
  return lines.filter((line) => line.some(({ kind }) => kind !== '_'));
}

/** The one measure that is said by itself above all numbers; of two nobody knows which is meant where. */
function measureSaid(text: string, tokens: readonly Token[]): string {
  const solid = tokens.filter(({ kind }) => kind !== '_');
  const first = solid.findIndex(({ kind }) => kind === 'Q');
  const said = solid.flatMap((token, at) => {
    const [colon, measure, behind] = solid.slice(at + 1, at + 4);
    const ends = (behind === undefined || /[cnpe]/.test(behind.kind)) && (first < 0 || at < first);
    return token.kind === 'W' && colon?.kind === 'k' && measure?.kind === 'M' && ends
      ? [text.slice(measure.start, measure.end)]
      : [];
  });
  return said.length === 1 ? (said[0] ?? '') : '';
}

/** The words between two places of the plain text, as they stand in the pasted one. */
export function wordsAt({ plain, pasted }: Scene, start: number, end: number): Words {
  const from = plain.places[start] ?? pasted.length;
  const to = end > start ? (plain.places[end - 1] ?? pasted.length - 1) + 1 : from;
  return { words: pasted.slice(from, to), from, to };
}

/** The words of these tokens, without blanks around. */
export function wordsOfAll(scene: Scene, tokens: readonly Token[]): Words {
  const solid = tokens.filter(({ kind }) => kind !== '_');
  return wordsAt(scene, solid[0]?.start ?? 0, solid.at(-1)?.end ?? 0);
}

export function leaveAside(
  scene: Scene,
  found: Found,
  tokens: readonly Token[],
  why: Aside,
  couldBe: readonly Guess[] = [],
): void {
  found.unmatched.push({ ...wordsOfAll(scene, tokens), why, couldBe });
}
