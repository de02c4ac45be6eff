/**
 * Which digests are due, at the ends of weeks, months and years.
 */
import { describe, expect, test } from 'vitest';
import { type DigestState, digestsDue } from '../../functions/core/digest/schedule.ts';
import { madeProgramme } from '../support/made-programmes.ts';

const when = { plusDays: 1, time: '09:00' };
const programme = madeProgramme({
  starts: '2021-11-01',
  digests: [
    { kind: 'weekly', when, template: 'weekly' },
    { kind: 'monthly', when, template: 'monthly' },
    { kind: 'special', template: 'special' },
  ],
});
const nothing = { weekly: new Set<string>(), monthly: new Set<string>(), special: new Set<string>() };
const state = (over: Partial<DigestState> = {}): DigestState => ({
  from: '2021-12-20',
  closedThrough: '2022-01-09',
  issued: nothing,
  ...over,
});
const due = (now: string, over: Partial<DigestState> = {}, of = programme) =>
  digestsDue(of, new Date(`${now}+08:00`).toISOString(), state(over)).map(
    ({ kind, period }) => `${kind} ${period.from} ${period.to}`,
  );

describe('over the turn of the year', () => {
  test('oldest first, a week that spans it as one', () => {
    expect(due('2022-01-03T09:00:00')).toEqual([
      'weekly 2021-12-20 2021-12-26',
      'weekly 2021-12-27 2022-01-02',
      'monthly 2021-12-01 2021-12-31',
    ]);
  });
  test('a minute before its hour a week is not due', () => {
    expect(due('2022-01-03T08:59:00')).not.toContain('weekly 2021-12-27 2022-01-02');
  });
  test('what is issued, ended before the clock’s own time, or is not closed yet is not due', () => {
    const issued = { ...nothing, weekly: new Set(['2021-12-20_2021-12-26']) };
    expect(due('2022-01-03T09:00:00', { issued })).not.toContain('weekly 2021-12-20 2021-12-26');
    expect(due('2022-01-03T09:00:00', { from: '2022-01-01' })).toEqual(['weekly 2021-12-27 2022-01-02']);
    expect(due('2022-01-03T09:00:00', { closedThrough: '2022-01-01' })).not.toContain('weekly 2021-12-27 2022-01-02');
  });
  test('a programme that wants each briefing signed issues its digests at the desk', () => {
    const signed = { ...programme, schedule: { ...programme.schedule, review: 'required' as const } };
    expect(due('2022-01-03T09:00:00', {}, signed)).toEqual([]);
  });
  test('a period in which nobody reports has no digest', () => {
    expect(due('2022-01-10T09:00:00', { from: '2022-01-03' }, { ...programme, ends: '2021-12-31' })).toEqual([]);
  });
});
