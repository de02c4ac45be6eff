/**
 * Names of places, typed as one text or sent as a list (kind `places`), read as distinct names.
 *
 * A place counts once however often it is named. A name that is a number, or holds several names, is doubtful: it would
 * silently count as one.
 */
import type { FindingCode } from '../findings/catalogue.ts';
import { type Finding, finding } from '../findings/finding.ts';
import { LIMITS } from '../limits/limits.ts';
import { cleanText, lengthOf } from './text.ts';

const SEPARATOR = /[、，,；;\n]/u;
/** The one word that says there were none; it is no place. */
const NONE = '无';
/** Other ways to say none, marks without a letter, and counts: each would silently become one place. */
const NO_PLACE = /^(?:无|没有|暂无|未有|零|无数据|[^\p{L}]*|[\d０-９,，.\s]+(?:个|处|家|户|名|人|次|人次))$/u;

/** Reads a figure of kind places: distinct names, in the order in which they were given. */
export function readNames(
  indicator: { readonly name: string },
  typed: unknown,
  path: string,
): { value?: readonly string[]; findings: Finding[] } {
  const about = (code: FindingCode, seen?: unknown, at = path) =>
    finding(code, { path: at, seen, name: indicator.name });
  const given = namesOf(typed);
  if (given === undefined) return { findings: [about('figure.not_names', typed)] };
  if (given === 'nothing') return { findings: [about('figure.no_names')] };
  if (given.length > LIMITS.names) return { findings: [about('figure.too_many_names', String(given.length))] };
  if (given.length === 1 && given[0]?.text === NONE) return { value: [], findings: [] };
  const findings = given.flatMap(({ text, removed }, index) => {
    const at = Array.isArray(typed) ? `${path}[${index}]` : path;
    const warning = removed.length > 0 ? [about('text.removed', removed.join(' '), at)] : [];
    return isName(text) ? warning : [...warning, about('figure.name', text, at)];
  });
  if (findings.some(({ level }) => level === 'error')) return { findings };
  return { value: [...new Set(given.map(({ text }) => text))], findings };
}

type Cleaned = ReturnType<typeof cleanText>;

/** A list is taken as it is (an empty one says that there were none); in a text, empty pieces between marks are nothing. */
function namesOf(typed: unknown): Cleaned[] | 'nothing' | undefined {
  if (typed === null || typed === undefined) return 'nothing';
  if (Array.isArray(typed)) {
    return typed.every((name) => typeof name === 'string') ? typed.map(trimmed) : undefined;
  }
  if (typeof typed !== 'string') return undefined;
  const pieces = typed.replace(/\r\n?/g, '\n').split(SEPARATOR).map(trimmed);
  const names = pieces.filter(({ text, removed }) => text !== '' || removed.length > 0);
  return names.length === 0 ? 'nothing' : names;
}

function trimmed(name: string): Cleaned {
  const { text, removed } = cleanText(name);
  return { text: text.trim(), removed };
}

/** One place's name: not empty, not a count, not several. */
export const isName = (text: string): boolean =>
  text !== '' && lengthOf(text) <= LIMITS.nameCharacters && !SEPARATOR.test(text) && !NO_PLACE.test(text);
