/**
 * The package of a filled letterhead: the parts that change, and everything else as the office made it.
 *
 * The document part comes first: writing it finds out which lists, styles and drawings the other parts must hold.
 */
import { strFromU8 } from 'fflate';
import type { PreparedPhoto } from '../../core/page/photo-bytes.ts';
import { writeBody, writeTitle } from './body.ts';
import type { ChartParts } from './chart-parts.ts';
import { writeColophon } from './colophon.ts';
import type { WordDocument } from './document.ts';
import { BLOCK_NAMES } from './letterhead-check.ts';
import { addContentTypes, addRelationships, mergeNumbering, mergeStyles } from './letterhead-parts.ts';
import type { Part } from './letterhead-text.ts';
import { corePropertiesPart, numberingPart, relationshipsPart } from './package-parts.ts';
import { styleElements } from './styles.ts';
import type { ZipEntry } from './zip.ts';

export const MAIN_PART = 'word/document.xml';
/** Parts of the letterhead by name, as they came. */
export type Office = Readonly<Record<string, Uint8Array>>;

/** Changed parts first, since the text says what the others must hold; then everything else as the office made it. */
export function* entriesOf(office: Office, parts: ReadonlyMap<string, Part>, made: Made): Iterable<ZipEntry> {
  const written = new Set<string>();
  for (const entry of changedParts(office, parts, made)) {
    written.add(entry.name);
    yield entry;
  }
  for (const name of Object.keys(office).toSorted())
    if (!written.has(name) && !name.endsWith('/')) yield { name, content: office[name]! };
}

interface Made {
  readonly document: WordDocument;
  readonly charts: ChartParts;
  readonly photos: readonly PreparedPhoto[];
}

function* changedParts(
  office: Office,
  parts: ReadonlyMap<string, Part>,
  { document, charts, photos }: Made,
): Iterable<ZipEntry> {
  const read = (name: string) => (office[name] === undefined ? undefined : strFromU8(office[name]));
  const { layout, briefing } = document;
  const titled = [...parts.values()].some(({ paragraphs }) => paragraphs.some(({ text }) => TITLE.test(text)));
  const sizes = [layout.styles.tableText.size, ...layout.table.smaller];
  const styles = mergeStyles(read('word/styles.xml') ?? '', styleElements(layout, sizes), titled ? ['Title'] : []);
  const lists = read('word/numbering.xml');
  const { offset } = mergeNumbering(lists, numberingPart(layout, 0));
  const own = (xml: string) => inTheirNumbers(xml, styles.ids, offset);
  yield { name: MAIN_PART, content: filled(parts.get(MAIN_PART)!, document, titled, own) };
  yield { name: 'word/styles.xml', content: styles.xml };
  yield {
    name: 'word/numbering.xml',
    content: mergeNumbering(lists, numberingPart(layout, document.orderedLists)).xml,
  };
  yield* relationsAndTypes(read, { document, charts, photos });
  if (office['docProps/core.xml'] !== undefined)
    yield { name: 'docProps/core.xml', content: corePropertiesPart(briefing) };
  for (const [name, part] of parts) if (name !== MAIN_PART) yield { name, content: part.tokens.join('') };
  for (const entry of charts.entries) if (office[entry.name] === undefined) yield entry;
  for (const photo of photos) yield { name: `word/media/${photo.name}`, content: photo.bytes, packed: true };
}

const TITLE = /\{\{\s*title\s*\}\}/;
const NUMBERING_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml';

function* relationsAndTypes(
  read: (name: string) => string | undefined,
  { document, charts }: Made,
): Iterable<ZipEntry> {
  const theirs = read('word/_rels/document.xml.rels') ?? relationshipsPart([]);
  const list = read('word/numbering.xml') === undefined ? [OWN_LIST] : [];
  const wanted = [...list, ...document.relations, ...charts.relations];
  const added = wanted.filter(({ type }) => type !== 'theme' || !theirs.includes('/theme"'));
  yield { name: 'word/_rels/document.xml.rels', content: addRelationships(theirs, added) };
  const types = [['/word/numbering.xml', NUMBERING_TYPE] as const, ...charts.types];
  yield { name: '[Content_Types].xml', content: addContentTypes(read('[Content_Types].xml') ?? '', types) };
}

const OWN_LIST = { id: 'rIdBriefingNumbering', type: 'numbering', target: 'numbering.xml' };

/** The letterhead's text with the blocks in the place of their paragraphs. */
function* filled(
  { tokens, paragraphs }: Part,
  document: WordDocument,
  titled: boolean,
  own: (xml: string) => string,
): Iterable<string> {
  let from = 0;
  for (const { text, from: start, to } of paragraphs) {
    const name = /^\{\{\s*(\w+)\s*\}\}$/.exec(text.trim())?.[1] ?? '';
    if (!BLOCK_NAMES.includes(name)) continue;
    yield withDrawings(tokens.slice(from, start).join(''));
    if (name === 'body' && !titled) yield own(writeTitle(document));
    if (name === 'body') for (const xml of writeBody(document)) yield own(xml);
    if (name === 'colophon') yield own(writeColophon(document));
    from = to + 1;
  }
  const rest = tokens.slice(from).join('');
  const last = rest.lastIndexOf('<w:sectPr');
  yield last === -1 ? rest : `${rest.slice(0, last)}${document.section(document.orientation)}</w:body></w:document>`;
}

/** The drawing namespace, which a letterhead without pictures may not declare. */
const withDrawings = (xml: string): string =>
  xml.includes('<w:document') && !xml.includes('xmlns:wp=')
    ? xml.replace(
        '<w:document',
        '<w:document xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
      )
    : xml;

function inTheirNumbers(xml: string, ids: ReadonlyMap<string, string>, offset: number): string {
  const styled = xml.replace(
    /(<w:pStyle w:val=")([^"]*)/g,
    (_, start: string, id: string) => start + (ids.get(id) ?? id),
  );
  return offset === 0
    ? styled
    : styled.replace(/(<w:numId w:val=")(\d+)/g, (_, start: string, id: string) => `${start}${Number(id) + offset}`);
}
