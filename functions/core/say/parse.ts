/**
 * A sentence with places for figures (`say`): `累计拆除{total}，完成率{completion}，{ahead}。` -> clauses with their marks, so
 * that a clause whose place has no value can be left out with its comma. What a place stands for is filled in elsewhere.
 */

/** Of the indicator itself; behind an id and a dot, of another one. */
export const PLAIN_PLACES = [
  ...(['day', 'change', 'total', 'previous', 'target', 'completion', 'progress', 'ahead', 'missing'] as const),
] as const;
/** With something behind a colon: a part, how many units, the title of a list. */
export const ARGUED_PLACES = ['share', 'top', 'bottom', 'list', 'percent'] as const;
export type PlaceName = (typeof PLAIN_PLACES)[number] | (typeof ARGUED_PLACES)[number];

/** Places that may be those of one unit: `{day@gaoxin}`. */
const UNIT_PLACES: readonly PlaceName[] = [
  ...(['day', 'total', 'change', 'percent', 'share', 'target', 'completion', 'ahead'] as const),
];

export interface Place {
  readonly of: PlaceName;
  /** As written, `{share:热线}`. */
  readonly text: string;
  /** Another indicator's id, or a part's; absent: the one that says it. */
  readonly indicator?: string;
  readonly argument?: string;
  /** Of that unit or branch alone. */
  readonly unit?: string;
}

export interface SayClause {
  /** The mark before it; nothing before a sentence's first. */
  readonly mark: string;
  readonly parts: readonly (string | Place)[];
}

export interface SaySentence {
  readonly clauses: readonly SayClause[];
  /** The mark at its end. */
  readonly end: string;
}

/** A place that there is not: as written, and why. */
export interface WrongPlace {
  readonly text: string;
  readonly problem: string;
}

export interface ParsedSay {
  readonly sentences: readonly SaySentence[];
  readonly wrong: readonly WrongPlace[];
}

/** `{total:约数}`: in round words. */
const ROUGHLY = '约数';

const PLACE = /\{([^{}]*)\}/g;

export function parseSay(text: string): ParsedSay {
  const places: (Place | WrongPlace)[] = [];
  // Marks inside a place are no marks of the sentence, so places are held back until it is parted.
  const held = text
    .trim()
    .replaceAll(/\s*\n\s*/g, '')
    .replaceAll(PLACE, (whole, inner: string) => {
      places.push(placeOf(whole, inner.trim()));
      return `\u0000${places.length - 1}\u0000`;
    });
  const lone = /[{}]/.exec(held);
  const wrong = places.filter((each): each is WrongPlace => 'problem' in each);
  const open = lone === null ? [] : [{ text: lone[0], problem: '花括号要成对，如 {day}' }];
  const sentences = held.split(/(?<=[。！？])/u).filter((each) => each.trim() !== '');
  return {
    sentences: wrong.length + open.length > 0 ? [] : sentences.map((each) => sentenceOf(each, places as Place[])),
    wrong: [...wrong, ...open],
  };
}

function sentenceOf(text: string, places: readonly Place[]): SaySentence {
  const end = /[。！？]$/u.exec(text)?.[0] ?? '。';
  const pieces = text.replace(/[。！？]$/u, '').split(/([，；、：,;])/u);
  const clauses: SayClause[] = [];
  // A 、 or ： binds closer than a comma: it parts no clause.
  let mark = '';
  let words = '';
  const flush = (): void => {
    if (words !== '') clauses.push({ mark: clauses.length === 0 ? '' : mark, parts: partsOf(words, places) });
    words = '';
  };
  pieces.forEach((piece, at) => {
    if (at % 2 === 0) words += piece;
    else if (piece === '、' || piece === '：') words += piece;
    else {
      flush();
      mark = piece;
    }
  });
  flush();
  return { clauses, end };
}

const partsOf = (words: string, places: readonly Place[]): (string | Place)[] =>
  words
    .split('\u0000')
    .flatMap((each, at): (string | Place)[] => (at % 2 === 1 ? [places[Number(each)]!] : each === '' ? [] : [each]));

const USABLE = [
  ...PLAIN_PLACES.map((name) => `{${name}}`),
  '{change:year}',
  '{percent:year}',
  '{share:分项}',
  '{top:3}',
  '{bottom:3}',
  '{list:名单}',
].join(' ');

/** An example of what stands behind the colon. */
const EXAMPLES: Readonly<Record<(typeof ARGUED_PLACES)[number], string>> = {
  share: '热线',
  top: '3',
  bottom: '3',
  list: '黄牌',
  percent: 'year',
};

const INNER = /^(?:([a-z][a-z0-9_-]*(?::[^.@{}]+)?)\.)?([a-z]+)(?::([^@]+))?(?:@(.+))?$/u;

function placeOf(text: string, inner: string): Place | WrongPlace {
  const [, indicator, name = '', argument, unit] = INNER.exec(inner) ?? [];
  const wrong = (problem: string): WrongPlace => ({ text, problem });
  const of = [...PLAIN_PLACES, ...ARGUED_PLACES].find((each) => each === name);
  if (of === undefined)
    return wrong(`没有这个位置，可用的有 ${USABLE}；其他指标写 {编号.day}，其中一个单位写 {day@单位编号}`);
  if (unit !== undefined && !UNIT_PLACES.includes(of)) return wrong(`{${of}} 后面不带 @单位`);
  const problem = argumentProblem(of, argument, unit);
  if (problem !== undefined) return wrong(problem);
  const own = { ...(indicator === undefined ? {} : { indicator }), ...(unit === undefined ? {} : { unit }) };
  return { of, text, ...own, ...(argument === undefined ? {} : { argument }) };
}

function argumentProblem(of: PlaceName, argument: string | undefined, unit: string | undefined): string | undefined {
  if (of === 'change') return undefined;
  if (of === 'day' || of === 'total')
    return argument === undefined || argument === ROUGHLY ? undefined : `{${of}} 后面只能写 {${of}:${ROUGHLY}}`;
  const argued = ARGUED_PLACES.find((each) => each === of);
  if (argued === undefined) return argument === undefined ? undefined : `{${of}} 后面不带冒号`;
  // A unit's share is one of all units.
  if (of === 'share' && unit !== undefined) return argument === undefined ? undefined : '{share@单位} 不带冒号';
  if (argument === undefined) return `{${of}} 后面要用冒号写明，如 {${of}:${EXAMPLES[argued]}}`;
  const isCount = of === 'top' || of === 'bottom';
  return isCount && !/^[1-9]\d?$/.test(argument) ? `{${of}:…} 里写单位个数，如 {${of}:3}` : undefined;
}
