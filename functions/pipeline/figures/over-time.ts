/**
 * What was asked for, read and put together: figures over time, and of two periods side by side.
 */

import { type FigureTable, figureTables } from '../../core/figures/table.ts';
import type { Indicator } from '../../core/kinds/indicator.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { addDays, laterDay } from '../../core/values/reporting-day.ts';
import type { Period, Step } from '../../core/values/spans.ts';
import type { Stores } from '../../ports.ts';
import { lastClosedDay } from '../../records/day/closes.ts';
import { historySpan } from '../../records/history/history.ts';
import { readSeries, type Scope } from './series.ts';

export interface FiguresWanted {
  readonly indicators: readonly Indicator[];
  readonly scopes: readonly Scope[];
  readonly period: Period;
  readonly step: Step;
  readonly yearOnYear: boolean;
}

/** undefined: no day of the period has been closed. */
export async function figuresOverTime(
  stores: Stores,
  programme: Programme,
  wanted: FiguresWanted,
): Promise<readonly FigureTable[] | undefined> {
  const { scopes, step, yearOnYear, indicators } = wanted;
  const [closed, history] = await Promise.all([lastClosedDay(stores, programme.id), historySpan(stores, programme.id)]);
  const last = closed ?? history?.last;
  const from = laterDay(wanted.period.from, history?.first ?? programme.starts);
  const to = last !== undefined && last < wanted.period.to ? last : wanted.period.to;
  if (last === undefined || from > to) return undefined;
  const period = { from, to };
  const read = (of: Period) => readSeries(stores, programme, { ...of, indicators, scopes });
  const facts = { programme, indicators, scopes: scopes.length, period, step };
  if (!yearOnYear) return figureTables({ ...facts, days: await read(period) });
  const before = yearAround(period);
  if (before.to < from) {
    const [days, earlier] = await Promise.all([read(period), read(before)]);
    return figureTables({ ...facts, days, earlier });
  }
  const both = await read({ from: before.from, to });
  return figureTables({ ...facts, days: both, earlier: both });
}

/** Every day that may be the same a year before, whatever the steps: 364 days back, or the end of a longer month. */
const yearAround = ({ from, to }: Period): Period => ({ from: addDays(from, -366), to: addDays(to, -360) });
