/**
 * Which parts of the sources each function's bundle carries, and how: an esbuild plugin, and the table that it follows.
 */
import { basename, join } from 'node:path';
import type { Plugin } from 'esbuild';
import type { FunctionName } from '../../functions/contract.ts';

interface Parts {
  /** Folders of templates/ that lie beside the bundle. */
  readonly templates: readonly string[];
  /** Adapters that its settings never choose, and steps that it hands to another function: left out. */
  readonly without: readonly string[];
  /**
   * Adapters that are rarely used and bundled by themselves: sharing chunks with them would make every start load 40 kB
   * of the SDK that only they need. Where an adapter is used all the time, sharing is better.
   */
  readonly apart: readonly string[];
}

/** One machine's stores, and jobs in the same process instead of by the queue. */
const ONE_MACHINE = ['sqlite', 'files', 'run/job', 'night-check'];
/** Whatever a channel needs (`runtime/channels.ts`, `runtime/secrets.ts`): sending is left to the clock (reminders) and to publish (briefings). */
const CHANNELS = 'channels';
const CHANNEL_ROOTS = /\/runtime\/(channels|secrets)\.ts$/;
/** For those that neither send jobs nor compose briefings. */
const NO_ISSUE = [...ONE_MACHINE, CHANNELS, 'sqs', 'documents'];

/** Reports that come as files (`sheets`) are collect's work alone. Those that compose a briefing need its templates and layouts; every page names assets by their hash. */
export const PARTS: Readonly<Record<FunctionName, Parts>> = {
  collect: { templates: ['pages/assets'], without: NO_ISSUE, apart: ['s3'] },
  desk: {
    templates: ['pages/assets', 'briefings', 'layouts'],
    without: [...ONE_MACHINE, 'sheets', CHANNELS, 'pdf'], // it previews Word and HTML
    apart: ['s3'], // the board needs no file; the office opens one now and then
  },
  archive: { templates: ['pages/assets'], without: [...NO_ISSUE, 'sheets', 'vips'], apart: [] },
  clock: { templates: [], without: [...ONE_MACHINE, 'sheets', 'documents', 'page-templates', 'vips'], apart: [] },
  publish: {
    templates: ['briefings', 'layouts'],
    without: [...ONE_MACHINE, 'sheets', 'sqs', 'page-templates'],
    apart: [],
  },
};

/** `../adapters/s3/blobs.ts` -> s3, `./documents.ts` -> documents */
const PART = /\/(documents|sheets|run\/job|night-check|page-templates)\.ts$|\/adapters\/(\w+)\/[\w-]+\.ts$/;

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
      bundler.onResolve({ filter: PART }, ({ path, resolveDir, kind, importer }) => {
        const [, module, adapter] = PART.exec(path) ?? [];
        const part = CHANNEL_ROOTS.test(importer) ? CHANNELS : (module ?? adapter ?? '');
        if (kind !== 'dynamic-import') return undefined;
        if (parts.without.includes(part)) return { path: part, namespace: 'left-out' };
        if (!parts.apart.includes(part)) return undefined;
        const entry = apartName(part, path);
        apart.set(entry, join(resolveDir, path));
        return { path: `./${entry}.mjs`, external: true };
      });
      bundler.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({
        contents: `throw new Error('${path} is not part of the ${name} function.');export {};`,
        loader: 'js',
      }));
    },
  };
}
