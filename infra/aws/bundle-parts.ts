/**
 * Which parts of the sources each function's bundle carries, and how: an esbuild plugin, and the table that it follows.
 */
import { basename, join } from 'node:path';
import type { Plugin } from 'esbuild';
import type { FunctionName } from '../../functions/contract.ts';

interface Parts {
  /** Folders of templates/ that lie beside the bundle. */
  readonly templates: readonly string[];
  /** Adapters that its settings never choose: left out. */
  readonly without: readonly string[];
  /**
   * Adapters that are rarely used and bundled by themselves: sharing chunks with them would make every start load 40 kB
   * of the SDK that only they need. Where an adapter is used all the time, sharing is better.
   */
  readonly apart: readonly string[];
}

const EMBEDDED = ['sqlite', 'files'];

/** Those that compose a briefing need its templates and layouts; every page names assets by their hash. */
export const PARTS: Readonly<Record<FunctionName, Parts>> = {
  collect: { templates: ['pages/assets'], without: [...EMBEDDED, 'sqs'], apart: ['s3'] },
  desk: { templates: ['pages/assets', 'briefings', 'layouts'], without: EMBEDDED, apart: [] },
  archive: { templates: ['pages/assets'], without: [...EMBEDDED, 'sqs'], apart: [] },
  clock: { templates: ['pages/assets'], without: EMBEDDED, apart: [] },
  publish: { templates: ['pages/assets', 'briefings', 'layouts'], without: [...EMBEDDED, 'sqs'], apart: [] },
};

/** `../adapters/s3/blobs.ts` */
const ADAPTER = /\/adapters\/(\w+)\/[\w-]+\.ts$/;

/** Name of the entry that an adapter becomes when it is bundled by itself. */
const apartName = (adapter: string, path: string): string => `${adapter}-${basename(path, '.ts')}`;

/**
 * @param apart collects what has to be bundled by itself: name of the entry -> source.
 */
export function chosenParts(name: FunctionName, apart: Map<string, string>): Plugin {
  const parts = PARTS[name];
  return {
    name: 'chosen-parts',
    setup(bundler) {
      bundler.onResolve({ filter: ADAPTER }, ({ path, resolveDir, kind }) => {
        const adapter = ADAPTER.exec(path)?.[1] ?? '';
        if (kind !== 'dynamic-import') return undefined;
        if (parts.without.includes(adapter)) return { path: adapter, namespace: 'left-out' };
        if (!parts.apart.includes(adapter)) return undefined;
        const entry = apartName(adapter, path);
        apart.set(entry, join(resolveDir, path));
        return { path: `./${entry}.mjs`, external: true };
      });
      bundler.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({
        contents: `throw new Error('The adapter ${path} is not part of the ${name} function.');export {};`,
        loader: 'js',
      }));
    },
  };
}
