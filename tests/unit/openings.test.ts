/**
 * Balances of units before the programme starts: in their totals from the first day, in all, and over the same units.
 */
import { describe, expect, test } from 'vitest';
import { readProgrammeFile } from '../../functions/adapters/yaml/programme-file.ts';
import { figuresFile } from '../../functions/core/edition/figures-file.ts';
import type { Indicator } from '../../functions/core/kinds/indicator.ts';
import { programmeFileOf } from '../../functions/core/programme/file-of.ts';
import { closeMadeDays, madeIndicator, madeProgramme, type Said } from '../support/made-programmes.ts';

const [D1, D2] = ['2022-04-01', '2022-04-02'] as const;

function printed(indicators: readonly Indicator[], said: Readonly<Record<string, Readonly<Record<string, Said>>>>) {
  const programme = madeProgramme({ indicators });
  const closes = closeMadeDays(programme, said);
  return (day: string) => figuresFile(programme, closes[day]!, 1, 1).indicators;
}

describe('openings', () => {
  test('of a flow: the unit goes on from its own, the whole from what belongs to all and to each', () => {
    const x = madeIndicator('x', 'flow', { decimals: 1, opening: '10.0', openings: { a: '100.5', b: '7.0' } });
    const of = printed([x], { [D1]: { a: { x: '2.0' } }, [D2]: { b: { x: '1.0' } } });
    expect(of(D1).x).toMatchObject({
      day: '2.0',
      total: '119.5',
      units: { a: { total: '102.5' }, b: { total: '7.0' } },
    });
    expect(of(D2).x).toMatchObject({ total: '120.5', units: { a: { total: '102.5' }, b: { total: '8.0' } } });
  });

  test('of a total that units type: the first day is what it grew by', () => {
    const x = madeIndicator('x', 'flow', { reported: 'cumulative', openings: { a: '100', b: '7' } });
    const of = printed([x], { [D1]: { a: { x: '103' } } });
    expect(of(D1).x).toMatchObject({ day: '3', total: '110', units: { a: { day: '3', total: '103' } } });
  });

  test('of a target: they are reached already', () => {
    const x = madeIndicator('x', 'flow', { openings: { a: '40' }, target: { units: { a: '100', b: '100' } } });
    const of = printed([x], { [D1]: { a: { x: '10' }, b: { x: '10' } } });
    expect(of(D1).x).toMatchObject({ completion: '30.0', units: { a: { completion: '50.0' } } });
  });

  test('of names: they are known to date, and not of the day', () => {
    const x = madeIndicator('x', 'places', { openings: { a: ['东桥', '西桥'] }, roster: ['东桥', '南桥'] });
    const of = printed([x], { [D1]: { b: { x: ['东桥', '北桥'] } } });
    expect(of(D1).x).toMatchObject({
      day: '2',
      total: '3',
      roster: { uncovered: ['南桥'] },
      units: { a: { total: '2' } },
    });
  });

  test('of a mean: each unit’s mean over the days before', () => {
    const x = madeIndicator('x', 'mean', { decimals: 1, openings: { a: '12.5', b: '7.5' }, openingDays: 30 });
    const of = printed([x], { [D1]: { a: { x: '50.0' }, b: { x: '1.0' } } });
    // (20 x 30 + 51) / 31 = 21.0; a: (12.5 x 30 + 50) / 31 = 13.7
    expect(of(D1).x).toMatchObject({ day: '51.0', total: '21.0', units: { a: { total: '13.7' } } });
  });

  test('what is divided is of the same units, their balances too', () => {
    const parts = [
      madeIndicator('x', 'flow', { openings: { a: '10', b: '90' } }),
      madeIndicator('y', 'flow', { openings: { a: '20', b: '100' } }),
      madeIndicator('z', 'ratio', { of: ['x', 'y'], decimals: 1 }),
    ];
    const of = printed(parts, { [D1]: { a: { x: '5', y: '10' }, b: { x: '1' } } });
    expect(of(D1).z).toMatchObject({ day: '50.0', total: '50.0', leftOut: ['b'] });
  });
});

describe('in the programme file', () => {
  const file = (indicator: string): string => `id: made
title: 工作日报
organisation: 某市某局
issuer: 局办公室
timezone: Asia/Shanghai
starts: 2024-01-01
schedule: { days: every, due: "18:00", issue: "+1d 08:00" }
template: daily
units: [{ id: a, name: 甲 }, { id: b, name: 乙 }]
indicators:
  - { id: x, name: 数, ${indicator} }
`;
  const findings = (indicator: string): string[] =>
    readProgrammeFile(file(indicator)).findings.map(({ code, path }) => `${code} ${path}`);

  test.each([
    'unit: 个, kind: flow, decimals: 1, openings: { a: 5, b: "7.5" }',
    'unit: 个, kind: mean, openings: { a: 5 }, opening_days: 30',
    'kind: places, openings: { a: [东桥, 西桥] }',
  ])('%s goes in and out again', (indicator) => {
    const { programme, findings } = readProgrammeFile(file(indicator));
    expect(findings).toEqual([]);
    expect(readProgrammeFile(JSON.stringify(programmeFileOf(programme!))).programme).toEqual(programme);
  });

  test.each([
    ['unit: 个, kind: flow, openings: { c: 5 }', 'programme.unknown_unit indicators[0].openings.c'],
    ['unit: 个, kind: flow, asked_of: [a], openings: { b: 5 }', 'programme.openings indicators[0].openings.b'],
    ['unit: 个, kind: flow, openings: { a: 5.5 }', 'programme.value indicators[0].openings.a'],
    ['unit: 个, kind: flow, openings: { a: [东桥] }', 'programme.value indicators[0].openings.a'],
    ['kind: places, openings: { a: 3 }', 'programme.value indicators[0].openings.a'],
    ['unit: 个, kind: stock, openings: { a: 3 }', 'programme.wrong_kind indicators[0].openings'],
    ['unit: 个, kind: mean, openings: { a: 3 }', 'programme.missing indicators[0].opening_days'],
    ['unit: 个, kind: mean, opening_days: 3', 'programme.value indicators[0].opening_days'],
  ])('%s is refused', (indicator, expected) => {
    expect(findings(indicator)).toEqual([expected]);
  });
});
