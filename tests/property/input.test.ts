/**
 * Whatever is sent or written, the readers answer with a value or with findings; they never throw and never misread.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readProgrammeFile } from '../../functions/adapters/yaml/programme-file.ts';
import type { Indicator } from '../../functions/core/kinds/indicator.ts';
import type { Programme } from '../../functions/core/programme/programme.ts';
import { checkRules } from '../../functions/core/report/check-rules.ts';
import { parseSubmission } from '../../functions/core/report/parse.ts';
import { compileRule } from '../../functions/core/rule/parse.ts';
import { readJson } from '../../functions/core/values/read-json.ts';
import { runs } from '../support/thorough.ts';

const example = readFileSync(join(import.meta.dirname, '../../examples/suizhou/programme.yaml'), 'utf8');

function programme(): Programme {
  const read = readProgrammeFile(example).programme;
  if (read === undefined) throw new Error('the example is refused');
  return read;
}

describe('programme files', () => {
  test('with characters lost, added or moved: a programme without errors, or findings with a place', () => {
    const noise = fc.constantFrom(
      '',
      ' ',
      '\n',
      '\t',
      ':',
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      '-',
      '#',
      '&',
      '*',
      '!',
      '0',
      '甲',
    );
    const edits = fc.array(fc.tuple(fc.nat(example.length), fc.nat(3), noise), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(edits, (changes) => {
        let text = example;
        for (const [at, length, insert] of changes) text = text.slice(0, at) + insert + text.slice(at + length);
        const { programme: read, findings } = readProgrammeFile(text);
        expect(read === undefined ? findings.length > 0 : findings.every(({ level }) => level === 'warning')).toBe(
          true,
        );
        const lines = text.split('\n');
        for (const { line = 0, column = 0, message } of findings) {
          expect(line >= 1 && line <= lines.length && column >= 1).toBe(true);
          expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
          expect(message).not.toContain('undefined');
        }
      }),
      { numRuns: runs(400) },
    );
  });
});

describe('JSON', () => {
  /** What the reader must make of a value whose numbers were written by JSON.stringify. */
  const withTexts = (value: unknown): unknown => {
    if (typeof value === 'number') return JSON.stringify(value);
    if (Array.isArray(value)) return value.map(withTexts);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withTexts(each)]));
  };

  test('any value comes out with its numbers as text', () => {
    const key = fc.string().filter((name) => !['__proto__', 'constructor', 'prototype'].includes(name));
    fc.assert(
      fc.property(
        fc.anything({ key, values: [fc.string(), fc.double(), fc.boolean(), fc.constant(null)] }),
        (value) => {
          const text = JSON.stringify(value);
          fc.pre(text !== undefined);
          expect(readJson(text)).toEqual({ value: withTexts(JSON.parse(text)) });
        },
      ),
      { numRuns: runs(2_000) },
    );
  });

  test('any text is a value or a finding', () => {
    const piece = fc.constantFrom(...'{}[]:,"\\ \n0123e.-', 'true', 'null', '"a":', '"__proto__":', '\\u00', '甲');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (text) => {
          const read = readJson(text);
          expect('value' in read !== 'finding' in read).toBe(true);
        },
      ),
      { numRuns: runs(5_000) },
    );
  });
});

