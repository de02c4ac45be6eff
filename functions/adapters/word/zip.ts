/**
 * Writes a zip file with node's zlib at level 6: equal entries give equal bytes, dates are fixed, large parts are streamed.
 *
 * Own code because it is half the cost of a Word file: node's zlib takes half the time of the script implementations
 * (docs/performance.md), and none of them streams a part from text as it is made.
 */
import { once } from 'node:events';
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib';

/** `chunks`: text as it is made. Bytes are stored as they are when `packed` says that they are compressed already. */
export interface ZipEntry {
  readonly name: string;
  readonly content: string | Iterable<string> | Uint8Array;
  readonly packed?: boolean;
}

/** 1980-01-01 00:00, the first date of the format (APPNOTE 4.4.6); a rendition carries no time but the briefing's. */
const DATE = 0x21;
const UTF8_NAMES = 0x0800;
const LEVEL = 6;
/** Text is gathered to about this many characters before it is encoded, and streamed from this many bytes on. */
const GATHER = 1 << 16;
const STREAM_FROM = 8 << 20;

interface Written {
  readonly name: Buffer;
  readonly crc: number;
  readonly size: number;
  readonly data: readonly Uint8Array[];
  readonly method: 0 | 8;
}

/** The zip file's bytes. Entries are made and compressed one after the other, in order. */
export async function zip(entries: Iterable<ZipEntry>): Promise<Uint8Array> {
  const local: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const written = await write(entry);
    const parts = [header(written, undefined), written.name, ...written.data];
    central.push(header(written, offset), written.name);
    local.push(...parts);
    offset += lengthOf(parts);
  }
  return Buffer.concat([...local, ...central, end(central.length / 2, lengthOf(central), offset)]);
}

async function write({ name, content, packed }: ZipEntry): Promise<Written> {
  const named = { name: Buffer.from(name) };
  if (content instanceof Uint8Array && packed === true)
    return { ...named, crc: crc32(content), size: content.length, data: [content], method: 0 };
  return { ...named, method: 8, ...(await deflate(buffers(content))) };
}

function* buffers(content: ZipEntry['content']): Iterable<Uint8Array> {
  if (content instanceof Uint8Array) return yield content;
  if (typeof content === 'string') return yield Buffer.from(content);
  let gathered = '';
  for (const chunk of content) {
    gathered += chunk;
    if (gathered.length < GATHER) continue;
    yield Buffer.from(gathered);
    gathered = '';
  }
  yield Buffer.from(gathered);
}

/** In one call while it is small; from `STREAM_FROM` on as a stream, so that the text need not be held as a whole. */
async function deflate(input: Iterable<Uint8Array>): Promise<Pick<Written, 'crc' | 'size' | 'data'>> {
  const iterator = input[Symbol.iterator]();
  const head: Uint8Array[] = [];
  let [crc, size] = [0, 0];
  const take = (): Uint8Array | undefined => {
    const { value, done } = iterator.next();
    if (done === true) return undefined;
    crc = crc32(value, crc);
    size += value.length;
    return value;
  };
  for (let next = take(); next !== undefined; next = take()) {
    head.push(next);
    if (size >= STREAM_FROM) return { data: await stream(head, take), crc, size };
  }
  return { data: [deflateRawSync(Buffer.concat(head), { level: LEVEL })], crc, size };
}

async function stream(head: Uint8Array[], take: () => Uint8Array | undefined): Promise<Uint8Array[]> {
  const deflater = createDeflateRaw({ level: LEVEL });
  const data: Uint8Array[] = [];
  deflater.on('data', (chunk: Uint8Array) => data.push(chunk));
  for (let next = head.shift() ?? take(); next !== undefined; next = head.shift() ?? take())
    if (!deflater.write(next)) await once(deflater, 'drain');
  deflater.end();
  await once(deflater, 'end');
  return data;
}

/** Local header, or with an offset the entry of the central directory (APPNOTE 4.3.7, 4.3.12). */
function header({ name, crc, size, data, method }: Written, offset: number | undefined): Buffer {
  const start = offset === undefined ? 4 : 6;
  const bytes = Buffer.alloc(offset === undefined ? 30 : 46);
  bytes.writeUInt32LE(offset === undefined ? 0x04034b50 : 0x02014b50, 0);
  bytes.writeUInt16LE(20, 4);
  bytes.writeUInt16LE(20, start);
  bytes.writeUInt16LE(UTF8_NAMES, start + 2);
  bytes.writeUInt16LE(method, start + 4);
  bytes.writeUInt16LE(DATE, start + 8);
  bytes.writeUInt32LE(crc, start + 10);
  bytes.writeUInt32LE(lengthOf(data), start + 14);
  bytes.writeUInt32LE(size, start + 18);
  bytes.writeUInt16LE(name.length, start + 22);
  if (offset !== undefined) bytes.writeUInt32LE(offset, 42);
  return bytes;
}

/** End of central directory (APPNOTE 4.3.16). */
function end(entries: number, size: number, offset: number): Buffer {
  const bytes = Buffer.alloc(22);
  bytes.writeUInt32LE(0x06054b50, 0);
  bytes.writeUInt16LE(entries, 8);
  bytes.writeUInt16LE(entries, 10);
  bytes.writeUInt32LE(size, 12);
  bytes.writeUInt32LE(offset, 16);
  return bytes;
}

const lengthOf = (chunks: readonly Uint8Array[]): number => chunks.reduce((sum, chunk) => sum + chunk.length, 0);
