/**
 * What every Removal promises, on every pair of stores: what is named goes, what is not stays, and doing it again does no harm.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDynamoRemoval } from '../../functions/adapters/dynamodb/removal.ts';
import { openDynamoTable } from '../../functions/adapters/dynamodb/table.ts';
import { openFileBlobs } from '../../functions/adapters/files/blobs.ts';
import { openS3Blobs } from '../../functions/adapters/s3/blobs.ts';
import { openS3Removal } from '../../functions/adapters/s3/removal.ts';
import { openSqliteTable } from '../../functions/adapters/sqlite/table.ts';
import { EMBEDDED_STORE } from '../../functions/contract.ts';
import type { Removal, Stores } from '../../functions/ports.ts';
import { clientOf, startEmulators } from '../../infra/local/emulators.ts';
import { openRemoval } from '../../infra/local/open-removal.ts';

interface Opened extends Stores {
  readonly removal: Removal;
  close(): Promise<void> | void;
}

async function openEmbedded(): Promise<Opened> {
  const data = mkdtempSync(join(tmpdir(), 'jianbao-removal-'));
  const table = openSqliteTable(join(data, EMBEDDED_STORE.table));
  const removal = await openRemoval({ data });
  const close = (): void => {
    removal.close();
    table.close();
    rmSync(data, { recursive: true });
  };
  return { table, blobs: openFileBlobs(join(data, EMBEDDED_STORE.blobs)), removal, close };
}

async function openAws(): Promise<Opened> {
  const { tableName, dynamoEndpoint, bucket, s3Endpoint, stop } = await startEmulators();
  const records = openDynamoRemoval({ tableName, client: clientOf(dynamoEndpoint) });
  const files = openS3Removal({ bucket, client: clientOf(s3Endpoint) });
  return {
    table: openDynamoTable({ tableName, client: clientOf(dynamoEndpoint) }),
    blobs: openS3Blobs({ bucket, client: clientOf(s3Endpoint) }),
    removal: { ...records, ...files },
    close: async () => {
      records.close();
      await stop();
    },
  };
}

describe.each([
  ['sqlite and files', openEmbedded],
  ['dynamodb on dynalite, s3 on fauxqs', openAws],
] as const)('removal: %s', (_, open) => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  it('removes the item of that version and no other, and says what it found', async () => {
    const { table, removal } = opened;
    for (const sk of ['a', 'b']) await table.insert({ pk: 'P#x', sk, data: { sk } });
    await table.replace({ pk: 'P#x', sk: 'b', data: { sk: 'later' } }, 1);
    expect(await removal.removeItem('P#x', 'a', 1)).toBe('removed');
    expect(await removal.removeItem('P#x', 'a', 1)).toBe('absent');
    expect(await removal.removeItem('P#y', 'a', 1)).toBe('absent');
    expect(await removal.removeItem('P#x', 'b', 1)).toBe('changed');
    expect(await table.query('P#x', {})).toEqual([{ pk: 'P#x', sk: 'b', version: 2, data: { sk: 'later' } }]);
    expect(await table.insert({ pk: 'P#x', sk: 'a', data: 'anew' })).toBe('inserted');
  });

  it('lists what lies under a folder, and nothing beside it', async () => {
    const { blobs, removal } = opened;
    const under = ['photos/x/2022-04-01/a/1.jpg', 'photos/x/2022-04-01/b/2.jpg'];
    const beside = ['photos/x/2022-04-011/a/1.jpg', 'photos/x/2022-04-02/a/1.jpg', 'photos/xx/2022-04-01/a/1.jpg'];
    for (const key of [...under, ...beside]) await blobs.putOnce(key, new TextEncoder().encode(key), 'image/jpeg');
    expect(await removal.blobsUnder('photos/x/2022-04-01/')).toEqual(under);
    expect(await removal.blobsUnder('photos/none/2022-04-01/')).toEqual([]);
  });

  it('removes a blob and leaves its neighbours; again, nothing happens; the key is free', async () => {
    const { blobs, removal } = opened;
    const [key, other] = ['photos/x/2022-05-01/a/1.jpg', 'photos/x/2022-05-01/a/2.jpg'];
    for (const each of [key, other]) await blobs.putOnce(each, new Uint8Array([1, 2]), 'image/jpeg');
    for (let times = 0; times < 2; times += 1) await removal.removeBlob(key);
    expect(await blobs.get(key)).toBeUndefined();
    expect(await blobs.get(other)).toEqual({ bytes: new Uint8Array([1, 2]), mediaType: 'image/jpeg' });
    expect(await removal.blobsUnder('photos/x/2022-05-01/')).toEqual([other]);
    await removal.removeBlob(other);
    expect(await removal.blobsUnder('photos/x/2022-05-01/')).toEqual([]);
    expect(await blobs.putOnce(key, new Uint8Array([3]), 'image/png')).toBe('stored');
    expect(await blobs.get(key)).toEqual({ bytes: new Uint8Array([3]), mediaType: 'image/png' });
  });
});

describe('removal of embedded files', () => {
  it('takes no key that leads out of the folder', async () => {
    const opened = await openEmbedded();
    for (const key of ['../jianbao.sqlite', '/etc/passwd', '.types/x', 'a/../../x']) {
      await expect(opened.removal.removeBlob(key)).rejects.toThrow(RangeError);
    }
    await expect(opened.removal.blobsUnder('../')).rejects.toThrow(RangeError);
    await opened.close();
  });
});
