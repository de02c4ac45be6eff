/**
 * What the publish function does with one job of the queue: issue a day's briefing and deliver it. Safe to run twice.
 */
import type { Edition } from '../core/edition.ts';
import type { Channel, Job } from '../ports.ts';
import { isHeld } from '../records/decisions.ts';
import { editionsOf, readEdition } from '../records/editions.ts';
import { currentProgramme } from '../records/programmes.ts';
import { deliverEdition } from './deliver-edition.ts';
import { type IssueStores, issueBriefing } from './issue-briefing.ts';

type JobStores = IssueStores & { readonly channels: Readonly<Record<string, Channel>> };

/** The edition that stands, delivered as far as possible; undefined: the office has held the day since the job was made. */
export async function runJob(stores: JobStores, job: Job): Promise<Edition | undefined> {
  const stored = await currentProgramme(stores.table, job.programme);
  if (stored === undefined) throw new Error(`the queue names a programme that is not stored: ${job.programme}`);
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
