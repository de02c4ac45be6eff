/**
 * A pasted text as tokens that cover every character of it, each with one letter for what it is (see `shapes.ts`).
 *
 * N name of an indicator · U the unit · V another unit · D the reporting day · P another day · s time of the clock · T total to
 * date · C change · S no change · Z as of · Q number · B half · M measure · F I O counting words · E what is done · A not exact ·
 * H head words · G politeness · W unit of measure · J a part of it · L number of a list · o c brackets · k colon · h slash · p comma · e end of a
 * sentence · t cell · n line · _ blank · y money sign · R a whole answer · x anything else.
 */

import type { Indicator } from '../kinds/indicator.ts';
import type { Programme, Unit } from '../programme/programme.ts';
import type { ReportingDay } from '../values/values.ts';
import { CONVERTED } from '../wording/convert-measure.ts';
import { COUNTED, measuresLike } from '../wording/measures.ts';
import { dayAt } from './day-at.ts';
import { type Lexicon, lexiconOf, longestAt } from './lexicon.ts';
import { ListNumbers } from './list-numbers.ts';
import { type NumberRead, numberAt } from './number-at.ts';
import { plainName } from './plain-text.ts';
import { CHANGE, ownWords, SAFE_WORDS, TELEPHONE, type WordKind } from './safe-words.ts';

export interface Token {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly indicators?: readonly Indicator[];
  readonly unit?: Unit;
  readonly number?: NumberRead;
}

type Meaning =
  | { readonly kind: 'N'; readonly indicators: readonly Indicator[] }
  | { readonly kind: 'U' | 'V'; readonly unit: Unit }
  | { readonly kind: WordKind };

/** Everything that is looked for in a text of that unit. */
export interface Words {
  readonly day: ReportingDay;
  readonly words: Lexicon<Meaning>;
  /** Measures of the programme, beside those that everybody uses. */
  readonly measures: Lexicon<string>;
}

const PLAIN_WORDS: Lexicon<Meaning> = lexiconOf<Meaning>(SAFE_WORDS.map(([word, kind]) => [word, { kind }] as const));
const PLAIN_MEASURES = lexiconOf([...CONVERTED, ...COUNTED].map((word) => [plainName(word), word] as const));

/** Units come before indicators, and both before plain words: of two equal words the first counts. */
export function wordsOf(programme: Programme, own: Unit, day: ReportingDay): Words {
  const units = programme.units.flatMap((unit) => {
    const kind = unit.id === own.id ? ('U' as const) : ('V' as const);
    const name = plainName(unit.name);
    const called = kind === 'U' ? [name, plainName(programme.organisation) + name, ...ownWords(name)] : [name];
    return called.map((word) => [word, { kind, unit }] as const);
  });
  const names = [...calledSo(programme.indicators)].map(
    ([name, indicators]) => [name, { kind: 'N' as const, indicators }] as const,
  );
  const title = [plainName(programme.title), { kind: 'H' as const }] as const;
  const measures = programme.indicators.flatMap(({ unit }) => measuresLike(unit)).map(plainName);
  return {
    day,
    words: lexiconOf<Meaning>([...units, ...names, title]),
    measures: lexiconOf([...new Set(measures)].map((word) => [word, word] as const)),
  };
}

/** The longer of two; of equal ones that of the programme. */
function longerOf<Found extends { readonly end: number }>(
  own: Found | undefined,
  plain: Found | undefined,
): Found | undefined {
  return own === undefined || (plain !== undefined && plain.end > own.end) ? plain : own;
}

/** Indicators by each word that they are called; 劝返市民 too, where 劝返 is short for 劝离劝返市民. */
function calledSo(indicators: readonly Indicator[]): Map<string, Indicator[]> {
  const called = new Map<string, Indicator[]>();
  for (const indicator of indicators) {
    const name = plainName(indicator.name);
    const aliases = indicator.aliases.map(plainName);
    const longer = aliases.map((alias) => (name.includes(alias) ? name.slice(name.indexOf(alias)) : alias));
    for (const word of new Set([name, ...aliases, ...longer]))
      called.set(word, [...(called.get(word) ?? []), indicator]);
  }
  return called;
}

