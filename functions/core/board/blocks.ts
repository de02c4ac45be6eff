/**
 * What stands between a day and its briefing, or its readers: shown on top of the office's board, most pressing first.
 *
 * Pure over what the records say; nothing of it is stored, so a line is gone as soon as its reason is.
 */

import { dueInstant } from '../calendar/schedule.ts';
import { CALENDAR_AHEAD_DAYS, calendarFindings } from '../calendar/workdays.ts';
import { type Delivery, nextAttempt } from '../delivery/delivery.ts';
import type { Programme } from '../programme/programme.ts';
import type { Signing } from '../run/ledger.ts';
import { addDays, dayAt } from '../values/reporting-day.ts';
import type { Instant, ReportingDay } from '../values/values.ts';
import { type BoardDay, isInState, isUnexplained } from './board.ts';
import type { BranchStanding } from './branches.ts';

/** How a scheduled issue stands, as the run ledger says it; see `core/run/ledger.ts`. */
export interface BlockingRun {
  readonly state: string;
  /** Why it failed, in words; absent: nothing is known. */
  readonly why?: string;
}

export type Block =
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'held'; readonly by: string; readonly at: Instant }
  | { readonly kind: 'sign-off' }
  | { readonly kind: 'sign-again' }
  /** Names of all of them, as the programme lists them. */
  | { readonly kind: 'missing'; readonly names: readonly string[] }
  | { readonly kind: 'returned'; readonly names: readonly string[] }
  /** Branches that have not passed on by their own deadline. */
  | { readonly kind: 'branches'; readonly names: readonly string[] }
  | { readonly kind: 'questioned'; readonly count: number }
  | { readonly kind: 'undelivered'; readonly count: number; readonly edition: number }
  /** Issued editions whose figures or words have changed since, oldest day first. */
  | { readonly kind: 'outdated'; readonly issues: readonly OutdatedIssue[] }
  | { readonly kind: 'calendar'; readonly year: string };

interface OutdatedIssue {
  readonly day: ReportingDay;
  readonly issue: number;
}

export interface BlockFacts {
  readonly board: BoardDay;
  /** Absent: the programme has none. */
  readonly branches?: readonly BranchStanding[] | undefined;
  readonly run: BlockingRun;
  /** The decision that holds the day, when the last one does. */
  readonly hold?: { readonly by: string; readonly at: Instant } | undefined;
  readonly signing: Signing;
  /** Number of the latest edition; absent: none is issued. */
  readonly edition?: number | undefined;
  readonly deliveries: readonly Delivery[];
  readonly outdated: readonly OutdatedIssue[];
}

export function blocksOf(programme: Programme, now: Instant, facts: BlockFacts): Block[] {
  const { board, edition } = facts;
  const open = edition === undefined ? beforeIssue(programme, now, facts) : [];
  const dead = facts.deliveries.filter((each) => isDead(each, now)).length;
  return [
    ...open,
    ...(dead > 0 && edition !== undefined ? [{ kind: 'undelivered', count: dead, edition } as const] : []),
    ...(facts.outdated.length > 0 ? [{ kind: 'outdated', issues: facts.outdated } as const] : []),
    ...calendarBlocks(programme, board.day, now),
  ];
}

function beforeIssue(programme: Programme, now: Instant, facts: BlockFacts): Block[] {
  const { board, run, hold, signing } = facts;
  const over = Date.parse(now) > Date.parse(dueInstant(programme, board.day));
  const missing = board.units.filter((unit) => isInState(unit, 'missing'));
  const questioned = board.units.filter(isUnexplained).length;
  const returned = board.units.filter(({ decided }) => decided === 'return');
  const unpassed = (facts.branches ?? []).filter((each) => isOverdue(each, now));
  const wanted = programme.schedule.review === 'required' && hold === undefined;
  return [
    ...(run.state === 'failed' ? [{ kind: 'failed', why: run.why ?? '' } as const] : []),
    ...(hold === undefined ? [] : [{ kind: 'held', by: hold.by, at: hold.at } as const]),
    ...(wanted && signing === 'open' && over ? [{ kind: 'sign-off' } as const] : []),
    ...(wanted && signing === 'lapsed' ? [{ kind: 'sign-again' } as const] : []),
    ...(over && missing.length > 0 ? [{ kind: 'missing', names: missing.map(({ name }) => name) } as const] : []),
    ...(unpassed.length > 0 ? [{ kind: 'branches', names: unpassed.map(({ name }) => name) } as const] : []),
    ...(returned.length > 0 ? [{ kind: 'returned', names: returned.map(({ name }) => name) } as const] : []),
    ...(questioned > 0 ? [{ kind: 'questioned', count: questioned } as const] : []),
  ];
}

const isOverdue = ({ due, passedAt }: BranchStanding, now: Instant): boolean =>
  due !== undefined && passedAt === undefined && Date.parse(now) > Date.parse(due);

/** Nothing more happens by itself: somebody has to look. */
function isDead(delivery: Delivery, now: Instant): boolean {
  return ['unclear', 'refused', 'given-up'].includes(nextAttempt(delivery, now).state);
}

/** Only where it matters now: a board of last year says nothing about next year's calendar. */
function calendarBlocks(programme: Programme, day: ReportingDay, now: Instant): Block[] {
  const today = dayAt(now, programme.timezone);
  if (day < addDays(today, -1)) return [];
  const found = calendarFindings(programme, today, lastDay(programme, addDays(today, CALENDAR_AHEAD_DAYS)));
  return found.map(({ seen }) => ({ kind: 'calendar', year: seen }));
}

const lastDay = ({ ends }: Programme, day: ReportingDay): ReportingDay =>
  ends !== undefined && ends < day ? ends : day;
