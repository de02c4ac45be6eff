/**
 * The Uploads port on a folder, with the promises of S3's signed forms: who holds a form may store one file under its key,
 * of its type and size, until it ends. The site's own route takes it (`POST /uploads`), since a folder has no address.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { Clock, Uploads } from '../../ports.ts';
import { openFileBlobs } from './blobs.ts';

/** Fields of a form: what is allowed, and the signature over it. */
const SIGNED = ['key', 'mediaType', 'mostBytes', 'expires'] as const;

/**
 * @param address where the site takes the forms.
 * Signs with a secret of this process: forms end with it, and whoever was about to use one asks for another.
 */
export function openFileUploads(folder: string, address: string, clock: Clock): Uploads {
  const root = resolve(folder);
  const blobs = openFileBlobs(root);
  const secret = randomBytes(32);
  const sign = (fields: Readonly<Record<string, string>>): Buffer =>
    createHmac('sha256', secret)
      .update(JSON.stringify(SIGNED.map((name) => fields[name] ?? '')))
      .digest();
  return {
    async form(key, { mediaType, mostBytes, seconds }) {
      const expires = new Date(Date.parse(clock.now()) + seconds * 1000).toISOString();
      const fields = { key, mediaType, mostBytes: String(mostBytes), expires };
      return { url: address, fields: { ...fields, signature: sign(fields).toString('hex') } };
    },
    async take(fields, bytes) {
      const given = Buffer.from(fields.signature ?? '', 'hex');
      const expected = sign(fields);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'invalid';
      if (clock.now() > (fields.expires ?? '')) return 'invalid';
      if (bytes.length === 0 || bytes.length > Number(fields.mostBytes)) return 'too large';
      await blobs.putOnce(fields.key ?? '', bytes, fields.mediaType ?? '');
      return 'stored';
    },
    sweep: (prefix, before) => sweep(root, prefix, Date.parse(before)),
  };
}

/** Files by the time at which they were written, each with the type that lies beside it. */
async function sweep(root: string, prefix: string, before: number): Promise<number> {
  let gone = 0;
  for (const file of await filesIn(join(root, prefix))) {
    const written = await stat(file).catch(() => undefined);
    if (written === undefined || written.mtimeMs >= before) continue;
    await rm(file, { force: true });
    await rm(join(root, '.types', relative(root, file)), { force: true, recursive: true });
    gone += 1;
  }
  return gone;
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}
