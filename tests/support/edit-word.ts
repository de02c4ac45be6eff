/**
 * A Word file edited as people and word processors edit it: text replaced in a paragraph, runs split anywhere, parts put in
 * or changed. Works on our own files, whose paragraphs do not nest.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

export type Parts = Record<string, string | Uint8Array>;
const MAIN = 'word/document.xml';

/** The file with its parts changed; those that are not text stay bytes. */
export function editParts(bytes: Uint8Array, edit: (parts: Parts) => unknown): Uint8Array {
  const files = unzipSync(bytes);
  const parts: Parts = Object.fromEntries(
    Object.entries(files).map(([name, part]) => [name, /\.(xml|rels)$/.test(name) ? strFromU8(part) : part]),
  );
  edit(parts);
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
    { level: 1 },
  );
}

export const editDocument = (bytes: Uint8Array, edit: (xml: string) => string): Uint8Array =>
  editParts(bytes, (parts) => {
    parts[MAIN] = edit(parts[MAIN] as string);
  });

export const documentOf = (bytes: Uint8Array): string => strFromU8(unzipSync(bytes)[MAIN]!);

const PARAGRAPH = /<w:p[ >].*?<\/w:p>/gs;
const TEXT = /<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const plain = (xml: string): string =>
  xml
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

const textOf = (paragraph: string): string => [...paragraph.matchAll(TEXT)].map(([, text]) => plain(text!)).join('');

/** Texts of the paragraphs that say something, cells included, in order. */
export const paragraphTexts = (xml: string): string[] =>
  [...xml.matchAll(PARAGRAPH)].map(([paragraph]) => textOf(paragraph)).filter((text) => text.trim() !== '');

/** The text of the nth such paragraph from `start` to `end` replaced, in the runs as they are. */
export function replaceIn(xml: string, nth: number, start: number, end: number, words: string): string {
  let count = -1;
  return xml.replace(PARAGRAPH, (paragraph) => {
    if (textOf(paragraph).trim() === '') return paragraph;
    count += 1;
    return count === nth ? replacedIn(paragraph, start, end, words) : paragraph;
  });
}

function replacedIn(paragraph: string, start: number, end: number, words: string): string {
  let [at, isDone] = [0, false];
  return paragraph.replace(TEXT, (whole, inner: string) => {
    const text = plain(inner);
    const [low, high] = [start - at, end - at];
    at += text.length;
    const touches = start === end ? low >= 0 && low <= text.length && !isDone : low < text.length && high > 0;
    if (!touches) return whole;
    const put = isDone ? '' : words;
    isDone = true;
    return `<w:t xml:space="preserve">${escaped(text.slice(0, Math.max(0, low)) + put + text.slice(Math.min(text.length, high)))}</w:t>`;
  });
}

/** Every run cut wherever `cuts` says (it is asked for each character), with the marks that Word leaves between runs. */
export function splitRuns(xml: string, cuts: () => boolean): string {
  return xml.replace(
    /<w:r>((?:<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?)<w:t(?: [^>]*)?>([^<]*)<\/w:t><\/w:r>/gs,
    (_, properties, inner) => {
      const pieces: string[] = [''];
      for (const character of plain(inner as string)) {
        if (pieces.at(-1) !== '' && cuts()) pieces.push('');
        pieces[pieces.length - 1] += character;
      }
      return pieces
        .map((piece) => `<w:r w:rsidR="00A77B3E">${properties}<w:t xml:space="preserve">${escaped(piece)}</w:t></w:r>`)
        .join('<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="9" w:name="_GoBack"/><w:bookmarkEnd w:id="9"/>');
    },
  );
}
