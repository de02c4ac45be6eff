/**
 * Names of places, typed as one text or sent as a list (kind `places`), read as distinct names.
 *
 * A place counts once however often it is named. A name that is a number, or holds several names, is doubtful: it would
 * silently count as one.
 */
import type { FindingCode } from '../findings/catalogue.ts';
import { type Finding, finding } from '../findings/finding.ts';
import { LIMITS } from '../limits/limits.ts';
import { nearest } from './nearest.ts';
import { type PlaceRead, placeKey, placeName, placesIn, rosterKeys } from './place-names.ts';
import { cleanText, lengthOf } from './text.ts';

const SEPARATOR = /[、，,；;\n]/u;
/** The one word that says there were none; it is no place. */
const NONE = '无';
/** Other ways to say none, marks without a letter, and counts: each would silently become one place. */
const NO_PLACE = /^(?:无|没有|暂无|未有|零|无数据|[^\p{L}]*|[\d０-９,，.\s]+(?:个|处|家|户|名|人|次|人次))$/u;

/**
 * Reads a figure of kind places: distinct names, in the order in which they were given, in the roster's spelling where it has
 * them. What is off the roster, or may be several names, is a question beside the value.
 */
export function readNames(
  indicator: { readonly name: string; readonly roster?: readonly string[] },
  typed: unknown,
  path: string,
): { value?: readonly string[]; findings: Finding[] } {
  const about: About = (code, seen, at = path, expected) =>
    finding(code, { path: at, seen, name: indicator.name, ...(expected === undefined ? {} : { expected }) });
  const given = namesOf(typed);
  if (given === undefined) return { findings: [about('figure.not_names', typed)] };
  if (given === 'nothing') return { findings: [about('figure.no_names')] };
  if (given.length > LIMITS.names) return { findings: [about('figure.too_many_names', String(given.length))] };
  const [only] = given;
  if (given.length === 1 && only !== undefined && placeName(only.text) === NONE) return { value: [], findings: [] };
  const findings = given.flatMap(({ text, removed }, index) => {
    const at = Array.isArray(typed) ? `${path}[${index}]` : path;
    const warning = removed.length > 0 ? [about('text.removed', removed.join(' '), at)] : [];
    return isName(text) ? warning : [...warning, about('figure.name', text, at)];
  });
  if (findings.some(({ level }) => level === 'error')) return { findings };
  const counted = given.flatMap(({ text }) => COUNT.exec(text) ?? []);
  const keys = indicator.roster === undefined ? undefined : rosterKeys(indicator.roster);
  const read = given.flatMap(({ text }) => placesIn(text.replace(COUNT, ''), keys));
  const value = [...new Map(read.map(({ name }) => [placeKey(name), name])).values()];
  return {
    value,
    findings: [
      ...findings,
      ...questionsAbout(read, indicator.roster ?? [], about),
      ...countQuestion(counted, value, about),
    ],
  };
}

type About = (code: FindingCode, seen?: unknown, at?: string, expected?: string) => Finding;

/** 解放路（共3条）: a note on the whole list. */
const COUNT = /[（(]共(?:计|有)?(\d{1,4})[个条处家座所地][)）]$/u;

/** So many strangers are looked up; an answer with more is of another list. */
const MOST_LOOKED_UP = 20;

function questionsAbout(read: readonly PlaceRead[], roster: readonly string[], about: About): Finding[] {
  const several = read.filter((each) => each.several === true).map(({ name }) => about('figure.several_names', name));
  const strangers = read.filter(({ isStranger }) => isStranger === true);
  const asked = strangers.map(({ name }, index) => {
    const near = index < MOST_LOOKED_UP ? nearest(name, roster) : undefined;
    return about('figure.off_roster', name, undefined, near === undefined ? undefined : `最近的是“${near}”`);
  });
  return [...several, ...asked];
}

const countQuestion = ([words, count]: readonly string[], value: readonly string[], about: About): Finding[] =>
  count === undefined || count === String(value.length)
    ? []
    : [about('figure.names_count', words, undefined, String(value.length))];

type Cleaned = ReturnType<typeof cleanText>;

/** A list is taken as it is (an empty one says that there were none); in a text, empty pieces between marks are nothing. */
function namesOf(typed: unknown): Cleaned[] | 'nothing' | undefined {
  if (typed === null || typed === undefined) return 'nothing';
  if (Array.isArray(typed)) {
    return typed.every((name) => typeof name === 'string') ? typed.map(trimmed) : undefined;
  }
  if (typeof typed !== 'string') return undefined;
  const text = typed.replace(/\r\n?/g, '\n');
  const parted = text.replace(/^\s*[（(]1[)）]/u.test(text) ? BRACKETED : POINT, '\n');
  const pieces = parted.split(SEPARATOR).map(trimmed);
  const names = pieces.filter(({ text, removed }) => text !== '' || removed.length > 0);
  return names.length === 0 ? 'nothing' : names;
}

/** ①人民路②建设路 and 1、人民路 2、建设路: the number of a point begins a name, and its mark parts none. */
const POINT = /[①-⑳]|(?:^|(?<=[\s、，,；;。]))[（(]?\d{1,3}[.．、)）](?=\s*[^\d\s])/gu;

/** （1）人民路（2）建设路, in an answer that begins with （1）. */
const BRACKETED = /[（(]\d{1,3}[)）]/gu;

function trimmed(name: string): Cleaned {
  const { text, removed } = cleanText(name);
  return { text: text.trim(), removed };
}

/** One place's name: not empty, not a count, not several. */
export const isName = (text: string): boolean =>
  text !== '' && lengthOf(text) <= LIMITS.nameCharacters && !SEPARATOR.test(text) && !NO_PLACE.test(placeName(text));
