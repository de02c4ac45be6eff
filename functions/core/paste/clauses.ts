/**
 * The clauses of a line, one after the other (see `shapes.ts`): figures where a clause has a safe shape, what was said of other
 * days left aside, and everything else kept as not understood. A word for another day holds until 今日 is said again.
 */
import { amountFrom, isCountedIn } from './amounts.ts';
import type { Answer } from './answers.ts';
import { type Pair, propose } from './figures.ts';
import { readLoosely } from './loose.ts';
import type { Aside } from './reading.ts';
import { type Found, leaveAside, type Scene, wordsAt, wordsOfAll } from './scene.ts';
import { type Shape, shapeOf } from './shapes.ts';
import type { Token } from './tokens.ts';

/** What earlier clauses say about the next one. */
export interface Context {
  /** Words for another day or for a total that nothing has ended yet. */
  stale?: string;
  /** They end with the line. */
  staleInLine?: boolean;
  /** 截至…: in this line a flow may be a total. */
  asOf?: string;
  /** The line has a figure already: what stands behind may be about it. */
  figures: number;
  /** The last of them had no measure: what follows its comma may be the rest of its number. */
  bare?: boolean;
}

/** @param answers those in the line, each one token of it. */
export function readLine(
  scene: Scene,
  found: Found,
  line: readonly Token[],
  answers: readonly Answer[],
  context: Context,
): void {
  const answered = new Map(answers.map((answer) => [answer.token, answer]));
  endLine(context);
  for (const { clause, ends } of clausesOf(line)) {
    const understood = readClause(scene, found, clause, context);
    for (const token of clause) {
      const answer = answered.get(token);
      if (answer !== undefined) proposeAnswer(scene, found, answer, understood, context);
    }
    if (ends) endLine(context);
  }
}

function proposeAnswer(scene: Scene, found: Found, answer: Answer, understood: boolean, { stale }: Context): void {
  const { indicator, value, token } = answer;
  const doubtful = understood ? (stale === undefined ? answer.doubtful : 'context') : 'clause';
  const words = wordsAt(scene, token.start, token.end);
  const why = understood ? stale : found.leftover.at(-1)?.words;
  found.proposals.push({
    ...{ indicator: indicator.id, value, ...words },
    ...(doubtful === undefined ? {} : { doubtful }),
    ...(doubtful === undefined || why === undefined ? {} : { why: [why] }),
  });
}

function endLine(context: Context): void {
  if (context.staleInLine === true) delete context.stale;
  delete context.staleInLine;
  delete context.asOf;
  context.figures = 0;
}

/** Parts between commas, sentence ends and cells; brackets hold theirs together. */
export function clausesOf(line: readonly Token[]): { clause: Token[]; ends: boolean }[] {
  const clauses: { clause: Token[]; ends: boolean }[] = [];
  let [clause, depth]: [Token[], number] = [[], 0];
  for (const token of line) {
    depth = Math.max(0, depth + (token.kind === 'o' ? 1 : token.kind === 'c' ? -1 : 0));
    const ends = token.kind === 'e';
    if (!(ends || (depth === 0 && 'pt'.includes(token.kind)))) clause.push(token);
    else if (clauses.push({ clause, ends }) > 0) [clause, depth] = [[], 0];
  }
  clauses.push({ clause, ends: true });
  return clauses.filter((each) => each.clause.some(({ kind }) => kind !== '_'));
}

/** Was it understood? */
function readClause(scene: Scene, found: Found, clause: readonly Token[], context: Context): boolean {
  const shape = shapeOf(clause);
  if (shape !== undefined && READERS[shape](scene, found, clause, context)) return true;
  readLoosely(scene, found, clause, context.stale);
  return false;
}

type Reader = (scene: Scene, found: Found, clause: readonly Token[], context: Context) => boolean;

