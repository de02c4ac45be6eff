/**
 * Words of the pages about figures: the same in both languages, each of them used.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tell, termsOf } from '../../../functions/pages/figures/figure-words.ts';

const root = join(import.meta.dirname, '../../..');
const [chinese, english] = [termsOf('zh'), termsOf('en')];
const places = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

test.each(Object.keys(chinese) as (keyof typeof chinese)[])('%s says the same in both languages', (key) => {
  expect(english[key]).not.toBe('');
  expect(places(english[key])).toEqual(places(chinese[key]));
});

test('every word is used', () => {
  const read = (folder: string, ending: RegExp): string[] =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => ending.test(file) && !file.endsWith('figure-words.ts'))
      .map((file) => readFileSync(join(root, folder, file), 'utf8'));
  const text = [
    ...read('functions/pages/figures', /\.ts$/),
    ...read('templates/pages', /\.hbs$/),
    ...read('infra/local/commands', /\.ts$/),
  ].join('\n');
  expect(Object.keys(chinese).filter((key) => !new RegExp(`'${key}'|terms\\.${key}\\b`).test(text))).toEqual([]);
});

test('a value that is missing is noticed', () => {
  expect(() => tell('zh', 'lacks')).toThrow(/count/);
});
