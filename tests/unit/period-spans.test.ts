/**
 * Weeks, months and what they are compared with, at the ends of months and years.
 */
import { expect, test } from 'vitest';
import { monthOf, type Period, periodBefore, stepsOf, weekOf, yearBefore } from '../../functions/core/values/spans.ts';

const span = (from: string, to: string): Period => ({ from, to });

test('a week goes from Monday to Sunday, over the end of a year too', () => {
  expect(weekOf('2026-01-01')).toEqual(span('2025-12-29', '2026-01-04'));
  expect(weekOf('2025-12-29')).toEqual(span('2025-12-29', '2026-01-04'));
});

test('a month ends on its last day', () => {
  expect(monthOf('2024-02-10')).toEqual(span('2024-02-01', '2024-02-29'));
  expect(monthOf('2022-12-31')).toEqual(span('2022-12-01', '2022-12-31'));
});

test.each([
  ['a month', span('2022-03-01', '2022-03-31'), span('2022-02-01', '2022-02-28')],
  ['January', span('2022-01-01', '2022-01-31'), span('2021-12-01', '2021-12-31')],
  ['two months', span('2022-03-01', '2022-04-30'), span('2022-01-01', '2022-02-28')],
  ['a week', span('2022-04-04', '2022-04-10'), span('2022-03-28', '2022-04-03')],
  ['eight days', span('2022-04-01', '2022-04-08'), span('2022-03-24', '2022-03-31')],
])('before %s', (_, period, before) => {
  expect(periodBefore(period)).toEqual(before);
});

test.each([
  ['a month', span('2024-02-01', '2024-02-29'), span('2023-02-01', '2023-02-28')],
  ['February before a leap year’s', span('2025-02-01', '2025-02-28'), span('2024-02-01', '2024-02-29')],
  ['a week', span('2022-04-04', '2022-04-10'), span('2021-04-05', '2021-04-11')],
  ['some days', span('2024-02-20', '2024-02-29'), span('2023-02-20', '2023-02-28')],
  ['a whole year', span('2024-01-01', '2024-12-31'), span('2023-01-01', '2023-12-31')],
])('%s a year earlier', (_, period, before) => {
  expect(yearBefore(period)).toEqual(before);
});

test('a stretch in weeks and in months, cut at its ends', () => {
  expect(stepsOf(span('2022-04-01', '2022-04-12'), 'week')).toEqual([
    span('2022-04-01', '2022-04-03'),
    span('2022-04-04', '2022-04-10'),
    span('2022-04-11', '2022-04-12'),
  ]);
  expect(stepsOf(span('2022-03-30', '2022-04-02'), 'month')).toEqual([
    span('2022-03-30', '2022-03-31'),
    span('2022-04-01', '2022-04-02'),
  ]);
  expect(stepsOf(span('2022-04-01', '2022-04-02'), 'day')).toHaveLength(2);
});
