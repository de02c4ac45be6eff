/**
 * Publish: takes jobs from the queue, one programme's in order, and issues and delivers. Every job may come twice.
 */
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { atStart } from '../runtime/first-use.ts';
import { runJobs } from '../runtime/jobs.ts';
import { wire } from '../runtime/wire.ts';
import type { World } from '../runtime/world.ts';

const world = await atStart<World>(() => wire());

export const handler = async (event: SQSEvent): Promise<SQSBatchResponse> => runJobs(await world(), event.Records);
