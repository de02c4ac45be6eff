/**
 * Closing a day: each kind of indicator over units and over days, by example, and who counts as what.
 */

import { describe, expect, test } from 'vitest';
import { closeDay } from '../../functions/core/day/close.ts';
import type { DayClose } from '../../functions/core/day/day-close.ts';
import { periodFigures } from '../../functions/core/indicators/period-figures.ts';
import { finderOf } from '../../functions/core/indicators/same-units.ts';
import { unitRows } from '../../functions/core/indicators/unit-figures.ts';
import type { Indicator } from '../../functions/core/kinds/indicator.ts';
import {
  closeMade,
  closeMadeDays,
  madeIndicator,
  madeProgramme,
  madeRevision,
  madeUnits,
  type Said,
} from '../support/made-programmes.ts';

const [D1, D2, D3, D4, D5] = ['2022-04-01', '2022-04-02', '2022-04-03', '2022-04-04', '2022-04-05'] as const;
type Days = Readonly<Record<string, Readonly<Record<string, Said>>>>;

/** The closes of one indicator `x` over days. */
function closesOf(indicator: Partial<Indicator> & Pick<Indicator, 'kind'>, said: Days, units = madeUnits('a', 'b')) {
  const programme = madeProgramme({ units, indicators: [madeIndicator('x', indicator.kind, indicator)] });
  const closes = closeMadeDays(programme, said);
  return (day: string) => closes[day]!.indicators.x!;
}
const figures = ({ day, total, previous, change }: DayClose['indicators'][string]) => [day, total, previous, change];

describe('flow', () => {
  test('the day is the sum over units, the total the sum over days, the change is against the day before', () => {
    const x = closesOf({ kind: 'flow' }, { [D1]: { a: { x: '3' }, b: { x: '4' } }, [D2]: { a: { x: '1' } } });
    expect(figures(x(D1))).toEqual(['7', '7', null, null]);
    expect(figures(x(D2))).toEqual(['1', '8', '7', '-2']); // a, who has both days: 1 after 3
    expect(x(D2).unitTotals).toEqual({ a: '4', b: '4' });
  });

  test('the opening balance is in the total from the first day, and not in what units reported', () => {
    const x = closesOf({ kind: 'flow', decimals: 1, opening: '1000.5' }, { [D1]: { a: { x: '0.6' } }, [D2]: {} });
    expect(figures(x(D1))).toEqual(['0.6', '1001.1', null, null]);
    expect(figures(x(D2))).toEqual([null, '1001.1', '0.6', null]);
    expect(x(D2).unitTotals).toEqual({ a: '0.6' });
  });

  test('after a day of nothing, or of less than nothing, the change is the whole figure', () => {
    const x = closesOf(
      { kind: 'flow', decimals: 1, min: '-9' },
      { [D1]: { a: { x: '0.0' } }, [D2]: { a: { x: '0.0' } }, [D3]: { a: { x: '-2.5' } }, [D4]: { a: { x: '1.0' } } },
    );
    expect([D2, D3, D4].map((day) => x(day).change)).toEqual(['0.0', '-2.5', '3.5']);
  });

  test('decimals are added exactly', () => {
    const x = closesOf({ kind: 'flow', decimals: 2 }, { [D1]: { a: { x: '0.10' }, b: { x: '0.20' } } });
    expect(x(D1).day).toBe('0.30');
  });

  test('sums go beyond 2^53', () => {
    const x = closesOf({ kind: 'flow' }, { [D1]: { a: { x: '9007199254740991' }, b: { x: '9007199254740991' } } });
    expect(x(D1).total).toBe('18014398509481982');
  });

  test('is never carried: a silent unit would be counted again', () => {
    expect(closesOf({ kind: 'flow', carry: true }, { [D1]: { a: { x: '3' } }, [D2]: {} })(D2).day).toBeNull();
  });

  test('nobody ever reported: no figure of the day, and nothing added to the balance', () => {
    const x = closesOf({ kind: 'flow' }, { [D1]: {}, [D2]: {} });
    expect(figures(x(D2))).toEqual([null, '0', null, null]);
    expect(x(D2).missing).toEqual(['a', 'b']);
  });
});

