/**
 * Blocks as WordprocessingML: a table from node type to handler, so that a new node does not compile until it is written.
 *
 * A handler yields text piece by piece, because a table may have thousands of rows, and tells the page flow what it used.
 */
import type {
  AnnexBlock,
  Block,
  HeadingBlock,
  ListBlock,
  ParagraphBlock,
  SectionBlock,
} from '../../core/briefing/briefing.ts';
import { textOf } from '../../core/briefing/inline-text.ts';
import { pointsOfMm } from '../../core/layout/layout.ts';
import { writeChart } from './chart.ts';
import type { WordDocument } from './document.ts';
import { runsOf } from './inline.ts';
import { linesOf, paragraph } from './paragraph.ts';
import { writePhotos } from './photos.ts';
import { styleId } from './styles.ts';
import { writeTable } from './table.ts';
import { textRun } from './xml.ts';

type Handlers = {
  [Type in Block['type']]: (block: Extract<Block, { type: Type }>, document: WordDocument) => Iterable<string>;
};

const HANDLERS = {
  annex: writeAnnex,
  heading: writeHeading,
  paragraph: writeParagraph,
  list: writeList,
  table: writeTable,
  photos: writePhotos,
  chart: writeChart,
  section: writeSection,
} satisfies Handlers;

/** One block's markup. */
export function writeBlock(block: Block, document: WordDocument): Iterable<string> {
  return (HANDLERS[block.type] as (block: Block, document: WordDocument) => Iterable<string>)(block, document);
}

function* writeSection(section: SectionBlock, document: WordDocument): Iterable<string> {
  for (const child of section.children) yield* writeBlock(child, document);
}

/** On a new page, where it does not stand on one already because pages were turned. */
function* writeAnnex({ title }: AnnexBlock, document: WordDocument): Iterable<string> {
  const breaks = document.isFresh ? '' : '<w:pageBreakBefore/>';
  if (!document.isFresh) document.flow.turn(pointsOfMm(document.area.height));
  yield paragraph('annex', [{ type: 'text', text: '附件' }], document, breaks);
  yield paragraph('annexTitle', [{ type: 'text', text: title }], document);
}

const HEADINGS = ['heading1', 'heading2', 'heading3', 'heading4'] as const;

function* writeHeading({ level, number, children }: HeadingBlock, document: WordDocument): Iterable<string> {
  const style = HEADINGS[level - 1] ?? 'heading4';
  const { pitch, before, after } = document.layout.styles[style];
  const { lines } = linesOf(`${number}${textOf(children)}`, style, document);
  document.flow.hold(before + lines * pitch + after);
  yield `<w:p><w:pPr><w:pStyle w:val="${styleId(style)}"/></w:pPr>${textRun(number)}${runsOf(children)}</w:p>`;
}

function* writeParagraph({ role, children }: ParagraphBlock, document: WordDocument): Iterable<string> {
  yield paragraph(role ?? 'body', children, document);
}

function* writeList({ ordered, items }: ListBlock, document: WordDocument): Iterable<string> {
  if (ordered) document.orderedLists += 1;
  const number = ordered ? document.orderedLists + 1 : 1;
  const properties = `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${number}"/></w:numPr>`;
  for (const item of items) yield paragraph('list', item, document, properties);
}