const SIGNS: Readonly<Record<string, string>> = {
  ...{
    '\n': 'n',
    '\t': 't',
    '|': 't',
    ' ': '_',
    '(': 'o',
    ')': 'c',
    ':': 'k',
    '=': 'k',
    '/': 'h',
    '￥': 'y',
    '¥': 'y',
  },
  ...{ ',': 'p', '，': 'p', '、': 'p', ';': 'p', '。': 'e', '!': 'e', '…': 'e', '.': 'e' },
};

/** @param text in plain writing. */
export function tokensOf(text: string, words: Words): Token[] {
  const tokens: Token[] = [];
  const lists = new ListNumbers();
  for (let at = 0; at < text.length; ) {
    const token = tokenAt(text, at, words, tokens, lists);
    const last = tokens.at(-1);
    if (token.kind === last?.kind && (token.kind === 'x' || token.kind === '_'))
      tokens[tokens.length - 1] = { ...last, end: token.end };
    else tokens.push(token);
    at = token.end;
  }
  return tokens;
}

function tokenAt(text: string, at: number, words: Words, before: readonly Token[], lists: ListNumbers): Token {
  const place = { start: at };
  const named = longerOf(longestAt(words.words, text, at), longestAt(PLAIN_WORDS, text, at));
  if (named !== undefined && 'unit' in named.meaning) return { ...place, end: named.end, ...named.meaning };
  const list = lists.at(text, at, before);
  if (list !== undefined) return { ...place, kind: 'L', end: list };
  if (named !== undefined && named.meaning.kind === 'N') return { ...place, end: named.end, ...named.meaning };
  const measure = measureAt(text, at, words, before);
  if (measure !== undefined) return { ...place, kind: 'M', end: measure };
  const mark = markAt(text, at, words.day);
  if (mark?.number !== undefined && lists.isNext(text, at))
    return { ...mark, number: { ...mark.number, doubt: mark.number.doubt ?? 'unclear' } };
  return mark ?? (named === undefined ? signAt(text, at) : { ...place, kind: named.meaning.kind, end: named.end });
}

/** A measure stands behind a number, in brackets, behind 单位： or in a cell of its own. */
function measureAt(text: string, at: number, { measures }: Words, before: readonly Token[]): number | undefined {
  const last = before.findLast(({ kind }) => kind !== '_')?.kind ?? 'n';
  if (!'QBokt'.includes(last)) return undefined;
  const found = longerOf(longestAt(measures, text, at), longestAt(PLAIN_MEASURES, text, at));
  const goesOn = found !== undefined && /[A-Za-z]{2}/.test(text.slice(found.end - 1, found.end + 1));
  return goesOn ? undefined : found?.end;
}

/** Changes, telephones, days, numbers. */
function markAt(text: string, start: number, day: ReportingDay): Token | undefined {
  for (const [pattern, kind] of [
    [CHANGE, 'C'],
    [TELEPHONE, 'H'],
  ] as const) {
    pattern.lastIndex = start;
    if (pattern.test(text)) return { kind, start, end: pattern.lastIndex };
  }
  const date = dayAt(text, start, day);
  if (date !== undefined)
    return { kind: { today: 'D', other: 'P', stretch: 'x', time: 's' }[date.is], start, end: date.end };
  const number = numberAt(text, start);
  return number === undefined ? undefined : { kind: 'Q', start, end: number.end, number };
}

function signAt(text: string, start: number): Token {
  const sign = String.fromCodePoint(text.codePointAt(start) ?? 0);
  const latin = /^[A-Za-z]+/.exec(text.slice(start, start + 40))?.[0].length ?? sign.length;
  const [before = '', after = '\n'] = [text[start - 1], text[start + 1]];
  const isPoint = sign === '.' && (/\d/.test(after) || (/\d/.test(before) && after !== '\n'));
  return { kind: isPoint ? 'x' : (SIGNS[sign] ?? 'x'), start, end: start + latin };
}
