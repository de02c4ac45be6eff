/**
 * Placeholders in a part of a letterhead: `{{masthead.issue}}` in a line, `{{body}}` alone in a paragraph.
 *
 * Word splits text into runs as it pleases, so a placeholder is looked for in the whole text of its paragraph. The markup
 * around it stays as it is: only the text of runs changes, or a whole paragraph makes way for blocks.
 */
import { escapeXml } from './xml.ts';

export interface Paragraph {
  /** 1-based, in order of their beginnings. */
  readonly number: number;
  readonly text: string;
  /** Stands directly in the body of the document: blocks may take its place. */
  readonly top: boolean;
  /** Tokens from its start tag to its end tag, inclusive. */
  readonly from: number;
  readonly to: number;
  /** Tokens that are the text of its own runs. */
  readonly texts: readonly number[];
}

/** A part as tags and texts, with its paragraphs. */
export interface Part {
  readonly tokens: string[];
  readonly paragraphs: readonly Paragraph[];
}

export const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;

export function readPart(xml: string): Part {
  const tokens = xml.match(/<[^>]*>|[^<]+/g) ?? [];
  const open: { number: number; from: number; texts: number[]; top: boolean }[] = [];
  const paragraphs: Paragraph[] = [];
  const parents: string[] = [];
  tokens.forEach((token, index) => {
    const name = /^<\/?([\w:]+)/.exec(token)?.[1];
    const [starts, ends] = [
      name !== undefined && !token.startsWith('</') && !token.endsWith('/>'),
      token.startsWith('</'),
    ];
    if (name === 'w:p' && starts)
      open.push({ number: count(open, paragraphs), from: index, texts: [], top: parents.at(-1) === 'w:body' });
    if (name === undefined && parents.at(-1) === 'w:t') open.at(-1)?.texts.push(index);
    if (starts && name !== undefined) parents.push(name);
    if (ends) parents.pop();
    const ended = name === 'w:p' && ends ? open.pop() : undefined;
    if (ended !== undefined)
      paragraphs.push({ ...ended, to: index, text: ended.texts.map((each) => plain(tokens[each] ?? '')).join('') });
  });
  return { tokens, paragraphs: paragraphs.toSorted((a, b) => a.from - b.from) };
}

const count = (open: readonly unknown[], done: readonly unknown[]): number => open.length + done.length + 1;

const plain = (xml: string): string =>
  xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

/** Puts values into the lines of a part; a line feed becomes a line break. Names without a value are left as they are. */
export function fillLines({ tokens, paragraphs }: Part, values: ReadonlyMap<string, string>): void {
  for (const { texts, text } of paragraphs) {
    if (!text.includes('{{')) continue;
    const pieces = texts.map((index) => plain(tokens[index] ?? ''));
    for (const match of [...text.matchAll(PLACEHOLDER)].toReversed()) {
      const value = values.get(match[1] ?? '');
      if (value !== undefined) splice(pieces, match.index, match[0].length, value);
    }
    texts.forEach((index, place) => {
      tokens[index] = lines(pieces[place] ?? '');
      keepSpace(tokens, index);
    });
  }
}

const lines = (text: string): string => escapeXml(text).split('\n').join('</w:t><w:br/><w:t xml:space="preserve">');

/** The start tag before a text that has become another one. */
function keepSpace(tokens: string[], index: number): void {
  if (tokens[index - 1] === '<w:t>') tokens[index - 1] = '<w:t xml:space="preserve">';
}

/** Takes `length` characters at `start` of the joined pieces away and puts `value` where they began. */
function splice(pieces: string[], start: number, length: number, value: string): void {
  let [at, left] = [0, length];
  let put: string | undefined = value;
  for (const [index, piece] of pieces.entries()) {
    const from = Math.max(0, start - at);
    at += piece.length;
    if (from >= piece.length || left === 0) continue;
    const taken = Math.min(left, piece.length - from);
    pieces[index] = piece.slice(0, from) + (put ?? '') + piece.slice(from + taken);
    put = undefined;
    left -= taken;
  }
}
