/**
 * What is to be reached of an indicator, and by when (目标任务): in all, or by each unit. How far it is reached stands in
 * `core/target/`.
 */
import type { DecimalString, ReportingDay } from '../values/values.ts';

/** How the time that has passed is counted: whole months, calendar days, workdays. */
export const TIME_MEASURES = ['months', 'days', 'workdays'] as const;
export type TimeMeasure = (typeof TIME_MEASURES)[number];

/** Both are in use, each with verbs of its own. */
export const TIME_WORDINGS = ['时间进度', '序时进度'] as const;
export type TimeWording = (typeof TIME_WORDINGS)[number];

export interface Target {
  /** First day that counts towards it; absent: all there is, opening balances too. */
  readonly from?: ReportingDay;
  /** Day by which it is to be reached; absent: no time is set, so nothing is ahead or behind. */
  readonly by?: ReportingDay;
  /** It is to be reached anew in every period: what counts is the period's own figure. */
  readonly per?: 'period';
  /** In all; absent: the sum of `units`. */
  readonly total?: DecimalString;
  /** Of each unit that has one. */
  readonly units?: Readonly<Record<string, DecimalString>>;
  /** Decimals of rate and gap as they are printed; absent: 1. */
  readonly decimals?: number;
  /** Absent: months where each month has one report, else days. */
  readonly progress?: TimeMeasure;
  /** What the time that has passed is called: 超/落后时间进度, or 快于/慢于序时进度; absent: 时间进度. */
  readonly wording?: TimeWording;
}

/** Decimals of a rate where the programme says nothing. */
export const RATE_DECIMALS = 1;
