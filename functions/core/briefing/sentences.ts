/**
 * Related figures in one sentence: those that the same units are asked for stand together, with the unit, the day and the verb
 * said once (`全城消杀专班当日消杀小区152个、主次干道15条，面积282.96万平方米`).
 */

import { cycleWords } from '../calendar/words.ts';
import type { Indicator } from '../kinds/indicator.ts';
import { computedKind, isToldAs } from '../kinds/table.ts';
import { isAskedOf } from '../kinds/typing.ts';
import { verbOf, withoutRepeatedVerbs } from '../wording/verbs.ts';
import type { Scene } from './arranged.ts';
import { clauseOf, differing, hasMoved, isPlain, type Pieces } from './clauses.ts';
import type { Said, Sentence } from './data.ts';
import { figuresOf, toldFigure } from './figures.ts';

/** From so many on, flows stand in a row, and their movements are left to the workbook. */
const ROW = 3;
/** Clauses that a sentence holds. */
const MOST_CLAUSES = 4;

/** Some figures that the same units are asked for, in the programme's order. */
export interface Related {
  readonly units: readonly string[];
  readonly indicators: readonly Indicator[];
}

/** Units that are asked for it; of what is computed those of its first operand. */
export function unitsOf(indicator: Indicator, scene: Scene): string[] {
  const operand = computedKind(indicator)?.operands(indicator)[0];
  const of = scene.programme.indicators.find(({ id }) => id === operand);
  if (of !== undefined) return unitsOf(of, scene);
  const { units, day } = scene.close;
  return units.filter(({ unit }) => isAskedOf(indicator, unit, day)).map(({ unit }) => unit);
}

/** What there is stands together, for it needs no unit as its subject; a rate stands with what it is computed from. */
export function relatedOf(indicators: readonly Indicator[], scene: Scene): Related[] {
  const keyOf = (indicator: Indicator): string => {
    const operand = computedKind(indicator)?.operands(indicator)[0];
    const of = scene.programme.indicators.find(({ id }) => id === operand);
    if (of !== undefined) return keyOf(of);
    return isToldAs(indicator, 'stocks') ? '' : unitsOf(indicator, scene).join(' ');
  };
  const groups = Map.groupBy(indicators, keyOf);
  return [...groups].map(([units, some]) => ({ units: units.split(' ').filter(Boolean), indicators: some }));
}

/** @param isDayKnown the day stands before the sentence already */
export function sentencesOf({ units, indicators }: Related, scene: Scene, isDayKnown = false): Sentence[] {
  const said = { day: isDayKnown, unit: false };
  const clauses = rowsOf(indicators, scene).map((row, at) => {
    const begin = row.some(isOfDay) ? beginOf(row, units, scene, said) : '';
    const follows = at > 0 && row.some((each) => isComputedFrom(each, indicators));
    return { glue: follows ? '，' : '；', pieces: [begin, ...rowPieces(row, scene)] };
  });
  return inSentences(clauses);
}

/** Figures told side by side, or one alone. */
function rowsOf(indicators: readonly Indicator[], scene: Scene): Indicator[][] {
  const rows: Indicator[][] = [];
  for (const indicator of indicators) {
    const last = rows.at(-1);
    const kind = rowKind(indicator, scene);
    if (last !== undefined && kind !== null && rowKind(last[0]!, scene) === kind) last.push(indicator);
    else rows.push([indicator]);
  }
  return rows.flatMap((row) =>
    rowKind(row[0]!, scene) === 'flows' && row.length < ROW ? row.map((each) => [each]) : [row],
  );
}

/** null: it stands alone. */
function rowKind(indicator: Indicator, scene: Scene): 'states' | 'flows' | null {
  if (!isPlain(indicator, scene)) return null;
  const figure = toldFigure(indicator, scene.close);
  if (figure.day === null) return null;
  if (isToldAs(indicator, 'stocks')) return hasMoved(figure) ? null : 'states';
  return isToldAs(indicator, 'flows') && !/^-?[0.]*$/.test(figure.day.value) ? 'flows' : null;
}

const isOfDay = (indicator: Indicator): boolean =>
  isToldAs(indicator, 'flows') || isToldAs(indicator, 'means') || isToldAs(indicator, 'places');

const isComputedFrom = (indicator: Indicator, others: readonly Indicator[]): boolean =>
  (computedKind(indicator)?.operands(indicator) ?? []).some((id) => others.some((each) => each.id === id));

/** `全城消杀专班当日`, `当日共`; @param said what stands before it, and is not said again */
function beginOf(
  row: readonly Indicator[],
  units: readonly string[],
  { close, programme }: Scene,
  said: { day: boolean; unit: boolean },
): string {
  const isAlone = units.length === 1 && close.units.length > 1 && !said.unit;
  const unit = isAlone ? close.units.find((each) => each.unit === units[0])?.name : undefined;
  const now = said.day || row[0]?.name.startsWith('日') === true ? '' : cycleWords(programme.schedule).now;
  const isDone = row.every((each) => verbOf(each.name) !== undefined && !figuresOf(each, close).day?.startsWith('-'));
  const together = units.length > 1 && !said.unit && isDone ? '共' : '';
  said.day = said.unit = true;
  return `${unit ?? ''}${now}${together}`;
}

function rowPieces(row: readonly Indicator[], scene: Scene): Pieces {
  if (row.length === 1) return clauseOf(row[0]!, scene);
  const figures = row.map((each) => toldFigure(each, scene.close));
  const taken = new Set(scene.programme.indicators.flatMap(({ name, aliases }) => [name, ...aliases]));
  const names = figures.map(({ name }) => name);
  const day = listed(
    names,
    figures.map((figure) => figure.day),
    taken,
  );
  const totals = isToldAs(row[0]!, 'flows') ? figures.map(differing) : [];
  return totals.some((total) => total !== null) ? [...day, '；累计', ...listed(names, totals, taken)] : day;
}

/** What is measured, and not counted, stands behind a comma: `公厕26座，面积282.96万平方米`. */
const MEASURED = /^(?:面积|金额|资金|长度|里程|总额|总量)$/u;

function listed(names: readonly string[], said: readonly (Said | null)[], taken: ReadonlySet<string>): Pieces {
  const known = names.flatMap((name, at) => (said[at] == null ? [] : [{ name, said: said[at] }]));
  const short = withoutRepeatedVerbs(
    known.map(({ name }) => name),
    taken,
  );
  return known.flatMap(({ said: figure }, at): Pieces => {
    const mark = at === 0 ? '' : MEASURED.test(short[at]!) ? '，' : '、';
    return [mark + short[at]!, figure];
  });
}

function inSentences(clauses: readonly { readonly glue: string; readonly pieces: Pieces }[]): Sentence[] {
  const sentences: Pieces[] = [];
  for (let at = 0; at < clauses.length; at += MOST_CLAUSES) {
    const some = clauses.slice(at, at + MOST_CLAUSES);
    sentences.push([...some.flatMap(({ glue, pieces }, index) => (index === 0 ? pieces : [glue, ...pieces])), '。']);
  }
  return sentences.map(sentenceOf);
}

export const sentenceOf = (pieces: Pieces): Sentence => ({
  parts: pieces
    .filter((piece) => piece !== '')
    .map((piece) => (typeof piece === 'string' ? { text: piece, said: null } : { text: '', said: piece })),
});
