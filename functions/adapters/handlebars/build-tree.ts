/**
 * From a template's checked HTML to the blocks of the tree: a table from element to handler. Headings get their numbers
 * here, once, so that every rendition prints the same ones.
 */
import type { Block, HeadingBlock, ListBlock, PhotoBlock } from '../../core/briefing/briefing.ts';
import type { TemplateProblem } from '../../core/briefing/template-error.ts';
import { headingCounter } from '../../core/page/heading-number.ts';
import { attribute, buildInlines, plainText } from './build-inlines.ts';
import { buildChart, buildTable, elements, type Refuse } from './build-table.ts';
import type { ElementName } from './elements.ts';
import type { ElementNode } from './read-html.ts';
import type { Marked } from './source-marks.ts';

type BlockName = Extract<
  ElementName,
  'h1' | 'h2' | 'h3' | 'h4' | 'p' | 'ul' | 'ol' | 'table' | 'figure' | 'chart' | 'section' | 'annex'
>;

interface Build {
  readonly refuse: Refuse;
  readonly nextNumber: (level: HeadingBlock['level']) => string;
}

/** What an element becomes; null when there is nothing in it to print. */
type Handler = (element: ElementNode, build: Build) => Block | null;

const HANDLERS = {
  h1: (element, build) => heading(element, 1, build),
  h2: (element, build) => heading(element, 2, build),
  h3: (element, build) => heading(element, 3, build),
  h4: (element, build) => heading(element, 4, build),
  p: paragraph,
  ul: (element) => list(element, false),
  ol: (element) => list(element, true),
  table: (element, { refuse }) => buildTable(element, refuse),
  annex: (element) => ({ type: 'annex', title: attribute(element, 'title') }),
  figure: photo,
  chart: (element, { refuse }) => buildChart(element, refuse),
  section: (element, build) => {
    const children = blocksOf(element, build);
    return children.length === 0 ? null : { type: 'section', name: attribute(element, 'name'), children };
  },
} as const satisfies Record<BlockName, Handler>;

export interface Tree {
  readonly title: string;
  readonly body: readonly Block[];
  readonly problems: readonly TemplateProblem[];
}

/** `root` must have passed `checkHtml`. */
export function buildTree(root: ElementNode, { placeAt }: Marked): Tree {
  const problems: TemplateProblem[] = [];
  const refuse: Refuse = (element, message) => void problems.push({ ...placeAt(element.at), message, known: [] });
  const titles = elements(root, 'title');
  if (titles.length !== 1) refuse(titles[1] ?? root, `须有且只有一个 <title>，现有${titles.length}个。`);
  const title = titles[0] === undefined ? '' : plainText(titles[0]);
  return { title, body: blocksOf(root, { refuse, nextNumber: headingCounter() }), problems };
}

function blocksOf(parent: ElementNode, build: Build): readonly Block[] {
  const blocks: Block[] = [];
  for (const element of elements(parent)) {
    const handler: Handler | undefined = HANDLERS[element.name as BlockName];
    const block = handler?.(element, build) ?? null;
    const last = blocks.at(-1);
    if (block === null) continue;
    if (block.type === 'photos' && last?.type === 'photos') {
      blocks[blocks.length - 1] = { type: 'photos', photos: [...last.photos, ...block.photos] };
    } else blocks.push(block);
  }
  return blocks;
}

function heading(element: ElementNode, level: HeadingBlock['level'], { nextNumber }: Build): HeadingBlock | null {
  const children = buildInlines(element);
  return children.length === 0 ? null : { type: 'heading', level, number: nextNumber(level), children };
}

function paragraph(element: ElementNode): Block | null {
  const children = buildInlines(element);
  const role = element.attributes.role as 'note' | 'lead' | 'correction' | undefined;
  return children.length === 0 ? null : { type: 'paragraph', ...(role === undefined ? {} : { role }), children };
}

function list(element: ElementNode, ordered: boolean): ListBlock | null {
  const items = elements(element, 'li').map(buildInlines);
  return items.length === 0 ? null : { type: 'list', ordered, items };
}

/** Figures that follow one another make one grid of photos. */
function photo(element: ElementNode, { refuse }: Build): PhotoBlock | null {
  const [image, ...more] = elements(element, 'img');
  const caption = elements(element, 'figcaption')[0];
  if (image === undefined || more.length > 0) {
    refuse(element, '<figure> 里须有且只有一个 <img>。');
    return null;
  }
  const { width, height } = image.attributes;
  const facts = {
    key: attribute(image, 'src'),
    alt: attribute(image, 'alt'),
    width: Number(width),
    height: Number(height),
  };
  return { type: 'photos', photos: [{ ...facts, caption: caption === undefined ? '' : plainText(caption) }] };
}
