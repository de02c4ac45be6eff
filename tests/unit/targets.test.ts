/**
 * Targets: how far they are reached, in all and by unit, against the time that has passed; places; what figures.json prints.
 */
import { describe, expect, test } from 'vitest';
import { readProgrammeFile } from '../../functions/adapters/yaml/programme-file.ts';
import { figuresFile } from '../../functions/core/edition/figures-file.ts';
import type { Indicator } from '../../functions/core/kinds/indicator.ts';
import type { Target } from '../../functions/core/kinds/target.ts';
import { programmeChanges } from '../../functions/core/programme/changes.ts';
import { programmeFileOf } from '../../functions/core/programme/file-of.ts';
import type { Programme } from '../../functions/core/programme/programme.ts';
import { refusalsOf } from '../../functions/core/programme/refusals.ts';
import {
  closeMade,
  closeMadeDays,
  madeIndicator,
  madeProgramme,
  madeUnits,
  type Said,
} from '../support/made-programmes.ts';

type Days = Readonly<Record<string, Readonly<Record<string, Said>>>>;

const MONTHLY: Partial<Programme> = {
  starts: '2024-01-01',
  schedule: { ...madeProgramme().schedule, days: { monthly: ['last'] } },
};

/** figures.json of each day for one flow `x` of units a, b and c. */
function printed(target: Target, said: Days, over: Partial<Programme> = {}, indicator: Partial<Indicator> = {}) {
  const units = madeUnits('a', 'b', 'c');
  const x = madeIndicator('x', indicator.kind ?? 'flow', { ...indicator, target });
  const programme = madeProgramme({ units, indicators: [x], ...over });
  const closes = closeMadeDays(programme, said);
  return (day: string) => figuresFile(programme, closes[day]!, 1, 1).indicators.x!;
}

const [JAN, FEB, MAR] = ['2024-01-31', '2024-02-29', '2024-03-31'] as const;
const YEAR = { from: '2024-01-01', by: '2024-12-31' } as const;

describe('completion', () => {
  test('of the whole, against whole months: the rate and the gap are rounded once, from unrounded values', () => {
    const x = printed({ ...YEAR, total: '2055000' }, { [JAN]: {}, [FEB]: { a: { x: '294500' } } }, MONTHLY);
    // 294500 / 2055000 is 14.3309 %, two of twelve months are 16.6667 %: -2.3358.
    expect(x(FEB)).toMatchObject({ target: '2055000', completion: '14.3', timeProgress: '16.7', ahead: '-2.3' });
  });

  test('over 100 % is said as it is, with the decimals that the programme asks for', () => {
    const x = printed({ ...YEAR, total: '11500', decimals: 2 }, { [JAN]: { a: { x: '12120' } } }, MONTHLY);
    expect(x(JAN).completion).toBe('105.39');
  });

  test('a gap that rounds to nothing is 0.0, never -0.0', () => {
    const x = printed({ ...YEAR, total: '1200' }, { [JAN]: { a: { x: '100' } }, [FEB]: { a: { x: '99' } } }, MONTHLY);
    expect([x(JAN).ahead, x(FEB).ahead]).toEqual(['0.0', '-0.1']);
    const near = printed({ ...YEAR, total: '120000' }, { [JAN]: { a: { x: '9999' } } }, MONTHLY);
    expect(near(JAN).ahead).toBe('0.0');
  });

  test('of units: each has its own, the whole is of those that have a figure, and the others are named', () => {
    const target: Target = { ...YEAR, units: { a: '100', b: '200', c: '0' } };
    const x = printed(target, { [JAN]: { a: { x: '50' }, c: { x: '1' } }, [FEB]: { b: { x: '20' } } }, MONTHLY);
    expect(x(JAN)).toMatchObject({ target: '300', completion: '51.0', completionLeftOut: ['b'] });
    expect(x(FEB)).toMatchObject({ completion: '23.7' });
    expect(x(FEB).completionLeftOut).toBeUndefined();
    expect(x(FEB).units).toMatchObject({
      a: { target: '100', completion: '50.0', ahead: '33.3', rank: 1 },
      b: { target: '200', completion: '10.0', rank: 2 },
      c: { target: '0', completion: null },
    });
  });

  test('a unit without a target does not count towards those of others', () => {
    const x = printed({ ...YEAR, units: { a: '100' } }, { [JAN]: { a: { x: '50' }, b: { x: '40' } } }, MONTHLY);
    expect(x(JAN)).toMatchObject({ total: '90', completion: '50.0' });
    expect(x(JAN).units?.b).not.toHaveProperty('completion');
  });

  test('a nil return of a flow is nothing done; silence is nothing known', () => {
    const x = printed({ ...YEAR, units: { a: '100', b: '100' } }, { [JAN]: { a: { x: '50' }, b: 'nil' } }, MONTHLY);
    expect(x(JAN)).toMatchObject({ completion: '25.0', units: { b: { completion: '0.0' } } });
  });

  test('a later target counts from its day: what was before is taken off', () => {
    const x = printed(
      { from: '2024-02-01', by: '2024-12-31', units: { a: '100' } },
      { [JAN]: { a: { x: '70' } }, [FEB]: { a: { x: '10' } }, [MAR]: { a: { x: '15' } } },
      MONTHLY,
    );
    expect(x(JAN)).not.toHaveProperty('completion');
    expect([x(FEB), x(MAR)].map(({ total, completion }) => [total, completion])).toEqual([
      ['80', '10.0'],
      ['95', '25.0'],
    ]);
  });

  test('of a stock it is the day that counts', () => {
    const x = printed({ units: { a: '8' } }, { [JAN]: { a: { x: '6' } }, [FEB]: { a: { x: '2' } } }, MONTHLY, {
      kind: 'stock',
    });
    expect([x(JAN).completion, x(FEB).completion]).toEqual(['75.0', '25.0']);
    expect(x(FEB)).not.toHaveProperty('timeProgress');
  });

  test('a target of every period counts the period alone', () => {
    const target: Target = { per: 'period', units: { a: '2600', b: '1400' }, decimals: 2 };
    const x = printed(target, { [JAN]: { a: { x: '9' } }, [FEB]: { a: { x: '2675' }, b: { x: '1468' } } }, MONTHLY);
    expect(x(FEB)).toMatchObject({ completion: '103.58', units: { a: { completion: '102.88' }, b: { rank: 1 } } });
    expect(x(FEB)).not.toHaveProperty('ahead');
  });
});

