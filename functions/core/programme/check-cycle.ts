/**
 * What must hold for the rhythm of a programme file: one way of naming days, and nothing that does not fit it (see
 * `programme-checks.ts`).
 */

import { duplicates, type Placed } from '../checks/placed.ts';
import { type Finding, finding } from '../findings/finding.ts';
import type { DigestEntry, IndicatorEntry, ScheduleEntry } from './schema.ts';

type Days = ScheduleEntry['days'];

/** How many people sign means something only where somebody has to. */
export function signersFindings({ review, signers }: Partial<ScheduleEntry>): Finding[] {
  if (signers === undefined || review === 'required') return [];
  const expected = '只能用于须签发的任务（schedule.review: required），请删去';
  return [finding('programme.order', { path: 'schedule.signers', name: 'signers', seen: String(signers), expected })];
}

/** `{ weekly: tue }` or `{ monthly: [15, last] }`, each day once; `shift` one way only. */
export function cycleFindings({ days, shift }: Partial<ScheduleEntry>): Finding[] {
  return [
    ...oneKey('schedule.days', 'days', days, '{ weekly: tue }、{ monthly: [last] } 之一，只写一个'),
    ...oneKey('schedule.shift', 'shift', shift, '{ before: 1 }、{ after: 2 } 之一，只写一个'),
    ...duplicates('monthly', monthDays(days)),
  ];
}

function oneKey(path: string, name: string, given: string | object | undefined, expected: string): Finding[] {
  if (given === undefined || typeof given === 'string' || Object.keys(given).length === 1) return [];
  return [finding('programme.value', { path, name, seen: JSON.stringify(given), expected })];
}

function monthDays(days: Days): Placed<string>[] {
  const listed = typeof days === 'object' ? (days.monthly ?? []) : [];
  return listed.map((each, index) => ({ entry: String(each), path: `schedule.days.monthly[${index}]` }));
}

/** Weekdays mean something only where every report is of one day. */
export function askedOnFindings(days: Days, indicators: readonly Placed<Partial<IndicatorEntry>>[]): Finding[] {
  return indicators.flatMap(({ entry: { asked_on = [] }, path }) => {
    const placed = asked_on.map((each, index) => ({ entry: each as string, path: `${path}.asked_on[${index}]` }));
    if (typeof days !== 'object' || placed.length === 0) return duplicates('asked_on', placed);
    const expected = '只能用于每天或只在工作日报送的任务（schedule.days: every 或 workdays），请删去';
    return [
      finding('programme.order', { path: `${path}.asked_on`, name: 'asked_on', seen: asked_on.join('、'), expected }),
    ];
  });
}

/** The same weekday a week earlier is another day only where every report is of one day. */
export function weekCompareFindings(days: Days, indicators: readonly Placed<Partial<IndicatorEntry>>[]): Finding[] {
  if (typeof days !== 'object') return [];
  const expected = '只能用于每天或只在工作日报送的任务（schedule.days: every 或 workdays），请删去或改为 previous';
  return indicators.flatMap(({ entry: { compare = [] }, path }) => {
    const at = compare.indexOf('week');
    if (at < 0) return [];
    return [finding('programme.order', { path: `${path}.compare[${at}]`, name: 'compare', seen: 'week', expected })];
  });
}

/** A digest puts several reports together: a weekly has none of a week to put together. */
export function digestCycleFindings(days: Days, digests: readonly Placed<Partial<DigestEntry>>[]): Finding[] {
  if (typeof days !== 'object') return [];
  const isMonthly = days.monthly?.length === 1 && days.monthly[0] === 'last';
  const tooShort = isMonthly ? ['weekly', 'monthly'] : ['weekly'];
  const expected = `每期报送的时段不比它短，没有可汇总的，请删去${isMonthly ? '' : '或改为 monthly'}`;
  return digests.flatMap(({ entry: { kind }, path }) =>
    kind !== undefined && tooShort.includes(kind)
      ? [finding('programme.order', { path: `${path}.kind`, name: 'kind', seen: kind, expected })]
      : [],
  );
}
