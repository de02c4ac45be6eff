/**
 * A question about the archive's figures, read by rule: days in any wording, names, and a few words that mean nothing or the
 * figure to date. A word that is left over makes it unread: an archive answers rightly or says what it did not understand.
 */
import type { Indicator } from '../kinds/indicator.ts';
import { type Lexicon, lexiconOf, longestAt } from '../paste/lexicon.ts';
import { plainText } from '../paste/plain-text.ts';
import type { Programme } from '../programme/programme.ts';
import { type Named, type Names, namedWith, namesOf, sameNamed, type Whose } from './names.ts';
import type { AskedAt, When } from './phrase.ts';
import { whenAt } from './when.ts';

/** What was seen in a question, before anything is made of it. */
export interface Seen {
  readonly whens: readonly When[];
  readonly indicators: readonly Indicator[];
  readonly whose: readonly Exclude<Whose, { of: 'all' }>[];
  /** 累计, 截至: the figure to date. */
  readonly total: boolean;
  /** 全市: of all units, said. */
  readonly whole: boolean;
  readonly measures: readonly string[];
  /** Words that mean nothing that is known here. */
  readonly unread: readonly string[];
  /** Words that may mean several things, with their names. */
  readonly unclear: readonly { readonly word: string; readonly names: readonly string[] }[];
}

/** mute: says nothing. weak: may be the beginning of another word, so that what follows it at once must be a whole name. */
type Word = 'mute' | 'weak' | 'total' | 'whole' | 'now' | 'many';

const WORDS: Lexicon<Word> = lexiconOf<Word>(
  Object.entries({
    mute: '的 和 与 及 以及 跟 是 请问 查询 查一下 看一下 告诉我 情况 数据 简报 专报 日报 报送 当日 当天 , ， 、 。 ; ； : ： ? ？ ! ！',
    weak: '有 为 共 了 吗 呢 请 查 看 数 数量 数字 人数 量 报',
    total: '累计 总累计 截至 截止 截止到 截至到 至今 迄今 为止 到目前为止 截至目前 目前为止',
    whole: '全市 全区 全县 全局 全部 全部单位 所有单位 合计 总计 总数 总量',
    now: '目前 现在 最新 最近一期 当前',
    many: '多少 几',
  } satisfies Record<Word, string>).flatMap(([word, list]) =>
    list.split(' ').map((each) => [each, word as Word] as const),
  ),
);

interface Reading {
  readonly whens: When[];
  readonly named: Named[];
  readonly words: Set<Word>;
  readonly measures: string[];
  readonly unread: string[];
  readonly unclear: { word: string; names: string[] }[];
}

/** @param others versions of the programme of other days, whose names are known too. */
export function seenIn(programme: Programme, question: string, at: AskedAt, others: readonly Programme[] = []): Seen {
  const names = namesOf(programme, others);
  const measures = lexiconOf(programme.indicators.map(({ unit }) => [unit, unit] as const));
  const { text } = plainText(question.toLowerCase());
  const reading: Reading = { whens: [], named: [], words: new Set(), measures: [], unread: [], unclear: [] };
  const known: Known = { text, names, measures, at };
  let begin: number | undefined;
  let afterWeak = false;
  const endRun = (end: number): void => {
    if (begin !== undefined) readPart(names, text.slice(begin, end), afterWeak, reading);
    begin = undefined;
  };
  for (let place = 0; place < text.length; ) {
    const next = tokenAt(known, place, begin !== undefined, reading);
    if (next === undefined) {
      begin ??= place;
      place += 1;
      continue;
    }
    endRun(place);
    afterWeak = next.weak;
    place = next.end;
  }
  endRun(text.length);
  return seenOf(reading);
}

interface Known {
  readonly text: string;
  readonly names: Names;
  readonly measures: Lexicon<string>;
  readonly at: AskedAt;
}

interface Token {
  readonly end: number;
  readonly weak: boolean;
}

/** Takes what begins there into the reading; the longest of name, day and word. */
function tokenAt(known: Known, place: number, inRun: boolean, reading: Reading): Token | undefined {
  const { text, names, at } = known;
  if (/\s/.test(text[place] ?? '')) return { end: place + 1, weak: false };
  const cut = inRun && goesOn(text, place);
  const name = cut ? undefined : longestAt(names.lexicon, text, place);
  const when = cut ? undefined : whenAt(text, place, { ...at, ...nearOf(reading) });
  const word = longestAt(WORDS, text, place);
  const end = Math.max(name?.end ?? 0, when?.end ?? 0, word?.end ?? 0);
  if (end === 0) return undefined;
  if (name?.end === end) takeName(text.slice(place, end), name.meaning, reading);
  else if (when?.end === end) takeWhen(text.slice(place, end), when.when, reading);
  else return takeWord(known, end, word!.meaning, reading);
  return { end, weak: false };
}

/** A number that goes on to the left, 十一大队, is no name that begins with it. */
const goesOn = (text: string, place: number): boolean =>
  /^[\d一二三四五六七八九十百]{2}$/u.test(text.slice(place - 1, place + 1));

function nearOf({ whens }: Reading): Pick<AskedAt, 'near'> {
  const last = whens.at(-1);
  return last?.is === 'day' ? { near: last.day } : {};
}

function takeName(said: string, named: readonly Named[], reading: Reading): void {
  if (named.length > 1) reading.unclear.push({ word: said, names: named.map(({ name }) => name) });
  else for (const each of named) if (!reading.named.some((known) => sameNamed(known, each))) reading.named.push(each);
}

function takeWhen(said: string, when: When | undefined, reading: Reading): void {
  if (when === undefined) reading.unread.push(said);
  else reading.whens.push(when);
}

/** 多少 may be followed by what is counted in. */
function takeWord({ text, measures }: Known, end: number, word: Word, reading: Reading): Token {
  reading.words.add(word);
  const measure = word === 'many' ? longestAt(measures, text, end) : undefined;
  if (measure !== undefined) reading.measures.push(measure.meaning);
  return { end: measure?.end ?? end, weak: word === 'weak' };
}

/** What stands between known words: part of one name alone, or not understood. */
function readPart(names: Names, part: string, afterWeak: boolean, reading: Reading): void {
  const found = afterWeak ? [] : namedWith(names, part);
  if (found.length === 0) reading.unread.push(part);
  else takeName(part, found, reading);
}

function seenOf({ whens, named, words, measures, unread, unclear }: Reading): Seen {
  const whose = named.flatMap((each) => (each.is === 'whose' && each.whose.of !== 'all' ? [each.whose] : []));
  const indicators = named.flatMap((each) => (each.is === 'indicator' ? [each.indicator] : []));
  return { whens, indicators, whose, total: words.has('total'), whole: words.has('whole'), measures, unread, unclear };
}
