/**
 * What the publish function does with one job of the queue: issue a day's briefing and deliver it. Safe to run twice.
 */

import type { DigestEdition } from '../core/digest.ts';
import type { Edition } from '../core/edition.ts';
import type { Channel, DayJob, DigestJob, Job } from '../ports.ts';
import { isHeld } from '../records/decisions.ts';
import { editionsOf, readEdition } from '../records/editions.ts';
import { currentProgramme, type StoredProgramme } from '../records/programmes.ts';
import { deliverEdition } from './deliver-edition.ts';
import { type IssueStores, issueBriefing } from './issue-briefing.ts';
import { issueDigest } from './issue-digest.ts';

type JobStores = IssueStores & { readonly channels: Readonly<Record<string, Channel>> };

/** The edition that stands, delivered as far as possible; undefined: the office has held the day since the job was made. */
export async function runJob(stores: JobStores, job: DayJob): Promise<Edition | undefined>;
/** The digest that stands for the period, issued now or before. */
export async function runJob(stores: JobStores, job: DigestJob): Promise<DigestEdition>;
export async function runJob(stores: JobStores, job: Job): Promise<Edition | DigestEdition | undefined>;
export async function runJob(stores: JobStores, job: Job): Promise<Edition | DigestEdition | undefined> {
  const stored = await storedProgramme(stores, job.programme);
  if (job.kind === 'digest') return digestJob(stores, stored, job);
  if (job.kind === 'deliver') {
    const edition = await readEdition(stores.table, job.programme, job.day, job.edition);
    if (edition === undefined) throw new Error(`there is no edition ${job.edition} of ${job.programme} ${job.day}`);
    await deliverEdition(stores, stored, edition);
    return edition;
  }
  const issuedYet = (await editionsOf(stores.table, job.programme, job.day)).length > 0;
  if (!issuedYet && (await isHeld(stores.table, job.programme, job.day))) return undefined;
  const issued = await issueBriefing(stores, stored, job.day, { by: 'clock' });
  if (issued.outcome === 'refused') throw new Error(issued.findings.map(({ message }) => message).join(' '));
  await deliverEdition(stores, stored, issued.edition);
  return issued.edition;
}

async function digestJob(
  stores: JobStores,
  stored: StoredProgramme,
  { digest, period }: DigestJob,
): Promise<DigestEdition> {
  const issued = await issueDigest(stores, stored, digest, period, { by: 'clock' });
  if (issued.outcome !== 'refused') return issued.edition;
  throw new Error(issued.findings.map(({ message }) => message).join(' '));
}

async function storedProgramme({ table }: JobStores, id: string): Promise<StoredProgramme> {
  const stored = await currentProgramme(table, id);
  if (stored === undefined) throw new Error(`the queue names a programme that is not stored: ${id}`);
  return stored;
}
