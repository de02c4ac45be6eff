/**
 * A report as it comes from a form or the API: accepted whole, or refused with everything that is wrong, at once.
 */

import { describe, expect, test } from 'vitest';
import type { Indicator } from '../../functions/core/kinds/indicator.ts';
import type { Programme, Rule, Unit } from '../../functions/core/programme/programme.ts';
import { checkDay, parseSubmission } from '../../functions/core/report/parse.ts';
import { compileRule } from '../../functions/core/rule/parse.ts';
import { readJson } from '../../functions/core/values/read-json.ts';

const base = { aliases: [], required: false, carry: false } as const;
const indicators: Indicator[] = [
  { ...base, id: 'dispatched', name: '下沉党员干部', unit: '人', kind: 'stock', decimals: 0, required: true },
  { ...base, id: 'garbage', name: '清运垃圾', unit: '吨', kind: 'flow', decimals: 1, max: '2000' },
  { ...base, id: 'projects', name: '在建工程', unit: '个', kind: 'stock', decimals: 0 },
  { ...base, id: 'resumed', name: '已复工工程', unit: '个', kind: 'stock', decimals: 0 },
  { ...base, id: 'rate', name: '复工率', unit: '%', kind: 'ratio', decimals: 1, of: ['resumed', 'projects'] },
  { ...base, id: 'posts', name: '值守路口', unit: '个', kind: 'places', decimals: 0 },
  { ...base, id: 'cleaned', name: '当日消毒', unit: '', kind: 'check', decimals: 0 },
  { ...base, id: 'beds', name: '床位', unit: '张', kind: 'stock', decimals: 0, required: true, askedOf: ['other'] },
];

function rule(check: string, level: Rule['level'], message: string): Rule {
  const made = compileRule(
    check,
    indicators.map(({ id }) => id),
  );
  if ('problem' in made) throw new Error(made.problem);
  return { check, level, message, compiled: made.rule };
}

const unit: Unit = { id: 'huanwei', name: '市环卫服务中心' };
const programme: Programme = {
  id: 'suizhou',
  title: '每日专报',
  organisation: '某委员会',
  issuer: '办公室',
  timezone: 'Asia/Shanghai',
  starts: '2022-04-01',
  ends: '2022-04-08',
  schedule: {
    days: 'every',
    due: { plusDays: 0, time: '18:00' },
    remind: [],
    issue: { plusDays: 1, time: '08:00' },
    review: 'none',
  },
  template: 'daily',
  layout: 'gbt9704',
  shards: 1,
  units: [unit, { id: 'other', name: '另一单位' }],
  indicators,
  narratives: [
    { name: '工作动态', opensMatter: false },
    { name: '问题协调', opensMatter: true },
  ],
  rules: [
    rule('resumed <= projects', 'error', '已复工工程不得多于在建工程'),
    rule('garbage <= previous(garbage) * 2', 'warning', '清运量比前一日翻倍'),
  ],
  distribution: [],
  deliver: [],
  calendar: { holidays: [], workdays: [] },
};

const DAY = '2022-04-05';
const parse = (input: unknown, history = { previous: {}, total: {} }) =>
  parseSubmission(programme, unit, DAY, input, history);
const codes = (input: unknown) => parse(input).findings.map(({ code, path }) => `${code} ${path}`);
const good = { id: 'a-1', figures: { dispatched: '21' } };

