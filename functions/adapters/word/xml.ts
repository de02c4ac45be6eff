/**
 * Text and attributes as XML: only characters that XML 1.0 may carry, markup escaped, line breaks and tabs as elements.
 *
 * The one place through which reported text enters a Word file; `core/text/text.ts` says what is refused and why.
 */
import { cleanText } from '../../core/text/text.ts';

/** Nearly all text passes here untouched; everything else takes the slow way. */
const NEEDS_CARE = /[&<>"\0-\x1F\uFFFE\uFFFF\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uD800-\uDFFF]/;

/** Escaped for element content and for attributes in double quotes. */
export function escapeXml(text: string): string {
  if (!NEEDS_CARE.test(text)) return text;
  return cleanText(text)
    .text.replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** The same for an attribute: line breaks and tabs would be normalised away, so they become references. */
export const escapeAttribute = (text: string): string =>
  escapeXml(text).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');

/** Runs that show `text`; `properties` is a whole `<w:rPr>` element or nothing. A line feed becomes a line break. */
export function textRun(text: string, properties = ''): string {
  if (text === '') return '';
  const escaped = escapeXml(text);
  if (escaped === '') return '';
  const inner = /[\n\t]/.test(escaped)
    ? escaped
        .split(/([\n\t])/)
        .map(piece)
        .join('')
    : piece(escaped);
  return `<w:r>${properties}${inner}</w:r>`;
}

function piece(text: string): string {
  if (text === '\n') return '<w:br/>';
  if (text === '\t') return '<w:tab/>';
  if (text === '') return '';
  const spaced = text.startsWith(' ') || text.endsWith(' ') || text.includes('  ');
  return spaced ? `<w:t xml:space="preserve">${text}</w:t>` : `<w:t>${text}</w:t>`;
}

export const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
export const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const PACKAGE_RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
