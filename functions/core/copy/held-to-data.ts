/**
 * Figures of the tree and of the workbook against `figures.json`: the value behind each figure is the printed one, and its
 * words say that value. Part of reading back (`read-back.ts`).
 */

import type { Block, Briefing, DataInline, FigureOf, Inline } from '../briefing/briefing.ts';
import type { FiguresFile, PrintedFigure, PrintedPart } from '../day/day-close.ts';
import type { DigestFile } from '../digest/figures-file.ts';
import type { Indicator } from '../kinds/indicator.ts';
import { measureOf, moveWords, spokenMeasure } from '../kinds/words.ts';
import { own } from '../values/own.ts';
import { exactWords, roughWords, signedWords, spokenWords } from '../wording/phrases.ts';
import { type Contradiction, lacking, type RenditionText, trimmed } from './read-back.ts';

/** `figures.json` as it was rendered: of a day or of a digest. */
export type PrintedFigures = FiguresFile | DigestFile;

const DECIMAL = /^-?\d+(?:\.\d+)?$/;

export function figureProblems(
  { body }: Pick<Briefing, 'body'>,
  indicators: readonly Indicator[],
  figures: PrintedFigures,
): Contradiction[] {
  const known = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  return dataIn(body).flatMap((data): Contradiction[] => {
    const indicator = known.get(data.indicator);
    if (indicator === undefined) return [];
    const about = { file: 'briefing', place: `指标“${indicator.name}”` };
    const printed = printedValue(figures, data);
    if (printed !== undefined && DECIMAL.test(data.value) && trimmed(printed ?? '') !== trimmed(data.value))
      return [{ ...about, expected: printed ?? '没有数', seen: data.value }];
    const words = data.children.map(wordsOf).join('');
    return says(indicator, data.value, words) ? [] : [{ ...about, expected: data.value, seen: words }];
  });
}

/** Each indicator's row of the workbook holds its figures, and each unit's row what it reported. */
export function workbookProblems(
  { file, blocks }: RenditionText,
  indicators: readonly Indicator[],
  figures: PrintedFigures,
): Contradiction[] {
  const rows = new Map<string, string[]>();
  for (const block of blocks) {
    if (block.type !== 'table') continue;
    for (const [name, ...cells] of block.rows) {
      const texts = cells.map(({ said }) => trimmed(said.text));
      rows.set(name?.said.text ?? '', [...(rows.get(name?.said.text ?? '') ?? []), ...texts]);
    }
  }
  const expected = Map.groupBy(indicators, ({ name }) => name);
  return [...expected].flatMap(([name, same]) => {
    const values = same.flatMap(({ id }) => rowValues(figures, id));
    const missing = lacking(values, rows.get(name) ?? []);
    const seen = lacking(rows.get(name) ?? [], values)
      .filter((text) => DECIMAL.test(text))
      .join('、');
    return missing.length === 0 ? [] : [{ file, place: `表中“${name}”一行`, expected: missing.join('、'), seen }];
  });
}

function rowValues(figures: PrintedFigures, id: string): string[] {
  const all = 'kind' in figures ? digestValues(figures, id) : dayValues(figures, id);
  return all.flatMap((value) => (value == null ? [] : [trimmed(value)]));
}

function dayValues({ indicators }: FiguresFile, id: string): (string | null | undefined)[] {
  const figure = own(indicators, id);
  return [figure?.day, figure?.total, figure?.previous, figure?.change];
}

function digestValues({ indicators }: DigestFile, id: string): (string | null | undefined)[] {
  const figure = own(indicators, id);
  return [figure?.value, figure?.total, figure?.mean, figure?.highest?.value, figure?.previous, figure?.change];
}

/** undefined: the file does not say. */
function printedValue(figures: PrintedFigures, { indicator, of, unit = '' }: DataInline): string | null | undefined {
  if ('kind' in figures) {
    const figure = own(figures.indicators, indicator);
    if (figure === undefined) return undefined;
    const { value, total, mean, highest, change, yearChange, byUnit } = figure;
    const values = { period: value, total, mean, peak: highest?.value ?? null, change, year: yearChange };
    return of === 'unit' ? own(byUnit, unit) : own(values, of);
  }
  const [whole = indicator, ...part] = indicator.split(':');
  const figure = own(figures.indicators, whole);
  if (figure === undefined) return undefined;
  if (part.length > 0) return partValue(own(figure.parts, part.join('/')), of);
  const { day, total, previous, change, units, completion, ahead } = figure;
  const row = own(units, unit);
  if (of === 'unit') return (row?.own ?? row)?.day;
  return own({ day, total, previous, change, completion, ahead, ...comparedValues(figure) }, of);
}

const partValue = (part: PrintedPart | undefined, of: FigureOf): string | null | undefined =>
  part && own({ day: part.day, total: part.total, share: part.share, ...comparedValues(part) }, of);

/** Beside other days, as the tree names them: `year.percent`. */
function comparedValues({ compared = {}, yearToDate }: Pick<PrintedFigure, 'compared' | 'yearToDate'>) {
  const values = Object.entries(compared).flatMap(([kind, { change, percent }]) => [
    [`${kind}.change`, change] as const,
    [`${kind}.percent`, percent] as const,
  ]);
  const year = yearToDate && { 'year.now': yearToDate.now, 'year.sofar': yearToDate.percent };
  return { ...Object.fromEntries(values), ...year };
}

/** One of the ways in which the value is said; words without a digit (持平, 无新增, 是) say what their place means. */
function says(indicator: Indicator, value: string, words: string): boolean {
  if (!/\d/.test(words) || !DECIMAL.test(value)) return true;
  const ways = [measureOf(indicator), spokenMeasure(indicator)].flatMap((measure) => [
    exactWords(value, measure),
    roughWords(value, measure),
    spokenWords(value, measure),
    moveWords(value, measure, indicator),
    moveWords(value, measure, indicator, spokenWords),
  ]);
  const isSaid = (way: string): boolean => words.startsWith(way) && !/^[\d.]/.test(words.slice(way.length));
  if ([value, signedWords(value), ...ways].some(isSaid)) return true;
  const [number] = /\d[\d,]*(?:\.\d+)?/.exec(words) ?? [''];
  return trimmed(number.replaceAll(',', '')) === trimmed(value.replace(/^-/, ''));
}

function dataIn(blocks: readonly Block[]): DataInline[] {
  return blocks.flatMap((block): DataInline[] => {
    if (block.type === 'section') return dataIn(block.children);
    if (block.type === 'heading' || block.type === 'paragraph') return block.children.flatMap(ofInline);
    if (block.type === 'list') return block.items.flatMap((item) => item.flatMap(ofInline));
    if (block.type !== 'table') return [];
    return block.rows.flatMap(({ cells }) => cells.flatMap(({ children }) => children.flatMap(ofInline)));
  });
}

function ofInline(inline: Inline): DataInline[] {
  if (inline.type === 'data') return [inline, ...inline.children.flatMap(ofInline)];
  return inline.type === 'strong' ? inline.children.flatMap(ofInline) : [];
}

function wordsOf(inline: Inline): string {
  if (inline.type === 'text') return inline.text;
  return inline.type === 'break' ? '' : inline.children.map(wordsOf).join('');
}
