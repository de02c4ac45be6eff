/**
 * The one catalogue of what can be wrong with input: a finding refuses it (error) or questions it (warning).
 *
 * A finding says where (path), what was expected, what was seen, and in one Chinese sentence what to do. Modules add their
 * codes to the catalogue below; nobody words a refusal anywhere else.
 */

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

interface Entry {
  readonly level: 'error' | 'warning';
  readonly expected: string;
  readonly zh: (words: { name: string; seen: string; expected: string }) => string;
  readonly en: (words: { name: string; seen: string; expected: string }) => string;
}

const CATALOGUE = {
  'request.malformed': {
    level: 'error',
    expected: '一个 JSON 对象',
    zh: ({ seen }) => `提交的内容无法读取（${seen}），请按接口说明重新提交。`,
    en: ({ seen }) => `The request could not be read (${seen}); send it again as the interface describes.`,
  },
} as const satisfies Record<string, Entry>;

export type FindingCode = keyof typeof CATALOGUE;

/** Makes a finding of the catalogue; `seen` of any type is shown as text, at most 80 characters. */
export function finding(code: FindingCode, words: FindingWords): Finding {
  const entry: Entry = CATALOGUE[code];
  const seen = show(words.seen);
  const expected = words.expected ?? entry.expected;
  return {
    code,
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
  const text = typeof seen === 'string' ? seen : (JSON.stringify(seen) ?? String(seen));
  const characters = [...text.toWellFormed()];
  return characters.length <= 80 ? characters.join('') : `${characters.slice(0, 79).join('')}…`;
}
