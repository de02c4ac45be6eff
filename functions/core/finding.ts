/**
 * The one catalogue of what can be wrong with input: a finding refuses it (error) or questions it (warning).
 *
 * A finding says where (path), what was expected, what was seen, and in one Chinese sentence what to do. Modules add their
 * codes to the catalogue below or to a `finding-*.ts` table that it joins; nobody words a refusal anywhere else.
 */
import type { Entry } from './finding-entry.ts';
import { FIGURE_FINDINGS } from './finding-figure.ts';
import { PROGRAMME_FINDINGS } from './finding-programme.ts';
import { REQUEST_FINDINGS } from './finding-request.ts';
import { SUBMISSION_FINDINGS } from './finding-submission.ts';

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

const CATALOGUE = {
  ...FIGURE_FINDINGS,
  ...SUBMISSION_FINDINGS,
  ...PROGRAMME_FINDINGS,
  ...REQUEST_FINDINGS,
  'request.malformed': {
    level: 'error',
    expected: '一个 JSON 对象',
    zh: ({ seen }) => `提交的内容无法读取（${seen}），请按接口说明重新提交。`,
    en: ({ seen }) => `The request could not be read (${seen}); send it again as the interface describes.`,
  },
  'programme.shards_changed': {
    level: 'error',
    expected: '与首次应用时相同的分片数',
    zh: ({ seen, expected }) =>
      `分片数（shards）一经使用不能更改（现为 ${expected}，本次为 ${seen}），否则已报送的内容将读不到；请改回 ${expected}。`,
    en: ({ seen, expected }) =>
      `shards cannot change once used (it is ${expected}, here ${seen}): stored submissions would not be found. Set it back to ${expected}.`,
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
  const text = typeof seen === 'string' ? seen : asText(seen);
  // Cut first: what was seen may be a whole body, and only its beginning is shown.
  const characters = [...text.slice(0, 200).toWellFormed()];
  return text.length <= 200 && characters.length <= 80 ? characters.join('') : `${characters.slice(0, 79).join('')}…`;
}

/** JSON has no words for BigInt, NaN or functions. */
function asText(seen: unknown): string {
  const isJson = typeof seen === 'object' || typeof seen === 'boolean';
  return (isJson ? JSON.stringify(seen) : undefined) ?? String(seen);
}