describe('time', () => {
  const days = { from: '2022-04-01', by: '2022-04-30', total: '100' } as const;

  test('by calendar days of a daily, by workdays where the programme says so', () => {
    const said = { '2022-04-06': { a: { x: '20' } } };
    expect(printed(days, said)('2022-04-06')).toMatchObject({ timeProgress: '20.0', ahead: '0.0' });
    // April 2022: 2, 24 worked, 3 to 5 off. By the 6th: 1, 2, 6 of 21.
    const work = printed({ ...days, progress: 'workdays' }, said)('2022-04-06');
    expect(work).toMatchObject({ timeProgress: '14.3', ahead: '5.7' });
  });

  test('after the last day all of it has passed', () => {
    const said = { '2022-05-02': { a: { x: '60' } } };
    expect(printed(days, said)('2022-05-02')).toMatchObject({ completion: '60.0', timeProgress: '100.0' });
  });
});

describe('places', () => {
  test('equal ones share a place, and the next counts all before it', () => {
    const target: Target = { units: { a: '3', b: '6', c: '7' } };
    const x = printed(target, { [JAN]: { a: { x: '1' }, b: { x: '2' }, c: { x: '2' } } }, MONTHLY);
    expect(Object.values(x(JAN).units!).map(({ rank }) => rank)).toEqual([1, 1, 3]);
  });

  test('equal in print is not equal: places are of unrounded values', () => {
    const target: Target = { units: { a: '100000', b: '100000' } };
    const x = printed(target, { [JAN]: { a: { x: '50001' }, b: { x: '50002' } } }, MONTHLY);
    expect(Object.values(x(JAN).units!).map(({ completion, rank }) => [completion, rank])).toEqual([
      ['50.0', 2],
      ['50.0', 1],
      [undefined, undefined],
    ]);
  });

  test('without targets units are placed by the day', () => {
    const said = { [JAN]: { a: { x: '1' }, b: { x: '9' } } };
    const programme = madeProgramme({ ...MONTHLY, indicators: [madeIndicator('x', 'flow')] });
    const { x } = figuresFile(programme, closeMadeDays(programme, said)[JAN]!, 1, 1).indicators;
    expect(Object.values(x!.units!).map(({ rank }) => rank)).toEqual([2, 1]);
  });
});

