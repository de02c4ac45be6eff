/**
 * The templates that ship: nothing in them can let reported text become markup.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const FOLDER = join(import.meta.dirname, '../../templates');
const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.hbs'));

test('there are templates', () => expect(files.length).toBeGreaterThan(10));

test.each(files)('%s escapes whatever it prints, inside quotes where it is an attribute', (file) => {
  const text = readFileSync(join(FOLDER, file), 'utf8').replace(/\{\{!--[\s\S]*?--\}\}/g, '');
  expect(text).not.toMatch(/\{\{\{|\{\{\s*&/);
  expect(text).not.toMatch(/=\s*\{\{/);
  expect(text).not.toMatch(/\son[a-z]+\s*=|javascript:/i);
});
