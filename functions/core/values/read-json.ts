/**
 * JSON from outside -> plain values, with every number as the text that stood there.
 *
 * JSON.parse alone would turn 9007199254740993 into …992 and 1e3 into 1000 before anybody could look, keep the last of two
 * equal keys in silence, and hand on `__proto__`. Depth is bounded before parsing: later steps recurse.
 */
import { type Finding, finding } from '../findings/finding.ts';

const DEEPEST = 32;
/** Keys that reach an object's prototype when somebody copies the value carelessly. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * `{value}` holds strings, booleans, null, arrays and objects only: 12 and "12" both come out as "12", because a figure
 * sent as a number or as text means the same. Or one finding that says what is wrong and where.
 * @param texts keys of the outermost object that are never figures: a number there stays a number, for its reader to refuse.
 */
export function readJson(
  text: string,
  { depth: deepest = DEEPEST, texts = [] }: { readonly depth?: number; readonly texts?: readonly string[] } = {},
): { value: unknown } | { finding: Finding } {
  const source = text.replace(/^\ufeff/, '');
  if (depthOf(source) > deepest) {
    return { finding: finding('json.depth', { path: '', expected: `嵌套不超过 ${deepest} 层` }) };
  }
  try {
    const value = withNumbers(JSON.parse(source, asWritten), source, texts);
    const refused = refusedKey(source);
    return refused === undefined ? { value } : { finding: refused };
  } catch (error) {
    return { finding: broken(source, error) };
  }
}

/** The reviver sees each number's source text (ES2026 JSON.parse source text access, in Node since 22). */
function asWritten(this: unknown, _key: string, value: unknown, context?: { readonly source?: string }): unknown {
  return typeof value === 'number' ? context?.source : value;
}

function withNumbers(value: unknown, source: string, texts: readonly string[]): unknown {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  const named = isRecord ? texts.filter((key) => Object.hasOwn(value, key)) : [];
  if (named.length === 0) return value;
  const plain = JSON.parse(source) as Readonly<Record<string, unknown>>;
  const numbers = named.filter((key) => typeof plain[key] === 'number');
  return { ...(value as object), ...Object.fromEntries(numbers.map((key) => [key, plain[key]])) };
}

function depthOf(source: string): number {
  let depth = 0;
  let deepest = 0;
  for (const mark of marksOf(source)) {
    if (mark === '{' || mark === '[') deepest = Math.max(deepest, ++depth);
    if (mark === '}' || mark === ']') depth -= 1;
  }
  return deepest;
}

/** The first key that is forbidden or given twice in one object. The source is known to be valid JSON. */
function refusedKey(source: string): Finding | undefined {
  const open: Set<string>[] = [];
  for (const mark of marksOf(source)) {
    if (mark === '{' || mark === '[') open.push(new Set());
    else if (mark === '}' || mark === ']') open.pop();
    else {
      const key: string = JSON.parse(mark);
      if (FORBIDDEN.has(key)) return finding('json.forbidden_key', { path: key, seen: key });
      if (open.at(-1)?.has(key)) return finding('json.duplicate_key', { path: key, seen: key });
      open.at(-1)?.add(key);
    }
  }
  return undefined;
}

/** Brackets and braces outside strings, and keys with their quotes, in order. Bears any text. */
function* marksOf(source: string): Generator<string> {
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at] ?? '';
    if ('{}[]'.includes(character)) yield character;
    if (character !== '"') continue;
    const start = at;
    at += 1;
    while (at < source.length && source[at] !== '"') at += source[at] === '\\' ? 2 : 1;
    if (isKey(source, at + 1)) yield source.slice(start, at + 1);
  }
}

/** In JSON a string is a key when a colon follows. */
function isKey(source: string, from: number): boolean {
  let at = from;
  while (at < source.length && ' \t\r\n'.includes(source[at] ?? '')) at += 1;
  return source[at] === ':';
}

/** V8 says the position in its message, except at the end of the text and for short texts. */
function broken(source: string, error: unknown): Finding {
  const said = error instanceof Error ? error.message : '';
  const position = /position (\d+)/.exec(said)?.[1];
  const at = position === undefined ? source.length : Number.parseInt(position, 10);
  if (said.includes('end of JSON'))
    return finding('json.broken', { path: '', name: placeOf(source, at), seen: '（末尾）' });
  if (position === undefined) return finding('json.broken', { path: '', name: '开头', seen: source });
  return finding('json.broken', {
    path: '',
    name: placeOf(source, at),
    seen: source.slice(Math.max(0, at - 10), at + 10),
  });
}

function placeOf(source: string, at: number): string {
  const lines = source.slice(0, at).split('\n');
  return `第 ${lines.length} 行第 ${(lines.at(-1)?.length ?? 0) + 1} 个字符`;
}