describe('accepted', () => {
  test('a full report, canonical and in the order of the programme', () => {
    const { submission, findings } = parse({
      id: '2022-04-05:huanwei_1.a',
      basedOn: 3,
      nil: false,
      figures: {
        cleaned: '是',
        posts: '府河大桥、青年路大桥',
        garbage: '1,612.5吨',
        dispatched: '２１',
        resumed: 4,
        projects: '4',
      },
      narratives: [
        { kind: '工作动态', text: '𠮷日，三班轮值。\r\n第二段' },
        { kind: '问题协调', text: '缺口罩', photos: ['p-1'] },
      ],
    });
    expect(findings).toMatchObject([{ code: 'text.tidied', path: 'narratives[0].text', seen: '统一了换行' }]);
    expect(submission).toEqual({
      id: '2022-04-05:huanwei_1.a',
      basedOn: 3,
      nil: false,
      figures: {
        dispatched: '21',
        garbage: '1612.5',
        projects: '4',
        resumed: '4',
        posts: ['府河大桥', '青年路大桥'],
        cleaned: true,
      },
      narratives: [
        { kind: '工作动态', text: '𠮷日，三班轮值。\n第二段' },
        { kind: '问题协调', text: '缺口罩', photos: ['p-1'] },
      ],
    });
    expect(Object.keys(submission?.figures ?? {})).toEqual([
      'dispatched',
      'garbage',
      'projects',
      'resumed',
      'posts',
      'cleaned',
    ]);
  });

  test('absent keys have their documented values', () => {
    expect(parse(good).submission).toEqual({
      id: 'a-1',
      basedOn: 0,
      nil: false,
      figures: { dispatched: '21' },
      narratives: [],
    });
  });

  test('a figure as JSON number and as text mean the same, and a revision number too', () => {
    const asNumber = readJson('{"id":"a","basedOn":2,"figures":{"dispatched":21,"garbage":612.50}}');
    const asText = readJson('{"id":"a","basedOn":"2","figures":{"dispatched":"21","garbage":"612.50"}}');
    if (!('value' in asNumber) || !('value' in asText)) throw new Error('not read');
    expect(parse(asNumber.value)).toEqual(parse(asText.value));
    expect(parse(asNumber.value).submission).toMatchObject({ basedOn: 2, figures: { garbage: '612.5' } });
  });

  test('a nil return has nothing, and asks for no required figure', () => {
    const nothing = { nil: true, figures: {}, narratives: [] };
    expect(parse({ id: 'n', ...nothing }).submission).toEqual({ id: 'n', basedOn: 0, ...nothing });
    expect(parse({ id: 'n', nil: true }).submission).toMatchObject({ nil: true });
  });

  test('zeros are not a nil return', () => {
    expect(parse({ id: 'z', figures: { dispatched: 0 } }).submission).toMatchObject({
      nil: false,
      figures: { dispatched: '0' },
    });
  });

  test('warnings come with the submission', () => {
    const { submission, findings } = parse(
      {
        ...good,
        figures: { dispatched: '1', garbage: '50.0' },
        narratives: [{ kind: '工作动态', text: '好\u0007\u202e' }],
      },
      { previous: { garbage: '20.0' }, total: {} },
    );
    expect(submission?.narratives[0]?.text).toBe('好');
    expect(findings.map(({ code, level, seen }) => [code, level, seen])).toEqual([
      ['text.removed', 'warning', 'U+0007 U+202E'],
      ['rule.questioned', 'warning', '清运垃圾 50.0、上一报告日清运垃圾 20.0'],
    ]);
  });
});

