/**
 * Weeks, months and half-months: which days are reported on, when their deadlines fall, what is asked on which weekday, and
 * how such a report is said.
 */

import { describe, expect, it } from 'vitest';
import { stretchOf } from '../../functions/core/calendar/cycle.ts';
import { due, dueInstant, isReportingDayOf, issueInstant } from '../../functions/core/calendar/schedule.ts';
import {
  asOfReportingDay,
  cycleWords,
  reportingDayWords,
  scheduledWords,
} from '../../functions/core/calendar/words.ts';
import { closeDay } from '../../functions/core/day/close.ts';
import { programmeFileOf } from '../../functions/core/programme/file-of.ts';
import { parseProgramme } from '../../functions/core/programme/parse.ts';
import type { Programme, ReportingDays, Schedule } from '../../functions/core/programme/programme.ts';
import { checkDay } from '../../functions/core/report/parse.ts';
import { daysBetween } from '../../functions/core/values/reporting-day.ts';
import { dayToReport } from '../../functions/pages/page/landing.ts';
import { sampleProgramme, sampleRevision } from '../support/sample-records.ts';

const TUESDAYS: ReportingDays = { weekly: 'tue' };
const MONTHS: ReportingDays = { monthly: ['last'] };
const HALVES: ReportingDays = { monthly: [15, 'last'] };

const scheduled = (schedule: Partial<Schedule>, over: Partial<Programme> = {}): Programme =>
  sampleProgramme({ starts: '2016-01-01', schedule: { ...sampleProgramme().schedule, ...schedule }, ...over });

const daysOf = (programme: Programme, from: string, to: string): string[] =>
  daysBetween(from, to).filter((day) => isReportingDayOf(programme, day));

describe('days that are reported on', () => {
  it('are every Tuesday, the last of each month, or its middle and its last', () => {
    expect(daysOf(scheduled({ days: TUESDAYS }), '2016-12-05', '2016-12-31')).toEqual([
      ...['2016-12-06', '2016-12-13', '2016-12-20', '2016-12-27'],
    ]);
    expect(daysOf(scheduled({ days: MONTHS }), '2024-01-01', '2024-04-01')).toEqual([
      ...['2024-01-31', '2024-02-29', '2024-03-31'],
    ]);
    expect(daysOf(scheduled({ days: HALVES }), '2023-02-01', '2023-03-20')).toEqual([
      ...['2023-02-15', '2023-02-28', '2023-03-15'],
    ]);
  });

  it('cover the week, month or half that they end, without a gap and without a day twice', () => {
    for (const days of [TUESDAYS, MONTHS, HALVES]) {
      const programme = scheduled({ days });
      const stretches = daysOf(programme, '2023-01-01', '2024-03-31').map((day) => stretchOf({ days }, day));
      const covered = stretches.flatMap(({ from, to }) => daysBetween(from, to));
      expect(covered).toEqual(daysBetween(stretches[0]!.from, stretches.at(-1)!.to));
    }
  });

  it('may be reported on as soon as what they cover has begun, not before', () => {
    const monthly = scheduled({ days: MONTHS });
    const codes = (today: string) => checkDay(monthly, monthly.units[0]!, '2023-05-31', today).map(({ code }) => code);
    expect(codes('2023-04-30')).toEqual(['day.future']);
    expect(codes('2023-05-01')).toEqual([]);
  });
});

