/**
 * What somebody changed by hand in our Word file: paragraphs and cells, and every figure that no longer says what the data
 * say. Exact and repeatable: what the office was shown is computed again from the same bytes when it accepts.
 */
import { newRoom, type Room } from '../text/align.ts';
import { tellsAmount, tokensOf } from '../text/tokens.ts';
import { compareCharts } from './compare-charts.ts';
import { compareText, type FigureFate } from './compare-text.ts';
import type { CopyChange, CopyComparison, HandFigure, StrayNumber, Stretch } from './copy.ts';
import { contradictionsWithin } from './own-words.ts';
import { pairUnits, type UnitPair } from './pair-units.ts';
import { squeezed, type TextBlock, type WordText } from './text-block.ts';
import { toldFigures } from './told-figures.ts';
import { type CopyUnit, type UnitText, unitsOf } from './units.ts';

/** @param told our HTML of the same edition, which knows the figures. */
export function compareCopy(ours: WordText, told: readonly TextBlock[], theirs: WordText): CopyComparison {
  const room = newRoom();
  const before = unitsOf(ours.blocks, toldFigures(ours.blocks, told));
  const pairs = withMoves(pairUnits(before, unitsOf(theirs.blocks), room));
  const found = pairs.flatMap((pair) => findingsOf(pair, room));
  const charts = compareCharts(ours.charts, theirs.charts);
  const aside = compareAside(ours.aside, theirs.aside);
  const figures = found.flatMap((each) => each.figures);
  return {
    contradictions: contradictionsWithin(before, figures),
    changes: [...found.flatMap(({ changes }) => changes), ...charts.changes, ...aside.changes],
    figures: [...figures, ...charts.figures],
    numbers: [...found.flatMap(({ numbers }) => numbers), ...aside.numbers],
    kept: pairs.filter(({ is }) => is === 'same' || is === 'changed' || is === 'moved').length,
    units: before.length,
    pictures: [ours.pictures, theirs.pictures],
  };
}

interface Found {
  readonly changes: readonly CopyChange[];
  readonly figures: readonly HandFigure[];
  readonly numbers: readonly StrayNumber[];
}

type Pair = UnitPair | { readonly is: 'moved'; readonly before: CopyUnit };

/** A unit that is gone here and stands there, word for word, was moved: its figures are what they were. */
function withMoves(pairs: readonly UnitPair[]): Pair[] {
  const added = new Map<string, number>();
  for (const pair of pairs) if (pair.is === 'added') added.set(pair.after.key, (added.get(pair.after.key) ?? 0) + 1);
  const moved = new Map<string, number>();
  const first = pairs.map((pair): Pair => {
    const left = pair.is === 'removed' ? (added.get(pair.before.key) ?? 0) : 0;
    if (pair.is !== 'removed' || left === 0) return pair;
    added.set(pair.before.key, left - 1);
    moved.set(pair.before.key, (moved.get(pair.before.key) ?? 0) + 1);
    return { is: 'moved', before: pair.before };
  });
  return first.filter((pair) => {
    const count = pair.is === 'added' ? (moved.get(pair.after.key) ?? 0) : 0;
    if (pair.is !== 'added' || count === 0) return true;
    moved.set(pair.after.key, count - 1);
    return false;
  });
}

const NOTHING: Found = { changes: [], figures: [], numbers: [] };

function findingsOf(pair: Pair, room: Room): Found {
  switch (pair.is) {
    case 'same':
      return NOTHING;
    case 'moved':
      return { ...NOTHING, changes: [movedChange(pair.before)] };
    case 'removed':
      return joined(pair.before.texts.map((text) => removedText(text)));
    case 'added':
      return joined(pair.after.texts.map((text) => addedText(text)));
    case 'changed':
      return changedUnit(pair.before, pair.after, room);
  }
}

function movedChange({ texts }: CopyUnit): CopyChange {
  const text = texts
    .map((each) => each.text)
    .filter(Boolean)
    .join('　');
  const all = [{ text, mark: 'same' }] as const;
  return { kind: 'moved', place: texts[0]?.place ?? '', before: all, after: all };
}

