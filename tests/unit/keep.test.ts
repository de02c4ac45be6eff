/**
 * How long what is kept: durations of a programme file, and which days are past them.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readProgrammeFile } from '../../functions/adapters/yaml/programme-file.ts';
import { daysOf, durationInWords, durationOf, lastDayPast, readDuration } from '../../functions/core/keep.ts';
import { programmeFileOf } from '../../functions/core/programme-file-of.ts';
import { addDays } from '../../functions/core/reporting-day.ts';

const file = (keep: string): string => `id: x
title: 专报
organisation: 某局
issuer: 办公室
timezone: Asia/Shanghai
starts: 2022-04-01
schedule: { due: "18:00", issue: "+1d 08:00" }
template: daily
units: [{ id: a, name: 甲 }]
indicators: [{ id: n, name: 数, unit: 个, kind: flow }]
keep: ${keep}
`;

describe('a duration', () => {
  test.each([
    ['10y', '2032-04-08', '2022-04-07'],
    ['1y', '2024-02-29', '2023-02-27'],
    ['1m', '2022-03-31', '2022-02-27'],
    ['18m', '2023-10-08', '2022-04-07'],
    ['100d', '2022-07-18', '2022-04-08'],
  ])('%s, on %s: the last day past it is %s', (duration, today, expected) => {
    expect(lastDayPast(duration, today)).toBe(expected);
  });

  test('keeps the day itself for the whole time, and never lets a later day go before an earlier one', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays('1999-12-28', count));
    const duration = fc
      .tuple(fc.integer({ min: 1, max: 50 }), fc.constantFrom('y', 'm', 'd'))
      .map(([n, u]) => `${n}${u}`);
    fc.assert(
      fc.property(day, duration, (today, text) => {
        const past = lastDayPast(text, today)!;
        expect(past < today).toBe(true);
        expect(lastDayPast(text, addDays(today, 1))! >= past).toBe(true);
        expect(addDays(past, daysOf(text)) <= today).toBe(true);
      }),
    );
  });

  test.each(['0y', '010y', '-1y', '1.5y', '10', 'y', '10 y', '10Y', '１０y', ''])('is not "%s"', (text) => {
    expect(readDuration(text)).toBeUndefined();
  });

  test('for ever has no last day; photos go with their reports unless the programme says otherwise', () => {
    expect(lastDayPast('forever', '2099-01-01')).toBeUndefined();
    expect(durationOf(undefined, 'reports')).toBe('forever');
    expect(durationOf({ reports: '10y' }, 'photos')).toBe('10y');
    expect(durationOf({ reports: '10y', photos: '3y' }, 'photos')).toBe('3y');
    expect([durationInWords('18m', 'zh'), durationInWords('forever', 'zh')]).toEqual(['18个月', '永久']);
  });
});

describe('`keep` in a programme file', () => {
  test('is read, and written back as it was', () => {
    const { programme, findings } = readProgrammeFile(
      file('{ reports: 10y, photos: 3y, editions: forever, audit: forever }'),
    );
    expect(findings).toEqual([]);
    expect(programme?.keep).toEqual({ reports: '10y', photos: '3y', editions: 'forever', audit: 'forever' });
    expect(programmeFileOf(programme!).keep).toEqual(programme?.keep);
  });

  test.each([
    ['{ reports: 10年 }', 'keep.reports', '保管期限，如 10y'],
    ['{ reports: 10 }', 'keep.reports', '保管期限，如 10y'],
    ['{ report: 10y }', 'keep.report', 'reports'],
    ['{ editions: 10y }', 'keep.editions', '简报成品和操作记录永久保存'],
    ['{ audit: 1y }', 'keep.audit', '简报成品和操作记录永久保存'],
    ['{ deliveries: 30d }', 'keep.deliveries', '不能短于 100 天'],
    ['{ reports: 3m }', 'keep.reports', '不能短于 100 天'],
    ['{ reports: 1y, photos: 3y }', 'keep.photos', '不能比报送'],
    ['{ reports: 1y, photos: forever }', 'keep.photos', '不能比报送'],
    ['10y', 'keep', '带这些键的一段'],
  ])('%s is refused at its place, in words', (keep, path, words) => {
    const { programme, findings } = readProgrammeFile(file(keep));
    expect(programme).toBeUndefined();
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ path, line: 11 });
    expect(findings[0]?.message).toContain(words);
  });
});
