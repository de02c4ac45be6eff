/**
 * The pages' larger scripts and their style sheet, bundled from their sources: the same code checks in the browser and on the
 * server, so there is no second copy to keep, and the sheet is one file a part. Where the source tree is at hand they are built
 * when the pages are opened; bundles for Lambda carry them ready-made (`precompilePages` and its neighbours are never on board).
 */
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const SCRIPTS = fileURLToPath(new URL('../../pages/browser', import.meta.url));
const STYLES = fileURLToPath(new URL('../../../templates/pages/styles', import.meta.url));

/** Browsers of the years since 2021; others get the page without its script, which works too. */
const TARGET = ['chrome92', 'safari15.4', 'firefox90'];

let built: ReadonlyMap<string, Uint8Array> | undefined;

/** File name -> bytes; the same bytes for the same sources. @throws Error of esbuild that names the source and line. */
export function browserAssets(): ReadonlyMap<string, Uint8Array> {
  built ??= build();
  return built;
}

function build(): ReadonlyMap<string, Uint8Array> {
  const { outputFiles } = buildSync({
    entryPoints: { report: `${SCRIPTS}/report.ts`, board: `${SCRIPTS}/board.ts`, style: `${STYLES}/style.css` },
    ...{ bundle: true, minify: true, write: false, format: 'iife', target: TARGET, charset: 'utf8' },
    ...{ outdir: '/', legalComments: 'none', logLevel: 'silent', logOverride: { 'css-syntax-error': 'error' } },
  });
  return new Map(outputFiles.map(({ path, contents }) => [path.slice(1), contents]));
}
