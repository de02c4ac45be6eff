/**
 * What the publish function does with one job of the queue: issue a day's briefing or a digest and deliver it. Safe to run twice.
 */

import type { DigestEdition } from '../../core/digest/digest.ts';
import type { Edition } from '../../core/edition/edition.ts';
import type { CheckJob, DeliverJob, DigestJob, IssueJob, Job, OfficeJob } from '../../core/run/job.ts';
import type { Published } from '../../core/series/published.ts';
import type { Channel } from '../../ports.ts';
import { readPublished } from '../../records/edition/published.ts';
import { currentProgramme, type StoredProgramme } from '../../records/programme/programmes.ts';
import { recordDigestFailure, recordFailure } from '../../records/run/failures.ts';
import { deliverEdition } from '../delivery/deliver.ts';
import { issueDigest } from '../digest/issue.ts';
import { issueBriefing } from '../edition/issue.ts';
import type { Issued, IssueStores } from '../edition/publish.ts';
import type { VerifyResult } from '../verify/verify.ts';
import { whyItFailed } from './failure-words.ts';
import { runOfficeJob } from './office-job.ts';

/** Loaded once a night, by nobody else. */
const nightlyCheck = () => import('../verify/check-at-night.ts');

type JobStores = IssueStores & { readonly channels: Readonly<Record<string, Channel>> };

/**
 * The edition that stands, delivered as far as possible; undefined: it waits for the office, which has held it or has to sign
 * it. A run that breaks off is recorded before it is thrown.
 */
export async function runJob(stores: JobStores, job: IssueJob): Promise<Edition | undefined>;
/** The edition that was sent as far as possible. */
export async function runJob(stores: JobStores, job: DeliverJob): Promise<Published>;
/** The digest that stands for the period, issued now or before, delivered as far as possible. */
export async function runJob(stores: JobStores, job: DigestJob): Promise<DigestEdition | undefined>;
/** What the office asked for by hand: what came of it is on record. */
export async function runJob(stores: JobStores, job: OfficeJob): Promise<undefined>;
/** What the night's check found; undefined: there was nothing to do. */
export async function runJob(stores: JobStores, job: CheckJob): Promise<VerifyResult | undefined>;
export async function runJob(stores: JobStores, job: Job): Promise<Published | VerifyResult | undefined>;
export async function runJob(stores: JobStores, job: Job): Promise<Published | VerifyResult | undefined> {
  const stored = await storedProgramme(stores, job.programme);
  if (job.kind === 'verify') return (await nightlyCheck()).checkAtNight(stores, stored);
  if (job.kind === 'digest') return runDigest(stores, stored, job);
  if (job.kind === 'deliver') {
    const edition = await readPublished(stores.table, job);
    if (edition === undefined) throw new Error(`there is no edition ${job.edition} of ${job.programme} ${job.day}`);
    await deliverEdition(stores, stored, edition);
    return edition;
  }
  if (job.kind !== 'issue') return runOfficeJob(stores, stored, job);
  try {
    return await delivered(stores, stored, await issueBriefing(stores, stored, job.day, { by: 'clock' }));
  } catch (error) {
    await recordFailure(stores.table, failureOf(stores, job, error)).catch(() => {}); // the run's own error is the one to tell
    throw error;
  }
}

/** A run that breaks off is recorded, as a day's. */
async function runDigest(
  stores: JobStores,
  stored: StoredProgramme,
  { programme, digest: kind, period }: DigestJob,
): Promise<DigestEdition | undefined> {
  try {
    return await delivered(stores, stored, await issueDigest(stores, stored, kind, period, { by: 'clock' }));
  } catch (error) {
    const failure = { programme, digest: { kind, ...period }, at: stores.clock.now(), why: whyItFailed(error) };
    await recordDigestFailure(stores.table, failure).catch(() => {});
    throw error;
  }
}

/** Delivers what stands, issued now or before; undefined: it waits for the office. */
async function delivered<E extends Published>(
  stores: JobStores,
  stored: StoredProgramme,
  issued: Issued<E>,
): Promise<E | undefined> {
  if (issued.outcome === 'waits') return undefined;
  if (issued.outcome === 'refused') throw new Error(issued.findings.map(({ message }) => message).join(' '));
  await deliverEdition(stores, stored, issued.edition);
  return issued.edition;
}

async function storedProgramme({ table }: JobStores, id: string): Promise<StoredProgramme> {
  const stored = await currentProgramme(table, id);
  if (stored === undefined) throw new Error(`the queue names a programme that is not stored: ${id}`);
  return stored;
}

const failureOf = ({ clock }: JobStores, { programme, day }: { programme: string; day: string }, error: unknown) => ({
  ...{ programme, day, at: clock.now() },
  why: whyItFailed(error),
});
