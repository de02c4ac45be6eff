/**
 * Which lines of the catalogue of findings a bundle carries. Sources name the whole catalogue, so that no code lacks its line;
 * a line of a single room whose code a function's own sources do not name is left out, as that function cannot make it.
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Metafile, Plugin } from 'esbuild';

/** Tables of single rooms. The others hold findings that are stored with reports and shown wherever these are. */
export const OF_ROOMS = [
  ...['apply', 'archive', 'calendar', 'copy', 'desk', 'digest', 'history', 'issue', 'keeping', 'layout', 'programme'],
  ...['removal', 'request', 'upload', 'workshop'],
];

const TABLE = /\/core\/findings\/([\w-]+)\.ts$/;
const ENTRY = /^ {2}'([\w.]+)': \{\n[\s\S]*?^ {2}\},\n/gm;

/**
 * @param look what the bundle is made of, as found by a first pass with `root` as its working folder.
 * @param rooms tables of which lines may be left out.
 */
export const namedFindings = (root: string, look: Metafile, rooms: readonly string[] = OF_ROOMS): Plugin => ({
  name: 'named-findings',
  setup(bundler) {
    const sources = sourcesOf(root, look);
    bundler.onLoad({ filter: TABLE }, ({ path }) => {
      if (!rooms.includes(basename(path, '.ts'))) return undefined;
      const table = readFileSync(path, 'utf8');
      const named = table.replace(ENTRY, (entry, code: string) => (sources.includes(`'${code}'`) ? entry : ''));
      return { contents: named, loader: 'ts' };
    });
  },
});

const sourcesOf = (root: string, { inputs }: Metafile): string =>
  Object.keys(inputs)
    .filter((path) => path.startsWith('functions/') && !TABLE.test(path))
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join('\n');
