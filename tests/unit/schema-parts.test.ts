/**
 * The parts of the programme file's schema: what a line, a paragraph and a number may be, at their edges.
 */
import { describe, expect, test } from 'vitest';
import type * as z from 'zod/mini';
import { line, paragraph, whole } from '../../functions/core/programme/schema-parts.ts';

const takes = (schema: z.ZodMiniType, value: unknown): boolean => schema.safeParse(value).success;

describe('a line', () => {
  test.each(['字', '字'.repeat(5), '😀'.repeat(5), 'a b'])('takes “%s”', (text) =>
    expect(takes(line(5), text)).toBe(true),
  );
  test.each(['', ' ', ' a', 'a ', '字'.repeat(6), 'a\nb', 'a\tb', 'a\u0007', 1, null])('refuses %j', (text) =>
    expect(takes(line(5), text)).toBe(false),
  );
  test('says what it expects', () => {
    expect(
      line(5)
        .safeParse('')
        .error?.issues.map(({ message }) => message),
    ).toEqual(['一行文字，1–5 个字']);
  });
});

describe('a paragraph', () => {
  test.each(['字', '字\n字', '字'.repeat(5), ' 字 '])('takes %j', (text) =>
    expect(takes(paragraph(5), text)).toBe(true),
  );
  test.each(['', ' \n ', '字'.repeat(6), '字\u0007', 1])('refuses %j', (text) =>
    expect(takes(paragraph(5), text)).toBe(false),
  );
});

describe('a whole number', () => {
  test.each([2, 3, 7])('takes %i', (value) => expect(takes(whole(2, 7), value)).toBe(true));
  test.each([1, 8, 2.5, '3', null])('refuses %j', (value) => expect(takes(whole(2, 7), value)).toBe(false));
});
