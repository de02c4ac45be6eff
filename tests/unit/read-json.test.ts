/**
 * JSON from outside: numbers as they stood, nothing dropped in silence, nothing deep, and a place for what is broken.
 */
import { describe, expect, test } from 'vitest';
import { readJson } from '../../functions/core/values/read-json.ts';

const findingOf = (text: string, depth?: number) => {
  const read = readJson(text, depth === undefined ? {} : { depth });
  return 'finding' in read ? read.finding : undefined;
};

describe('what is read', () => {
  test.each([
    ['{"a":12}', { a: '12' }],
    ['{"a":"12"}', { a: '12' }],
    ['{"a":12.50,"b":-0,"c":1e3,"d":1E+400}', { a: '12.50', b: '-0', c: '1e3', d: '1E+400' }],
    ['[9007199254740993, 0.1]', ['9007199254740993', '0.1']],
    ['{"nil":true,"x":null,"names":["甲","乙"]}', { nil: true, x: null, names: ['甲', '乙'] }],
    ['\ufeff{"a":"{[\\"}"}', { a: '{["}' }],
    ['"constructor"', 'constructor'],
    ['{"a":{"b":1},"c":{"b":2}}', { a: { b: '1' }, c: { b: '2' } }],
    ['{"a":"x\\",\\"b\\":1,\\"b\\":2"}', { a: 'x","b":1,"b":2' }],
    ['7', '7'],
  ])('%s', (text, value) => expect(readJson(text)).toEqual({ value }));
});

describe('what is refused', () => {
  test.each([
    ['{"__proto__":{"admin":1}}', 'json.forbidden_key', '__proto__'],
    ['{"figures":{"constructor":1}}', 'json.forbidden_key', 'constructor'],
    ['[{"prototype" : 1}]', 'json.forbidden_key', 'prototype'],
    ['{"\\u005f_proto__":1}', 'json.forbidden_key', '__proto__'],
    ['{"a":1,"a":1}', 'json.duplicate_key', 'a'],
    ['{"b":[{"a":1,"\\u0061":2}]}', 'json.duplicate_key', 'a'],
    ['{"a":NaN}', 'json.broken', '{"a":NaN}'],
    ['', 'json.broken', '（末尾）'],
    ['{"a":"', 'json.broken', undefined],
    ['{"a":1,}', 'json.broken', undefined],
    ["{'a':1}", 'json.broken', undefined],
    ['{"a":01}', 'json.broken', undefined],
    ['{"a":+1}', 'json.broken', undefined],
    ['{"a":Infinity}', 'json.broken', undefined],
    ['{"a":1}{}', 'json.broken', undefined],
    ['{"a":"\n"}', 'json.broken', undefined],
    ['undefined', 'json.broken', undefined],
    ['"\\', 'json.broken', undefined],
  ])('%j', (text, code, seen) => {
    expect(findingOf(text)).toMatchObject({ code, level: 'error', ...(seen === undefined ? {} : { seen }) });
  });

  test('broken JSON has its place', () => {
    expect(findingOf('{\n  "id": "a",\n  "figures": {"garbage": 12 "tests": 3}\n}')?.message).toContain(
      '第 3 行第 29 个',
    );
  });
});

describe('depth', () => {
  const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
  test('32 levels are read, 33 are not', () => {
    expect(findingOf(nested(32))).toBeUndefined();
    expect(findingOf(nested(33))).toMatchObject({ code: 'json.depth' });
    expect(findingOf('{"a":{"b":[]}}', 2)).toMatchObject({ code: 'json.depth', expected: '嵌套不超过 2 层' });
  });
  test('is counted before parsing: a hundred thousand levels, closed or not, are a finding', () => {
    expect(findingOf(nested(100_000))).toMatchObject({ code: 'json.depth' });
    expect(findingOf('['.repeat(100_000))).toMatchObject({ code: 'json.depth' });
    expect(findingOf('{"a":'.repeat(100_000))).toMatchObject({ code: 'json.depth' });
  });
  test('brackets inside text are not depth', () => expect(findingOf(`"${'['.repeat(100)}"`)).toBeUndefined());
});
