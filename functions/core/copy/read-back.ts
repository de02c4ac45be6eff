/**
 * A document does not contradict itself: before an edition is archived, each rendition is read back and must say what the
 * tree says, paragraph by paragraph and cell by cell, and every figure of the tree must be that of `figures.json`.
 *
 * Pure: readers of renditions are adapters (`runtime/read-back.ts`). A rendition that nobody can read as text is not held.
 */

import type { Block, Briefing, Inline } from '../briefing/briefing.ts';
import type { RenderedName } from '../edition/renditions.ts';
import { squeezed, type TextBlock, type TextChart } from './text-block.ts';

/** A rendition as nothing but its text. */
export interface RenditionText {
  readonly file: RenderedName;
  readonly blocks: readonly TextBlock[];
  readonly charts?: readonly TextChart[];
  /** It tells a part of the document only: what it says must stand there, not the other way round. */
  readonly isExcerpt?: boolean;
}

/** One statement that a rendition, or the tree, says otherwise. */
export interface Contradiction {
  readonly file: string;
  readonly place: string;
  readonly expected: string;
  readonly seen: string;
}

/** What the tree says: paragraphs, and the cells of all rows with the same name together, however tables are split. */
interface Said {
  readonly headings: readonly string[];
  readonly texts: readonly string[];
  readonly rows: ReadonlyMap<string, readonly string[]>;
  readonly charts: readonly TextChart[];
}

export function contradictionsIn(briefing: Pick<Briefing, 'body' | 'title'>, read: RenditionText): Contradiction[] {
  const said = saidBy(briefing.body);
  if (read.isExcerpt === true) return excerptProblems(said, briefing.title, read);
  const found = saidIn(read.blocks);
  return [
    ...textProblems(read.file, said.texts, found.texts),
    ...rowProblems(read.file, said.rows, found.rows),
    ...(read.charts === undefined ? [] : chartProblems(read.file, said.charts, read.charts)),
  ];
}

function saidBy(blocks: readonly Block[]): Said {
  const texts: string[] = [];
  const headings: string[] = [];
  const rows = new Map<string, string[]>();
  const charts: TextChart[] = [];
  const add = (inlines: readonly Inline[]): unknown => texts.push(plain(inlines));
  const walk = (block: Block): void => {
    if (block.type === 'section') block.children.forEach(walk);
    if (block.type === 'annex') texts.push(block.title);
    if (block.type === 'heading') headings.push(plain(block.children));
    if (block.type === 'paragraph') add(block.children);
    if (block.type === 'list') block.items.forEach(add);
    if (block.type === 'chart') charts.push(chartOf(block));
    if (block.type !== 'table') return;
    if (block.caption !== undefined) add(block.caption);
    for (const { cells } of block.rows)
      addRow(
        rows,
        cells.map(({ children }) => plain(children)),
      );
  };
  blocks.forEach(walk);
  return { texts: texts.filter((text) => text !== ''), headings, rows, charts };
}

function saidIn(blocks: readonly TextBlock[]): Pick<Said, 'texts' | 'rows'> {
  const rows = new Map<string, string[]>();
  const texts = blocks.flatMap((block) => {
    if (block.type === 'paragraph') return [squeezed(block.said.text).text];
    for (const cells of block.rows)
      addRow(
        rows,
        cells.map(({ said }) => squeezed(said.text).text),
      );
    return [];
  });
  return { texts, rows };
}

function addRow(rows: Map<string, string[]>, [name = '', ...cells]: readonly string[]): void {
  const known = rows.get(name);
  if (known === undefined) rows.set(name, [...cells]);
  else known.push(...cells);
}

const plain = (inlines: readonly Inline[]): string => squeezed(inlines.map(wordsOf).join('')).text;

function wordsOf(inline: Inline): string {
  if (inline.type === 'text') return inline.text;
  return inline.type === 'break' ? '\n' : inline.children.map(wordsOf).join('');
}

