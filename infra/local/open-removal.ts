/**
 * The Removal port for the operator's command, on the stores that its options name. The one place that opens it: no function
 * and no page can.
 */
import { join, resolve } from 'node:path';
import { BLOB_FOLDERS, EMBEDDED_STORE, SETTINGS } from '../../functions/contract.ts';
import type { Removal } from '../../functions/ports.ts';
import type { StoreOptions } from './open-world.ts';
import { InputError } from './replay-file.ts';

export async function openRemoval({ data, aws }: StoreOptions): Promise<Removal> {
  return aws ? openOnAws() : openEmbedded(resolve(data));
}

async function openEmbedded(data: string): Promise<Removal> {
  const { openSqliteRemoval } = await import('../../functions/adapters/sqlite/removal.ts');
  const { openFileRemoval } = await import('../../functions/adapters/files/removal.ts');
  const files = openFileRemoval(join(data, EMBEDDED_STORE.blobs));
  return { ...openSqliteRemoval(join(data, EMBEDDED_STORE.table)), ...files };
}

async function openOnAws(): Promise<Removal> {
  const { openDynamoRemoval } = await import('../../functions/adapters/dynamodb/removal.ts');
  const { openS3Removal } = await import('../../functions/adapters/s3/removal.ts');
  const folders = { [BLOB_FOLDERS.photos]: need(SETTINGS.photoBucket) };
  const files = openS3Removal({ bucket: need(SETTINGS.archiveBucket), folders });
  return { ...openDynamoRemoval({ tableName: need(SETTINGS.table) }), ...files };
}

function need(name: string): string {
  const value = process.env[name];
  if (!value) throw new InputError(`缺少环境变量 ${name}，请按 docs/runbook.md 设置后再运行。`);
  return value;
}
