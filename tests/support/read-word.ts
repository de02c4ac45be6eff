/** A Word file read back without the code that wrote it: its parts, its texts, and what every file must keep to. */
import { strFromU8, unzipSync } from 'fflate';
import type { Block, Inline } from '../../functions/core/briefing/briefing.ts';
import { cleanText } from '../../functions/core/text/text.ts';

export function partsOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  const files = Object.entries(unzipSync(bytes));
  return new Map(files.map(([name, part]) => [name, /\.(xml|rels)$/.test(name) ? strFromU8(part) : '']));
}

const plain = (xml: string): string =>
  xml
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

/** Texts of paragraphs that are not empty, in order: those of the text and those in table cells. */
export function readTexts(bytes: Uint8Array): { readonly text: readonly string[]; readonly cells: readonly string[] } {
  const xml = partsOf(bytes).get('word/document.xml') ?? '';
  const [text, cells]: [string[], string[]] = [[], []];
  let depth = 0;
  for (const [token] of xml.matchAll(/<w:tbl>|<\/w:tbl>|<w:p[ >].*?<\/w:p>|<w:p\/>/gs)) {
    if (token === '<w:tbl>') depth++;
    else if (token === '</w:tbl>') depth--;
    else (depth > 0 ? cells : text).push(paragraphText(token));
  }
  return { text: text.filter((each) => each !== ''), cells: cells.filter((each) => each !== '') };
}

const paragraphText = (xml: string): string =>
  [...xml.replace(/<w:pPr>.*?<\/w:pPr>/gs, '').matchAll(/<w:t(?: [^>]*)?>(.*?)<\/w:t>|<w:br\/>|<w:tab\/>/gs)]
    .map(([token, inner]) => (token === '<w:br/>' ? '\n' : token === '<w:tab/>' ? '\t' : plain(inner ?? '')))
    .join('');

const said = (inlines: readonly Inline[]): string =>
  inlines
    .map((each) =>
      each.type === 'text' ? cleanText(each.text).text : each.type === 'break' ? '\n' : said(each.children),
    )
    .join('');

interface Texts {
  readonly text: readonly string[];
  readonly cells: readonly string[];
}

/** What the blocks say, in the same two lists. */
export function textsOf(blocks: readonly Block[]): Texts {
  const each = blocks.map(saidBy);
  const filled = (texts: readonly string[]) => texts.filter((text) => text !== '');
  return { text: filled(each.flatMap(({ text }) => text)), cells: filled(each.flatMap(({ cells }) => cells)) };
}

function saidBy(block: Block): Texts {
  if (block.type === 'heading') return { text: [block.number + said(block.children)], cells: [] };
  if (block.type === 'annex') return { text: ['附件', block.title], cells: [] };
  if (block.type === 'paragraph') return { text: [said(block.children)], cells: [] };
  if (block.type === 'list') return { text: block.items.map(said), cells: [] };
  if (block.type === 'section') return textsOf(block.children);
  if (block.type === 'chart') return { text: [], cells: [] };
  if (block.type === 'photos') return { text: [], cells: block.photos.map(({ caption }) => cleanText(caption).text) };
  const cells = block.rows.flatMap((row) => row.cells.map(({ children }) => said(children)));
  return { text: [said(block.caption ?? [])], cells };
}

/** What is wrong with a package that no validator tells: cells, ids, relationships, characters. */
export function structureProblems(bytes: Uint8Array): readonly string[] {
  const parts = partsOf(bytes);
  const xml = parts.get('word/document.xml') ?? '';
  const problems = [...xml.matchAll(/.{0,20}(?<!<\/w:p>|<w:p\/>)<\/w:tc>/gs)].map(
    ([place]) => `cell without paragraph: ${place}`,
  );
  const ids = [...xml.matchAll(/<wp:docPr id="(\d+)"/g)].map((match) => match[1]);
  if (new Set(ids).size !== ids.length) problems.push('drawing ids repeat');
  for (const [name, part] of parts) {
    if (name.endsWith('.rels')) problems.push(...lostTargets(name, part, parts));
    if (/[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/.test(part) || !part.isWellFormed())
      problems.push(`illegal character in ${name}`);
  }
  const known = new Set(
    [...(parts.get('word/_rels/document.xml.rels') ?? '').matchAll(/ Id="([^"]*)"/g)].map((match) => match[1]),
  );
  for (const [, id] of xml.matchAll(/r:(?:id|embed)="([^"]*)"/g))
    if (!known.has(id)) problems.push(`no relationship ${id}`);
  return problems;
}

function lostTargets(name: string, part: string, parts: ReadonlyMap<string, string>): readonly string[] {
  const folder = name.replace(/_rels\/[^/]*$/, '');
  const targets = [...part.matchAll(/ Target="([^"]*)"/g)].map((match) =>
    new URL(match[1] ?? '', `file:///${folder}`).pathname.slice(1),
  );
  return targets.filter((target) => !parts.has(target)).map((target) => `${name}: no part ${target}`);
}
