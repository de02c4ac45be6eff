/**
 * Blocks of the tree as lines of plain text: a table from node type to a small handler. What chat cannot show (tables,
 * charts, photos, notes under a table) is left to the briefing itself.
 */
import type { Block, Inline } from '../../core/briefing/briefing.ts';

const INLINES = {
  text: ({ text }) => text,
  strong: ({ children }) => plainText(children),
  data: ({ children }) => plainText(children),
  break: () => '\n',
} satisfies { [Type in Inline['type']]: (inline: Extract<Inline, { type: Type }>) => string };

const BLOCKS = {
  annex: () => [],
  // Sections are told in another order than they are printed, so their numbers would only confuse.
  heading: ({ level, number, children }) => [level === 1 ? `${plainText(children)}：` : number + plainText(children)],
  paragraph: ({ role, children }) => (role === 'note' ? [] : plainText(children).split('\n')),
  list: ({ ordered, items }) => items.map((item, index) => `${ordered ? `${index + 1}. ` : '· '}${plainText(item)}`),
  // What is annexed, and that it is, is for paper.
  section: ({ children }) => (children.some(({ type }) => type === 'annex') ? [] : sectionLines(children)),
  table: () => [],
  photos: () => [],
  chart: () => [],
} satisfies { [Type in Block['type']]: (block: Extract<Block, { type: Type }>) => readonly string[] };

export const linesOf = (block: Block): readonly string[] =>
  (BLOCKS[block.type] as (block: Block) => readonly string[])(block);

/** A section of which only headings are left says nothing. */
function sectionLines(children: readonly Block[]): readonly string[] {
  const told = children.map((child) => ({ heading: child.type === 'heading', lines: linesOf(child) }));
  return told.some(({ heading, lines }) => !heading && lines.length > 0) ? told.flatMap(({ lines }) => lines) : [];
}

function plainText(inlines: readonly Inline[]): string {
  return inlines.map((inline) => (INLINES[inline.type] as (inline: Inline) => string)(inline)).join('');
}
