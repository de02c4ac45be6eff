/**
 * Which digests are due: pure, over the programme, the instant and what is there already. A late or a double tick finds
 * exactly what is left; what lies before the clock's own time is not made up for.
 */
import { periodId } from '../programme/digests.ts';
import type { DigestKind, DigestSettings, Programme } from '../programme/programme.ts';
import { dayAt, instantOf } from '../values/reporting-day.ts';
import { monthOf, type Period, periodBefore, weekOf } from '../values/spans.ts';
import type { Instant, ReportingDay } from '../values/values.ts';
import { reportingDaysIn } from './make.ts';

export interface DueDigest {
  readonly kind: DigestKind;
  readonly period: Period;
}

export interface DigestState {
  /** Periods that end before that day are not the clock's. */
  readonly from: ReportingDay;
  readonly closedThrough?: ReportingDay;
  /** `periodId` of issued ones by kind. */
  readonly issued: Readonly<Record<DigestKind, ReadonlySet<string>>>;
}

/** Periods that are looked back at, of each kind: a clock that stood still longer is helped by the desk. */
const MOST_BACK = 6;

/**
 * Oldest first. A period is due when its time has come and each of its reporting days is closed; programmes that want every
 * briefing signed (`review: required`) issue their digests at the desk too.
 */
export function digestsDue(programme: Programme, now: Instant, state: DigestState): DueDigest[] {
  if (programme.schedule.review === 'required') return [];
  return (programme.digests ?? []).flatMap((settings) => dueOf(programme, settings, now, state));
}

function dueOf(programme: Programme, { kind, when }: DigestSettings, now: Instant, state: DigestState): DueDigest[] {
  if (when === undefined || kind === 'special') return [];
  const today = dayAt(now, programme.timezone);
  const due: DueDigest[] = [];
  let period = kind === 'weekly' ? weekOf(today) : monthOf(today);
  for (let back = 0; back <= MOST_BACK && period.to >= state.from; back += 1, period = periodBefore(period)) {
    const hasCome = Date.parse(instantOf(period.to, when, programme.timezone)) <= Date.parse(now);
    if (hasCome && isClosed(programme, period, state) && !isIssued(state, kind, period)) due.unshift({ kind, period });
  }
  return due;
}

function isClosed(programme: Programme, period: Period, { closedThrough }: DigestState): boolean {
  const last = reportingDaysIn(programme, period).at(-1);
  return last !== undefined && closedThrough !== undefined && last <= closedThrough;
}

const isIssued = ({ issued }: DigestState, kind: DigestKind, period: Period): boolean =>
  issued[kind].has(periodId(period));