describe('refused', () => {
  test.each<[unknown, string[]]>([
    [null, ['submission.value ']],
    [[], ['submission.value ']],
    ['text', ['submission.value ']],
    [{}, ['submission.value id', 'submission.empty ']],
    [{ ...good, id: '' }, ['submission.value id']],
    [{ ...good, id: 'a b' }, ['submission.value id']],
    [{ ...good, id: '../x' }, ['submission.value id']],
    [{ ...good, id: 'a'.repeat(101) }, ['submission.value id']],
    [{ ...good, id: 5 }, ['submission.value id']],
    [{ ...good, basedOn: -1 }, ['submission.value basedOn']],
    [{ ...good, basedOn: 1.5 }, ['submission.value basedOn']],
    [{ ...good, basedOn: '1e3' }, ['submission.value basedOn']],
    [{ ...good, basedOn: null }, ['submission.value basedOn']],
    [{ ...good, nil: 'true' }, ['submission.value nil']],
    [{ ...good, nil: true }, ['submission.nil_with_content nil']],
    [{ id: 'a', nil: true, narratives: [{ kind: '工作动态', text: '好' }] }, ['submission.nil_with_content nil']],
    [{ id: 'a', figures: {}, narratives: [] }, ['submission.empty ']],
    [{ ...good, figure: {} }, ['submission.unknown_key figure']],
    [{ ...good, day: '2022-04-05' }, ['submission.unknown_key day']],
    [{ id: 'a', figures: [] }, ['submission.value figures', 'submission.empty ']],
    [{ id: 'a', figures: 'x' }, ['submission.value figures', 'submission.empty ']],
    [{ id: 'a', figures: { dispatched: 1, dispached: 1 } }, ['figure.unknown figures.dispached']],
    [{ id: 'a', figures: { dispatched: 1, toString: 1 } }, ['figure.unknown figures.toString']],
    [{ id: 'a', figures: { dispatched: 1, beds: 3 } }, ['figure.not_asked figures.beds']],
    [{ id: 'a', figures: { dispatched: 1, rate: '100' } }, ['figure.computed figures.rate']],
    [{ id: 'a', figures: { garbage: 1 } }, ['figure.required figures.dispatched']],
    [{ id: 'a', narratives: [{ kind: '工作动态', text: '好' }] }, ['figure.required figures.dispatched']],
    [{ id: 'a', figures: { dispatched: '' } }, ['figure.empty figures.dispatched']],
    [{ id: 'a', figures: { dispatched: null } }, ['figure.empty figures.dispatched']],
    [{ id: 'a', figures: { dispatched: '约800' } }, ['figure.approximate figures.dispatched']],
    [{ id: 'a', figures: { dispatched: '1e3' } }, ['figure.exponent figures.dispatched']],
    [{ id: 'a', figures: { dispatched: '0x10' } }, ['figure.unreadable figures.dispatched']],
    [{ id: 'a', figures: { dispatched: '-1' } }, ['figure.below_min figures.dispatched']],
    [{ id: 'a', figures: { dispatched: '1.5' } }, ['figure.decimals figures.dispatched']],
    [{ id: 'a', figures: { dispatched: '9007199254740993' } }, ['figure.too_large figures.dispatched']],
    [{ id: 'a', figures: { dispatched: 1, garbage: '2000.1' } }, ['figure.above_max figures.garbage']],
    [{ id: 'a', figures: { dispatched: 1, projects: 43, resumed: 44 } }, ['rule.broken rules[0]']],
    [{ ...good, narratives: {} }, ['submission.value narratives']],
    [{ ...good, narratives: Array(51).fill({ kind: '工作动态', text: '好' }) }, ['submission.value narratives']],
    [{ ...good, narratives: ['好'] }, ['submission.value narratives[0]']],
    [{ ...good, narratives: [{ kind: '动态', text: '好' }] }, ['submission.value narratives[0].kind']],
    [{ ...good, narratives: [{ text: '好' }] }, ['submission.value narratives[0].kind']],
    [{ ...good, narratives: [{ kind: '工作动态' }] }, ['narrative.empty narratives[0].text']],
    [{ ...good, narratives: [{ kind: '工作动态', text: ' \n' }] }, ['narrative.empty narratives[0].text']],
    [
      { ...good, narratives: [{ kind: '工作动态', text: '\u0007' }] },
      ['text.removed narratives[0].text', 'narrative.empty narratives[0].text'],
    ],
    [{ ...good, narratives: [{ kind: '工作动态', text: ['好'] }] }, ['submission.value narratives[0].text']],
    [
      { ...good, narratives: [{ kind: '工作动态', text: '长'.repeat(10_001) }] },
      ['narrative.too_long narratives[0].text'],
    ],
    [
      { ...good, narratives: [{ kind: '工作动态', text: '好', html: '' }] },
      ['submission.unknown_key narratives[0].html'],
    ],
    [
      {
        ...good,
        narratives: [{ kind: '工作动态', text: '好', photos: Array.from({ length: 10 }, (_, n) => `p${n}`) }],
      },
      ['photo.many narratives'],
    ],
    [
      { ...good, narratives: [{ kind: '工作动态', text: '好', photos: ['../x'] }] },
      ['submission.value narratives[0].photos'],
    ],
  ])('%j', (input, expected) => {
    expect(codes(input)).toEqual(expected);
    expect(parse(input).submission).toBeUndefined();
  });

  test('everything at once, each with its place', () => {
    const input = {
      id: '',
      nil: 1,
      extra: true,
      figures: { dispatched: '约21', garbage: '1.234', ghost: 1, beds: 1, posts: ['甲', ''], cleaned: '有' },
      narratives: [{ kind: '乱写', text: '' }],
    };
    expect(codes(input)).toEqual([
      'submission.unknown_key extra',
      'submission.value id',
      'submission.value nil',
      'figure.unknown figures.ghost',
      'figure.approximate figures.dispatched',
      'figure.decimals figures.garbage',
      'figure.name figures.posts[1]',
      'figure.yes_no figures.cleaned',
      'figure.not_asked figures.beds',
      'submission.value narratives[0].kind',
      'narrative.empty narratives[0].text',
    ]);
  });

  test('sentences name what exists and what is near', () => {
    const [found] = parse({ id: 'a', figures: { dispatched: 1, garbige: 1 } }).findings;
    expect(found?.message).toContain(
      '没有“garbige”这个指标（是否想写“garbage”？可用的有 dispatched、garbage、projects',
    );
    expect(found?.message).not.toContain('beds');
    expect(parse({ id: 'a' }).findings[0]?.message).toContain('零报告');
  });

  test('a hundred thousand unknown figures are answered briefly', () => {
    const figures = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`x${index}`, 1]));
    expect(parse({ id: 'a', figures }).findings.length).toBeLessThan(60);
  });
});