const READERS: Readonly<Record<Shape, Reader>> = {
  forward: (scene, found, clause, context) => figuresOf(scene, found, clause, context, 'forward'),
  backward: (scene, found, clause, context) => figuresOf(scene, found, clause, context, 'backward'),
  aside: asideOf,
  behind: (scene, found, clause, context) => {
    if (context.figures === 0 || (context.bare === true && clause.some(({ kind }) => kind === 'M'))) return false;
    if (clause.some(({ kind }) => kind === 'Q')) leaveAside(scene, found, clause, whyAside(clause));
    return true;
  },
  change: (scene, found, clause, context) => {
    if (clause.some(({ kind }) => kind === 'Q')) leaveAside(scene, found, clause, 'change');
    context.figures += 1;
    return true;
  },
  asOf: (scene, _, clause, context) => {
    context.asOf = wordsOfAll(scene, clause).words;
    return true;
  },
  measure: ({ measure }) => measure !== '',
  answer: () => true,
  head: (_, __, clause, context) => {
    today(clause, context);
    return true;
  },
};

/** 今日 ends what was said of other days. */
function today(clause: readonly Token[], context: Context): void {
  const first = clause.findIndex(({ kind }) => kind === 'N');
  if (clause.slice(0, first < 0 ? undefined : first).every(({ kind }) => kind !== 'D')) return;
  delete context.stale;
  delete context.staleInLine;
}

function asideOf(scene: Scene, found: Found, clause: readonly Token[], context: Context): boolean {
  if (context.figures > 0 && context.bare === true && !countsItsName(scene, clause)) return false;
  if (isTypedTotal(scene, clause)) return totalOf(scene, found, clause, context);
  leaveAside(
    scene,
    found,
    clause.filter(({ kind }) => !'LU'.includes(kind)),
    whyAside(clause),
  );
  const marker = clause.filter(({ kind }) => 'TP'.includes(kind));
  context.stale = wordsOfAll(scene, marker).words;
  if (context.figures > 0) context.staleInLine = true;
  return true;
}

/** 累计 before a figure whose total the unit types, and no other day. */
function isTypedTotal(scene: Scene, clause: readonly Token[]): boolean {
  const asked = clause.flatMap(({ indicators = [] }) => indicators.filter((each) => scene.asked.has(each)));
  return (
    asked.length > 0 &&
    asked.every(({ reported }) => reported === 'cumulative') &&
    clause.every(({ kind }) => kind !== 'P')
  );
}

/** The clause without 累计 is the figure's own. */
function totalOf(scene: Scene, found: Found, clause: readonly Token[], context: Context): boolean {
  const figure = clause.filter(({ kind }) => kind !== 'T');
  const pairs = pairsForward(scene, figure);
  if (pairs.length !== 1) return false;
  propose(scene, found, pairs[0]!.pair);
  context.figures += 1;
  context.bare = pairs[0]!.pair.amount.every(({ kind }) => kind !== 'M');
  return true;
}

/** A measure that is not the name's own: the number may belong to something else. */
function countsItsName(scene: Scene, clause: readonly Token[]): boolean {
  const name = clause.find(({ kind }) => kind === 'N');
  const amount = clause.filter(({ kind }) => kind === 'Q' || kind === 'M');
  if (!amount.some(({ kind }) => kind === 'M')) return true;
  return name?.indicators?.some((indicator) => isCountedIn(scene.text, amount, indicator, '')) ?? false;
}

const whyAside = (tokens: readonly Token[]): Aside =>
  tokens.some(({ kind }) => kind === 'C')
    ? 'change'
    : tokens.some(({ kind }) => kind === 'P')
      ? 'other_day'
      : 'to_date';

