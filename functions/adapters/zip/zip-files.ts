/**
 * Files as one zip: equal files give equal bytes, names are UTF-8 and say so, so that Chinese names arrive everywhere.
 */
import { type Zippable, type ZippableFile, zipSync } from 'fflate';

export interface FileToZip {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Compressed already: stored as it is. */
  readonly packed?: boolean;
}

/** The first date of the format, by the clock on the wall wherever this runs: the library writes local time. */
const FIRST_DATE = new Date(1980, 0, 1);

export function zipFiles(files: readonly FileToZip[]): Uint8Array {
  const entries = files.map(({ name, bytes, packed }): [string, ZippableFile] => [
    name,
    [bytes, { level: packed ? 0 : 6, mtime: FIRST_DATE }],
  ]);
  return zipSync(Object.fromEntries(entries) as Zippable);
}