describe('submissions', () => {
  test('of any shape are a submission or errors, and a submission read again is the same', () => {
    const by = programme();
    const ids = by.indicators.map(({ id }) => id);
    const often = <Value>(usual: fc.Arbitrary<Value>) =>
      fc.oneof({ weight: 12, arbitrary: usual as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: fc.anything() });
    const typed = often(fc.constantFrom('12', '1,234', '12人', '7', '是', '无', '', '1.5', '府河大桥、东门'));
    const narrative = fc.record({
      kind: fc.constantFrom('工作动态', '典型事迹', '问题协调', '别的'),
      text: fc.string({ unit: 'binary', maxLength: 20 }),
    });
    const input = fc.record(
      {
        id: often(fc.constantFrom('a', 'b-1', 'c:2')),
        basedOn: often(fc.nat(5)),
        nil: often(fc.boolean()),
        figures: often(fc.dictionary(fc.constantFrom(...ids, 'ghost'), typed, { maxKeys: 2 })),
        narratives: often(fc.array(narrative, { maxLength: 2 })),
      },
      { requiredKeys: [] },
    );
    const nothing = { previous: {}, total: {} };
    let accepted = 0;
    fc.assert(
      fc.property(
        fc.oneof({ weight: 9, arbitrary: input }, { weight: 1, arbitrary: fc.anything() }),
        fc.nat(7),
        (sent, at) => {
          const unit = by.units[at]!;
          const { submission, findings } = parseSubmission(by, unit, '2022-04-06', sent, nothing);
          expect(submission === undefined).toBe(findings.some(({ level }) => level === 'error'));
          if (submission === undefined) return;
          accepted += 1;
          expect(parseSubmission(by, unit, '2022-04-06', structuredClone(submission), nothing).submission).toEqual(
            submission,
          );
        },
      ),
      { numRuns: runs(10_000) },
    );
    expect(accepted).toBeGreaterThan(runs(10_000) / 100);
  });
});

describe('rules', () => {
  const indicators: Indicator[] = ['a', 'b', 'c'].map((id) => {
    return { id, name: id, unit: '个', kind: 'stock', decimals: 0, aliases: [], required: false, carry: false };
  });

  /** A small expression as text, with its value in plain fractions of numbers (exact for these sizes). */
  type Expression = readonly [text: string, value: readonly [number, number] | undefined];
  const values = { a: 7, b: 3, c: 0 };
  const leaf: fc.Arbitrary<Expression> = fc.oneof(
    fc.constantFrom(...(['a', 'b', 'c'] as const)).map((id): Expression => [id, [values[id], 1]]),
    fc.nat(9).map((number): Expression => [String(number), [number, 1]]),
    fc.nat(99).map((number): Expression => [`${Math.trunc(number / 10)}.${number % 10}`, [number, 10]]),
  );
  const combine = (one: Expression, operator: string, other: Expression): Expression => {
    const text = `(${one[0]} ${operator} ${other[0]})`;
    if (one[1] === undefined || other[1] === undefined) return [text, undefined];
    const [[n, d], [m, e]] = [one[1], other[1]];
    if (operator === '+') return [text, [n * e + m * d, d * e]];
    if (operator === '-') return [text, [n * e - m * d, d * e]];
    if (operator === '*') return [text, [n * m, d * e]];
    return [text, m === 0 ? undefined : [n * e * Math.sign(m), d * Math.abs(m)]];
  };
  const operator = fc.constantFrom('+', '-', '*', '/');
  const sum = fc.tuple(leaf, operator, leaf).map(([one, by, other]) => combine(one, by, other));
  const side = fc.oneof(
    leaf,
    sum,
    fc.tuple(sum, operator, leaf).map(([one, by, other]) => combine(one, by, other)),
  );

  test('are evaluated as fractions', () => {
    const comparison = fc.constantFrom('<', '<=', '==', '!=', '>=', '>');
    const figures = Object.fromEntries(Object.entries(values).map(([id, value]) => [id, String(value)]));
    fc.assert(
      fc.property(side, comparison, side, (left, by, right) => {
        const check = `${left[0]} ${by} ${right[0]} + 0 * a`;
        const compiled = compileRule(check, ['a', 'b', 'c']);
        if ('problem' in compiled) throw new Error(compiled.problem);
        const rule = { check, level: 'error', message: '不符', compiled: compiled.rule } as const;
        const found = checkRules({ ...programme(), indicators, rules: [rule] }, figures, { previous: {}, total: {} });
        if (left[1] === undefined || right[1] === undefined) {
          expect(found).toEqual([]);
          return;
        }
        const difference = left[1][0] * right[1][1] - right[1][0] * left[1][1];
        const holds = { '<': difference < 0, '<=': difference <= 0, '==': difference === 0, '!=': difference !== 0 };
        const all = { ...holds, '>=': difference >= 0, '>': difference > 0 };
        expect(found.length, check).toBe(all[by] ? 0 : 1);
      }),
      { numRuns: runs(1_000) },
    );
  });
});
