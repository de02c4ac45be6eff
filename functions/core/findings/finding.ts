/**
 * The one catalogue of what can be wrong with input: a finding refuses it (error) or questions it (warning).
 *
 * A finding says where (path), what was expected, what was seen, and in one Chinese sentence what to do. Modules add their
 * codes to the catalogue below or to a `finding-*.ts` table that it joins; nobody words a refusal anywhere else.
 */

import type { APPLY_FINDINGS } from './apply.ts';
import type { ARCHIVE_FINDINGS } from './archive.ts';
import type { CALENDAR_FINDINGS } from './calendar.ts';
import type { COPY_FINDINGS } from './copy.ts';
import type { DESK_FINDINGS } from './desk.ts';
import type { DIGEST_FINDINGS } from './digest.ts';
import type { Entry } from './entry.ts';
import { FIGURE_FINDINGS } from './figure.ts';
import { ISSUE_FINDINGS } from './issue.ts';
import type { KEEPING_FINDINGS } from './keeping.ts';
import { PHOTO_FINDINGS } from './photo.ts';
import { PROGRAMME_FINDINGS } from './programme.ts';
import { QUESTION_FINDINGS } from './question.ts';
import type { REMOVAL_FINDINGS } from './removal.ts';
import { SUBMISSION_FINDINGS } from './report.ts';
import { REQUEST_FINDINGS } from './request.ts';
import { TEXT_FINDINGS } from './text.ts';
import type { UPLOAD_FINDINGS } from './upload.ts';

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
  ...ISSUE_FINDINGS,
  ...PHOTO_FINDINGS,
  ...PROGRAMME_FINDINGS,
  ...QUESTION_FINDINGS,
  ...REQUEST_FINDINGS,
  ...TEXT_FINDINGS,
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
  'layout.unreadable': {
    level: 'error',
    expected: '一个 YAML 版式文件',
    zh: ({ seen }) => `版式文件读不出来（${seen}），请检查缩进和标点。`,
    en: ({ seen }) => `The layout file could not be read (${seen}); check indentation and punctuation.`,
  },
  'layout.no_base': {
    level: 'error',
    expected: '另一个版式的名称',
    zh: ({ seen }) => `extends 所指的版式“${seen}”不存在或又指回自身，请写 templates/layouts 中的一个名称。`,
    en: ({ seen }) =>
      `The layout "${seen}" named by extends does not exist or leads back here; name one in templates/layouts.`,
  },
  'layout.unknown_key': {
    level: 'error',
    expected: '版式中已有的键',
    zh: ({ name, seen }) => `版式中没有“${seen}”这一项（${name}），请对照 gbt9704.yaml 改正或删除。`,
    en: ({ name, seen }) => `A layout has no "${seen}" (${name}); compare with gbt9704.yaml.`,
  },
  'layout.wrong_value': {
    level: 'error',
    expected: '版式中的值',
    zh: ({ name, seen, expected }) => `版式的 ${name} 应为${expected}，现为“${seen}”，请改正。`,
    en: ({ name, seen, expected }) => `${name} of the layout should be ${expected} but is "${seen}".`,
  },
  'layout.no_room': {
    level: 'error',
    expected: '页边距之间至少 50 毫米',
    zh: ({ seen }) => `页边距（${seen}）没有给正文留下 50 毫米以上的位置，请改小。`,
    en: ({ seen }) => `The margins (${seen}) leave less than 50 mm for text; make them smaller.`,
  },
} as const satisfies Record<string, Entry>;

export type FindingCode =
  | keyof typeof CATALOGUE
  | keyof typeof APPLY_FINDINGS
  | keyof typeof ARCHIVE_FINDINGS
  | keyof typeof COPY_FINDINGS
  | keyof typeof DIGEST_FINDINGS
  | keyof typeof UPLOAD_FINDINGS
  | keyof typeof DESK_FINDINGS
  | keyof typeof REMOVAL_FINDINGS
  | keyof typeof KEEPING_FINDINGS
  | keyof typeof CALENDAR_FINDINGS;

const joined: Record<string, Entry> = { ...CATALOGUE };

/** Adds a table that only some functions need, so that a unit's phone does not wait for it. Whoever words its findings joins it. */
export const joinFindings = (entries: Readonly<Record<string, Entry>>): object => Object.assign(joined, entries);

function entryOf(code: FindingCode): Entry {
  const entry = joined[code];
  if (entry === undefined) throw new Error(`the findings of ${code} were not joined`);
  return entry;
}

/** Makes a finding of the catalogue; `seen` of any type is shown as text, at most 80 characters. */
export const finding = (code: FindingCode, words: FindingWords): Finding => ({
  code,
  ...worded(entryOf(code), words),
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
  return entryOf(found.code).en({ name: found.path, seen: found.seen, expected: found.expected });
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
