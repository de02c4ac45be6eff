/**
 * The run ledger (运行记录): how each scheduled issue ended. Computed from what is on record, never stored, so that a line
 * can say nothing else than the records do, and each has exactly one state.
 */

import { isAsked, issueInstant } from '../calendar/schedule.ts';
import type { Edition } from '../edition/edition.ts';
import type { DigestPlace } from '../programme/digests.ts';
import type { Programme } from '../programme/programme.ts';
import { GRACE_MINUTES } from '../programme/programme.ts';
import type { Instant, ReportingDay } from '../values/values.ts';

/**
 * planned: its hour has not come, or it is being worked on; issued; late: after the grace; held: the office holds it back,
 * or it waits for its sign-off; nothing: no unit was asked; failed: not there after the grace, or its last run broke off.
 */
export type RunState = 'planned' | 'issued' | 'late' | 'held' | 'nothing' | 'failed';

/** A run that broke off, as it is recorded; a repeated failure changes `last`, `times` and `why`. */
export interface RunFailure {
  readonly programme: string;
  readonly day: ReportingDay;
  readonly first: Instant;
  readonly last: Instant;
  readonly times: number;
  /** The sentence of the last one. Never a secret. */
  readonly why: string;
}

/** The same of a digest, under the last day of its period. */
export interface DigestFailure extends RunFailure {
  readonly digest: DigestPlace;
}

/** open: not signed by all three; signed: what would be issued now is signed; lapsed: it was, and has changed since. */
export type Signing = 'open' | 'signed' | 'lapsed';

export interface RunFacts {
  /** The day's first edition. */
  readonly edition?: Pick<Edition, 'issue' | 'issuedAt' | 'by'> | undefined;
  readonly held: boolean;
  /** Asked for only where the programme wants signatures and nothing is issued. */
  readonly signing: Signing;
  readonly failure?: RunFailure | undefined;
}

export interface Run {
  readonly day: ReportingDay;
  /** When it was to be issued. */
  readonly due: Instant;
  readonly state: RunState;
  /** held: by the office, because nobody has signed it off yet, or because what was signed has changed. */
  readonly waitsFor?: 'release' | 'sign-off' | 'sign-again';
}

export function overdueInstant(programme: Programme, day: ReportingDay): Instant {
  const minutes = programme.alarm?.afterMinutes ?? GRACE_MINUTES;
  return new Date(Date.parse(issueInstant(programme, day)) + minutes * 60_000).toISOString();
}

/** How the issue of that reporting day stands at `now`. */
export function runOf(programme: Programme, day: ReportingDay, now: Instant, facts: RunFacts): Run {
  const run = { day, due: issueInstant(programme, day) };
  const overdue = overdueInstant(programme, day);
  if (facts.edition !== undefined) return { ...run, state: facts.edition.issuedAt <= overdue ? 'issued' : 'late' };
  if (!isAsked(programme, day)) return { ...run, state: 'nothing' };
  if (facts.held) return { ...run, state: 'held', waitsFor: 'release' };
  if (now < run.due) return { ...run, state: facts.failure === undefined ? 'planned' : 'failed' };
  if (programme.schedule.review === 'required' && facts.signing !== 'signed') {
    return { ...run, state: 'held', waitsFor: facts.signing === 'lapsed' ? 'sign-again' : 'sign-off' };
  }
  return { ...run, state: facts.failure !== undefined || now > overdue ? 'failed' : 'planned' };
}

/**
 * Must somebody be told now? The briefing is not there after the grace, and the office has not held it back on purpose: it
 * failed, or waits for a sign-off that nobody gave.
 */
export function isOverdue(programme: Programme, run: Run, now: Instant): boolean {
  const unsigned = run.state === 'held' && run.waitsFor !== 'release';
  return (run.state === 'failed' || unsigned) && now > overdueInstant(programme, run.day);
}