describe('in the programme file', () => {
  const file = (target: string, keys = ''): string => `id: made
title: 工作月报
organisation: 某市某局
issuer: 局办公室
timezone: Asia/Shanghai
starts: 2024-01-01
schedule: { days: { monthly: [last] }, due: "+5d 18:00", issue: "+6d 08:00" }
template: daily
units:
  - { id: dong, name: 东区 }
  - { id: xi, name: 西区 }
indicators:
  - { id: x, name: 拆违, unit: 平方米, kind: flow${keys}, target: ${target} }
`;
  const findings = (target: string, keys?: string, read?: (name: string) => string) =>
    readProgrammeFile(file(target, keys), read).findings.map(({ code, path }) => `${code} ${path}`);

  test('goes in and out again', () => {
    const { programme } = readProgrammeFile(
      file('{ from: 2024-01-01, by: 2024-12-31, units: { dong: 12000, xi: "80.50" }, decimals: 2, progress: days }'),
    );
    expect(programme?.indicators[0]?.target).toEqual({
      ...{ from: '2024-01-01', by: '2024-12-31', units: { dong: '12000', xi: '80.5' }, decimals: 2, progress: 'days' },
    });
    const again = readProgrammeFile(JSON.stringify(programmeFileOf(programme!)));
    expect(again).toEqual({ programme, findings: [] });
  });

  test('takes units from a file beside it, by id or name', () => {
    const read = (name: string): string => (name === 'targets.txt' ? '东区　12,000\nxi, 80.5\n' : '');
    const { programme } = readProgrammeFile(file('{ units: targets.txt }'), read);
    expect(programme?.indicators[0]?.target).toEqual({ units: { dong: '12000', xi: '80.5' } });
    expect(findings('{ units: targets.txt }')).toContain('programme.target_file indicators[0].target.units');
    expect(findings('{ units: t.txt }', '', () => '东区 12\n南区 3\n东区 4')).toEqual([
      'programme.target_line indicators[0].target.units',
      'programme.target_line indicators[0].target.units',
    ]);
  });

  test.each([
    ['{ by: 2024-12-31 }', 'programme.missing indicators[0].target.total'],
    ['{ total: 5, units: { dong: 5 } }', 'programme.target indicators[0].target.total'],
    ['{ total: 0 }', 'programme.value indicators[0].target.total'],
    ['{ total: 约800 }', 'programme.value indicators[0].target.total'],
    ['{ units: { dong: -5 } }', 'programme.value indicators[0].target.units.dong'],
    ['{ units: { dong: 0, xi: 0 } }', 'programme.value indicators[0].target.units'],
    ['{ units: { nan: 5 } }', 'programme.unknown_unit indicators[0].target.units.nan'],
    ['{ total: 5, from: 2024-06-01, by: 2024-05-01 }', 'programme.order indicators[0].target.by'],
    ['{ total: 5, progress: days }', 'programme.target indicators[0].target.progress'],
    ['{ total: 5, by: 2024-12-31, progress: weeks }', 'programme.value indicators[0].target.progress'],
    ['{ total: 5, per: period, by: 2024-12-31 }', 'programme.target indicators[0].target.per'],
    ['{ total: 5, decimals: 9 }', 'programme.value indicators[0].target.decimals'],
    ['{ totel: 5 }', 'programme.unknown_key indicators[0].target.totel'],
  ])('%s is refused', (target, expected) => {
    expect(findings(target)).toContain(expected);
  });

  test('a unit that is not asked has no target', () => {
    expect(findings('{ units: { xi: 5 } }', ', asked_of: [dong]')).toEqual([
      'programme.target indicators[0].target.units.xi',
    ]);
  });
});

