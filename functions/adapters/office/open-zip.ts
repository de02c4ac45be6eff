/**
 * Opens a zip file that a stranger made: what it claims is checked before anything is unpacked, and what unpacks to more
 * than it claimed is refused while it unpacks. Own code because libraries unpack first and count afterwards.
 *
 * source: APPNOTE.TXT 6.3.10, 4.3.7 (local header), 4.3.12 (central directory), 4.3.16 (its end).
 */
import { inflateRawSync } from 'node:zlib';

/** Parts of a package by name; each is unpacked when it is asked for. */
export interface Zip {
  readonly names: readonly string[];
  /** undefined: there is no such part. @throws ZipError */
  read(name: string): Uint8Array | undefined;
}

/** `unpacks`: more than it may; `broken`: no zip file, or a damaged, encrypted or very large one. */
export class ZipError extends Error {
  readonly kind: 'broken' | 'unpacks';

  constructor(kind: 'broken' | 'unpacks', message: string) {
    super(message);
    this.kind = kind;
  }
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/** A workbook has about ten parts, with pictures and charts some hundred. */
const MOST_ENTRIES = 1000;
const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const ENCRYPTED = 1;

/** @param most bytes that all parts together may claim. @throws ZipError */
export function openZip(bytes: Uint8Array, most: number): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = entriesOf(bytes, view);
  const claimed = entries.reduce((sum, { size }) => sum + size, 0);
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0);
  if (claimed > most) throw new ZipError('unpacks', megabytes(claimed));
  // Parts that lie over each other make much of little.
  if (packed > bytes.length) throw new ZipError('broken', 'overlapping entries');
  return {
    names: entries.map(({ name }) => name),
    read(name) {
      const entry = entries.find((each) => each.name === name);
      return entry === undefined ? undefined : unpack(bytes, view, entry);
    },
  };
}

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1_000_000)} MB`;

function entriesOf(bytes: Uint8Array, view: DataView): Entry[] {
  const end = endOf(view);
  const count = end + 12 <= bytes.length ? view.getUint16(end + 10, true) : 0;
  let at = view.getUint32(end + 16, true);
  if (count === 0 || count > MOST_ENTRIES) throw new ZipError('broken', `${count} entries`);
  return Array.from({ length: count }, () => {
    const { entry, next } = entryAt(bytes, view, at);
    at = next;
    return entry;
  });
}

/** The end record stands last, before a comment of at most 65,535 bytes. */
function endOf(view: DataView): number {
  const least = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= least; at -= 1) if (view.getUint32(at, true) === END) return at;
  throw new ZipError('broken', 'no directory');
}

function entryAt(bytes: Uint8Array, view: DataView, at: number): { entry: Entry; next: number } {
  if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) throw new ZipError('broken', 'directory');
  const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
  const [packed, size, offset] = [20, 24, 42].map((each) => view.getUint32(at + each, true)) as [
    number,
    number,
    number,
  ];
  const [nameLength, extra, comment] = [28, 30, 32].map((each) => view.getUint16(at + each, true)) as [
    number,
    number,
    number,
  ];
  if ((flags & ENCRYPTED) !== 0) throw new ZipError('broken', 'encrypted');
  if ([packed, size, offset].includes(0xffffffff) || (method !== 0 && method !== 8))
    throw new ZipError('broken', `method ${method}`);
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
  return { entry: { name, method, packed, size, offset }, next: at + 46 + nameLength + extra + comment };
}

function unpack(bytes: Uint8Array, view: DataView, { name, method, packed, size, offset }: Entry): Uint8Array {
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL) throw new ZipError('broken', name);
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const data = bytes.subarray(start, start + packed);
  if (data.length !== packed) throw new ZipError('broken', name);
  if (method === 0) return data;
  const unpacked = inflate(data, size, name);
  if (unpacked.length !== size) throw new ZipError('broken', name);
  return unpacked;
}

function inflate(data: Uint8Array, size: number, name: string): Uint8Array {
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, size) });
  } catch (error) {
    const isMore = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    throw new ZipError(isMore ? 'unpacks' : 'broken', isMore ? `> ${megabytes(size)}` : name);
  }
}