describe('a deadline on a day off', () => {
  const noon = { due: { plusDays: 0, time: '12:00' }, issue: { plusDays: 1, time: '09:00' } };
  const second = scheduled({ days: TUESDAYS, shift: { to: 'after', workdays: 2 }, ...noon });

  it('moves to the second workday after the holiday, a Sunday at work, as the ministry published it', () => {
    const published = {
      '2016-04-19': '2016-04-19T04:00:00.000Z',
      '2016-05-03': '2016-05-03T04:00:00.000Z',
      '2016-10-04': '2016-10-09T04:00:00.000Z',
      '2016-10-11': '2016-10-11T04:00:00.000Z',
      '2016-12-20': '2016-12-20T04:00:00.000Z',
      '2017-01-31': '2017-02-04T04:00:00.000Z',
    };
    for (const [day, instant] of Object.entries(published)) expect(dueInstant(second, day)).toBe(instant);
  });

  it('moves to the next workday, or to the one before, with its reminders and its issue', () => {
    const after = scheduled({ days: TUESDAYS, shift: { to: 'after', workdays: 1 }, ...noon });
    const before = scheduled({ days: TUESDAYS, shift: { to: 'before', workdays: 1 }, ...noon });
    expect(dueInstant(after, '2016-10-04')).toBe('2016-10-08T04:00:00.000Z');
    expect(issueInstant(after, '2016-10-04')).toBe('2016-10-09T01:00:00.000Z');
    expect(dueInstant(before, '2016-10-04')).toBe('2016-09-30T04:00:00.000Z');
    expect(dueInstant(scheduled({ days: TUESDAYS, ...noon }), '2016-10-04')).toBe('2016-10-04T04:00:00.000Z');
  });

  it('is met by the clock on the day to which it moved, also before the reporting day itself', () => {
    const before = scheduled({ days: MONTHS, shift: { to: 'before', workdays: 1 }, ...noon }, { starts: '2023-07-01' });
    const state = {
      from: '2023-07-01',
      reminded: new Set<string>(),
      closedThrough: '2023-08-31',
      issued: new Set<string>(),
      held: new Set<string>(),
    };
    const at = (now: string) => due(before, now, { ...state, issued: new Set(['2023-07-31', '2023-08-31']) });
    expect(dueInstant(before, '2023-09-30')).toBe('2023-09-28T04:00:00.000Z'); // 29 September is the Mid-Autumn Festival
    expect(at('2023-09-28T03:59:59.999Z')).toEqual([]);
    expect(at('2023-09-28T04:00:00.000Z')).toEqual([{ action: 'close', day: '2023-09-30' }]);
  });
});

describe('the day that a clerk means', () => {
  const monthly = scheduled({
    ...{ days: MONTHS, due: { plusDays: 8, time: '12:00' }, issue: { plusDays: 10, time: '09:00' } },
  });

  it('is the month before until its briefing is out, then the month that runs', () => {
    expect(dayToReport(monthly, '2023-09-05T00:00:00.000Z')).toBe('2023-08-31');
    expect(dayToReport(monthly, '2023-09-08T06:00:00.000Z')).toBe('2023-08-31');
    expect(dayToReport(monthly, '2023-09-11T00:00:00.000Z')).toBe('2023-09-30');
  });
});

describe('an indicator of some weekdays', () => {
  const programme = scheduled(
    {},
    {
      starts: '2022-04-01',
      indicators: [
        {
          id: 'patrols',
          name: '周末巡查',
          unit: '次',
          kind: 'flow',
          decimals: 0,
          aliases: [],
          required: true,
          carry: false,
          askedOn: ['sat', 'sun'],
        },
      ],
    },
  );
  const closeOf = (day: string, figures: Record<string, string>) =>
    closeDay({ programme, programmeVersion: 1, day, previous: null, revisions: [sampleRevision({ day, figures })] });

  it('is missing on a Saturday when nobody gives it, and on a Friday owed by nobody', () => {
    expect(closeOf('2022-04-09', {}).indicators.patrols?.missing).toEqual(['gaoxin']);
    expect(closeOf('2022-04-08', {}).indicators.patrols?.missing).toEqual([]);
  });
});

