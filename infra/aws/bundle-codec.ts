/**
 * The photo codec lies beside a bundle as its package has it: WebAssembly and the module that loads it, which starts itself
 * again as its own worker. An esbuild plugin; only functions that may read photos carry it.
 */
import { cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';

/** Of the package's files: without SVG, AVIF and JPEG XL, which are no photos here. */
const FILES = ['vips-node.mjs', 'vips.wasm'];
const FOLDER = 'codec';

export function codecBeside(folder: string): Plugin {
  return {
    name: 'codec-beside',
    setup(bundler) {
      let wanted = false;
      bundler.onResolve({ filter: /^wasm-vips$/ }, () => {
        wanted = true;
        return { path: `./${FOLDER}/${FILES[0]}`, external: true };
      });
      bundler.onEnd(() => {
        const library = dirname(createRequire(import.meta.url).resolve('wasm-vips'));
        if (wanted) for (const file of FILES) cpSync(join(library, file), join(folder, FOLDER, file));
      });
    },
  };
}
