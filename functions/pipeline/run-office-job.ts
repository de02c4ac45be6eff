/**
 * What the office asks for by hand and channels do: remind, send again, test, tell units. Part of `run-job.ts`.
 *
 * Nothing that a channel or a wrong wish does makes it fail: jobs of a programme are done in order, and a briefing may be
 * waiting behind this one. What came of it is on record, where the office's pages show it.
 */
import type { OfficeJob } from '../core/job.ts';
import type { StoredProgramme } from '../records/programmes.ts';
import { readPublished } from '../records/published.ts';
import type { DeliveryStores } from './deliver-edition.ts';
import { remindAsked } from './remind-units.ts';
import { sendAgain } from './send-again.ts';
import { sendRoster } from './send-roster.ts';
import { tellReturned } from './tell-returned.ts';
import { testOnce } from './test-channel.ts';

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