describe('zero, blank, nil and silence are four things', () => {
  const programme = madeProgramme({
    units: madeUnits('zero', 'blank', 'nil', 'silent'),
    indicators: [madeIndicator('x', 'flow'), madeIndicator('y', 'flow')],
  });
  const close = closeMade(programme, D1, { zero: { x: '0' }, blank: { y: '5' }, nil: 'nil' });

  test('zero is a value; blank and silent are named as missing; nil is neither', () => {
    expect(close.indicators.x).toMatchObject({
      day: '0',
      byUnit: { zero: { value: '0' } },
      missing: ['blank', 'silent'],
    });
  });

  test('a nil return is received, silence is not', () => {
    expect(close.units.map(({ unit, state }) => [unit, state])).toEqual([
      ['zero', 'reported'],
      ['blank', 'reported'],
      ['nil', 'nil'],
      ['silent', 'missing'],
    ]);
    expect(close.completeness).toEqual({ expected: 4, received: 3, onTime: 3 });
    expect(close.units[3]).toMatchObject({ revision: null, receivedAt: null, checksum: null, late: false });
  });

  test('only a nil return makes a flow zero, when nobody gives a value', () => {
    const only = (said: Record<string, Said>) => closeMade(programme, D1, said).indicators.x!.day;
    expect([only({ nil: 'nil' }), only({ blank: { y: '1' } }), only({})]).toEqual(['0', null, null]);
  });

  test('a nil return says nothing about a stock, a mean or a check', () => {
    for (const kind of ['stock', 'mean', 'check'] as const) {
      const x = closesOf({ kind }, { [D1]: { a: 'nil', b: 'nil' } });
      expect([kind, ...figures(x(D1)), x(D1).missing]).toEqual([kind, null, null, null, null, []]);
    }
  });
});

describe('stock', () => {
  test('total is the day’s; a silent unit is not guessed but named', () => {
    const x = closesOf({ kind: 'stock' }, { [D1]: { a: { x: '10' }, b: { x: '5' } }, [D2]: { a: { x: '12' } } });
    expect(figures(x(D2))).toEqual(['12', '12', '15', '2']); // of a alone, who has both days
    expect(x(D2).changeLeftOut).toEqual(['b']);
    expect(x(D2).missing).toEqual(['b']);
  });

  test('carry keeps the last value over several days and says from when it is', () => {
    const said = { [D1]: { a: { x: '10' }, b: { x: '5' } }, [D2]: { a: { x: '11' } }, [D3]: { a: { x: '12' } } };
    const x = closesOf({ kind: 'stock', carry: true }, { ...said, [D4]: { b: { x: '6' } }, [D5]: {} });
    expect(x(D3).byUnit).toEqual({ a: { value: '12' }, b: { value: '5', carriedFrom: D1 } });
    expect(figures(x(D3))).toEqual(['17', '17', '16', '1']);
    expect(x(D3).missing).toEqual([]);
    expect(x(D5).byUnit).toEqual({ a: { value: '12', carriedFrom: D3 }, b: { value: '6', carriedFrom: D4 } });
  });

  test('carry covers a blank and a nil return too: nothing to report does not empty a stock', () => {
    const said: Days = { [D1]: { a: { x: '10' }, b: { x: '5' } }, [D2]: { a: {}, b: 'nil' }, [D3]: {} };
    const x = closesOf({ kind: 'stock', carry: true }, said);
    for (const day of [D2, D3]) {
      const kept = { a: { value: '10', carriedFrom: D1 }, b: { value: '5', carriedFrom: D1 } };
      expect(x(day)).toMatchObject({ day: '15', byUnit: kept, missing: [] });
    }
  });

  test('there is nothing to carry before the first value, and a unit that closed takes its value with it', () => {
    const units = [{ id: 'a', name: '甲', closes: D2 }, ...madeUnits('b')];
    const x = closesOf({ kind: 'stock', carry: true }, { [D1]: { a: { x: '10' } }, [D2]: {}, [D3]: {} }, units);
    expect(x(D1).missing).toEqual(['b']);
    expect(x(D2)).toMatchObject({ day: '10', missing: ['b'] });
    expect(x(D3)).toMatchObject({ day: null, byUnit: {}, missing: ['b'] });
  });
});

