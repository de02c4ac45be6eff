/**
 * Mistakes that people make in programme files, planted one at a time: `programme check` points at line and column, says what it
 * saw and what to write; and it says nothing else, so that nobody mends what is right.
 */
import { describe, expect, test } from 'vitest';
import { readProgrammeFile } from '../../functions/adapters/yaml/programme-file.ts';
import { MISTAKES, planted, SOUND } from '../support/planted-mistakes.ts';

test('the file that they are planted in is sound', () => {
  expect(readProgrammeFile(SOUND).findings).toEqual([]);
});

test('there are enough of them, each once', () => {
  expect(MISTAKES.length).toBeGreaterThanOrEqual(60);
  expect(new Set(MISTAKES.map(({ mistake }) => mistake)).size).toBe(MISTAKES.length);
});

describe.each(MISTAKES)('$mistake', (mistake) => {
  const text = planted(mistake);
  const { findings } = readProgrammeFile(text);

  test('is found where it stands, with what was seen and what to write', () => {
    const found = findings.map(({ line = 1, column = 1, message }) => {
      const rest = text.split('\n')[line - 1]!.slice(column - 1);
      return rest.startsWith(mistake.at) && message.includes(mistake.seen) && message.includes(mistake.write)
        ? 'found'
        : message;
    });
    expect(found).toContain('found');
  });

  test('is told alone, with what follows from it', () => {
    expect(findings.map(({ code, path }) => `${code} ${path}`)).toHaveLength(1 + mistake.following);
  });
});
