/**
 * Public holidays and moved working days (放假调休) of mainland China, as the State Council's yearly notices say.
 *
 * A table, not a rule: each year's arrangement is decided anew and made known in October to December of the year before.
 * A year without a notice is unknown (`calendarKnows`), never guessed. A new year is added by
 * `node infra/local/holiday-notice.ts YEAR`, after a look at the notice itself.
 */

import { addDays } from '../values/reporting-day.ts';
import type { ReportingDay } from '../values/values.ts';

export interface HolidayNotice {
  /** The year that it arranges; its first days may lie in December of the year before. */
  readonly year: string;
  /** Day of the notice. */
  readonly dated: ReportingDay;
  readonly source: string;
  /** Days off, `FIRST..LAST` or one day. Weekends within are named too. */
  readonly rest: readonly string[];
  /** Saturdays and Sundays on which people work. */
  readonly work: readonly ReportingDay[];
}

export const HOLIDAY_NOTICES: readonly HolidayNotice[] = [
  {
    year: '2016',
    dated: '2015-12-10',
    source: 'https://www.gov.cn/zhengce/content/2015-12/10/content_10394.htm',
    rest: [
      '2016-01-01',
      '2016-02-07..2016-02-13',
      '2016-04-04',
      '2016-05-01..2016-05-02',
      '2016-06-09..2016-06-11',
      '2016-09-15..2016-09-17',
      '2016-10-01..2016-10-07',
    ],
    work: ['2016-02-06', '2016-02-14', '2016-06-12', '2016-09-18', '2016-10-08', '2016-10-09'],
  },
  {
    year: '2017',
    dated: '2016-12-01',
    source: 'https://www.gov.cn/zhengce/content/2016-12/01/content_5141603.htm',
    rest: [
      '2017-01-01..2017-01-02',
      '2017-01-27..2017-02-02',
      '2017-04-02..2017-04-04',
      '2017-05-01',
      '2017-05-28..2017-05-30',
      '2017-10-01..2017-10-08',
    ],
    work: ['2017-01-22', '2017-02-04', '2017-04-01', '2017-05-27', '2017-09-30'],
  },
  {
    year: '2018',
    dated: '2017-11-30',
    source: 'https://www.gov.cn/zhengce/content/2017-11/30/content_5243579.htm',
    rest: [
      '2018-01-01',
      '2018-02-15..2018-02-21',
      '2018-04-05..2018-04-07',
      '2018-04-29..2018-05-01',
      '2018-06-18',
      '2018-09-24',
      '2018-10-01..2018-10-07',
      '2018-12-30..2018-12-31',
    ],
    work: ['2018-02-11', '2018-02-24', '2018-04-08', '2018-04-28', '2018-09-29', '2018-09-30', '2018-12-29'],
  },
  {
    year: '2019',
    // With the longer Labour Day, of 2019-03-22: content/2019-03/22/content_5375877.htm
    dated: '2018-12-06',
    source: 'https://www.gov.cn/zhengce/content/2018-12/06/content_5346276.htm',
    rest: [
      '2019-01-01',
      '2019-02-04..2019-02-10',
      '2019-04-05..2019-04-07',
      '2019-05-01..2019-05-04',
      '2019-06-07..2019-06-09',
      '2019-09-13..2019-09-15',
      '2019-10-01..2019-10-07',
    ],
    work: ['2019-02-02', '2019-02-03', '2019-04-28', '2019-05-05', '2019-09-29', '2019-10-12'],
  },
  {
    year: '2020',
    // With the extension of the Spring Festival to 2 February, of 2020-01-27: content/2020-01/27/content_5472352.htm
    dated: '2019-11-21',
    source: 'https://www.gov.cn/zhengce/content/2019-11/21/content_5454164.htm',
    rest: [
      '2020-01-01',
      '2020-01-24..2020-02-02',
      '2020-04-04..2020-04-06',
      '2020-05-01..2020-05-05',
      '2020-06-25..2020-06-27',
      '2020-10-01..2020-10-08',
    ],
    work: ['2020-01-19', '2020-04-26', '2020-05-09', '2020-06-28', '2020-09-27', '2020-10-10'],
  },
  {
    year: '2021',
    dated: '2020-11-25',
    source: 'https://www.gov.cn/zhengce/content/2020-11/25/content_5564127.htm',
    rest: [
      '2021-01-01..2021-01-03',
      '2021-02-11..2021-02-17',
      '2021-04-03..2021-04-05',
      '2021-05-01..2021-05-05',
      '2021-06-12..2021-06-14',
      '2021-09-19..2021-09-21',
      '2021-10-01..2021-10-07',
    ],
    work: ['2021-02-07', '2021-02-20', '2021-04-25', '2021-05-08', '2021-09-18', '2021-09-26', '2021-10-09'],
  },
  {
    year: '2022',
    dated: '2021-10-25',
    source: 'https://www.gov.cn/zhengce/content/2021-10/25/content_5644835.htm',
    rest: [
      '2022-01-01..2022-01-03',
      '2022-01-31..2022-02-06',
      '2022-04-03..2022-04-05',
      '2022-04-30..2022-05-04',
      '2022-06-03..2022-06-05',
      '2022-09-10..2022-09-12',
      '2022-10-01..2022-10-07',
    ],
    work: ['2022-01-29', '2022-01-30', '2022-04-02', '2022-04-24', '2022-05-07', '2022-10-08', '2022-10-09'],
  },
  {
    year: '2023',
    dated: '2022-12-08',
    source: 'https://www.gov.cn/zhengce/content/2022-12/08/content_5730844.htm',
    rest: [
      '2022-12-31..2023-01-02',
      '2023-01-21..2023-01-27',
      '2023-04-05',
      '2023-04-29..2023-05-03',
      '2023-06-22..2023-06-24',
      '2023-09-29..2023-10-06',
    ],
    work: ['2023-01-28', '2023-01-29', '2023-04-23', '2023-05-06', '2023-06-25', '2023-10-07', '2023-10-08'],
  },
  {
    year: '2024',
    dated: '2023-10-25',
    source: 'https://www.gov.cn/zhengce/content/202310/content_6911527.htm',
    rest: [
      '2024-01-01',
      '2024-02-10..2024-02-17',
      '2024-04-04..2024-04-06',
      '2024-05-01..2024-05-05',
      '2024-06-10',
      '2024-09-15..2024-09-17',
      '2024-10-01..2024-10-07',
    ],
    work: [
      '2024-02-04',
      '2024-02-18',
      '2024-04-07',
      '2024-04-28',
      '2024-05-11',
      '2024-09-14',
      '2024-09-29',
      '2024-10-12',
    ],
  },
  {
    year: '2025',
    dated: '2024-11-12',
    source: 'https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm',
    rest: [
      '2025-01-01',
      '2025-01-28..2025-02-04',
      '2025-04-04..2025-04-06',
      '2025-05-01..2025-05-05',
      '2025-05-31..2025-06-02',
      '2025-10-01..2025-10-08',
    ],
    work: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  {
    year: '2026',
    dated: '2025-11-04',
    source: 'https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm',
    rest: [
      '2026-01-01..2026-01-03',
      '2026-02-15..2026-02-23',
      '2026-04-04..2026-04-06',
      '2026-05-01..2026-05-05',
      '2026-06-19..2026-06-21',
      '2026-09-25..2026-09-27',
      '2026-10-01..2026-10-07',
    ],
    work: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
];

/** Is there a notice for that year, `2026`? */
export const calendarKnows = (year: string): boolean => HOLIDAY_NOTICES.some((notice) => notice.year === year);

/** What the notices say about that day: off, at work although a weekend, or nothing (then the weekday decides). */
export const arrangedAs = (day: ReportingDay): 'rest' | 'work' | undefined => ARRANGED.get(day);

/** The days off of one notice, or the weekends at work. */
export const arrangedIn = (notice: HolidayNotice, what: 'rest' | 'work'): ReportingDay[] =>
  notice[what].flatMap(daysIn);

const ARRANGED: ReadonlyMap<ReportingDay, 'rest' | 'work'> = new Map(
  HOLIDAY_NOTICES.flatMap(({ rest, work }) => [
    ...rest.flatMap(daysIn).map((day) => [day, 'rest'] as const),
    ...work.map((day) => [day, 'work'] as const),
  ]),
);

function daysIn(range: string): ReportingDay[] {
  const [first = '', last = first] = range.split('..');
  const days = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}
