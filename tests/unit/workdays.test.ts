/**
 * The workday calendar: the table against the package it was made from, the office's own days, and unknown years.
 */
import { describe, expect, it } from 'vitest';
import { arrangedAs, calendarKnows, HOLIDAY_NOTICES } from '../../functions/core/calendar/chinese-holidays.ts';
import { daysCoveredBy, isReportingDayOf, previousReportingDay } from '../../functions/core/calendar/schedule.ts';
import { calendarFindings, isWorkday } from '../../functions/core/calendar/workdays.ts';
import type { Programme } from '../../functions/core/programme/programme.ts';
import { addDays, weekdayOf } from '../../functions/core/values/reporting-day.ts';
import { arrangedDays } from '../../infra/local/holiday-notice.ts';
import { sampleProgramme } from '../support/sample-records.ts';

const workdays = (over: Partial<Programme> = {}): Programme => {
  const every = sampleProgramme();
  return sampleProgramme({ starts: '2020-01-01', schedule: { ...every.schedule, days: 'workdays' }, ...over });
};

describe('table of public holidays', () => {
  it.each(HOLIDAY_NOTICES.map(({ year }) => year))('says of %s what the package says', (year) => {
    const { rest, work } = arrangedDays(Number(year));
    const days = Array.from({ length: 366 }, (_, index) => addDays(`${year}-01-01`, index)).filter((day) =>
      day.startsWith(year),
    );
    expect(days.filter((day) => arrangedAs(day) === 'rest')).toEqual(rest);
    expect(days.filter((day) => arrangedAs(day) === 'work')).toEqual(work);
  });

  it('moves work to weekends only, and names the notice of each year', () => {
    for (const { year, dated, source, work } of HOLIDAY_NOTICES) {
      expect(work.filter((day) => weekdayOf(day) <= 5)).toEqual([]);
      expect(dated < `${year}-01-01`).toBe(true);
      expect(source).toMatch(/^https:\/\/www\.gov\.cn\//);
    }
  });
});

describe('workdays', () => {
  it('follows the notices: a working Saturday, a Monday off, and the longer Spring Festival of 2020', () => {
    expect(isReportingDayOf(workdays(), '2026-10-10')).toBe(true);
    expect(isReportingDayOf(workdays(), '2026-10-05')).toBe(false);
    expect(isReportingDayOf(workdays(), '2020-02-01')).toBe(false);
    expect(isReportingDayOf(workdays(), '2020-02-03')).toBe(true);
    expect(isReportingDayOf(sampleProgramme(), '2026-10-05')).toBe(true);
  });

  it('lets the office decide over the notices, for a day off and for a working day', () => {
    const programme = workdays({ calendar: { holidays: ['2026-10-10'], workdays: ['2026-10-05'] } });
    expect(isWorkday(programme, '2026-10-10')).toBe(false);
    expect(isWorkday(programme, '2026-10-05')).toBe(true);
  });

  it('holds the notices only where they hold', () => {
    expect(isWorkday(workdays({ timezone: 'Asia/Urumqi' }), '2026-10-05')).toBe(false);
    expect(isWorkday(workdays({ timezone: 'Asia/Hong_Kong' }), '2026-10-05')).toBe(true);
  });

  it('takes plain weekdays in a year without a notice, and says so', () => {
    expect(calendarKnows('2026')).toBe(true);
    expect(calendarKnows('2199')).toBe(false);
    expect(isWorkday(workdays(), '2199-01-01')).toBe(true); // a Tuesday
    const [found, ...more] = calendarFindings(workdays(), '2198-12-25', '2199-01-05').slice(-1);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ code: 'calendar.unknown_year', level: 'warning', seen: '2199' });
    expect(found?.message).toContain('2199 年的放假调休安排');
  });

  it('does not warn about known years, about years that the office arranged, or when every day is reported on', () => {
    expect(calendarFindings(workdays(), '2020-01-01', '2026-12-31')).toEqual([]);
    const arranged = workdays({ calendar: { holidays: ['2199-01-01'], workdays: [] } });
    expect(calendarFindings(arranged, '2199-01-01', '2199-02-01')).toEqual([]);
    expect(calendarFindings(sampleProgramme(), '2199-01-01', '2199-02-01')).toEqual([]);
    expect(calendarFindings(workdays({ timezone: 'Asia/Tokyo' }), '2026-01-01', '2026-02-01')).toHaveLength(1);
  });
});

describe('days covered by the next briefing', () => {
  it('are the holiday and the weekend before it', () => {
    expect(daysCoveredBy(workdays(), '2026-10-08')).toEqual(
      ['01', '02', '03', '04', '05', '06', '07'].map((day) => `2026-10-${day}`),
    );
    expect(daysCoveredBy(workdays(), '2026-10-12')).toEqual(['2026-10-11']);
    expect(daysCoveredBy(workdays(), '2026-10-09')).toEqual([]);
  });

  it('begin with the programme, and are none on a day off or when every day is reported on', () => {
    expect(daysCoveredBy(workdays({ starts: '2026-10-03' }), '2026-10-08')[0]).toBe('2026-10-03');
    expect(daysCoveredBy(workdays(), '2026-10-05')).toEqual([]);
    expect(daysCoveredBy(sampleProgramme(), '2026-10-08')).toEqual([]);
  });

  it('belong to exactly one briefing each', () => {
    const programme = workdays({ starts: '2026-01-01' });
    const seen: string[] = [];
    for (let day = '2026-01-01'; day <= '2026-12-31'; day = addDays(day, 1)) {
      if (isReportingDayOf(programme, day)) seen.push(...daysCoveredBy(programme, day), day);
    }
    expect(seen).toEqual([...new Set(seen)].sort());
    expect(seen).toHaveLength(365);
    expect(previousReportingDay(programme, '2026-10-08')).toBe('2026-09-30');
  });
});
