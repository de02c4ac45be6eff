/**
 * The one dictionary of a page: the words of every page (`words.ts`) and its room's own, typed, so that a page cannot say a
 * word that is not there and no word lacks its translation. A room's words come with its pages; no function carries others'.
 *
 * What users wrote (names of units, indicators, narratives) is never translated.
 */
import { fillIn } from './fill-in.ts';
import { type Language, PAGE_WORDS, type Word } from './words.ts';

export type PageWord = keyof typeof PAGE_WORDS;

export interface Dictionary<Key extends string> {
  /** The word in that language with its values filled in. @throws when a value is missing. */
  readonly say: (language: Language, key: Key, values?: Readonly<Record<string, string | number>>) => string;
  /** All words of a language by key, for templates. */
  readonly wordsIn: (language: Language) => Readonly<Record<Key, string>>;
}

/** A word of every page has one meaning: a room cannot say it otherwise. */
type OwnWords<Own> = { readonly [Key in keyof Own]: Key extends PageWord ? never : Word };

export function dictionaryOf<Own extends Readonly<Record<string, Word>>>(
  own: Own & OwnWords<Own>,
): Dictionary<PageWord | (keyof Own & string)> {
  type Key = PageWord | (keyof Own & string);
  const words = { ...PAGE_WORDS, ...own } as Readonly<Record<Key, Word>>;
  const keys = Object.keys(words) as Key[];
  return {
    say: (language, key, values = {}) => fillIn(words[key][language], values),
    wordsIn: (language) => Object.fromEntries(keys.map((key) => [key, words[key][language]])) as Record<Key, string>,
  };
}

/** For what every page has and says nothing of its own. */
export const { say, wordsIn } = dictionaryOf({});
