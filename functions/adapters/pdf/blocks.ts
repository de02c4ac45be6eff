/**
 * Blocks of the tree as Typst content: a table from node type to a small handler, so that a new node does not compile until
 * it is written here too.
 */
import type { Block, HeadingBlock, ListBlock, ParagraphBlock } from '../../core/briefing/briefing.ts';
import { writeChart } from './chart.ts';
import { faced, paragraph, type Sheet, styled } from './context.ts';
import { content } from './inlines.ts';
import { writePhotos } from './photos.ts';
import { call, joined, literal, pt } from './source.ts';
import { writeTable } from './table.ts';

type Handlers = {
  [Type in Block['type']]: (block: Extract<Block, { type: Type }>, sheet: Sheet) => readonly string[];
};

const HANDLERS = {
  annex: ({ title }, sheet) => [
    paragraph(sheet, 'annex', literal('附件'), true),
    paragraph(sheet, 'annexTitle', literal(title), true),
  ],
  heading,
  paragraph: writeParagraph,
  list,
  table: writeTable,
  photos: writePhotos,
  chart: writeChart,
  section: ({ children }, sheet) => children.flatMap((child) => writeBlock(child, sheet)),
} satisfies Handlers;

/** Statements, each a block of its own. */
export function writeBlock(block: Block, sheet: Sheet): readonly string[] {
  return (HANDLERS[block.type] as (block: Block, sheet: Sheet) => readonly string[])(block, sheet);
}

const HEADINGS = ['heading1', 'heading2', 'heading3', 'heading4'] as const;

/** The title is the document's first heading, so that those of the tree begin below it. */
function heading({ level, number, children }: HeadingBlock, sheet: Sheet): readonly string[] {
  const style = sheet.layout.styles[HEADINGS[level - 1] ?? 'heading4'];
  const indented = `h(${pt(style.indent * style.size)}); ${content(children, number)}`;
  const words = call('heading', { level: String(level + 1) }, faced(sheet, style, indented));
  return [styled(sheet, style, words, true)];
}

function writeParagraph({ role, children }: ParagraphBlock, sheet: Sheet): readonly string[] {
  return [paragraph(sheet, role ?? 'body', content(children))];
}

/** Numbered by hand, as a 简报 writes its items: one paragraph each. */
function list({ ordered, items }: ListBlock, sheet: Sheet): readonly string[] {
  return items.map((item, index) => paragraph(sheet, 'list', content(item, ordered ? `${index + 1}.` : '• ')));
}

export const writeBlocks = (blocks: readonly Block[], sheet: Sheet): string =>
  joined(blocks.flatMap((block) => writeBlock(block, sheet)));
