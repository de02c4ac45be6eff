/**
 * The composition root: from settings to a World. The one place that knows every adapter.
 *
 * Stores are chosen by capability and loaded on first use, so that a function loads only what it needs: a data folder
 * means SQLite and files, otherwise DynamoDB, S3 and SQS.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BLOB_FOLDERS, EMBEDDED_STORE, SETTINGS } from '../contract.ts';
import type { Blobs, Clock, Queue, Table, Uploads } from '../ports.ts';
import { auditedTable } from './audited-table.ts';
import { openChannels } from './channels.ts';
import { laterBlobs, laterQueue, laterUploads, once } from './first-use.ts';
import { createLog, currentRequest } from './log.ts';
import type { World } from './world.ts';

type Environment = Readonly<Record<string, string | undefined>>;

interface Stores {
  readonly table: Table;
  readonly blobs: Blobs;
  readonly uploads: Uploads;
  readonly close: () => void;
}

/** Where the site takes what is handed in to a store without an address (contract.ts). */
const UPLOAD_ROUTE = '/uploads';

export const systemClock: Clock = { now: () => new Date().toISOString() };

/**
 * @param given ports that are used instead of those the settings name.
 * @throws Error that names the setting that is missing.
 */
export async function wire(env: Environment = process.env, given: Partial<World> = {}): Promise<World> {
  const clock = given.clock ?? systemClock;
  const log = given.log ?? createLog();
  const { table, ...stores } = await storesOf(env, given);
  const folder = env[SETTINGS.templates] ?? fileURLToPath(new URL('../../templates', import.meta.url));
  const world: World = {
    ...stores,
    table: auditedTable(table, clock, log),
    clock,
    queue: signed(queueOf(env, () => world)),
    documents: once(async () =>
      (await import('./documents.ts')).openDocuments(folder, {
        fonts: env[SETTINGS.fonts] || undefined,
        pictures: env[SETTINGS.pictures] !== 'no',
      }),
    ),
    sheets: once(async () => (await import('./sheets.ts')).openSheets()),
    copies: once(async () => (await import('./word-copies.ts')).openWordCopies()),
    photoMaker: once(async () => (await import('../adapters/vips/photo-maker.ts')).createPhotoMaker()),
    uploadOrigin: env[SETTINGS.photoOrigin],
    channels: openChannels(env),
    siteUrl: env[SETTINGS.siteUrl],
    pages: once(async () => {
      const { openPageTemplates } = await import('../adapters/handlebars/page-templates.ts');
      return openPageTemplates(join(folder, 'pages'));
    }),
    log,
    ...withoutTable(given),
  };
  return world;
}

/** A table that is given is wrapped like any other. */
const withoutTable = ({ table: _, ...given }: Partial<World>): Partial<World> => given;

async function storesOf(env: Environment, { table, blobs, clock = systemClock }: Partial<World>): Promise<Stores> {
  if (table !== undefined && blobs !== undefined) return { table, blobs, uploads: NO_UPLOADS, close: () => {} };
  const folder = env[SETTINGS.dataFolder];
  return folder ? embedded(folder, clock) : aws(env);
}

/** Stores that were given alone: photos go through the site. */
const NO_UPLOADS: Uploads = { form: () => Promise.reject(new Error('these stores take no uploads')) };

async function embedded(folder: string, clock: Clock): Promise<Stores> {
  const { openSqliteTable } = await import('../adapters/sqlite/table.ts');
  const { openFileBlobs } = await import('../adapters/files/blobs.ts');
  const { openFileUploads } = await import('../adapters/files/uploads.ts');
  const files = join(folder, EMBEDDED_STORE.blobs);
  const table = openSqliteTable(join(folder, EMBEDDED_STORE.table));
  const uploads = openFileUploads(files, UPLOAD_ROUTE, clock);
  return { table, blobs: openFileBlobs(files), uploads, close: () => table.close() };
}

async function aws(env: Environment): Promise<Stores> {
  const { openDynamoTable } = await import('../adapters/dynamodb/table.ts');
  const table = openDynamoTable({ tableName: need(env, SETTINGS.table) });
  const bucket = need(env, SETTINGS.archiveBucket);
  const photos = (): string => need(env, SETTINGS.photoBucket);
  const blobs = laterBlobs(async () => {
    const { openS3Blobs } = await import('../adapters/s3/blobs.ts');
    const folders = { [BLOB_FOLDERS.photos]: photos(), [BLOB_FOLDERS.incoming]: photos() };
    return openS3Blobs({ bucket, folders });
  });
  const uploads = laterUploads(async () =>
    (await import('../adapters/s3/uploads.ts')).openS3Uploads({ bucket: photos() }),
  );
  return { table, blobs, uploads, close: () => {} };
}

/** Without a queue of its own (one machine) a job is done at once, in the same process, by the same step. */
function queueOf(env: Environment, world: () => World): Queue {
  const queueUrl = env[SETTINGS.publishQueue];
  return laterQueue(async () => {
    if (queueUrl !== undefined) return (await import('../adapters/sqs/queue.ts')).openSqsQueue({ queueUrl });
    const { runJob } = await import('../pipeline/run/job.ts');
    const { runCheck } = await import('./night-check.ts');
    return {
      send: async (job) => void (await (job.kind === 'verify' ? runCheck(world(), job) : runJob(world(), job))),
    };
  });
}

/** Jobs carry the id of what asked for them, so that one id runs through the logs of all functions. */
const signed = (queue: Queue): Queue => ({
  send: (job) => {
    const request = currentRequest();
    return queue.send(request === undefined ? job : { ...job, request });
  },
});

function need(env: Environment, name: string): string {
  const value = env[name];
  if (!value)
    throw new Error(`the setting ${name} is missing; set it, or ${SETTINGS.dataFolder} for an embedded store`);
  return value;
}
