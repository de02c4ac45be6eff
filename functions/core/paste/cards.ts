/**
 * Cards of a pasted text: a name on a line of its own and its number on the next, or the other way round. Which way is decided
 * over all lines of the run: names and numbers must alternate, and none may be left over.
 */
import { amountFrom } from './amounts.ts';
import type { Context } from './clauses.ts';
import { propose } from './figures.ts';
import { readLoosely } from './loose.ts';
import { type Found, type Scene, wordsOfAll } from './scene.ts';
import { lettersOf } from './shapes.ts';
import type { Token } from './tokens.ts';

type Line = readonly Token[];

const NAME_LINE = /^L?(?:oNc|N)O?(?:oMc)?k?$/;
const AMOUNT_LINE = /^L?(?:Q(?:M(?:QM){0,2}B?)?|BM)$/;

/** N: nothing but a name; Q: nothing but an amount. */
function cardLine(line: Line): 'N' | 'Q' | undefined {
  const letters = lettersOf(line).replaceAll('_', '');
  return NAME_LINE.test(letters) ? 'N' : AMOUNT_LINE.test(letters) ? 'Q' : undefined;
}

/** Lines that belong together: cards of names and numbers in any order; every other line is alone. */
export function cardsIn(lines: readonly Line[]): Line[][] {
  const runs: { kinds: string; lines: Line[] }[] = [];
  for (const line of lines) {
    const kind = cardLine(line) ?? '';
    const last = runs.at(-1);
    if (kind !== '' && last !== undefined && last.kinds !== '') {
      last.kinds += kind;
      last.lines.push(line);
    } else runs.push({ kinds: kind, lines: [line] });
  }
  return runs.flatMap((run) => (/NQ|QN/.test(run.kinds) ? [run.lines] : run.lines.map((line) => [line])));
}

/** 3人次6人次 is two. */
const isOneAmount = ({ text }: Scene, line: Line): boolean => {
  const numbers = line.filter(({ kind }) => kind === 'Q').length;
  const first = line.findIndex(({ kind }) => 'QB'.includes(kind));
  return numbers < 2 || amountFrom(text, line, first).filter(({ kind }) => kind === 'Q').length === numbers;
};

export function readCards(scene: Scene, found: Found, lines: readonly Line[], { stale }: Context): void {
  const order = lines.map((line) => cardLine(line)).join('');
  const backward = /^(?:QN)+$/.test(order);
  if ((!backward && !/^(?:NQ)+$/.test(order)) || !lines.every((line) => isOneAmount(scene, line))) {
    for (const line of lines) readLoosely(scene, found, line);
    return;
  }
  const doubt = stale === undefined ? {} : { doubtful: 'context' as const, why: [stale] };
  for (let at = 0; at < lines.length; at += 2) {
    const [ofName = [], ofAmount = []] = backward ? [lines[at + 1], lines[at]] : [lines[at], lines[at + 1]];
    const name = ofName.find(({ kind }) => kind === 'N');
    const said = ofName.find(({ kind }) => kind === 'M');
    const amount = amountFrom(
      scene.text,
      ofAmount,
      ofAmount.findIndex(({ kind }) => 'QB'.includes(kind)),
    );
    if (name === undefined) continue;
    propose(scene, found, {
      name,
      amount,
      said: said === undefined ? '' : scene.text.slice(said.start, said.end),
      ...doubt,
    });
    found.orders[backward ? 'backward' : 'forward'] ??= wordsOfAll(
      scene,
      [name, ...amount].sort((one, other) => one.start - other.start),
    ).words;
  }
}