function figuresOf(
  scene: Scene,
  found: Found,
  clause: readonly Token[],
  context: Context,
  order: 'forward' | 'backward',
): boolean {
  if (context.figures === 0 && clause.find(({ kind }) => kind !== '_')?.kind === 'J') return false;
  today(clause, context);
  const asOf = clause.find(({ kind }) => kind === 'Z');
  if (asOf !== undefined) context.asOf = wordsOfAll(scene, [asOf]).words;
  const pairs = order === 'forward' ? pairsForward(scene, clause) : pairsBackward(scene, clause);
  const taken = pairs.reduce((sum, { pair, behind }) => sum + numbersIn(pair.amount) + numbersIn(behind), 0);
  if (taken !== numbersIn(clause)) return false;
  for (const { pair, behind } of pairs) {
    propose(scene, found, { ...pair, ...doubtOf(scene, clause, pair, context) });
    if (behind.length > 0) leaveAside(scene, found, behind, whyAside(clause));
    found.orders[order] ??= wordsOfAll(scene, clause).words;
    context.figures += 1;
    context.bare = pair.amount.every(({ kind }) => kind !== 'M');
  }
  return true;
}

const numbersIn = (tokens: readonly Token[]): number =>
  tokens.filter(({ kind }) => kind === 'Q' || kind === 'B').length;

/** What the clause and those before it say against a figure in a safe shape. */
function doubtOf(
  scene: Scene,
  clause: readonly Token[],
  { name }: Pair,
  context: Context,
): Pick<Pair, 'doubtful' | 'why'> {
  const kinds = new Set(name.indicators?.map(({ kind }) => kind));
  const done = clause.find(({ kind }) => kind === 'E');
  if (done !== undefined && !kinds.has('flow')) return { doubtful: 'clause', why: [wordsOfAll(scene, [done]).words] };
  if (context.stale !== undefined) return { doubtful: 'context', why: [context.stale] };
  // Without 累计 nobody knows whether it is the day's or the total, unless the name itself says so.
  const saysTotal = clause.some(({ kind }) => kind === 'T') || scene.text.slice(name.start, name.end).includes('累计');
  if (!saysTotal && name.indicators?.some(({ reported }) => reported === 'cumulative'))
    return { doubtful: 'context', why: [scene.text.slice(name.start, name.end)] };
  if (context.asOf !== undefined && !kinds.has('stock')) return { doubtful: 'message', why: [context.asOf] };
  return {};
}

interface PairFound {
  readonly pair: Pair;
  /** The tokens of a bracket behind it that tells another day's figure. */
  readonly behind: readonly Token[];
}

function pairsForward(scene: Scene, clause: readonly Token[]): PairFound[] {
  const names = clause.flatMap(({ kind }, at) => (kind === 'N' ? [at] : []));
  return names.flatMap((at, index) => {
    const part = clause.slice(at, names[index + 1]);
    const [name] = part;
    const first = part.findIndex(({ kind }) => 'QB'.includes(kind));
    if (name === undefined || first < 0) return [];
    const said = part.slice(0, first).find(({ kind }) => kind === 'M');
    const amount = amountFrom(scene.text, part, first);
    const last = part.indexOf(amount.at(-1) ?? name);
    const other = part.findIndex(({ kind }, place) => place > last && 'TPC'.includes(kind));
    const behind = other < 0 ? [] : part.slice(other).filter(({ kind }) => 'TPCQMB'.includes(kind));
    const about = part.filter((token, place) => token.kind === 'A' && (place < first || place === last + 1));
    const pair = {
      ...{ name, amount, more: about },
      ...(said === undefined ? {} : { said: scene.text.slice(said.start, said.end) }),
    };
    return [{ pair: about.length > 0 ? { ...pair, amount: amount.map(approximate) } : pair, behind }];
  });
}

const approximate = (token: Token): Token =>
  token.number === undefined || token.number.doubt !== undefined
    ? token
    : { ...token, number: { ...token.number, doubt: 'approximate' } };

function pairsBackward(scene: Scene, clause: readonly Token[]): PairFound[] {
  let first = -1;
  return clause.flatMap((token, at) => {
    if ('QB'.includes(token.kind) && first < 0) first = at;
    if (token.kind !== 'N' || first < 0) return [];
    const pair = { name: token, amount: amountFrom(scene.text, clause, first) };
    first = -1;
    return [{ pair, behind: [] }];
  });
}
