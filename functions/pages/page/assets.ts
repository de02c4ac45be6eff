/**
 * The pages' own files (style sheet, scripts) and the sign of life.
 */

import { StoreError } from '../../ports.ts';
import { probeTable } from '../../records/store/probe.ts';
import { type Answer, json } from './answer.ts';
import type { Ask } from './ask.ts';
import { refusal } from './refusal.ts';

export async function showAsset({ world, params, query }: Ask<'file'>): Promise<Answer> {
  const asset = (await world.pages()).asset(params.file);
  if (asset === undefined) throw refusal(404, 'request.not_found', { path: 'file', seen: params.file });
  const etag = asset.hash;
  // The page names the file with its hash, so what it names never changes.
  return { kind: 'bytes', bytes: asset.bytes, mediaType: asset.mediaType, etag, public: query.get('v') === etag };
}

/** Well only where a record can be read and written. It says nothing about versions, hosts or data. */
export async function showHealth({ world }: Ask): Promise<Answer> {
  try {
    await probeTable(world.table, world.clock.now());
  } catch (error) {
    throw error instanceof StoreError ? error : new StoreError('failed', error);
  }
  return json({ status: 'ok' });
}