describe('the day', () => {
  const xiaosha: Unit = { id: 'xiaosha', name: '全城消杀专班', opens: '2022-04-05', closes: '2022-04-07' };
  test.each<[string, Unit, string, string[]]>([
    ['2022-04-05', unit, '2022-04-05', []],
    ['2022-04-01', unit, '2022-04-09', []],
    ['2022-04-08', unit, '2022-04-09', []],
    ['2022-03-31', unit, '2022-04-05', ['day.before_start']],
    ['2022-04-09', unit, '2022-04-10', ['day.after_end']],
    ['2022-04-06', unit, '2022-04-05', ['day.future']],
    ['2022-02-30', unit, '2022-04-05', ['day.invalid']],
    ['2022-4-5', unit, '2022-04-05', ['day.invalid']],
    ['20220405', unit, '2022-04-05', ['day.invalid']],
    ['', unit, '2022-04-05', ['day.invalid']],
    ['2022-04-04', xiaosha, '2022-04-09', ['unit.not_open']],
    ['2022-04-05', xiaosha, '2022-04-09', []],
    ['2022-04-07', xiaosha, '2022-04-09', []],
    ['2022-04-08', xiaosha, '2022-04-09', ['unit.not_open']],
  ])('%s', (day, by, today, expected) => {
    expect(checkDay(programme, by, day, today).map(({ code }) => code)).toEqual(expected);
  });

  test('says from when a unit reports', () => {
    const [found] = checkDay(programme, xiaosha, '2022-04-04', '2022-04-09');
    expect(found?.message).toBe(
      '全城消杀专班在 2022-04-04 不参加报送（报送时间为 2022-04-05 起到 2022-04-07 止），请核对日期或联系编发单位。',
    );
  });

  test('a closed unit is refused even when nobody checked the day before', () => {
    const { findings } = parseSubmission(programme, xiaosha, '2022-04-04', good, { previous: {}, total: {} });
    expect(findings).toMatchObject([{ code: 'unit.not_open' }]);
  });
});
