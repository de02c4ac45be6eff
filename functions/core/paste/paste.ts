/**
 * Reads a pasted paragraph, list or table from a chat group: which figures of the programme it tells.
 *
 * A grammar: no model, no network, the same answer for the same text. A figure is certain only where its clause, the text around
 * it and the unit, day and measure said anywhere in it are completely accounted for by safe shapes (`shapes.ts`, `table.ts`,
 * `cards.ts`); anything else is a question with the words that are in the way. It proposes, and the clerk confirms.
 */
import { LIMITS } from '../limits/limits.ts';
import type { Programme, Unit } from '../programme/programme.ts';
import type { ReportingDay } from '../values/values.ts';
import { answersIn } from './answers.ts';
import { cardsIn, readCards } from './cards.ts';
import { type Context, clausesOf, readLine } from './clauses.ts';
import { readLoosely } from './loose.ts';
import { narrativeAt } from './narratives.ts';
import type { PasteReading } from './reading.ts';
import { type Found, leaveAside, type Scene, sceneOf } from './scene.ts';
import { settle, strangeWords } from './settle.ts';
import { type Speaker, speakerOf } from './speakers.ts';
import { readTable } from './table.ts';
import type { Token } from './tokens.ts';

/**
 * @param pasted at most `LIMITS.pastedCharacters` long; what is longer is not read.
 * @param day the day that is reported on: figures of other days are left aside or asked about.
 */
export function readPaste(programme: Programme, unit: Unit, pasted: string, day: ReportingDay): PasteReading {
  const scene = sceneOf(programme, unit, [...pasted].slice(0, LIMITS.pastedCharacters).join(''), day);
  const found: Found = { proposals: [], unmatched: [], leftover: [], narratives: [], orders: {} };
  const others = othersNamed(scene);
  const context: Context = { figures: 0 };
  let speaker: Speaker = 'nobody';
  for (const lines of partsOf(scene)) {
    const known = found.proposals.length;
    speaker = readPart(scene, found, lines, speaker, context);
    const isNamed = speaker !== 'nobody' || lines.some((line) => line.some(({ kind }) => kind === 'U'));
    if (!isNamed && others.length > 0) askWhose(found, known, others);
  }
  return settle(found, strangeWords(found));
}

/** Names of other units that begin lines: what stands before any name may be theirs. */
const othersNamed = (scene: Scene): string[] =>
  scene.lines.flatMap((line) => {
    const other = line.find(({ kind }) => kind === 'V');
    return other?.unit === undefined || speakerOf(scene, line, 'nobody') !== 'other' ? [] : [other.unit.name];
  });

/** @param from the first proposal that nobody's name stands by. */
function askWhose({ proposals }: Found, from: number, others: readonly string[]): void {
  for (const [at, proposal] of proposals.entries()) {
    if (at >= from && proposal.doubtful === undefined)
      proposals[at] = { ...proposal, doubtful: 'context', why: others.slice(0, 1) };
  }
}

const isRow = (line: readonly Token[]): boolean => line.some(({ kind }) => kind === 't');

/** Lines that belong together: those of a table, of cards, or one. */
function partsOf({ lines }: Scene): (readonly Token[])[][] {
  const runs: { rows: boolean; lines: (readonly Token[])[] }[] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last?.rows === isRow(line)) last.lines.push(line);
    else runs.push({ rows: isRow(line), lines: [line] });
  }
  return runs.flatMap((run) => (run.rows ? [run.lines] : cardsIn(run.lines)));
}

function readPart(
  scene: Scene,
  found: Found,
  lines: readonly (readonly Token[])[],
  before: Speaker,
  context: Context,
): Speaker {
  const owner = before === 'other' ? 'other' : 'own';
  const [line = []] = lines;
  if (isRow(line) && context.stale === undefined && readTable(scene, found, lines, owner)) return before;
  if (lines.length > 1 && !isRow(line)) {
    if (owner === 'own') readCards(scene, found, lines, context);
    else for (const each of lines) leaveAside(scene, found, each, 'other_unit');
    return before;
  }
  return lines.reduce((speaker, each) => readOne(scene, found, each, speaker, context), before);
}

function readOne(scene: Scene, found: Found, line: readonly Token[], before: Speaker, context: Context): Speaker {
  const speaker = speakerOf(scene, line, before);
  if (speaker === 'other') {
    if (line.some(({ kind }) => 'QB'.includes(kind))) leaveAside(scene, found, line, 'other_unit');
    return speaker;
  }
  if (narrativeAt(scene, found, line)) return speaker;
  const { line: whole, answers } = answersIn(scene, line);
  if (speaker === 'mixed') for (const { clause } of clausesOf(whole)) readLoosely(scene, found, clause);
  else readLine(scene, found, whole, answers, context);
  return speaker;
}
