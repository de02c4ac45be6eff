/**
 * Everything that a digest tells, read from the records: closes of its period, of the one before and of a year ago, the
 * matters, and which daily briefings were issued. Never a submission: cost grows with days, not with units x days.
 */

import { previousReportingDay } from '../../core/calendar/schedule.ts';
import type { DayClose } from '../../core/day/day-close.ts';
import type { DailyIssues, Digest } from '../../core/digest/digest.ts';
import { makeDigest } from '../../core/digest/make.ts';
import { continuedDay } from '../../core/indicators/continued.ts';
import type { Matter } from '../../core/matter/matter.ts';
import { digestSettings } from '../../core/programme/digests.ts';
import type { DigestKind, DigestSettings, Programme } from '../../core/programme/programme.ts';
import { type Period, periodBefore, yearBefore } from '../../core/values/spans.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Stores } from '../../ports.ts';
import { closeChecksum, closesBetween, readClose } from '../../records/day/closes.ts';
import { latestEditions } from '../../records/edition/editions.ts';
import { mattersBetween } from '../../records/matter/matters.ts';
import { programmesOn, type StoredProgramme } from '../../records/programme/programmes.ts';

export interface DigestFacts {
  /** As it counted on the period's last day. */
  readonly stored: StoredProgramme;
  readonly settings: DigestSettings;
  readonly digest: Digest;
  /** Series that are carried on stand under their new ids too. */
  readonly closes: readonly DayClose[];
  /** Checksums of the closes as they are stored, by day. */
  readonly madeFrom: Readonly<Record<ReportingDay, string>>;
  readonly matters: readonly Matter[];
  readonly issues: DailyIssues;
}

/** @param standing the programme of today: how digests are arranged. What counted in the period is read by its own days. */
export async function readDigest(
  stores: Stores,
  standing: StoredProgramme,
  kind: DigestKind,
  period: Period,
): Promise<DigestFacts> {
  const versionOf = await programmesOn(stores.table, standing, period.from, period.to);
  const stored = versionOf(period.to);
  const { programme } = stored;
  const [sealed, ...others] = await Promise.all(
    [period, periodBefore(period), yearBefore(period)].map(({ from, to }) =>
      closesBetween(stores, programme.id, from, to),
    ),
  );
  const [closes, before, yearAgo] = [sealed!, ...others].map((days) =>
    days.map((close) => continuedDay(programme.indicators, close)),
  );
  const counted = new Set(closes!.map(({ day }) => versionOf(day).programme));
  const versions = [...counted].filter((each) => each !== programme);
  const facts = { programme, versions, kind, period, closes: closes!, before: before!, yearBefore: yearAgo! };
  return {
    stored,
    settings: digestSettings(standing.programme, kind),
    digest: makeDigest({ ...facts, ...(await earlierThan(stores, programme, closes!, before!)) }),
    closes: closes!,
    madeFrom: Object.fromEntries(sealed!.map((close) => [close.day, closeChecksum(close)])),
    matters: await mattersBetween(stores.table, programme.id, period.from, period.to),
    issues: await issuesIn(stores, programme, period),
  };
}

/** The close before the period, where none of the stretch before is there: a roster was covered before, too. */
async function earlierThan(
  stores: Stores,
  programme: Programme,
  [first]: readonly DayClose[],
  before: readonly DayClose[],
): Promise<{ readonly earlier?: DayClose }> {
  const isKnown = first === undefined || first.previousClose === null || before.length > 0;
  const day = isKnown ? undefined : previousReportingDay(programme, first.day);
  const found = day === undefined ? undefined : await readClose(stores, programme.id, day);
  return found === undefined ? {} : { earlier: continuedDay(programme.indicators, found.close) };
}

async function issuesIn({ table }: Stores, { id }: Programme, { from, to }: Period): Promise<DailyIssues> {
  const editions = await latestEditions(table, id, { from, to });
  return {
    count: editions.length,
    corrected: editions.filter(({ edition }) => edition > 1).length,
    first: editions.at(-1)?.issue ?? null,
    last: editions[0]?.issue ?? null,
  };
}
