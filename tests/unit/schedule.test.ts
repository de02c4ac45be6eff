/**
 * What is due: one pure function of programme, instant and what was done. Late ticks, double ticks and outages included.
 */
import { describe, expect, test } from 'vitest';
import {
  type DueAction,
  due,
  dueInstant,
  isLate,
  isReportingDayOf,
  issueInstant,
  previousReportingDay,
  reportingDays,
  type ScheduleState,
} from '../../functions/core/calendar/schedule.ts';
import type { Programme, Schedule } from '../../functions/core/programme/programme.ts';
import { addDays } from '../../functions/core/values/reporting-day.ts';
import type { DayTime } from '../../functions/core/values/values.ts';
import { madeProgramme } from '../support/made-programmes.ts';

const at = (time: string, plusDays = 0): DayTime => ({ plusDays, time });
const schedule: Schedule = {
  days: 'every',
  due: at('18:00'),
  remind: [at('16:30'), at('17:30')],
  issue: at('08:00', 1),
  review: 'none',
};
const programme = (over: Partial<Programme> = {}, times: Partial<Schedule> = {}) =>
  madeProgramme({ ...over, schedule: { ...schedule, ...times } });

const NOTHING: ScheduleState = { from: '2022-04-01', issued: new Set(), held: new Set(), reminded: new Set() };
/** Everything before that day is closed and issued. */
const doneBefore = (day: string): ScheduleState => ({
  ...NOTHING,
  ...(day > '2022-04-01' ? { closedThrough: addDays(day, -1) } : {}),
  issued: new Set(reportingDays(programme(), '2022-04-01', `${addDays(day, -1)}T01:00:00Z`)),
});

/** In Shanghai's time. */
const shanghai = (text: string) => new Date(`${text.replace(' ', 'T')}+08:00`).toISOString();
const words = (actions: readonly DueAction[]) =>
  actions.map((each) => `${each.action} ${each.day.slice(8)}${each.action === 'remind' ? ` ${each.time}` : ''}`);
const dueAt = (text: string, state: ScheduleState, which = programme()) => words(due(which, shanghai(text), state));

describe('an ordinary day', () => {
  test.each([
    ['2022-04-02 16:29:59.999', []],
    ['2022-04-02 16:30:00', ['remind 02 16:30']],
    ['2022-04-02 17:59:59.999', ['remind 02 17:30']],
    ['2022-04-02 18:00:00', ['close 02']],
    ['2022-04-03 07:59:59.999', ['close 02']],
    ['2022-04-03 08:00:00', ['close 02', 'issue 02']],
  ])('at %s: %j', (now, expected) => expect(dueAt(now, doneBefore('2022-04-02'))).toEqual(expected));

  test('what was done is not due again: a double tick does nothing', () => {
    const reminded = { ...doneBefore('2022-04-02'), reminded: new Set(['2022-04-02 16:30']) };
    expect(dueAt('2022-04-02 16:35', reminded)).toEqual([]);
    expect(dueAt('2022-04-02 18:05', { ...reminded, closedThrough: '2022-04-02' })).toEqual([]);
    const issued = new Set([...reminded.issued, '2022-04-02']);
    expect(dueAt('2022-04-03 08:05', { ...reminded, closedThrough: '2022-04-02', issued })).toEqual([]);
  });

  test('a crash between two actions leaves exactly the rest', () => {
    expect(dueAt('2022-04-03 08:00', { ...doneBefore('2022-04-02'), closedThrough: '2022-04-02' })).toEqual([
      'issue 02',
    ]);
  });
});

describe('reminders', () => {
  test('are not repeated', () => {
    const state = { ...doneBefore('2022-04-02'), reminded: new Set(['2022-04-02 16:30']) };
    expect(dueAt('2022-04-02 17:29', state)).toEqual([]);
    expect(dueAt('2022-04-02 17:30', state)).toEqual(['remind 02 17:30']);
  });

  test('are not made up for: a late tick sends the last one only, and none after the deadline', () => {
    expect(dueAt('2022-04-02 17:45', doneBefore('2022-04-02'))).toEqual(['remind 02 17:30']);
    const reminded = { ...doneBefore('2022-04-02'), reminded: new Set(['2022-04-02 17:30']) };
    expect(dueAt('2022-04-02 17:50', reminded)).toEqual([]); // 16:30 was passed over and stays so
    expect(dueAt('2022-04-02 18:00', { ...doneBefore('2022-04-02'), closedThrough: '2022-04-02' })).toEqual([]);
  });

  test('are in order of time however the file lists them, and may lie on a later day', () => {
    const late = programme({}, { due: at('12:00', 1), remind: [at('11:00', 1), at('20:00')], issue: at('14:00', 1) });
    expect(dueAt('2022-04-02 10:59', doneBefore('2022-04-01'), late)).toEqual(['remind 01 20:00']);
    expect(dueAt('2022-04-02 11:30', doneBefore('2022-04-01'), late)).toEqual(['remind 01 +1d 11:00']);
  });
});

