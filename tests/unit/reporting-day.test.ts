/**
 * Reporting days and instants: the same day and the same instant whatever zone the server stands in.
 */
import { describe, expect, test } from 'vitest';
import {
  addDays,
  dayAt,
  daysBetween,
  instantOf,
  isReportingDay,
  timeAt,
  weekdayOf,
} from '../../functions/core/values/reporting-day.ts';

const SHANGHAI = 'Asia/Shanghai';
const NEW_YORK = 'America/New_York';
const at = (day: string, time: string, zone: string, plusDays = 0) => instantOf(day, { plusDays, time }, zone);

describe('a reporting day', () => {
  test.each(['1900-01-01', '2199-12-31', '2020-02-29', '2000-02-29', '2022-04-08'])('%s is one', (text) =>
    expect(isReportingDay(text)).toBe(true),
  );

  test.each([
    '2021-02-29',
    '1900-02-29',
    '2022-02-30',
    '2022-04-31',
    '2022-13-01',
    '2022-00-10',
    '2022-01-00',
    '1899-12-31',
    '2200-01-01',
    '2022-4-8',
    '20220408',
    '2022-04-08T00:00:00Z',
    ' 2022-04-08',
    '２０２２-04-08',
    '',
  ])('%j is none', (text) => expect(isReportingDay(text)).toBe(false));

  test('moves over leap days and the ends of months and years', () => {
    expect(addDays('2020-02-28', 1)).toBe('2020-02-29');
    expect(addDays('2021-02-28', 1)).toBe('2021-03-01');
    expect(addDays('2021-12-31', 1)).toBe('2022-01-01');
    expect(addDays('2022-01-01', -1)).toBe('2021-12-31');
    expect(addDays('2020-01-01', 366)).toBe('2021-01-01');
    expect(addDays('2022-03-13', 1)).toBe('2022-03-14'); // a day of 23 hours in New York
  });

  test('days between two, both included; none when the last is before the first', () => {
    expect(daysBetween('2020-02-28', '2020-03-01')).toEqual(['2020-02-28', '2020-02-29', '2020-03-01']);
    expect(daysBetween('2022-04-08', '2022-04-08')).toEqual(['2022-04-08']);
    expect(daysBetween('2022-04-08', '2022-04-07')).toEqual([]);
    expect(daysBetween('2022-01-01', '2022-12-31')).toHaveLength(365);
  });

  test('Monday is 1 and Sunday 7', () => {
    expect(daysBetween('2022-04-04', '2022-04-10').map(weekdayOf)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
});

describe('the day and time of an instant', () => {
  test.each([
    ['2022-04-08T15:59:59.999Z', SHANGHAI, '2022-04-08', '23:59'],
    ['2022-04-08T16:00:00.000Z', SHANGHAI, '2022-04-09', '00:00'],
    ['2021-12-31T15:59:59.999Z', SHANGHAI, '2021-12-31', '23:59'],
    ['2021-12-31T16:00:00.000Z', SHANGHAI, '2022-01-01', '00:00'],
    ['2020-02-28T16:00:00.000Z', SHANGHAI, '2020-02-29', '00:00'],
    ['2022-01-01T04:59:59.999Z', NEW_YORK, '2021-12-31', '23:59'],
    ['2022-01-01T05:00:00.000Z', NEW_YORK, '2022-01-01', '00:00'],
    ['1969-12-31T15:59:59.999Z', SHANGHAI, '1969-12-31', '23:59'],
    ['1991-04-13T18:00:00.000Z', SHANGHAI, '1991-04-14', '03:00'],
    ['2022-04-08T00:00:00.000Z', 'Pacific/Kiritimati', '2022-04-08', '14:00'],
    ['2022-04-08T00:00:00.000Z', 'Asia/Kathmandu', '2022-04-08', '05:45'],
  ])('%s in %s is %s %s', (instant, zone, day, time) => {
    expect([dayAt(instant, zone), timeAt(instant, zone)]).toEqual([day, time]);
  });

  test('midnight is 00:00 of the new day, never 24:00', () => {
    for (const zone of [SHANGHAI, NEW_YORK, 'UTC', 'Europe/London'])
      expect(timeAt(at('2022-04-08', '00:00', zone), zone)).toBe('00:00');
  });

  test('what is no instant is refused', () => expect(() => dayAt('yesterday', SHANGHAI)).toThrow(RangeError));
});

describe('the instant of a time of day', () => {
  test.each([
    ['2022-04-08', '18:00', 0, SHANGHAI, '2022-04-08T10:00:00.000Z'],
    ['2022-04-08', '08:00', 1, SHANGHAI, '2022-04-09T00:00:00.000Z'],
    ['2021-12-31', '08:00', 1, SHANGHAI, '2022-01-01T00:00:00.000Z'],
    ['2020-02-28', '00:00', 1, SHANGHAI, '2020-02-28T16:00:00.000Z'],
    ['2022-04-08', '00:00', 0, SHANGHAI, '2022-04-07T16:00:00.000Z'],
    ['2022-04-08', '23:59', 0, SHANGHAI, '2022-04-08T15:59:00.000Z'],
    ['2022-01-15', '09:00', 0, NEW_YORK, '2022-01-15T14:00:00.000Z'],
    ['2022-07-15', '09:00', 0, NEW_YORK, '2022-07-15T13:00:00.000Z'],
  ])('%s %s +%id in %s is %s', (day, time, plusDays, zone, instant) => {
    expect(at(day, time, zone, plusDays)).toBe(instant);
  });

  // source: IANA time zone database, rules Shang and US
  describe('Shanghai had summer time from 1986 to 1991', () => {
    test.each([
      ['1986-05-03', '12:00', '1986-05-03T04:00:00.000Z'],
      ['1986-05-05', '12:00', '1986-05-05T03:00:00.000Z'],
      ['1988-07-01', '18:00', '1988-07-01T09:00:00.000Z'],
      ['1991-09-14', '12:00', '1991-09-14T03:00:00.000Z'],
      ['1991-09-16', '12:00', '1991-09-16T04:00:00.000Z'],
      ['1992-07-01', '18:00', '1992-07-01T10:00:00.000Z'],
    ])('%s %s is %s', (day, time, instant) => {
      expect(at(day, time, SHANGHAI)).toBe(instant);
      expect([dayAt(instant, SHANGHAI), timeAt(instant, SHANGHAI)]).toEqual([day, time]);
    });

    test('1991-04-14 02:30 did not exist: it is read with the offset before', () => {
      expect(at('1991-04-14', '02:30', SHANGHAI)).toBe('1991-04-13T18:30:00.000Z');
    });

    test('1991-09-15 01:30 came twice: the first is meant', () => {
      expect(at('1991-09-15', '01:30', SHANGHAI)).toBe('1991-09-14T16:30:00.000Z');
    });
  });

  describe('New York', () => {
    test('2022-03-13 02:30 did not exist: it is read with the offset before', () => {
      expect(at('2022-03-13', '02:30', NEW_YORK)).toBe('2022-03-13T07:30:00.000Z');
    });

    test('2022-11-06 01:30 came twice: the first is meant', () => {
      expect(at('2022-11-06', '01:30', NEW_YORK)).toBe('2022-11-06T05:30:00.000Z');
    });

    test.each([
      ['2022-03-13', '01:59', '2022-03-13T06:59:00.000Z'],
      ['2022-03-13', '03:00', '2022-03-13T07:00:00.000Z'],
      ['2022-11-06', '00:59', '2022-11-06T04:59:00.000Z'],
      ['2022-11-06', '02:00', '2022-11-06T07:00:00.000Z'],
    ])('%s %s, beside the change, is %s', (day, time, instant) => expect(at(day, time, NEW_YORK)).toBe(instant));
  });

  test('every minute of days around changes comes back, unless it did not exist', () => {
    for (const [zone, first, last] of [
      [SHANGHAI, '1991-04-13', '1991-04-15'],
      [SHANGHAI, '1991-09-14', '1991-09-16'],
      [NEW_YORK, '2022-03-12', '2022-03-14'],
      [NEW_YORK, '2022-11-05', '2022-11-07'],
      ['Australia/Lord_Howe', '2022-04-02', '2022-04-04'], // half an hour
    ] as const) {
      const strange = daysBetween(first, last).flatMap((day) =>
        Array.from({ length: 96 }, (_, quarter) => {
          const time = `${String(quarter >> 2).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
          const instant = at(day, time, zone);
          return dayAt(instant, zone) === day && timeAt(instant, zone) === time ? [] : [`${day} ${time}`];
        }).flat(),
      );
      const missing: Record<string, string[]> = {
        [`${SHANGHAI} 1991-04-13`]: ['00', '15', '30', '45'].map((minute) => `1991-04-14 02:${minute}`),
        [`${NEW_YORK} 2022-03-12`]: ['00', '15', '30', '45'].map((minute) => `2022-03-13 02:${minute}`),
      };
      expect(strange, `${zone} ${first}`).toEqual(missing[`${zone} ${first}`] ?? []);
    }
  });
});
