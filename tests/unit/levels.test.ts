/**
 * Levels of units: what a programme file may say of branches, line and column of what it may not, and the way back.
 */
import { describe, expect, test } from 'vitest';
import { readProgrammeFile } from '../../functions/adapters/yaml/programme-file.ts';
import { withUnit } from '../../functions/core/programme/change-units.ts';
import { programmeChanges } from '../../functions/core/programme/changes.ts';
import { programmeFileOf } from '../../functions/core/programme/file-of.ts';
import { parseProgramme } from '../../functions/core/programme/parse.ts';
import { unitIsOpen } from '../../functions/core/programme/programme.ts';
import { branchesOf } from '../../functions/core/unit/levels.ts';

const UNITS = [
  '{ id: qu, name: 某区, branch: true }',
  '{ id: zhen, name: 某镇, branch: true, reports: true, under: qu }',
  '{ id: cun, name: 某村, under: zhen }',
  '{ id: jie, name: 某街道, under: qu }',
  '{ id: ju, name: 某局 }',
];

const programmeOf = (
  units: readonly string[],
  indicator = '{ id: waste, name: 清运垃圾, unit: 吨, kind: flow }',
) => `id: levels
title: 每日专报
organisation: 某市
issuer: 办公室
timezone: Asia/Shanghai
starts: 2022-04-01
schedule: { days: every, due: "18:00", issue: "+1d 08:00" }
template: daily
units:
${units.map((unit) => `  - ${unit}`).join('\n')}
indicators:
  - ${indicator}
`;

const read = (text: string) => readProgrammeFile(text, () => '');

/** Message and the text at its place. */
const mistakes = (text: string) =>
  read(text).findings.map(({ code, message, line = 0, column = 0 }) => ({
    code,
    message,
    at: (text.split('\n')[line - 1]?.slice(column - 1) ?? '').split(/[,}]/)[0]!.trim(),
  }));

const only = (units: readonly string[], indicator?: string) => {
  const found = mistakes(programmeOf(units, indicator)).filter(({ code }) => code !== 'programme.branch_empty');
  expect(found).toHaveLength(1);
  return found[0]!;
};

const { programme, findings } = read(programmeOf(UNITS));

test('a branch is asked for nothing of its own unless it says so, and answers for those below it at any depth', () => {
  expect(findings).toEqual([]);
  const asked = programme!.units.filter((unit) => unitIsOpen(unit, '2022-04-01')).map(({ id }) => id);
  expect(asked).toEqual(['zhen', 'cun', 'jie', 'ju']);
  expect(branchesOf(programme!).map(({ unit, level, members }) => [unit.id, level, [...members]])).toEqual([
    ['qu', 1, ['zhen', 'cun', 'jie']],
    ['zhen', 2, ['zhen', 'cun']],
  ]);
});

test('written as a file again it is the same programme, and a unit changed at the desk keeps its place', () => {
  expect(parseProgramme(programmeFileOf(programme!)).programme).toEqual(programme);
  const blank = { group: '', responsible: '', mail: '', opens: '', closes: '' };
  const changed = withUnit(programme!, { ...blank, id: 'zhen', name: '某某镇' }, false);
  expect(changed).toMatchObject({ unit: { name: '某某镇', branch: true, reports: true, under: 'qu' } });
});

test('a deadline to pass on goes the way back, stays at the desk, and its change is told', () => {
  const dued = read(programmeOf(UNITS.with(0, '{ id: qu, name: 某区, branch: true, due: "+1d 07:30" }'))).programme!;
  expect(parseProgramme(programmeFileOf(dued)).programme).toEqual(dued);
  expect(programmeChanges(programme!, dued)).toEqual([
    { about: 'due', words: '报送单位“某区”的上报时限由未设改为+1d 07:30' },
  ]);
  const blank = { group: '', responsible: '', mail: '', opens: '', closes: '' };
  expect(withUnit(dued, { ...blank, id: 'qu', name: '某新区' }, false)).toMatchObject({
    unit: { due: { plusDays: 1, time: '07:30' } },
  });
});