describe('words', () => {
  it('say months, weeks and halves as bureaus do', () => {
    expect(reportingDayWords({ days: MONTHS }, '2023-05-31')).toBe('2023年5月');
    expect(reportingDayWords({ days: TUESDAYS }, '2016-12-20')).toBe('2016年12月14日至20日');
    expect(reportingDayWords({ days: HALVES }, '2023-08-31')).toBe('2023年8月16日至31日');
    expect(asOfReportingDay(scheduled({ days: MONTHS }), '2021-08-31')).toBe('截至8月底');
    expect(asOfReportingDay(scheduled({ days: TUESDAYS }), '2016-12-20')).toBe('截至12月20日');
    expect(asOfReportingDay(scheduled({ days: 'every' }), '2022-04-08')).toBe('截至4月8日18时');
    expect(cycleWords({ days: MONTHS })).toMatchObject({ now: '本月', before: '上月' });
    expect(
      scheduledWords(scheduled({ days: MONTHS, due: { plusDays: 8, time: '12:00' } }), '2023-08-31', {
        plusDays: 8,
        time: '12:00',
      }),
    ).toBe('9月8日12:00');
    expect(scheduledWords(scheduled({}), '2023-08-31', { plusDays: 0, time: '18:00' })).toBe('18:00');
  });
});

describe('the file', () => {
  const file = (schedule: object, more: object = {}) => ({
    ...{
      id: 'm',
      title: '月报',
      organisation: '某局',
      issuer: '办公室',
      timezone: 'Asia/Shanghai',
      starts: '2023-01-01',
    },
    ...{ schedule: { due: '+8d 12:00', issue: '+9d 09:00', ...schedule }, template: 'daily' },
    ...{ units: [{ id: 'a', name: '甲县' }], indicators: [{ id: 'n', name: '受理', unit: '件', kind: 'flow' }] },
    ...more,
  });
  const read = (schedule: object, more: object = {}) => parseProgramme(file(schedule, more));

  it('reads each rhythm and shift, and writes it back', () => {
    for (const days of ['every', 'workdays', TUESDAYS, MONTHS, HALVES]) {
      for (const shift of ['before', { after: 2 }]) {
        const { programme, findings } = read({ days, shift });
        expect(findings).toEqual([]);
        expect(parseProgramme(programmeFileOf(programme!)).programme).toEqual(programme);
      }
    }
    expect(read({ days: { monthly: ['last', 15] } }).programme?.schedule.days).toEqual(HALVES);
  });

  it.each([
    [{ days: 'monthly' }, {}, 'schedule.days', 'programme.value'],
    [{ days: { weekly: 'tuesday' } }, {}, 'schedule.days.weekly', 'programme.value'],
    [{ days: { monthly: [31] } }, {}, 'schedule.days.monthly[0]', 'programme.value'],
    [{ days: { monthly: [] } }, {}, 'schedule.days.monthly', 'programme.value'],
    [{ days: { monthly: [15, 15] } }, {}, 'schedule.days.monthly[1]', 'programme.duplicate'],
    [{ days: { weekly: 'tue', monthly: ['last'] } }, {}, 'schedule.days', 'programme.value'],
    [{ days: { yearly: [1] } }, {}, 'schedule.days.yearly', 'programme.unknown_key'],
    [{ shift: 'later' }, {}, 'schedule.shift', 'programme.value'],
    [{ shift: { after: 0 } }, {}, 'schedule.shift.after', 'programme.value'],
    [{ shift: { after: 1, before: 1 } }, {}, 'schedule.shift', 'programme.value'],
    [{ days: MONTHS }, { digests: [{ kind: 'monthly' }] }, 'digests[0].kind', 'programme.order'],
    [{ days: TUESDAYS }, { digests: [{ kind: 'weekly' }] }, 'digests[0].kind', 'programme.order'],
    [
      { days: MONTHS },
      { indicators: [{ id: 'n', name: '受理', unit: '件', kind: 'flow', asked_on: ['sat'] }] },
      'indicators[0].asked_on',
      'programme.order',
    ],
    [
      {},
      { indicators: [{ id: 'n', name: '受理', unit: '件', kind: 'flow', asked_on: ['saturday'] }] },
      'indicators[0].asked_on[0]',
      'programme.value',
    ],
  ])('names what is wrong with %j %j', (schedule, more, path, code) => {
    const { programme, findings } = read(schedule, more);
    expect(programme).toBeUndefined();
    expect(findings).toContainEqual(expect.objectContaining({ path, code }));
  });
});