function chartOf({ title, categories, series }: Extract<Block, { type: 'chart' }>): TextChart {
  const points = series.flatMap(({ name, values }) =>
    values.flatMap((value, at) => (value === null ? [] : [{ series: name, category: categories[at] ?? '', value }])),
  );
  return { title, points };
}

/** Each text stands whole in a paragraph of its own; numbers of lists may stand before it. */
function textProblems(file: string, expected: readonly string[], found: readonly string[]): Contradiction[] {
  const left = Map.groupBy(found, (text) => text);
  return expected.flatMap((text) => {
    if (left.get(text)?.pop() !== undefined) return [];
    if (found.some((each) => each.endsWith(text))) return [];
    const seen = found.find((each) => each.slice(0, PLACE) === text.slice(0, PLACE));
    return [problemOf(file, text, seen)];
  });
}

/** Characters that name a place. */
const PLACE = 8;
/** Characters shown around the first that differs. */
const SHOWN = 24;
const BEFORE = 12;

/** Where the two part, with what stands there. */
function problemOf(file: string, text: string, seen: string | undefined): Contradiction {
  const other = seen ?? '';
  let at = 0;
  while (at < text.length && text[at] === other[at]) at += 1;
  const from = seen === undefined ? 0 : Math.max(0, at - BEFORE);
  const cut = (whole: string): string => whole.slice(from, from + SHOWN);
  return { file, place: text.slice(0, PLACE), expected: cut(text), seen: cut(other) || '没有这一段' };
}

function rowProblems(file: string, expected: Said['rows'], found: Said['rows']): Contradiction[] {
  return [...expected].flatMap(([name, cells]) => {
    const missing = lacking(cells, found.get(name) ?? []);
    if (missing.length === 0) return [];
    const seen = lacking(found.get(name) ?? [], cells).join('、') || '没有这一格';
    return [{ file, place: `表中“${name}”一行`, expected: missing.join('、'), seen }];
  });
}

/** What of the first is not in the second, each as often as it is there. */
export function lacking(expected: readonly string[], found: readonly string[]): string[] {
  const left = Map.groupBy(found, (text) => text);
  return expected.filter((text) => text !== '' && left.get(text)?.pop() === undefined);
}

/** In their order: a file may set a chart's title as a paragraph of its own. */
function chartProblems(file: string, expected: readonly TextChart[], found: readonly TextChart[]): Contradiction[] {
  const values = (chart: TextChart | undefined): string[] => chart?.points.map(({ value }) => trimmed(value)) ?? [];
  return expected.flatMap((chart, at) => {
    const [told, drawn] = [values(chart), values(found[at])];
    const missing = lacking(told, drawn);
    const seen = lacking(drawn, told).join('、') || '没有';
    return missing.length === 0 ? [] : [{ file, place: `图“${chart.title}”`, expected: missing.join('、'), seen }];
  });
}

/** `12.50` is drawn as `12.5`. */
export const trimmed = (value: string): string =>
  value.includes('.') ? value.trim().replace(/\.?0+$/, '') : value.trim();

/** Every sentence of it stands in the document. */
function excerptProblems(said: Said, title: string, { file, blocks }: RenditionText): Contradiction[] {
  const whole = [title, ...said.headings, ...said.texts].map((text) => squeezed(text).text).join('\n');
  const lines = blocks.flatMap((block) => (block.type === 'paragraph' ? [squeezed(block.said.text).text] : []));
  return lines.flatMap((line) =>
    line.split(/(?<=[。！？])/).flatMap((sentence) => {
      const text = sentence
        .replace(/^(?:\d+[.．]|·|（[一二三四五六七八九十]+）)/, '')
        .replace(/……$/, '')
        .trim();
      if (!/\d/.test(text) || whole.includes(text)) return [];
      return [
        problemOf(
          file,
          text,
          said.texts.find((each) => each.includes(text.slice(0, PLACE))),
        ),
      ];
    }),
  );
}
