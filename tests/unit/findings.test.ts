/**
 * Each line of the catalogue, read as a sentence: every value that it takes stands in it, and nothing is left open.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Entry, EntryWords } from '../../functions/core/findings/entry.ts';

const ROOM = join(import.meta.dirname, '../../functions/core/findings');

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && typeof (value as Partial<Entry>).zh === 'function';

/** Every line of every table of the room, by its code. */
async function catalogue(): Promise<(readonly [code: string, entry: Entry])[]> {
  const rooms = readdirSync(ROOM).filter((file) => file !== 'catalogue.ts'); // the same lines once more
  const tables = await Promise.all(rooms.map((file) => import(join(ROOM, file))));
  const lines = tables.flatMap((table) => Object.values(table as object)).flatMap((each) => Object.entries(each));
  return lines.filter((line): line is [string, Entry] => isEntry(line[1]));
}

const VALUES: EntryWords = { name: 'NAME', seen: 'SEEN', expected: 'EXPECTED' };

/** The sentence, and which values it asked for. */
function read(sentence: (words: EntryWords) => string): { readonly text: string; readonly taken: readonly string[] } {
  const taken = new Set<string>();
  const words = new Proxy(VALUES, {
    get(values, key) {
      taken.add(String(key));
      return Reflect.get(values, key);
    },
  });
  return { text: sentence(words), taken: [...taken] };
}

/** What should be and what was, each in the other's place: 应为 before what was seen, 收到的是 before what was expected. */
const SWAPPED =
  /(?:应(?:为|是|写成)?|最多|至多|不超过|请改[用回成]|at most|should be|expected)[ “"（(]*SEEN|(?:收到的是|填的是|存的是|写的是|选了|所选为|received|was sent)[ “"（(]*EXPECTED/;
/** The line's own expectation, read in its sentence. */
const TWICE =
  /应(?:为|是|在)?(?:应|须)|最多[^，。；（]{0,3}(?:最多|不超过)|不超过[^，。；（]{0,3}不超过|应为为|at most at most/;

const lines = await catalogue();

describe('the catalogue of findings', () => {
  it('is all there', () => expect(lines.length).toBeGreaterThan(150));

  it.each(lines)('%s says what it takes, in both languages', (_, entry) => {
    for (const [language, sentence] of [
      ['zh', entry.zh],
      ['en', entry.en],
    ] as const) {
      const { text, taken } = read(sentence);
      for (const value of taken) expect(text, `${language}: ${value}`).toContain(VALUES[value as keyof EntryWords]);
      expect(text).not.toMatch(/undefined|null|NaN|\[object|\s{2}|“”|""|（）|\(\)|\$\{/);
      expect(text.trim()).toBe(text);
      expect(text).not.toMatch(SWAPPED);
      expect(sentence({ ...VALUES, expected: entry.expected })).not.toMatch(TWICE);
      // What people wrote may end a sentence.
      expect(text).toMatch(
        language === 'zh' ? /\p{Script=Han}[\s\S]*(?:[。？]|EXPECTED)$/u : /^[A-Z"a-z][\s\S]*(?:[.?]|EXPECTED|NAME)$/,
      );
    }
    expect(['error', 'warning']).toContain(entry.level);
    expect(entry.expected).not.toBe('');
    expect(entry.expected).not.toMatch(/undefined|null|NaN/);
  });
});
