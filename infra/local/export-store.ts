/**
 * Everything in the embedded store in open formats, and back into an empty one: `records.jsonl` (a record a line),
 * `blobs/` (each file under its key) and `manifest.json` with the SHA-256 of both.
 *
 * Written again it gives the same bytes. The manifest comes last, so that half an export is no export. Reading it in first
 * checks every hash, and only then writes; a mark in the folder tells an import that was cut short, which is begun again.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openFileBlobs } from '../../functions/adapters/files/blobs.ts';
import { dumpFiles } from '../../functions/adapters/files/dump.ts';
import { dumpSqlite, loadSqlite } from '../../functions/adapters/sqlite/dump.ts';
import { EMBEDDED_STORE } from '../../functions/contract.ts';
import { sha256 } from '../../functions/records/store/checksum.ts';
import { InputError } from './replay-file.ts';

const RECORDS = 'records.jsonl';
const MANIFEST = 'manifest.json';
/** Stands in a data folder while an import is being written. */
const MARK = '.importing';
const FORMAT = 'jianbao-store-1';

interface Manifest {
  readonly format: typeof FORMAT;
  readonly records: { readonly file: string; readonly count: number; readonly sha256: string };
  readonly blobs: readonly {
    readonly key: string;
    readonly mediaType: string;
    readonly bytes: number;
    readonly sha256: string;
  }[];
}

export interface StoreCounts {
  readonly records: number;
  readonly blobs: number;
}

/** @throws InputError when there is no store, or the folder holds something else than an export */
export async function exportStore(data: string, out: string): Promise<StoreCounts> {
  const table = join(data, EMBEDDED_STORE.table);
  if (!(await isThere(table)))
    throw new InputError(`${data} 中没有数据（缺少 ${EMBEDDED_STORE.table}），请用 --data 指明数据文件夹。`);
  await mkdir(out, { recursive: true });
  const there = await readdir(out);
  if (there.some((name) => ![RECORDS, MANIFEST, 'blobs'].includes(name))) {
    throw new InputError(`${out} 中有别的文件，没有写入；请换一个空文件夹。`);
  }
  for (const name of there) await rm(join(out, name), { recursive: true }); // an earlier export
  const records = await writeRecords(table, join(out, RECORDS));
  const blobs: Manifest['blobs'][number][] = [];
  for await (const { key, mediaType, bytes } of dumpFiles(join(data, EMBEDDED_STORE.blobs))) {
    await mkdir(dirname(join(out, 'blobs', key)), { recursive: true });
    await writeFile(join(out, 'blobs', key), bytes);
    blobs.push({ key, mediaType, bytes: bytes.byteLength, sha256: sha256(bytes) });
  }
  const manifest: Manifest = { format: FORMAT, records: { file: RECORDS, ...records }, blobs };
  await writeFile(join(out, `${MANIFEST}.part`), `${JSON.stringify(manifest, null, 1)}\n`);
  await rename(join(out, `${MANIFEST}.part`), join(out, MANIFEST));
  return { records: records.count, blobs: blobs.length };
}

async function writeRecords(table: string, file: string): Promise<{ count: number; sha256: string }> {
  const hash = createHash('sha256');
  const handle = await open(file, 'w');
  let count = 0;
  try {
    for (const line of dumpSqlite(table)) {
      count += 1;
      hash.update(`${line}\n`);
      await handle.write(`${line}\n`);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { count, sha256: hash.digest('hex') };
}

/**
 * Reads an export into an empty folder.
 * @throws InputError when the folder holds something, or a file of the export is missing or not what its manifest says
 */
export async function importStore(from: string, data: string): Promise<StoreCounts> {
  const manifest = await readManifest(from);
  await checkExport(from, manifest);
  await claim(data);
  const blobs = openFileBlobs(join(data, EMBEDDED_STORE.blobs));
  for (const { key, mediaType } of manifest.blobs) {
    await blobs.putOnce(key, await readFile(join(from, 'blobs', key)), mediaType);
  }
  const records = await loadSqlite(join(data, EMBEDDED_STORE.table), linesOf(join(from, RECORDS)));
  await rm(join(data, MARK));
  return { records, blobs: manifest.blobs.length };
}

/** Lines end at \n alone: a text may hold other characters at which some readers of lines would break. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(file, 'utf8') as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

async function readManifest(from: string): Promise<Manifest> {
  const text = await readFile(join(from, MANIFEST), 'utf8').catch(() => undefined);
  if (text === undefined) throw new InputError(`${from} 中没有 ${MANIFEST}，不是完整的导出；请重新导出。`);
  const manifest = parsed(text);
  if (manifest?.format === FORMAT) return manifest;
  throw new InputError(`${join(from, MANIFEST)} 读不懂（应为 ${FORMAT}），没有导入。`);
}

function parsed(text: string): Manifest | undefined {
  try {
    return JSON.parse(text) as Manifest;
  } catch {
    return undefined;
  }
}

/** Every hash before anything is written; all that is wrong is named. */
async function checkExport(from: string, { records, blobs }: Manifest): Promise<void> {
  const wrong: string[] = [];
  const files = [
    { path: RECORDS, sha256: records.sha256 },
    ...blobs.map((each) => ({ path: `blobs/${each.key}`, sha256: each.sha256 })),
  ];
  for (const file of files) {
    const bytes = await readFile(join(from, file.path)).catch(() => undefined);
    if (bytes === undefined) wrong.push(`${file.path} 不在`);
    else if (sha256(bytes) !== file.sha256) wrong.push(`${file.path} 与清单的 SHA-256 不符`);
  }
  if (wrong.length > 0) throw new InputError(`导出不完整或被改动，没有导入：\n${wrong.slice(0, 20).join('\n')}`);
}

/** Takes an empty folder, or one in which an import was cut short: that is emptied and begun again. */
async function claim(data: string): Promise<void> {
  await mkdir(data, { recursive: true });
  const there = await readdir(data);
  if (there.length > 0 && !there.includes(MARK)) {
    throw new InputError(`${data} 不是空文件夹，没有导入；请换一个新的数据文件夹。`);
  }
  for (const name of there) if (name !== MARK) await rm(join(data, name), { recursive: true });
  await writeFile(join(data, MARK), '');
}

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
