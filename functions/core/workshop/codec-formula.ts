/**
 * Formulas and conditions in an office's words: names of figures in place of ids, 且 and 或, 大于 and 不大于. What a person
 * typed is turned back into the one language of rules; names that are not simple words stand in 「」.
 */
import { type Codec, type Named, nameOf, typedText } from './codec.ts';

const PLAIN = /^\p{Script=Han}+$/u;
const ID = /[a-z][a-z0-9_]*/g;

const COMPARED: readonly (readonly [code: string, words: string])[] = [
  ['<=', '≤'],
  ['>=', '≥'],
  ['!=', '≠'],
];
const CALLS: readonly (readonly [code: string, words: string])[] = [
  ['previous', '上次'],
  ['total', '累计'],
];

/** `projects_resumed <= projects` as `已复工工程 ≤ 在建工程`. */
export function inNames(code: string, { indicators }: Named): string {
  const named = code.replace(ID, (id, at: number) => {
    const call = CALLS.find(([name]) => name === id && /^\s*\(/.test(code.slice(at + id.length)));
    if (call !== undefined) return call[1];
    if (!indicators.has(id)) return id;
    const name = nameOf(indicators, id);
    return name === id ? id : PLAIN.test(name) ? name : `「${name}」`;
  });
  return COMPARED.reduce((text, [from, to]) => text.replaceAll(from, to), named);
}

/** The way back. A name that is not there stays as it was typed. */
function inIds(words: string, { indicators }: Named): string {
  const byName = [...indicators].sort(([, one], [, other]) => other.length - one.length);
  const quoted = words.replace(
    /[「“](.*?)[」”]/g,
    (all, name: string) => byName.find(([, each]) => each === name)?.[0] ?? all,
  );
  const plain = COMPARED.reduce((text, [to, from]) => text.replaceAll(from, to), quoted)
    .replace(/不大于|不超过|不得超过|不得大于/g, '<=')
    .replace(/不小于|不少于|不低于/g, '>=')
    .replaceAll('等于', '==')
    .replaceAll('大于', '>')
    .replaceAll('小于', '<')
    .replace(/（/g, '(')
    .replace(/）/g, ')')
    .replace(/[×＊]/g, '*')
    .replace(/[÷／]/g, '/')
    .replace(/[＋]/g, '+')
    .replace(/[－—]/g, '-');
  const words_ = /\p{Script=Han}+/gu;
  return plain.replace(words_, (run) => idsIn(run, byName));
}

/** A run of characters is a name, or 上次, 累计 before a bracket. */
function idsIn(run: string, byName: readonly (readonly [id: string, name: string])[]): string {
  const found = byName.find(([, name]) => name === run);
  if (found !== undefined) return found[0];
  return CALLS.find(([, name]) => name === run)?.[0] ?? run;
}

const said = (value: unknown): string => (typeof value === 'string' ? value : '');

export const formula: Codec = {
  control: 'text',
  show: (value, named) => [inNames(said(value), named)],
  read: ([typed], named) => inIds(typedText(typed), named) || undefined,
};

/** A condition over `day total completion ahead rank`, words of `UnitList`. */
const MEASURES: readonly (readonly [code: string, words: string])[] = [
  ['completion', '完成率'],
  ['ahead', '超进度'],
  ['total', '累计'],
  ['rank', '位次'],
  ['day', '当期'],
];

export const condition: Codec = {
  control: 'line',
  show: (value) => [
    COMPARED.reduce(
      (text, [from, to]) => text.replaceAll(from, to),
      said(value)
        .replace(ID, (id) => MEASURES.find(([code]) => code === id)?.[1] ?? id)
        .replaceAll('&&', '且')
        .replaceAll('||', '或'),
    ),
  ],
  read: ([typed]) =>
    COMPARED.reduce((text, [to, from]) => text.replaceAll(from, to), typedText(typed))
      .replaceAll('且', '&&')
      .replaceAll('或', '||')
      .replace(/\p{Script=Han}+/gu, (run) => MEASURES.find(([, words]) => words === run)?.[0] ?? run) || undefined,
};