describe('mean', () => {
  test('the mean of the days that have a figure, half up', () => {
    const x = closesOf({ kind: 'mean' }, { [D1]: { a: { x: '1' }, b: { x: '1' } }, [D2]: {}, [D3]: { a: { x: '3' } } });
    expect(figures(x(D1))).toEqual(['2', '2', null, null]);
    expect(figures(x(D2))).toEqual([null, '2', '2', null]);
    expect(figures(x(D3))).toEqual(['3', '3', null, null]); // 5/2
    expect(x(D3).meanOf).toEqual({ sum: '5', days: 2 });
  });

  test('the sum is kept exactly, so rounding does not add up over days', () => {
    const x = closesOf(
      { kind: 'mean', decimals: 1 },
      { [D1]: { a: { x: '0.1' } }, [D2]: { a: { x: '0.2' } }, [D3]: { a: { x: '0.1' } } },
    );
    expect([x(D1).total, x(D2).total, x(D3).total]).toEqual(['0.1', '0.2', '0.1']); // 0.15, then 0.4/3
  });

  test('no day has one', () => {
    expect(closesOf({ kind: 'mean' }, { [D1]: {} })(D1)).toMatchObject({ day: null, total: null });
  });
});

describe('places', () => {
  const roster = ['东社区', '西社区', '南社区'];

  test('a place served by two units, or on two days, counts once; what is not covered yet is named', () => {
    const said: Days = {
      [D1]: { a: { x: ['东社区', '北社区'] }, b: { x: ['东社区'] } },
      [D2]: { b: { x: ['西社区', '东社区'] } },
    };
    const x = closesOf({ kind: 'places', roster }, said);
    expect(figures(x(D1))).toEqual(['2', '2', null, null]);
    expect(x(D1).uncovered).toEqual(['西社区', '南社区']);
    expect(figures(x(D2))).toEqual(['2', '3', '2', '1']); // b named one place, then two
    expect(x(D2).places).toEqual({ day: ['西社区', '东社区'], toDate: ['东社区', '北社区', '西社区'] });
    expect(x(D2).uncovered).toEqual(['南社区']);
  });

  test('none named is zero, silence is not; without a roster nothing is uncovered', () => {
    const x = closesOf({ kind: 'places' }, { [D1]: {}, [D2]: { a: { x: [] } }, [D3]: {} });
    expect([x(D1), x(D2), x(D3)].map(({ day, total }) => [day, total])).toEqual([
      [null, '0'],
      ['0', '0'],
      [null, '0'],
    ]);
    expect(x(D1).uncovered).toBeUndefined();
  });
});

describe('check', () => {
  test('units that answered yes, of those asked', () => {
    const indicator = { kind: 'check', askedOf: ['a', 'b', 'c'] } as const;
    const x = closesOf(indicator, { [D1]: { a: { x: true }, b: { x: false }, d: {} } }, madeUnits('a', 'b', 'c', 'd'));
    expect(x(D1)).toMatchObject({ day: '1', total: '1', answers: { asked: 3, answered: 2 }, missing: ['c'] });
  });

  test('all said no: zero. Nobody answered: nothing', () => {
    const x = closesOf({ kind: 'check' }, { [D1]: { a: { x: false }, b: { x: false } }, [D2]: {} });
    expect([x(D1).day, x(D2).day, x(D2).answers]).toEqual(['0', null, { asked: 2, answered: 0 }]);
  });
});

