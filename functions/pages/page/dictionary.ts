/**
 * Dictionaries of single pages, apart from `pages/words/words.ts`, which every function loads: a page's words come with the page.
 */
import { fillIn } from '../words/fill-in.ts';
import type { Language } from '../words/words.ts';

export interface Dictionary<Key extends string> {
  /** The word in that language with its values filled in. @throws when a value is missing. */
  readonly tell: (language: Language, key: Key, values?: Readonly<Record<string, string | number>>) => string;
  /** All words of a language by key, for templates. */
  readonly all: (language: Language) => Readonly<Record<Key, string>>;
}

export const dictionaryOf = <Key extends string>(
  words: Readonly<Record<Key, Readonly<Record<Language, string>>>>,
): Dictionary<Key> => ({
  tell: (language, key, values = {}) => fillIn(words[key][language], values),
  all: (language) => {
    const entries = Object.keys(words).map((key) => [key, words[key as Key][language]]);
    return Object.fromEntries(entries) as Record<Key, string>;
  },
});
