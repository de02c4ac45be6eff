/**
 * The long picture as a Typst program: one strip, as high as its content, cut before the blocks that are named.
 *
 * A table that needs a turned page is not readable on a phone and is named instead. Every block tells where it begins.
 */
import type { Block, TableBlock } from '../../core/briefing/briefing.ts';
import { textOf } from '../../core/briefing/inline-text.ts';
import { flatten } from '../../core/page/page-stretches.ts';
import { writeBlock } from './blocks.ts';
import { writeColophon } from './colophon.ts';
import { paragraph, type Sheet } from './context.ts';
import { writeMasthead } from './masthead.ts';
import { DEFAULTS, setDocument, writeTitle } from './program.ts';
import { call, literal, mm } from './source.ts';

/** @param cuts numbers of the blocks that begin a new picture. */
export function stripOf(sheet: Sheet, cuts: ReadonlySet<number>): string {
  const blocks = flatten(sheet.briefing.body).map((block) => readable(block, sheet));
  const body = blocks.flatMap((written, index) => [
    ...(cuts.has(index) ? ['pagebreak()'] : []),
    `[#metadata(${index})#label("block")]`,
    ...written,
  ]);
  const [, , colophon = ''] = writeColophon(sheet);
  const statements = [...writeMasthead(sheet), writeTitle(sheet), ...body, 'v(16pt)', colophon];
  return [setDocument(sheet), setStrip(sheet), ...DEFAULTS, ...statements.map((each) => `#${each}`), BEGINNINGS].join(
    '\n',
  );
}

function setStrip({ layout: { page } }: Sheet): string {
  return `#${call('set page', { width: mm(page.width), height: 'auto', margin: mm(page.left) })}`;
}

/** Numbers of blocks and where they begin, pt from the top. */
export type Beginnings = readonly { readonly block: number; readonly y: number }[];

const BEGINNINGS =
  '#context [#metadata(query(label("block")).map(it => (block: it.value, y: it.location().position().y.pt())))#label("beginnings")]';

function readable(block: Block, sheet: Sheet): readonly string[] {
  const isWide = block.type === 'table' && sheet.planOf(block).orientation === 'landscape';
  return isWide
    ? [paragraph(sheet, 'note', literal(`（${nameOf(block)}较宽，见 Word 或 PDF 文件。）`))]
    : writeBlock(block, sheet);
}

const nameOf = ({ caption }: TableBlock): string => (caption === undefined ? '表' : `《${textOf(caption)}》`);
