/**
 * The pages' larger scripts and their style sheet, bundled from their sources: the same code checks in the browser and on the
 * server, so there is no second copy to keep, and the sheet is one file a part. Where the source tree is at hand they are built
 * when the pages are opened; bundles for Lambda carry them ready-made (`precompilePages` and its neighbours are never on board).
 */
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { namedFindings, OF_ROOMS } from './named-findings.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const SCRIPTS = `${ROOT}/functions/pages/browser`;
const STYLES = `${ROOT}/templates/pages/styles`;

/** Browsers of the years since 2021; others get the page without its script, which works too. */
const TARGET = ['chrome92', 'safari15.4', 'firefox90'];

/** What the server words is shown as it came; of these tables a script carries the lines that it makes itself. */
const SERVERS_OWN = [...OF_ROOMS, 'photo'];

const OPTIONS = {
  ...{
    absWorkingDir: ROOT,
    bundle: true,
    minify: true,
    write: false as const,
    metafile: true as const,
    target: [...TARGET],
    charset: 'utf8' as const,
  },
  ...{
    legalComments: 'none' as const,
    logLevel: 'silent' as const,
    logOverride: { 'css-syntax-error': 'error' as const },
  },
} satisfies BuildOptions & { readonly write: false; readonly metafile: true };

type ToBundle = Pick<BuildOptions, 'entryPoints' | 'format' | 'outdir'>;

/** Bundled as the browser gets it: text of each output by its path. @throws Error of esbuild that names the source and line. */
export async function bundledForBrowser(options: ToBundle): Promise<ReadonlyMap<string, Uint8Array>> {
  const all = { ...OPTIONS, ...options };
  const { metafile } = await build(all);
  const { outputFiles } = await build({ ...all, plugins: [namedFindings(ROOT, metafile, SERVERS_OWN)] });
  return new Map(outputFiles.map(({ path, contents }) => [path.slice(1), contents]));
}

/** File name -> bytes; the same bytes for the same sources. Made once, while this module is loaded. */
export const BROWSER_ASSETS = await bundledForBrowser({
  entryPoints: { report: `${SCRIPTS}/report.ts`, board: `${SCRIPTS}/board.ts`, style: `${STYLES}/style.css` },
  ...{ format: 'iife', outdir: '/' },
});