test('a unit that moves is told in words', () => {
  const moved = read(programmeOf(UNITS.with(3, '{ id: jie, name: 某街道, under: zhen }'))).programme!;
  expect(programmeChanges(programme!, moved).map(({ words }) => words)).toEqual([
    '报送单位“某街道”的上级单位由某区改为某镇',
  ]);
});

describe('what cannot be is said with its place', () => {
  test('a branch that there is not', () => {
    expect(only(UNITS.with(3, '{ id: jie, name: 某街道, under: quu }'))).toMatchObject({
      code: 'programme.unknown_unit',
      at: 'quu',
    });
  });

  test('a unit under one that is no branch', () => {
    const { message, at } = only(UNITS.with(4, '{ id: ju, name: 某局, under: jie }'));
    expect(at).toBe('jie');
    expect(message).toContain('“某街道”不是分管单位，请给它写 branch: true');
  });

  test('a circle, also of one', () => {
    const circle = mistakes(programmeOf(UNITS.with(0, '{ id: qu, name: 某区, branch: true, under: zhen }')));
    expect(circle.map(({ message }) => message)[0]).toContain('qu → zhen → qu');
    expect(only(UNITS.with(0, '{ id: qu, name: 某区, branch: true, under: qu }')).message).toContain('qu → qu');
  });

  test('a deadline to pass on: of a unit, before its units’, after the issue', () => {
    const of = (due: string) => only(UNITS.with(0, `{ id: qu, name: 某区, branch: true, due: "${due}" }`));
    expect(only(UNITS.with(4, '{ id: ju, name: 某局, due: "19:00" }')).message).toContain('只有分管单位');
    expect(of('17:59').message).toContain('不能早于 schedule.due（18:00）');
    expect(of('+1d 08:01').message).toContain('不能晚于 schedule.issue（+1d 08:00）');
    expect(of('7点')).toMatchObject({ at: '"7点"' });
    expect(mistakes(programmeOf(UNITS.with(0, '{ id: qu, name: 某区, branch: true, due: "18:00" }')))).toEqual([]);
  });

  test('more than three levels', () => {
    const deep = [
      ...UNITS.with(2, '{ id: cun, name: 某村, branch: true, under: zhen }'),
      '{ id: zu, name: 某组, under: cun }',
    ];
    expect(only(deep).message).toContain('最多三级，它在第 4 级（qu → zhen → cun → zu）');
  });

  test('a unit without a form that is no branch', () => {
    expect(only(UNITS.with(4, '{ id: ju, name: 某局, reports: false }'))).toMatchObject({ at: 'false' });
  });

  test('figures asked of, or brought along by, a branch without a form', () => {
    const asked = only(UNITS, '{ id: waste, name: 清运垃圾, unit: 吨, kind: flow, asked_of: [qu, ju] }');
    expect(asked.at).toBe('qu');
    expect(asked.message).toContain('请写它下面的单位（zhen、jie）');
    expect(only(UNITS, '{ id: waste, name: 清运垃圾, unit: 吨, kind: flow, openings: { qu: 5 } }').code).toBe(
      'programme.level',
    );
  });

  test('a target of a branch of which nobody is asked; one whose units are asked is none', () => {
    const of = (asked: string) =>
      programmeOf(
        UNITS,
        `{ id: waste, name: 清运垃圾, unit: 吨, kind: flow, asked_of: [${asked}], target: { units: { qu: 500 } } }`,
      );
    expect(mistakes(of('ju')).map(({ code }) => code)).toEqual(['programme.target']);
    expect(mistakes(of('cun'))).toEqual([]);
  });

  test('a branch without units is asked about and not refused', () => {
    const { programme: built, findings: found } = read(
      programmeOf(['{ id: a, name: 甲, branch: true }', '{ id: b, name: 乙 }']),
    );
    expect(found.map(({ code, level }) => [code, level])).toEqual([['programme.branch_empty', 'warning']]);
    expect(built).toBeDefined();
  });
});
