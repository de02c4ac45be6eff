/**
 * Rules: what may be written, and whether figures satisfy them, exactly.
 */

import { describe, expect, test } from 'vitest';
import type { Indicator } from '../../functions/core/kinds/indicator.ts';
import type { Programme } from '../../functions/core/programme/programme.ts';
import { checkRules, type FigureHistory } from '../../functions/core/report/check-rules.ts';
import { compileRule } from '../../functions/core/rule/parse.ts';
import type { FigureValue } from '../../functions/core/values/values.ts';

const kinds = { a: 'flow', b: 'flow', c: 'stock', posts: 'places' } as const;
const indicators: Indicator[] = Object.entries(kinds).map(([id, kind]) => ({
  id,
  name: `指标${id}`,
  unit: '个',
  kind,
  decimals: 6,
  aliases: [],
  required: false,
  carry: false,
}));
const ids = indicators.map(({ id }) => id);

function compiled(text: string) {
  const made = compileRule(text, ids);
  if ('problem' in made) throw new Error(made.problem);
  return made.rule;
}

const NOTHING: FigureHistory = { previous: {}, total: {} };

/** Codes of what the rule has to say about the figures. */
function broken(text: string, figures: Record<string, FigureValue>, history: Partial<FigureHistory> = {}) {
  const rule = { check: text, level: 'error', message: '不符', compiled: compiled(text) } as const;
  const programme = { indicators, rules: [rule] } as unknown as Programme;
  return checkRules(programme, figures, { ...NOTHING, ...history }).length === 1;
}

describe('compiling', () => {
  test.each([
    'a <= b',
    'a+b*2 == c/3 - 1.5',
    '(a + b) / 2 >= previous(c)',
    'total(a) < 100',
    'a > -5',
    '-a != b',
    '((a)) < (1.50)',
    'a <= 1 // 说明',
    'posts >= 3',
  ])('%s', (text) => expect(compileRule(text, ids)).toHaveProperty('rule'));

  test.each([
    ['', '末尾读不懂'],
    ['a', '应是一个比较式'],
    ['a + b', '应是一个比较式'],
    ['a <= b && b <= c', '应是一个比较式'],
    ['a <= b ? b : c', '应是一个比较式'],
    ['!(a < b)', '应是一个比较式'],
    ['a in [1, 2]', '应是一个比较式'],
    ['a < b < c', '不能用“a < b”'],
    ['a % 2 == 0', '不能用“a % 2”'],
    ['a.b < 1', '不能用“a.b”'],
    ['a[0] < 1', '不能用“a[0]”'],
    ['a.size() < 1', '不能用'],
    ['[a] == [b]', '不能用'],
    ['{a: 1} == b', '不能用'],
    ['x <= b', '没有“x”这个指标，可用的有 a、b、c、posts'],
    ['previous(x) < 1', '没有“x”这个指标'],
    ['previous(a + b) < 1', 'previous(指标 id)'],
    ['previous() < 1', 'previous(指标 id)'],
    ['previous(a, b) < 1', 'previous(指标 id)'],
    ['total(previous(a)) < 1', 'total(指标 id)'],
    ['size(a) < 1', '没有 size(…) 这种写法'],
    ['a < "1"', '“"1"”不是数字'],
    ['a == true', '“true”不是数字'],
    ['a < 0x10', '“0x10”不是数字'],
    ['a < 1e3', '“1e3”不是数字'],
    ['a < 10u', '“10u”不是数字'],
    ['a < 007', '“007”不是数字'],
    ['a < .5', '读不懂'],
    ['a = b', '读不懂'],
    ['a ≤ b', '第 3 个字符“≤ b”处读不懂'],
    ['a <', '末尾读不懂'],
    ['(a < b', '读不懂'],
    ['a < __proto__', '读不懂'],
    [`${'('.repeat(600)}a < b`, '最长 500'],
  ])('%s is refused', (text, words) => {
    expect(compileRule(text, ids)).toMatchObject({ problem: expect.stringContaining(words) });
  });

  test('an id with a hyphen would read as a subtraction', () => {
    expect(compileRule('bus-lane < 1', ['bus-lane', 'bus', 'lane'])).toMatchObject({
      problem: expect.stringContaining('减法'),
    });
    expect(compileRule('bus - lane < 1', ['bus-lane', 'bus', 'lane'])).toHaveProperty('rule');
  });
});

