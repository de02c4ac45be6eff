/**
 * Places in a source file where one small thing can be made wrong: a boundary, a sum, a condition, a number, a value left out
 * of a sentence. Read from the text as the formatter leaves it: operators stand between blanks, type parameters do not.
 */

export interface Mutation {
  readonly kind: string;
  /** Where in the text, and what stands there now. */
  readonly at: number;
  readonly from: string;
  readonly to: string;
}

interface Kind {
  readonly kind: string;
  readonly pattern: RegExp;
  readonly to: (from: string) => string;
  /** Within texts that people read, not in code. */
  readonly inTexts?: true;
}

const swap =
  (pairs: Readonly<Record<string, string>>) =>
  (from: string): string =>
    pairs[from] ?? from;

const KINDS: readonly Kind[] = [
  {
    kind: 'boundary',
    pattern: / (?:<=|>=|<|>) (?=[^ ])/g,
    to: swap({ ' <= ': ' < ', ' >= ': ' > ', ' < ': ' <= ', ' > ': ' >= ' }),
  },
  { kind: 'equality', pattern: / (?:===|!==) /g, to: swap({ ' === ': ' !== ', ' !== ': ' === ' }) },
  {
    kind: 'sum',
    pattern: / (?:\+|-|\+=|-=) (?=[^ ])/g,
    to: swap({ ' + ': ' - ', ' - ': ' + ', ' += ': ' -= ', ' -= ': ' += ' }),
  },
  { kind: 'both or either', pattern: / (?:&&|\|\|) /g, to: swap({ ' && ': ' || ', ' || ': ' && ' }) },
  { kind: 'boolean', pattern: /\b(?:true|false)\b(?=[,;)\s])/g, to: swap({ true: 'false', false: 'true' }) },
  {
    kind: 'number',
    pattern: /(?<![\w.$])\d[\d_]*(?![\w.'])/g,
    to: (from) => String(Number(from.replaceAll('_', '')) + 1),
  },
  { kind: 'some or every', pattern: /\.(?:some|every)(?=\()/g, to: swap({ '.some': '.every', '.every': '.some' }) },
  {
    kind: 'least or most',
    pattern: /\bMath\.(?:min|max)(?=\()/g,
    to: swap({ 'Math.min': 'Math.max', 'Math.max': 'Math.min' }),
  },
  { kind: 'negation', pattern: /(?<=[( ])!(?=[\w(])/g, to: () => '' },
  { kind: 'value in a sentence', pattern: /\$\{[\w.!?]+\}/g, to: () => '', inTexts: true },
];

/** All of them, in order of place. */
export function mutationsOf(text: string): Mutation[] {
  const { code, texts } = parted(text);
  return KINDS.flatMap(({ kind, pattern, to, inTexts }) =>
    [...(inTexts ? texts : code).matchAll(pattern)].map(({ 0: from, index: at }) => ({ kind, at, from, to: to(from) })),
  ).sort((one, other) => one.at - other.at);
}

export const mutated = (text: string, { at, from, to }: Mutation): string =>
  text.slice(0, at) + to + text.slice(at + from.length);

const BLANK = ' ';

/**
 * The same text twice: code alone (texts, comments, types and imports blanked), and the templates that hold Chinese alone.
 * A small reader of its own: regular expressions are taken for code, which a mutant that does not compile would show.
 */
function parted(text: string): { readonly code: string; readonly texts: string } {
  const blanked = (part: string): string => part.replace(/[^\n]/g, BLANK);
  const literal =
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|\/(?![*/])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*(?=[.,;)\s])|^import [^;]*;|^(?:export )?type [^;]*;|^\s+(?:readonly )?\w+\??: [^,;={}()]*;$/gm;
  const code = text.replace(literal, blanked);
  const chinese = (part: string): string => (/^`[\s\S]*\p{Script=Han}/u.test(part) ? part : blanked(part));
  let last = 0;
  let texts = '';
  for (const { 0: part, index } of text.matchAll(literal)) {
    texts += blanked(text.slice(last, index)) + chinese(part);
    last = index + part.length;
  }
  return { code, texts: texts + blanked(text.slice(last)) };
}
