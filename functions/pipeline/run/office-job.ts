/**
 * What the office asks for by hand and channels do: remind, send again, test, tell units. Part of `job.ts`.
 *
 * Nothing that a channel or a wrong wish does makes it fail: jobs of a programme are done in order, and a briefing may be
 * waiting behind this one. What came of it is on record, where the office's pages show it.
 */
import type { OfficeJob } from '../../core/run/job.ts';
import { readPublished } from '../../records/edition/published.ts';
import type { StoredProgramme } from '../../records/programme/programmes.ts';
import type { DeliveryStores } from '../delivery/deliver.ts';
import { remindAsked } from '../delivery/remind-units.ts';
import { sendAgain } from '../delivery/send-again.ts';
import { sendRoster } from '../delivery/send-roster.ts';
import { tellReturned } from '../delivery/tell-returned.ts';
import { testOnce } from '../delivery/test-channel.ts';

export async function runOfficeJob(
  stores: DeliveryStores,
  stored: StoredProgramme,
  job: OfficeJob,
): Promise<undefined> {
  if (job.kind === 'remind') await remindAsked(stores, stored, job.day, job);
  if (job.kind === 'tell-return') await tellReturned(stores, stored, job);
  if (job.kind === 'send-roster') await sendRoster(stores, stored, job);
  if (job.kind === 'test-channel') await testOnce(stores, stored.programme, job);
  if (job.kind === 'send-again') {
    const edition = await readPublished(stores.table, job);
    if (edition !== undefined) await sendAgain(stores, stored, edition, job, job);
  }
  return undefined;
}
