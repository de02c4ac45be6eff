/**
 * Knowing, for every place of a template's output, the file and line that wrote it.
 *
 * Before a template is compiled each piece of its text gets an invisible mark; the marks are taken out of the output again
 * and kept as a list of places. Marks and the stand-ins for a value's own white space are C0 controls, which reported text
 * never holds (`cleanText` removes them), so a value can neither forge a mark nor lose a blank.
 */
import { cleanText } from '../../core/text/text.ts';

const MARK = /\x01(\d+):(\d+)\x02/g;
/** White space of values, so that it is told from the template's own, which only shapes the file. */
const STAND_INS: Readonly<Record<string, string>> = { ' ': '\x03', '\n': '\x04', '\t': '\x05' };
const ORIGINALS = Object.fromEntries(Object.entries(STAND_INS).map(([space, mark]) => [mark, space]));

export const markOf = (file: number, line: number): string => `\x01${file}:${line}\x02`;

export interface Place {
  readonly file: string;
  readonly line: number;
}

export interface Marked {
  readonly html: string;
  /** The place that wrote the character at that offset of `html`. */
  placeAt(offset: number): Place;
}

/** Takes the marks out. `files` are the names that marks count through. */
export function readMarks(output: string, files: readonly string[]): Marked {
  const places: { readonly offset: number; readonly file: string; readonly line: number }[] = [];
  let html = '';
  let end = 0;
  for (const match of output.matchAll(MARK)) {
    html += output.slice(end, match.index);
    end = match.index + match[0].length;
    places.push({ offset: html.length, file: files[Number(match[1])] ?? '', line: Number(match[2]) });
  }
  html += output.slice(end);
  const placeAt = (offset: number): Place => {
    const mark = places.findLast((place) => place.offset <= offset);
    if (mark === undefined) return { file: files[0] ?? '', line: 1 };
    return { file: mark.file, line: mark.line + newlines(html.slice(mark.offset, offset)) };
  };
  return { html, placeAt };
}

const newlines = (text: string): number => text.split('\n').length - 1;

/** A value on its way into a template: legal text only, its white space set apart. */
export const protect = (text: string): string =>
  cleanText(text).text.replace(/[ \n\t]/g, (space) => STAND_INS[space] ?? space);

/** A value on its way out, exactly as it went in. */
export const unprotect = (text: string): string => text.replace(/[\x03\x04\x05]/g, (mark) => ORIGINALS[mark] ?? mark);
