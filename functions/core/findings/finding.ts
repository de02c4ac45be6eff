/**
 * The one catalogue of what can be wrong with input: a finding refuses it (error) or questions it (warning).
 *
 * A finding says where (path), what was expected, what was seen, and in one Chinese sentence what to do. Its code is a line of
 * a table beside this file, one a room; `catalogue.ts` holds them all, and nobody words a refusal anywhere else.
 */
import { CATALOGUE, type FindingCode } from './catalogue.ts';
import type { Entry } from './entry.ts';

export interface Finding {
  readonly code: FindingCode;
  readonly level: 'error' | 'warning';
  /** Where, as a path into the input: `figures.garbage`, `narratives[0].text`, `units[3].id`. */
  readonly path: string;
  readonly expected: string;
  /** What was seen, shortened to 80 characters. */
  readonly seen: string;
  readonly message: string;
  /** Programme files only: 1-based place in the YAML text. */
  readonly line?: number;
  readonly column?: number;
}

/** What the words of a finding are made from. `name` is how the user knows the field (下沉党员干部). */
export interface FindingWords {
  readonly path: string;
  readonly seen?: unknown;
  readonly name?: string;
  readonly expected?: string;
}

/** Makes a finding of the catalogue; `seen` of any type is shown as text, at most 80 characters. */
export const finding = (code: FindingCode, words: FindingWords): Finding => ({
  code,
  ...worded(CATALOGUE[code], words),
});

/** All of a finding but its code, by a line of this catalogue or of a table that few need (`core/sheet/finding.ts`). */
export function worded(entry: Entry, words: FindingWords): Omit<Finding, 'code'> {
  const seen = show(words.seen);
  const expected = words.expected ?? entry.expected;
  return {
    level: entry.level,
    path: words.path,
    expected,
    seen,
    message: entry.zh({ name: words.name ?? words.path, seen, expected }),
  };
}

/** The same finding for a reader of English. */
export function inEnglish(found: Finding): string {
  return CATALOGUE[found.code].en({ name: found.path, seen: found.seen, expected: found.expected });
}

export const hasErrors = (findings: readonly Finding[]): boolean => findings.some((each) => each.level === 'error');

function show(seen: unknown): string {
  if (seen === undefined) return '';
  const text = typeof seen === 'string' ? seen : asText(seen);
  // Cut first: what was seen may be a whole body, and only its beginning is shown.
  const characters = [...text.slice(0, 200).toWellFormed()];
  return text.length <= 200 && characters.length <= 80 ? characters.join('') : `${characters.slice(0, 79).join('')}…`;
}

/** JSON has no words for BigInt, NaN or functions; a sentence about them must not fail. */
function asText(seen: unknown): string {
  const isJson = typeof seen === 'object' || typeof seen === 'boolean';
  try {
    return (isJson ? JSON.stringify(seen) : undefined) ?? String(seen);
  } catch {
    return typeof seen;
  }
}
