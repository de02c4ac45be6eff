/**
 * What a reader of a document meets, taken out of its tree: paragraphs as text, tables as rows of cells, charts, and every
 * figure that is marked as one.
 */
import type {
  Block,
  Briefing,
  ChartBlock,
  DataInline,
  Inline,
  TableBlock,
} from '../../../functions/core/briefing/briefing.ts';

export interface Row {
  readonly role: string;
  readonly cells: readonly { readonly text: string; readonly figure?: DataInline }[];
}
export interface Table {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}
export interface Read {
  /** Paragraphs and items of lists. */
  readonly texts: readonly string[];
  readonly tables: readonly Table[];
  readonly charts: readonly ChartBlock[];
  readonly figures: readonly DataInline[];
}

const textOf = (inlines: readonly Inline[]): string =>
  inlines
    .map((each) => (each.type === 'text' ? each.text : each.type === 'break' ? '\n' : textOf(each.children)))
    .join('');

const figuresIn = (inlines: readonly Inline[]): DataInline[] =>
  inlines.flatMap((each) => (each.type === 'data' ? [each] : each.type === 'strong' ? figuresIn(each.children) : []));

export function readTree({ body }: Pick<Briefing, 'body'>): Read {
  const blocks = flat(body);
  const tables = blocks.filter((block) => block.type === 'table');
  const inlines = blocks.flatMap(inlinesOf);
  return {
    texts: blocks.flatMap((block) =>
      block.type === 'paragraph' ? [textOf(block.children)] : block.type === 'list' ? block.items.map(textOf) : [],
    ),
    tables: tables.map(readTable),
    charts: blocks.filter((block) => block.type === 'chart'),
    figures: inlines.flatMap(figuresIn),
  };
}

const flat = (blocks: readonly Block[]): Exclude<Block, { type: 'section' }>[] =>
  blocks.flatMap((block) => (block.type === 'section' ? flat(block.children) : [block]));

function inlinesOf(block: Block): (readonly Inline[])[] {
  if (block.type === 'paragraph' || block.type === 'heading') return [block.children];
  if (block.type === 'list') return [...block.items];
  return block.type === 'table' ? block.rows.flatMap(({ cells }) => cells.map(({ children }) => children)) : [];
}

const readTable = ({ caption = [], columns, rows }: TableBlock): Table => ({
  caption: textOf(caption),
  columns: columns.map(({ header }) => textOf(header)),
  rows: rows.map(({ role, cells }) => ({
    role,
    cells: cells.map(({ children }) => {
      const [figure] = figuresIn(children);
      return { text: textOf(children), ...(figure === undefined ? {} : { figure }) };
    }),
  })),
});
