/**
 * Jobs: work for the publish function, queued by the clock and the desk, done in order within a programme, at least once.
 */
import type { DigestPlace } from '../programme/digests.ts';
import type { DigestKind } from '../programme/programme.ts';
import type { Period } from '../values/spans.ts';
import type { ReportingDay } from '../values/values.ts';

/** What the office asks for by hand and channels do. `id` was made by its page: one that comes again does nothing again. */
export type OfficeJob = {
  readonly programme: string;
  readonly id: string;
  /** Id of the access key. */
  readonly by: string;
} & (
  | { readonly kind: 'remind'; readonly day: ReportingDay; readonly units?: readonly string[] }
  | ({ readonly kind: 'send-again' } & Sent & JobAddressee)
  | ({ readonly kind: 'test-channel' } & JobAddressee)
  /** Tells a unit that its report was returned: by the decision of that number. */
  | { readonly kind: 'tell-return'; readonly day: ReportingDay; readonly unit: string; readonly number: number }
  /** Sends what of a roster is not covered yet to those who are asked for it. */
  | { readonly kind: 'send-roster'; readonly day: ReportingDay; readonly indicator: string }
) &
  Asked;

interface JobAddressee {
  readonly channel: string;
  readonly recipient: string;
}

/** Which edition is sent: of a day, or of a digest, whose last day `day` then is. */
interface Sent {
  readonly day: ReportingDay;
  readonly digest?: DigestPlace;
  readonly edition: number;
}

export type IssueJob = { readonly kind: 'issue'; readonly programme: string; readonly day: ReportingDay } & Asked;
export type DeliverJob = { readonly kind: 'deliver'; readonly programme: string } & Sent & Asked;
export type DigestJob = {
  readonly kind: 'digest';
  readonly programme: string;
  readonly digest: DigestKind;
  readonly period: Period;
} & Asked;
/** Some of the programme's days are verified, and the result is kept. */
export type CheckJob = { readonly kind: 'verify'; readonly programme: string } & Asked;
export type Job = IssueJob | DeliverJob | DigestJob | OfficeJob | CheckJob;

interface Asked {
  /** Id of the request or tick that asked for it; the log of the job carries it too. */
  readonly request?: string;
}