test('a changed target is told part by part, units by name', () => {
  const x = (target: Target) =>
    madeProgramme({ units: madeUnits('a', 'b'), indicators: [madeIndicator('x', 'flow', { target })] });
  const changes = programmeChanges(
    x({ by: '2024-12-31', units: { a: '100', b: '50' } }),
    x({ by: '2024-11-30', units: { a: '120', b: '50' }, decimals: 2 }),
  );
  expect(changes).toEqual([
    { about: 'counted', words: '指标“指标x”的目标完成时限由2024-12-31改为2024-11-30' },
    { about: 'counted', words: '指标“指标x”的单位a的目标由100改为120' },
    { about: 'counted', words: '指标“指标x”的完成率的小数位数由未设改为2' },
  ]);
});

describe('a target that begins before its version counts', () => {
  const of = (target?: Target) =>
    madeProgramme({
      starts: '2022-04-01',
      indicators: [madeIndicator('x', 'flow', target === undefined ? {} : { target })],
    });
  const refused = (target: Target, from: string, was?: Target) =>
    refusalsOf([{ from: '2022-04-01', programme: of(was) }], of(target), from).map(({ code }) => code);

  test('is refused, because nobody knows what stood before', () => {
    expect(refused({ from: '2023-03-01', total: '9' }, '2023-05-10')).toEqual(['programme.target_begins']);
  });

  test('is taken from the year, from the version, from the start, or as it stood', () => {
    expect(refused({ from: '2023-01-01', total: '9' }, '2023-05-10')).toEqual([]);
    expect(refused({ from: '2023-05-10', total: '9' }, '2023-05-10')).toEqual([]);
    expect(refused({ from: '2022-01-01', total: '9' }, '2023-05-10')).toEqual([]);
    expect(refused({ from: '2023-03-01', total: '9' }, '2023-05-10', { from: '2023-03-01', total: '5' })).toEqual([]);
  });

  test('from January on takes off what stood at the turn of the year', () => {
    const programme = madeProgramme({ ...MONTHLY, starts: '2023-12-01', indicators: [madeIndicator('x', 'flow')] });
    const closes = closeMadeDays(programme, { '2023-12-31': { a: { x: '70' } }, [JAN]: { a: { x: '5' } } });
    const wanted = {
      ...programme,
      indicators: [madeIndicator('x', 'flow', { target: { from: '2024-01-01', total: '100' } })],
    };
    const close = closeMade(wanted, FEB, { a: { x: '15' } }, closes[JAN], 2);
    expect(figuresFile(wanted, close, 1, 1).indicators.x).toMatchObject({ total: '90', completion: '20.0' });
  });
});

describe('what is taken before it is rounded', () => {
  test('a target from the first day does not count the balance of before it, one from earlier does', () => {
    const said = { [JAN]: { a: { x: '30' } }, [FEB]: { a: { x: '20' } } };
    const of = (from: string) => printed({ from, total: '100' }, said, MONTHLY, { opening: '40' });
    expect([of('2024-01-01')(FEB).completion, of('2023-12-01')(FEB).completion]).toEqual(['50.0', '90.0']);
  });

  test('places of a rate go by the rate, not by what is printed of it', () => {
    const programme = madeProgramme({
      units: madeUnits('a', 'b', 'c'),
      indicators: [
        madeIndicator('done', 'stock'),
        madeIndicator('all', 'stock'),
        madeIndicator('x', 'ratio', { of: ['done', 'all'], decimals: 0 }),
      ],
    });
    const day = '2022-04-01';
    const said = { a: { done: '666', all: '1000' }, b: { done: '2', all: '3' }, c: { done: '4', all: '6' } };
    const { units } = figuresFile(programme, closeMade(programme, day, said), 1, 1).indicators.x!;
    expect(units).toMatchObject({ a: { day: '67', rank: 3 }, b: { day: '67', rank: 1 }, c: { day: '67', rank: 1 } });
  });

  test('of totals that several units type, the balance of all stands in a rate to date too', () => {
    const programme = madeProgramme({
      units: madeUnits('a', 'b'),
      indicators: [
        madeIndicator('done', 'flow', { reported: 'cumulative', opening: '10' }),
        madeIndicator('all', 'stock'),
        madeIndicator('x', 'ratio', { of: ['done', 'all'] }),
      ],
    });
    const closes = closeMadeDays(programme, {
      '2022-04-01': { b: { done: '5', all: '7' } },
      '2022-04-02': { a: { done: '20', all: '60' } },
    });
    expect(closes['2022-04-02']!.indicators).toMatchObject({ done: { total: '35' }, x: { total: '50' } });
  });
});
