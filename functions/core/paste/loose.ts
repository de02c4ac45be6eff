/**
 * A clause that was not understood: what it may say is offered as questions, with the words that are in the way, and the
 * clause itself is kept as left over, which makes every other figure of the text a question too.
 */
import { amountFrom, isCountedIn, readAmount } from './amounts.ts';
import { propose } from './figures.ts';
import type { Guess } from './reading.ts';
import { type Found, leaveAside, type Scene, wordsAt, wordsOfAll } from './scene.ts';
import type { Token } from './tokens.ts';

/** Tokens that stand in the way of being certain, rather than names, numbers and signs. */
const IN_THE_WAY = 'xPTCZAsSVHGKEW';
/** So many numbers without a name are told with what they could be; the others only as they stand. */
const MOST_GUESSED = 40;

/** @param stale words for another day that hold there. */
export function readLoosely(scene: Scene, found: Found, clause: readonly Token[], stale?: string): void {
  const said = wordsOfAll(scene, clause);
  if (said.words === '') return;
  found.leftover.push(said);
  const why = [said.words, ...(stale === undefined ? [] : [stale])];
  const free = new Set(amountStarts(scene, clause));
  const names = clause.flatMap(({ kind }, at) => (kind === 'N' ? [at] : []));
  for (const [index, at] of names.entries()) {
    const name = clause[at];
    if (name === undefined) continue;
    const starts = startsFor(clause, at, names[index + 1] ?? clause.length, names[index - 1] ?? -1, free);
    const amounts = starts.map((start) => ({ start, amount: amountFrom(scene.text, clause, start) }));
    const fitting = amounts.filter(({ amount }) =>
      name.indicators?.some((indicator) => isCountedIn(scene.text, amount, indicator, indicator.unit)),
    );
    for (const { start, amount } of fitting.length > 0 ? fitting : amounts.slice(0, 1)) {
      free.delete(start);
      const at = start === starts[0] ? name : { ...name, start: amount[0]?.start ?? 0, end: amount[0]?.start ?? 0 };
      propose(scene, found, { name: at, amount, doubtful: 'clause', why: inTheWay(scene, clause) ?? why });
    }
  }
  for (const start of free) nameless(scene, found, clause, amountFrom(scene.text, clause, start));
}

/** The words in the way, in order; undefined when only the order of names and numbers is. */
function inTheWay(scene: Scene, clause: readonly Token[]): string[] | undefined {
  const words = clause
    .filter(({ kind }) => IN_THE_WAY.includes(kind))
    .map(({ start, end }) => wordsAt(scene, start, end).words.trim());
  const said = [...new Set(words)].filter((each) => each !== '').slice(0, 5);
  return said.length === 0 ? undefined : said;
}

function amountStarts(scene: Scene, clause: readonly Token[]): number[] {
  const starts: number[] = [];
  let end = 0;
  for (let at = 0; at < clause.length; at += 1) {
    const token = clause[at];
    if (token === undefined || token.start < end || !'QB'.includes(token.kind)) continue;
    starts.push(at);
    end = amountFrom(scene.text, clause, at).at(-1)?.end ?? token.end;
  }
  return starts;
}

/** So many amounts behind one name are offered; the clerk chooses. */
const MOST_OFFERED = 3;

/** The amounts behind the name, else the one right ahead of it that no name has taken. */
function startsFor(
  clause: readonly Token[],
  at: number,
  next: number,
  previous: number,
  free: ReadonlySet<number>,
): number[] {
  const behind: number[] = [];
  for (let place = at + 1; place < next && behind.length < MOST_OFFERED; place += 1) {
    if (free.has(place)) behind.push(place);
  }
  for (let place = at - 1; behind.length === 0 && place > previous; place -= 1) {
    if (free.has(place)) behind.push(place);
    else if (!'MB_'.includes(clause[place]?.kind ?? '')) break;
  }
  return behind;
}

/** A figure without a name: what it could be, where its measure says so. */
function nameless(scene: Scene, found: Found, clause: readonly Token[], amount: readonly Token[]): void {
  const measured = amount.some(({ kind }) => kind === 'M');
  const written = /[\d０-９]/.test(wordsOfAll(scene, amount).words);
  if (!measured && !written) return;
  const isTime = clause.some(({ kind, start }) => kind === 's' && start === amount[0]?.start);
  const mayGuess = measured && found.unmatched.length < MOST_GUESSED && !isTime;
  leaveAside(scene, found, amount, 'no_name', mayGuess ? guesses(scene, amount) : []);
}

const guesses = (scene: Scene, amount: readonly Token[]): Guess[] => {
  const measure = amount.find(({ kind }) => kind === 'M');
  const counted = measure === undefined ? '' : scene.text.slice(measure.start, measure.end);
  return (scene.countedIn.get(counted) ?? []).flatMap((indicator) => {
    const { value, doubt } = readAmount(scene.text, amount, indicator, '');
    return value === undefined || doubt !== undefined ? [] : [{ indicator: indicator.id, value }];
  });
};
