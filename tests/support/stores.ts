/**
 * Every implementation of the Table and Blobs ports, opened for a test.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDynamoTable } from '../../functions/adapters/dynamodb/table.ts';
import { openFileBlobs } from '../../functions/adapters/files/blobs.ts';
import { openS3Blobs } from '../../functions/adapters/s3/blobs.ts';
import { openSqliteTable } from '../../functions/adapters/sqlite/table.ts';
import type { Blobs, Table } from '../../functions/ports.ts';
import { clientOf, startEmulators } from '../../infra/local/emulators.ts';
import type { Gap } from '../contract/gaps.ts';
import { startConditionalPuts } from './conditional-puts.ts';

export interface Opened<Store> {
  readonly store: Store;
  /** A second one on the same data, as another process would have it. */
  readonly another: Store;
  close(): Promise<void> | void;
}

export interface Implementation<Store> {
  readonly name: string;
  /** Whose gaps apply. */
  readonly emulator?: Gap['emulator'];
  open(): Promise<Opened<Store>>;
}

export const TABLES: readonly Implementation<Table>[] = [
  { name: 'sqlite', open: openSqlite },
  { name: 'dynamodb on dynalite', emulator: 'dynalite', open: openDynamo },
];

export const BLOBS: readonly Implementation<Blobs>[] = [
  { name: 'files', open: openFiles },
  { name: 's3 on fauxqs', emulator: 'fauxqs', open: openS3 },
  { name: 's3 on fauxqs with conditional puts', open: openS3WithConditions },
];

export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'jianbao-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

async function openSqlite(): Promise<Opened<Table>> {
  const folder = temporaryFolder();
  const file = join(folder.path, 'records', 'table.sqlite');
  const [store, another] = [openSqliteTable(file), openSqliteTable(file)];
  const close = () => {
    store.close();
    another.close();
    folder.remove();
  };
  return { store, another, close };
}

async function openDynamo(): Promise<Opened<Table>> {
  const { tableName, dynamoEndpoint, stop } = await startEmulators();
  const open = () => openDynamoTable({ tableName, client: clientOf(dynamoEndpoint) });
  return { store: open(), another: open(), close: stop };
}

async function openFiles(): Promise<Opened<Blobs>> {
  const folder = temporaryFolder();
  return { store: openFileBlobs(folder.path), another: openFileBlobs(folder.path), close: folder.remove };
}

async function openS3(): Promise<Opened<Blobs>> {
  const { bucket, s3Endpoint, stop } = await startEmulators();
  const open = () => openS3Blobs({ bucket, client: clientOf(s3Endpoint) });
  return { store: open(), another: open(), close: stop };
}

async function openS3WithConditions(): Promise<Opened<Blobs>> {
  const emulators = await startEmulators();
  const proxy = await startConditionalPuts(emulators.s3Endpoint);
  const open = () => openS3Blobs({ bucket: emulators.bucket, client: clientOf(proxy.endpoint) });
  const close = async () => {
    await proxy.stop();
    await emulators.stop();
  };
  return { store: open(), another: open(), close };
}
