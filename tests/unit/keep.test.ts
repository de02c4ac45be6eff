/**
 * How long what is kept: durations of a programme file, and which days are past them.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readProgrammeFile } from '../../functions/adapters/yaml/programme-file.ts';
import { programmeFileOf } from '../../functions/core/programme/file-of.ts';
import {
  durationInWords,
  durationOf,
  keepsLonger,
  lastDayPast,
  readDuration,
} from '../../functions/core/programme/keep.ts';
import { addDays } from '../../functions/core/values/reporting-day.ts';

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

  test.each([
    ['2024y', '0001-12-30'],
    ['2025y', undefined],
    ['9999y', undefined],
  ])(
    '%s, longer than years can be counted back or not, removes nothing but what is older: %s',
    (duration, expected) => {
      expect(lastDayPast(duration, '2025-12-31')).toBe(expected);
    },
  );

  test('keeps a day until the same date so many years, months or days later, and little longer', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays('1999-12-28', count));
    const duration = fc.record({ count: fc.integer({ min: 1, max: 50 }), unit: fc.constantFrom('y', 'm', 'd') });
    fc.assert(
      fc.property(day, duration, (today, { count, unit }) => {
        const text = `${count}${unit}`;
        const past = lastDayPast(text, today)!;
        // Its time was over yesterday; that of the next day is not, but for dates that a shorter month lacks.
        expect(onTheSameDate(past, count, unit) < today).toBe(true);
        expect(addDays(onTheSameDate(addDays(past, 1), count, unit), unit === 'd' ? 0 : 3) >= today).toBe(true);
        expect(lastDayPast(text, addDays(today, 1))! >= past).toBe(true);
      }),
    );
  });

  test.each([
    ['12m', '1y', false],
    ['1y', '12m', false],
    ['120d', '4m', false], // at least 31 + 28 + 31 + 30
    ['4m', '120d', true], // 123 from July to October
    ['121d', '4m', true],
    ['123d', '4m', true],
    ['4m', '123d', false],
    ['366d', '1y', true],
    ['1y', '365d', true],
    ['1y', '366d', false],
    ['forever', '1000y', true],
    ['1000y', 'forever', false],
    ['forever', 'forever', false],
  ])('%s keeps longer than %s: %s', (one, other, longer) => {
    expect(keepsLonger(one, other)).toBe(longer);
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
    '{ reports: 100d }',
    '{ reports: 4m }',
    '{ reports: 12m, photos: 1y }',
    '{ reports: 101d, photos: 100d }',
  ])('%s is taken', (keep) => {
    expect(readProgrammeFile(file(keep)).findings).toEqual([]);
  });

  test.each([
    ['{ reports: 10年 }', 'keep.reports', '保管期限，如 10y'],
    ['{ reports: 10 }', 'keep.reports', '保管期限，如 10y'],
    ['{ report: 10y }', 'keep.report', 'reports'],
    ['{ editions: 10y }', 'keep.editions', '简报成品和操作记录永久保存'],
    ['{ audit: 1y }', 'keep.audit', '简报成品和操作记录永久保存'],
    ['{ deliveries: 30d }', 'keep.deliveries', '不能短于 100 天'],
    ['{ reports: 3m }', 'keep.reports', '不能短于 100 天'],
    ['{ reports: 99d }', 'keep.reports', '不能短于 100 天'],
    ['{ reports: 120d, photos: 4m }', 'keep.photos', '不能比报送'],
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

/** So many later by Date's own calendar, which turns 30 February into 1 or 2 March: the month's last day is meant. */
function onTheSameDate(day: string, count: number, unit: string): string {
  if (unit === 'd') return addDays(day, count);
  const [year = 0, month = 0, date = 0] = day.split('-').map((part) => Number.parseInt(part, 10));
  const first = new Date(Date.UTC(year + (unit === 'y' ? count : 0), month - 1 + (unit === 'm' ? count : 0), 1));
  const longest = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, longest));
  return first.toISOString().slice(0, 10);
}