describe('an outage', () => {
  test('days missed are caught up in order, each closed and issued before the next', () => {
    expect(dueAt('2022-04-05 09:00', doneBefore('2022-04-02'))).toEqual([
      'close 02',
      'issue 02',
      'close 03',
      'issue 03',
      'close 04',
      'issue 04',
    ]);
  });

  test('the clock answers for no day before it was asked to', () => {
    const state = { ...NOTHING, from: '2022-04-03' };
    expect(dueAt('2022-04-04 09:00', state)).toEqual(['close 03', 'issue 03']);
    expect(dueAt('2022-04-01 15:00', { ...NOTHING, from: '2021-01-01' })).toEqual([]);
  });
});

describe('review', () => {
  const all = doneBefore('2022-04-02');

  test('a held day is closed and not issued; the days after it are', () => {
    const held = { ...all, held: new Set(['2022-04-02']) };
    expect(dueAt('2022-04-04 09:00', held)).toEqual(['close 02', 'close 03', 'issue 03']);
  });

  test('optional issues by itself, required never does', () => {
    expect(dueAt('2022-04-03 09:00', all, programme({}, { review: 'optional' }))).toEqual(['close 02', 'issue 02']);
    expect(dueAt('2022-04-03 09:00', all, programme({}, { review: 'required' }))).toEqual(['close 02']);
  });
});

describe('which days are reported on', () => {
  test('from the start to the end, both included', () => {
    const short = programme({ starts: '2022-04-02', ends: '2022-04-03' });
    expect(reportingDays(short, '2020-01-01', shanghai('2022-04-09 09:00'))).toEqual(['2022-04-02', '2022-04-03']);
    expect(dueAt('2022-04-09 09:00', NOTHING, short)).toEqual(['close 02', 'issue 02', 'close 03', 'issue 03']);
  });

  test('the day begins at midnight of the programme’s zone', () => {
    expect(reportingDays(programme(), '2022-04-02', shanghai('2022-04-02 23:59:59.999'))).toEqual(['2022-04-02']);
    expect(reportingDays(programme(), '2022-04-02', shanghai('2022-04-03 00:00'))).toHaveLength(2);
  });

  describe('on workdays', () => {
    // A zone without public notices: only the week and the programme's own calendar speak.
    const working = programme(
      {
        timezone: 'Asia/Singapore',
        starts: '2022-05-27',
        calendar: { holidays: ['2022-06-01', '2022-06-02', '2022-06-03'], workdays: ['2022-06-05'] },
      },
      { days: 'workdays' },
    );

    test('weekends and holidays are passed over, moved workdays are not', () => {
      const days = reportingDays(working, working.starts, shanghai('2022-06-06 09:00'));
      expect(days).toEqual(['2022-05-27', '2022-05-30', '2022-05-31', '2022-06-05', '2022-06-06']);
      expect(isReportingDayOf(working, '2022-05-28')).toBe(false);
    });

    test('a workday in both lists is a workday', () => {
      const both = { ...working, calendar: { holidays: ['2022-06-05'], workdays: ['2022-06-05'] } };
      expect(isReportingDayOf(both, '2022-06-05')).toBe(true);
    });

    test('the day before is the last one that was reported on', () => {
      expect(previousReportingDay(working, '2022-06-05')).toBe('2022-05-31');
      expect(previousReportingDay(working, '2022-05-30')).toBe('2022-05-27');
      expect(previousReportingDay(working, '2022-05-27')).toBeUndefined();
    });

    test('what is due jumps over them', () => {
      const state = { ...NOTHING, from: working.starts, closedThrough: '2022-05-30', issued: new Set(['2022-05-27']) };
      expect(dueAt('2022-06-05 09:00', state, working)).toEqual(['issue 30', 'close 31', 'issue 31']);
    });
  });
});

describe('late', () => {
  test.each([
    ['2022-04-02T09:59:59.999Z', false],
    ['2022-04-02T10:00:00.000Z', false],
    ['2022-04-02T10:00:00.001Z', true],
    ['2022-04-01T00:00:00.000Z', false],
  ])('%s: %s', (receivedAt, late) => expect(isLate(programme(), '2022-04-02', receivedAt)).toBe(late));

  test('the deadline may lie on a later day, in the programme’s zone', () => {
    const abroad = programme({ timezone: 'America/New_York' }, { due: at('00:30', 1) });
    expect(dueInstant(abroad, '2021-12-31')).toBe('2022-01-01T05:30:00.000Z');
    expect(isLate(abroad, '2021-12-31', '2022-01-01T05:30:00.001Z')).toBe(true);
    expect(issueInstant(abroad, '2022-03-12')).toBe('2022-03-13T12:00:00.000Z'); // in summer time by then
  });
});