describe('ratio', () => {
  const ratio = (above: Partial<Indicator>, below: Partial<Indicator>, decimals = 1) =>
    madeProgramme({
      indicators: [
        madeIndicator('x', 'ratio', { of: ['above', 'below'], decimals }),
        madeIndicator('above', above.kind ?? 'flow', above),
        madeIndicator('below', below.kind ?? 'flow', below),
      ],
    });
  const xOf = (close: DayClose) => close.indicators.x!;

  test('to date and over days on the mean itself, not on the mean as it is printed', () => {
    const programme = madeProgramme({
      indicators: [
        madeIndicator('above', 'mean'),
        madeIndicator('below', 'stock'),
        madeIndicator('x', 'ratio', { of: ['above', 'below'], decimals: 1 }),
      ],
    });
    const days = ['1', '2', '2'].map((above, at) => [[D1, D2, D3][at]!, { a: { above, below: '3' } }] as const);
    const closes = closeMadeDays(programme, Object.fromEntries(days));
    expect(closes[D3]!.indicators).toMatchObject({ above: { total: '2' }, x: { total: '55.6' } }); // 5/3 of 3, not 2 of 3
    const over = periodFigures(programme.indicators, Object.values(closes));
    expect(over).toMatchObject({ above: { value: '2' }, x: { value: '55.6', byUnit: { a: '55.6' } } });
    const own = unitRows(programme.indicators[2]!, finderOf(programme.indicators), closes[D3]!);
    expect(own.units.a?.total).toBe('55.6');
  });

  test('on the day’s sums, and on totals rather than on the mean of the days’ ratios', () => {
    const closes = closeMadeDays(ratio({}, {}), {
      [D1]: { a: { above: '1', below: '2' } },
      [D2]: { a: { above: '1', below: '1' }, b: { above: '2', below: '5' } },
    });
    expect(figures(xOf(closes[D1]!))).toEqual(['50.0', '50.0', null, null]);
    expect(figures(xOf(closes[D2]!))).toEqual(['50.0', '50.0', '50.0', '50.0']); // 3/6, 4/8; of a alone 1/1 after 1/2
  });

  test.each([
    ['1', '3', 1, '33.3'],
    ['2', '3', 1, '66.7'],
    ['1', '8', 0, '13'], // 12.5
    ['1', '16', 1, '6.3'], // 6.25
    ['3', '2', 0, '150'],
  ])('%s of %s with %i decimals is %s', (above, below, decimals, expected) => {
    const close = closeMade(ratio({}, {}, decimals), D1, { a: { above, below } });
    expect(xOf(close).day).toBe(expected);
  });

  test('its two indicators may have other decimals than each other', () => {
    const close = closeMade(ratio({ decimals: 2 }, { decimals: 1 }), D1, { a: { above: '0.25', below: '0.5' } });
    expect(xOf(close).day).toBe('50.0');
  });

  test('unknown or divided by zero: nothing', () => {
    const close = (said: Said) => xOf(closeMade(ratio({}, {}), D1, { a: said }));
    expect([close({ above: '1', below: '0' }).day, close({ above: '1' }).day, close({ below: '1' }).day]).toEqual([
      null,
      null,
      null,
    ]);
    expect(close({ above: '1', below: '0' })).toMatchObject({ byUnit: {}, missing: [] });
  });

  test('a programme that names no such indicator cannot be closed', () => {
    const programme = madeProgramme({ indicators: [madeIndicator('x', 'ratio', { of: ['one', 'two'] })] });
    expect(() => closeMade(programme, D1, {})).toThrow(/computed from one/);
  });
});

describe('who is asked, and when', () => {
  test('a figure that is asked of others is not missing', () => {
    const x = closesOf({ kind: 'flow', askedOf: ['b'] }, { [D1]: { a: {} } });
    expect(x(D1).missing).toEqual(['b']);
  });

  test('units open and close; before and after they count for nothing, in between what they said stays', () => {
    const units = [
      { id: 'a', name: '甲' },
      { id: 'b', name: '乙', opens: D2, closes: D3 },
    ];
    const programme = madeProgramme({ units, indicators: [madeIndicator('x', 'flow')] });
    const said = { a: { x: '1' }, b: { x: '10' } };
    const closes = closeMadeDays(programme, { [D1]: said, [D2]: said, [D3]: said, [D4]: said });
    expect([D1, D2, D3, D4].map((day) => closes[day]!.indicators.x!.total)).toEqual(['1', '12', '23', '24']);
    expect([D1, D2, D3, D4].map((day) => closes[day]!.completeness.expected)).toEqual([1, 2, 2, 1]);
    expect(closes[D4]!.indicators.x!.unitTotals).toEqual({ a: '4', b: '20' });
  });

  test('late is after the deadline, and late is received', () => {
    const programme = madeProgramme({ units: madeUnits('a', 'b', 'c') });
    const at = (unit: string, receivedAt: string) => madeRevision(D1, unit, {}, { receivedAt });
    const revisions = [at('a', '2022-04-01T10:00:00.000Z'), at('b', '2022-04-01T10:00:00.001Z')];
    const close = closeDay({ programme, programmeVersion: 1, day: D1, revisions, previous: null });
    expect(close.units.map(({ late }) => late)).toEqual([false, true, false]);
    expect(close.completeness).toEqual({ expected: 3, received: 2, onTime: 1 });
  });

  test('an id that every object has is an id like any other', () => {
    const units = madeUnits('constructor', 'b');
    const programme = madeProgramme({ units, indicators: [madeIndicator('constructor', 'flow')] });
    const first = closeMade(programme, D1, { constructor: {}, b: { constructor: '2' } });
    expect(first.indicators.constructor).toMatchObject({ day: '2', missing: ['constructor'] });
    const second = closeMade(programme, D2, { constructor: { constructor: '3' } }, first);
    expect(second.indicators.constructor).toMatchObject({
      day: '3',
      total: '5',
      unitTotals: { b: '2', constructor: '3' },
    });
  });
});

