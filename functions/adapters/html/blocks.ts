/**
 * Blocks of the tree as HTML: a table from node type to a small handler, so that a new node does not compile until it is
 * written here too. The title is the page's h1, so headings of the tree begin at h2.
 */
import type {
  AnnexBlock,
  Block,
  HeadingBlock,
  ListBlock,
  ParagraphBlock,
  PhotoBlock,
  SectionBlock,
} from '../../core/briefing/briefing.ts';
import type { Layout } from '../../core/layout/layout.ts';
import { attributes, escaped } from '../../core/text/escape.ts';
import type { RenderInput } from '../../ports.ts';
import { writeChart } from './chart.ts';
import { writeInlines } from './inlines.ts';
import { writeTable } from './table.ts';

export interface Page {
  readonly layout: Layout;
  readonly photos: RenderInput['photos'];
  /** Indicators whose figures in the lead link to what they add up from. */
  readonly linked: ReadonlySet<string>;
}

const HANDLERS = {
  annex,
  heading,
  paragraph,
  list,
  table: (block, { layout }) => writeTable(block, layout),
  photos,
  chart: (block) => writeChart(block),
  section,
} satisfies { [Type in Block['type']]: (block: Extract<Block, { type: Type }>, page: Page) => string };

export function writeBlocks(blocks: readonly Block[], page: Page): string {
  return blocks.map((block) => (HANDLERS[block.type] as (block: Block, page: Page) => string)(block, page)).join('\n');
}

function heading({ level, number, children }: HeadingBlock): string {
  const name = `h${level + 1}`;
  return `<${name}>${escaped(number)}${writeInlines(children)}</${name}>`;
}

function paragraph({ role, children }: ParagraphBlock, { linked }: Page): string {
  const inlines = writeInlines(children, role === 'lead' ? { linked } : {});
  return `<p${attributes({ class: role })}>${inlines}</p>`;
}

/** Its page break is the section's. */
function annex({ title }: AnnexBlock): string {
  return `<p class="annex-mark">附件</p>\n<p class="annex-title">${escaped(title)}</p>`;
}

function list({ ordered, items }: ListBlock): string {
  const name = ordered ? 'ol' : 'ul';
  return `<${name}>${items.map((item) => `<li>${writeInlines(item)}</li>`).join('\n')}</${name}>`;
}

function section({ name, children }: SectionBlock, page: Page): string {
  return `<section${attributes({ class: name })}>\n${writeBlocks(children, page)}\n</section>`;
}

/** A photo that is not there, or is not a picture, is named in its place. */
function photos({ photos: shown }: PhotoBlock, page: Page): string {
  const figures = shown.map(({ key, alt, caption, width, height }) => {
    const source = pictureOf(page.photos[key]);
    const image = attributes({ src: source, alt, width, height });
    const picture = source === undefined ? `<p class="no-photo">照片无法显示：${escaped(alt)}</p>` : `<img${image}>`;
    return `<figure>${picture}<figcaption>${escaped(caption)}</figcaption></figure>`;
  });
  return `<div class="photos of-${Math.min(shown.length, 4)}">${figures.join('')}</div>`;
}

/** The picture itself as a data URL, so that the file stands alone. Only what photos are stored as: JPEG and PNG. */
function pictureOf(photo: RenderInput['photos'][string] | undefined): string | undefined {
  if (photo === undefined || !['image/jpeg', 'image/png'].includes(photo.mediaType)) return undefined;
  return `data:${photo.mediaType};base64,${Buffer.from(photo.bytes).toString('base64')}`;
}