/** Cells in their places; where a row has more or fewer than before, those that are equal stay together. */
function changedUnit(before: CopyUnit, after: CopyUnit, room: Room): Found {
  if (before.texts.length === after.texts.length)
    return joined(before.texts.map((text, at) => changedText(text, after.texts[at]!, room)));
  const alone = (unit: CopyUnit): CopyUnit[] =>
    unit.texts.map((text) => ({ kind: 'paragraph', texts: [text], key: text.text }));
  const pairs = pairUnits(alone(before), alone(after), room);
  return joined(pairs.map((pair) => findingsOf(pair, room)));
}

function changedText(before: UnitText, after: UnitText, room: Room): Found {
  if (before.text === after.text) return NOTHING;
  if (before.text === '') return addedText({ ...after, place: before.place });
  if (after.text === '') return removedText(before);
  const compared = compareText(before.text, before.figures, after.text, room);
  const { place } = before;
  return {
    changes: [{ kind: 'changed', place, before: compared.before, after: compared.after }],
    figures: compared.figures.map((fate) => handFigure(fate, place)),
    numbers: compared.numbers.map((number) => ({ ...number, place })),
  };
}

function handFigure({ figure, words, file, value }: FigureFate, place: string): HandFigure {
  const { indicator, of, unit, value: inData } = figure;
  return {
    indicator,
    of,
    ...(unit === undefined ? {} : { unit }),
    value: inData,
    words,
    file,
    fileValue: value,
    place,
  };
}

function removedText({ text, figures, place }: UnitText): Found {
  if (text === '') return NOTHING;
  const gone = figures.map((figure) => {
    const words = text.slice(figure.start, figure.end);
    return handFigure({ figure, words, file: null, value: null }, place);
  });
  const marks = marked(
    text,
    figures.map(({ start, end }) => ({ start, end })),
    'gone',
    'figure',
  );
  return { changes: [{ kind: 'removed', place, before: marks, after: [] }], figures: gone, numbers: [] };
}

function addedText({ text, place }: UnitText): Found {
  if (text === '') return NOTHING;
  const told = tokensOf(text).filter(({ number }) => number !== undefined && tellsAmount(text, number));
  const numbers = told.map(({ text: number, end }) => ({
    number: number + (/^[^\d，。；、,;：:\s（）()]{0,3}/u.exec(text.slice(end))?.[0] ?? ''),
    before: null,
    place,
  }));
  const after = marked(text, told, 'new', 'number');
  return { changes: [{ kind: 'added', place, before: [], after }], figures: [], numbers };
}

/** Headers, footers and notes, each by its text: where they stand says nothing. */
function compareAside(ours: readonly string[], theirs: readonly string[]): Found {
  const texts = (all: readonly string[]) => [...new Set(all.map((each) => squeezed(each).text).filter(Boolean))];
  const [before, after] = [texts(ours), texts(theirs)];
  const place = '页眉、页脚和注释';
  const of = (text: string): UnitText => ({ text, figures: [], place });
  return joined([
    ...before.filter((text) => !after.includes(text)).map((text) => removedText(of(text))),
    ...after.filter((text) => !before.includes(text)).map((text) => addedText(of(text))),
  ]);
}

function marked(
  text: string,
  places: readonly { readonly start: number; readonly end: number }[],
  mark: Stretch['mark'],
  inPlaces: Stretch['mark'],
): Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  for (const { start, end } of places) {
    if (start > from) found.push({ text: text.slice(from, start), mark });
    if (end > Math.max(start, from)) found.push({ text: text.slice(Math.max(start, from), end), mark: inPlaces });
    from = Math.max(from, end);
  }
  if (from < text.length) found.push({ text: text.slice(from), mark });
  return found;
}

const joined = (all: readonly Found[]): Found => ({
  changes: all.flatMap(({ changes }) => changes),
  figures: all.flatMap(({ figures }) => figures),
  numbers: all.flatMap(({ numbers }) => numbers),
});