describe('a later version of the programme', () => {
  const version = (indicator: Partial<Indicator> & Pick<Indicator, 'kind'>) =>
    madeProgramme({ indicators: [madeIndicator('x', indicator.kind, indicator)] });
  const chain = (kind: Indicator['kind'], from: number, to: number, said: Said, then: Said) => {
    const first = closeMade(version({ kind, decimals: from, carry: kind === 'stock' }), D1, { a: said });
    const second = { a: kind === 'stock' ? {} : then, b: kind === 'stock' ? then : {} };
    return closeMade(version({ kind, decimals: to, carry: kind === 'stock' }), D2, second, first, 2).indicators.x!;
  };

  test('with more decimals goes on exactly', () => {
    expect(figures(chain('flow', 1, 2, { x: '1.5' }, { x: '0.25' }))).toEqual(['0.25', '1.75', '1.5', '-1.25']);
  });

  test('with fewer leaves what came before exact', () => {
    expect(figures(chain('flow', 1, 0, { x: '1.5' }, { x: '1' }))).toEqual(['1', '2.5', '1.5', '-0.5']);
    expect(chain('mean', 1, 0, { x: '1.5' }, { x: '1' }).total).toBe('1'); // (1.5 + 1) / 2, rounded once
    expect(chain('stock', 1, 0, { x: '1.5' }, { x: '1' }).day).toBe('2.5'); // 1.5 carried + 1: no digit is lost
  });

  test('reads reports that were made for more decimals: added exactly, with all their digits', () => {
    const close = closeMade(version({ kind: 'flow' }), D1, { a: { x: '0.4' }, b: { x: '0.4' } }, null, 2);
    expect(close.indicators.x).toMatchObject({ day: '0.8', total: '0.8', byUnit: { a: { value: '0.4' } } });
  });

  test('an indicator that is new begins with its opening balance and without a day before', () => {
    const before = closeMade(madeProgramme(), D1, { a: {} });
    const close = closeMade(version({ kind: 'flow', opening: '5' }), D2, { a: { x: '1' } }, before, 2);
    expect(figures(close.indicators.x!)).toEqual(['1', '6', null, null]);
  });
});

describe('the close as a whole', () => {
  const programme = madeProgramme({ indicators: [madeIndicator('x', 'flow'), madeIndicator('y', 'places')] });
  const said = { a: { x: '1', y: ['甲', '乙'] }, b: { x: '2', y: ['乙'] } } as const;

  test('the same input gives the same bytes, in whatever order the revisions come', () => {
    const revisions = Object.entries(said).map(([unit, each]) => madeRevision(D1, unit, each));
    const closes = [revisions, revisions.toReversed()].map((each) =>
      JSON.stringify(closeDay({ programme, programmeVersion: 1, day: D1, revisions: each, previous: null })),
    );
    expect(closes[0]).toBe(closes[1]);
  });

  test('names the programme’s version and the close that it builds on', () => {
    const first = closeMade(programme, D1, said);
    const second = closeMade(programme, D2, said, first, 3);
    expect(first).toMatchObject({ programme: 'made', programmeVersion: 1, day: D1, previousClose: null });
    expect(second.programmeVersion).toBe(3);
    expect(second.previousClose).toMatch(/^[0-9a-f]{64}$/);
  });
});
