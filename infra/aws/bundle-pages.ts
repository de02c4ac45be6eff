/**
 * Puts compiled pages into the bundles: no template compiler on board, no code made from strings. The modules that stand
 * in for each other are described in functions/adapters/handlebars.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile, Plugin } from 'esbuild';
import { BROWSER_ASSETS } from '../../functions/adapters/handlebars/browser-assets.ts';
import { precompilePages } from '../../functions/adapters/handlebars/precompile-pages.ts';

/**
 * @param root holds functions/ and templates/.
 * @param wanted the pages that the function may show; absent: all.
 */
export const precompiledPages = (root: string, wanted?: (page: string) => boolean): Plugin => ({
  name: 'precompiled-pages',
  setup(bundler) {
    const folder = join(root, 'functions', 'adapters', 'handlebars');
    const twin = join(folder, 'page-templates.precompiled.ts');
    bundler.onResolve({ filter: /\/page-templates\.ts$/ }, () => ({ path: twin }));
    bundler.onLoad({ filter: /\/handlebars\/compiled-pages\.ts$/ }, () => ({
      contents: smaller(precompilePages(join(root, 'templates', 'pages'), wanted)),
      loader: 'js',
      resolveDir: folder,
    }));
  },
});

/**
 * A third less: places of names in the templates, which only tell where a name is missing (tests find that, with the
 * templates as they are), and a fallback for older versions of the runtime, repeated in every block.
 */
const smaller = (compiled: string): string =>
  compiled
    .replace(/\{"start":\{"line":\d+,"column":\d+\},"end":\{"line":\d+,"column":\d+\}\}/g, '0')
    .replace(
      /container\.lookupProperty \|\| function\(parent, propertyName\) \{[^{}]*\{[^{}]*\}[^{}]*\}/g,
      'container.lookupProperty',
    );

/**
 * May a function show the page? It may when one of its own sources holds the page's name as a text: names are typed, so
 * whoever shows a page writes its name somewhere. A name that means something else there costs some bytes, no more.
 */
export function pagesNamedIn(root: string, { inputs }: Metafile): (page: string) => boolean {
  const own = Object.keys(inputs).filter((path) => /^functions\/(pages|runtime)\//.test(path));
  const text = own.map((path) => readFileSync(join(root, path), 'utf8')).join('\n');
  return (page) => text.includes(`'${page}'`);
}

/** Puts the pages' bundled scripts and style sheet beside their other assets: a function has no sources to build them from. */
export function writeBrowserAssets(assets: string): void {
  for (const [file, bytes] of BROWSER_ASSETS) writeFileSync(join(assets, file), bytes);
}
