/**
 * Sections, headline, lists and sentences of a programme file: what is taken, what is refused, and whom lists name.
 */
import { describe, expect, test } from 'vitest';
import { readProgrammeFile } from '../../functions/adapters/yaml/programme-file.ts';
import { figuresFile } from '../../functions/core/edition/figures-file.ts';
import { programmeFileOf } from '../../functions/core/programme/file-of.ts';
import { closeMade } from '../support/made-programmes.ts';

const file = (more: string, indicator = '', say = ''): string => `id: made
title: 工作月报
organisation: 某市某局
issuer: 局办公室
timezone: Asia/Shanghai
starts: 2024-01-01
schedule: { days: { monthly: [last] }, due: "+5d 18:00", issue: "+6d 08:00" }
template: daily
units: [{ id: a, name: 甲 }, { id: b, name: 乙 }, { id: c, name: 丙 }, { id: d, name: 丁 }]
sections:
  - { id: one, title: 拆违${say} }
indicators:
  - { id: x, name: 拆违, unit: 平方米, kind: flow, section: one, target: { from: 2024-01-01, by: 2024-12-31, units: { a: 100, b: 100, c: 100, d: 100 } }${indicator} }
  - { id: y, name: 工地, unit: 个, kind: stock }
  - { id: z, name: 巡查, kind: check }
${more}`;

const findings = (text: string) =>
  readProgrammeFile(text).findings.map(({ code, path, line, column }) => `${code} ${path} ${line}:${column}`);

describe('lists', () => {
  const LISTS = `lists:
  - { title: 黄牌, of: x, when: "ahead <= -4 && ahead > -8.3" }
  - { title: 红牌, of: x, when: "ahead <= -8.3 || rank > 3" }
  - { title: 完成, of: x, when: "!(completion < 8) && total >= 8" }
headline: [y, x]
`;

  test('name units by unrounded figures; whoever has none is on none', () => {
    const { programme, findings: found } = readProgrammeFile(file(LISTS));
    expect(found).toEqual([]);
    // One month of twelve is 8.333: 4 % is -4.33, 0 % is -8.33.
    const close = closeMade(programme!, '2024-01-31', { a: { x: '4' }, b: { x: '0' }, c: { x: '8' } });
    expect(figuresFile(programme!, close, 1, 1).lists).toEqual([
      { title: '黄牌', units: ['a'] },
      { title: '红牌', units: ['b'] },
      { title: '完成', units: ['c'] },
    ]);
  });

  test('go in and out again', () => {
    const { programme } = readProgrammeFile(file(LISTS, ', say: "拆除{total}，{ahead}"', ', say: "在建{y.day}。"'));
    expect(readProgrammeFile(JSON.stringify(programmeFileOf(programme!))).programme).toEqual(programme);
  });

  test.each([
    ['ahead', 'programme.list'],
    ['ahead <', 'programme.list'],
    ['ahead < -10 and rank > 3', 'programme.list'],
    ['speed < 3', 'programme.list'],
    ['previous(x) < 3', 'programme.list'],
  ])('the condition %s is refused', (when, code) => {
    const text = file(`lists:\n  - { title: 黄牌, of: x, when: "${when}" }\n`);
    expect(findings(text)).toEqual([`${code} lists[0].when 17:31`]);
  });

  test('so is what the indicator has not', () => {
    expect(findings(file('lists: [{ title: 黄牌, of: y, when: "ahead < 0" }]\n'))).toEqual([
      'programme.list lists[0].when 16:35',
    ]);
    expect(findings(file('lists: [{ title: 黄牌, of: w, when: "day < 0" }]\n'))).toEqual([
      'programme.unknown_id lists[0].of 16:26',
    ]);
    expect(
      findings(file('lists: [{ title: 红, of: x, when: rank > 1 }, { title: 红, of: x, when: rank > 2 }]\n')),
    ).toEqual(['programme.duplicate lists[1].title 16:55']);
  });
});

describe('sections and headline', () => {
  test('name what there is', () => {
    expect(findings(file('headline: [x, w]\n'))).toEqual(['programme.unknown_id headline[1] 16:15']);
    expect(findings(file('headline: [x, x]\n'))).toEqual(['programme.duplicate headline[1] 16:15']);
    expect(findings(file('').replace('section: one', 'section: two'))).toEqual([
      'programme.unknown_id indicators[0].section 13:56',
    ]);
    expect(
      findings(
        file('').replace('  - { id: one, title: 拆违 }', '  - { id: one, title: 拆违 }\n  - { id: one, title: 又 }'),
      ),
    ).toEqual(['programme.duplicate sections[1].id 12:11']);
  });
});

describe('sentences', () => {
  const refused = (say: string) => readProgrammeFile(file('', `, say: "${say}"`)).findings;

  test.each([
    ['拆除{totle}平方米', '{totle}'],
    ['拆除{total', '{'],
    ['{day:3}', '{day:3}'],
    ['{top}', '{top}'],
    ['{top:all}', '{top:all}'],
    ['{share:热线}', '{share:热线}'],
    ['{y.ahead}', '{y.ahead}'],
    ['{w.day}', '{w.day}'],
    ['{z.top:3}', '{z.top:3}'],
    ['{list:黄牌}', '{list:黄牌}'],
    ['{day@e}', '{day@e}'],
    ['{missing@a}', '{missing@a}'],
    ['{percent:year}', '{percent:year}'],
    ['{change@a}', '{change@a}'],
    ['{share@a}', '{share@a}'],
    ['{x:热线.day}', '{x:热线.day}'],
  ])('%s names its place', (say, seen) => {
    expect(refused(say)).toMatchObject([{ code: 'programme.say', path: 'indicators[0].say', seen, line: 13 }]);
  });

  test('of a section name their indicators', () => {
    expect(findings(file('', '', ', say: "拆除{day}"'))).toEqual(['programme.say sections[0].say 11:32']);
    expect(findings(file('', '', ', say: "拆除{x.day}"'))).toEqual([]);
  });
});
