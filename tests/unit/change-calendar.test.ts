/**
 * The workday calendar that the office edits: what it reads, what it refuses, what follows.
 */
import { expect, it } from 'vitest';
import { type CalendarWords, calendarText, withCalendar } from '../../functions/core/calendar/change.ts';
import { isWorkday } from '../../functions/core/calendar/workdays.ts';
import { webProgramme } from '../support/web-world.ts';

const TODAY = '2026-11-22';
const own = { holidays: ['2026-01-05', '2026-12-31'], workdays: ['2026-12-26'] };
const programme = webProgramme({ calendar: own });
const change = (typed: Partial<CalendarWords>) =>
  withCalendar(
    programme,
    { holidays: calendarText(own.holidays), workdays: calendarText(own.workdays), ...typed },
    TODAY,
  );
const changed = (typed: Partial<CalendarWords>) => {
  const result = change(typed);
  if ('findings' in result) throw new Error(JSON.stringify(result.findings));
  return result;
};
const codes = (typed: Partial<CalendarWords>) => {
  const result = change(typed);
  return 'findings' in result ? result.findings.map(({ code, seen }) => [code, seen]) : [];
};

it('what is shown and sent back says what it said', () => {
  expect(changed({}).differences).toEqual([]);
  expect(changed({}).programme).toEqual(programme);
});

it.each([
  ['2026-01-05\n2027-02-06 至 2027-02-08', ['2027-02-06', '2027-02-07', '2027-02-08']],
  ['2026-01-05,2027年2月6日（周六）至8日（周一）', ['2027-02-06', '2027-02-07', '2027-02-08']],
  ['2026/1/5、２０２７/2/6～2/8', ['2027-02-06', '2027-02-07', '2027-02-08']],
  ['2027-02-08；2027-02-06..2027-02-07 2026-01-05', ['2027-02-06', '2027-02-07', '2027-02-08']],
  ['2026-01-05 2026年12月31日到2027年1月1日', ['2026-12-31', '2027-01-01']],
])('reads %s', (holidays, days) => {
  expect(changed({ holidays }).programme.calendar).toEqual({
    holidays: ['2026-01-05', ...days],
    workdays: ['2026-12-26'],
  });
});

it.each([
  [{ holidays: '2月6日' }, [['calendar.unread', '2月6日']]],
  [{ holidays: '2027-02-30' }, [['calendar.unread', '2027-02-30']]],
  [{ holidays: '春节' }, [['calendar.unread', '春节']]],
  [{ holidays: '2027-02-06至2027-02-08至9日' }, [['calendar.unread', '2027-02-06至2027-02-08至9日']]],
  [{ holidays: '2027-02-08 至 2027-02-06' }, [['calendar.stretch', '2027-02-08至2027-02-06']]],
  [{ holidays: '2027-02-06 至 2028-02-06' }, [['calendar.stretch', '2027-02-06至2028-02-06']]],
  [{ holidays: '2026-01-05 2026-12-26' }, [['calendar.both', '2026-12-26']]],
  [{ holidays: '2026-12-31' }, [['calendar.past', '2026-01-05']]],
  [{ workdays: '2026-12-26 2026-11-21' }, [['calendar.past', '2026-11-21']]],
])('refuses %j', (typed, expected) => {
  expect(codes(typed)).toEqual(expected);
});

it('tells what becomes of each day, and the programme follows it', () => {
  const { differences, programme: after } = changed({ holidays: '2026-01-05', workdays: '2026-12-26、2026-12-27' });
  expect(differences).toEqual([
    { day: '2026-12-27', before: null, after: 'workdays' },
    { day: '2026-12-31', before: 'holidays', after: null },
  ]);
  const days = ['2026-12-26', '2026-12-27', '2026-12-31'];
  expect(days.map((day) => isWorkday(programme, day))).toEqual([true, false, false]);
  expect(days.map((day) => isWorkday(after, day))).toEqual([true, true, true]);
  expect({ ...after, calendar: own }).toEqual(programme);
});