describe('checking', () => {
  test.each([
    ['a <= b', '45', '43', true],
    ['a <= b', '43', '43', false],
    ['a < b', '43', '43', true],
    ['a > b', '43', '43', true],
    ['a >= b', '43', '43', false],
    ['a == b', '1', '1.000000', false],
    ['a != b', '1', '1.000000', true],
    ['a + 0.2 == b', '0.1', '0.3', false],
    ['a * 3 == b', '0.333333', '1', true],
    ['a / 3 * 3 == b', '1', '1', false],
    ['a / b == 0.5', '1', '2', false],
    ['a / (0 - b) == -0.5', '1', '2', false],
    ['a - b < 0', '1', '2', false],
    ['-a > b', '-3', '2', false],
    ['a < b', '9007199254740992', '9007199254740993', false],
    ['a * a == b', '9007199254740991', '81129638414606663681390495662081', false],
  ])('%s of %s and %s', (text, a, b, isBroken) => expect(broken(text, { a, b })).toBe(isBroken));

  test('a blank operand skips the rule, zero does not', () => {
    expect(broken('a <= b', { a: '5' })).toBe(false);
    expect(broken('a + c <= b', { a: '5', b: '1' })).toBe(false);
    expect(broken('a <= b', { a: '5', b: '0' })).toBe(true);
  });

  test('division by zero skips the rule', () => {
    expect(broken('a / b < 0', { a: '5', b: '0' })).toBe(false);
    expect(broken('a / (b - b) < 0', { a: '5', b: '7' })).toBe(false);
  });

  test('previous is the figure of the day before; without one the rule is skipped', () => {
    expect(broken('c <= previous(c) * 2', { c: '50' }, { previous: { c: '20' } })).toBe(true);
    expect(broken('c <= previous(c) * 2', { c: '40' }, { previous: { c: '20' } })).toBe(false);
    expect(broken('c <= previous(c) * 2', { c: '50' })).toBe(false);
  });

  test('total of a flow is what was reported before plus today, of a stock today', () => {
    const history = { total: { a: '90', c: '1000' } };
    expect(broken('total(a) <= 100', { a: '10' }, history)).toBe(false);
    expect(broken('total(a) <= 100', { a: '10.1' }, history)).toBe(true);
    expect(broken('total(a) <= 100', { a: '101' })).toBe(true);
    expect(broken('total(a) <= b', { b: '80' }, history)).toBe(true);
    expect(broken('total(c) <= 100', { c: '10' }, history)).toBe(false);
  });

  test('a rule of whose indicators none was reported today is not asked', () => {
    expect(broken('previous(a) <= 1', {}, { previous: { a: '5' } })).toBe(false);
    expect(broken('total(a) <= 1', { b: '1' }, { total: { a: '5' } })).toBe(false);
  });

  test('names count as how many they are, yes and no are no numbers', () => {
    expect(broken('posts >= 3', { posts: ['东门', '西门'] })).toBe(true);
    expect(broken('posts >= 2', { posts: ['东门', '西门'] })).toBe(false);
    expect(broken('a >= 2', { a: true })).toBe(false);
  });

  test('the finding says the rule, its message and what is reported', () => {
    const rule = (level: 'error' | 'warning') =>
      ({ check: 'a <= b', level, message: '甲不得多于乙。', compiled: compiled('a <= b') }) as const;
    const programme = { indicators, rules: [rule('error'), rule('warning')] } as unknown as Programme;
    const findings = checkRules(programme, { a: '5', b: '3' }, NOTHING);
    expect(findings).toMatchObject([
      { code: 'rule.broken', level: 'error', path: 'rules[0]', expected: 'a <= b', seen: '指标a 5、指标b 3' },
      { code: 'rule.questioned', level: 'warning', path: 'rules[1]' },
    ]);
    expect(findings[0]?.message).toBe('甲不得多于乙（现为 指标a 5、指标b 3），请核对后改正。');
  });
});
