/**
 * The layout engine, the rasteriser and the open fonts lie beside a bundle as their packages have them: native code,
 * WebAssembly and TTF are not for esbuild. An esbuild plugin; only publish carries them.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';

/** This machine's, or that of Lambda (Amazon Linux 2023 on ARM). */
export type EngineOf = 'here' | 'lambda';

const ENGINE = '@myriaddreamin/typst-ts-node-compiler';
const LAMBDA = 'linux-arm64-gnu';
const MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** Files of packages, by the package. */
const FILES: Readonly<Record<string, readonly string[]>> = {
  [ENGINE]: ['package.json', 'index.js', 'index-napi.js'],
  '@hyzyla/pdfium': ['package.json', 'dist/index.esm.js', 'dist/pdfium.wasm'],
  '@expo-google-fonts/noto-serif-sc': ['package.json', 'LICENSE_FONT', '400Regular', '700Bold'],
  '@expo-google-fonts/noto-sans-sc': ['package.json', 'LICENSE_FONT', '500Medium'],
};

export function pressBeside(folder: string, engine: EngineOf): Plugin {
  return {
    name: 'press-beside',
    setup(bundler) {
      let wanted = false;
      bundler.onResolve({ filter: /^(@myriaddreamin\/typst-ts-node-compiler|@hyzyla\/pdfium)$/ }, ({ path }) => {
        wanted = true;
        return { path, external: true };
      });
      bundler.onEnd(() => {
        if (!wanted) return;
        for (const [name, files] of Object.entries(FILES))
          copy(join(MODULES, name), join(folder, 'node_modules', name), files);
        const [native, from] = engine === 'here' ? installedEngine() : engineOfLambda();
        copy(from, join(folder, 'node_modules', native), ['.']);
      });
    },
  };
}

const isPicture = (path: string): boolean => path.endsWith('.png');

function copy(from: string, to: string, files: readonly string[]): void {
  for (const file of files)
    cpSync(join(from, file), join(to, file), { recursive: true, filter: (path) => !isPicture(path) });
}

/** The package with the native code that fits this machine, and its folder. */
function installedEngine(): readonly [name: string, folder: string] {
  const { optionalDependencies } = JSON.parse(readFileSync(join(MODULES, ENGINE, 'package.json'), 'utf8')) as {
    optionalDependencies: Readonly<Record<string, string>>;
  };
  const { resolve } = createRequire(join(MODULES, ENGINE, 'index.js'));
  for (const name of Object.keys(optionalDependencies)) {
    try {
      return [name, dirname(resolve(`${name}/package.json`))];
    } catch {
      // Another machine's.
    }
  }
  throw new Error(`${ENGINE} has no native code for this machine`);
}

/** npm installs only this machine's; that of Lambda is fetched once, and its bytes are held against the lockfile. */
function engineOfLambda(): readonly [name: string, folder: string] {
  const name = `${ENGINE}-${LAMBDA}`;
  const installed = join(MODULES, name);
  if (existsSync(installed)) return [name, installed];
  const { version, integrity } = locked(name);
  const folder = join(tmpdir(), `jianbao-engine-${version}`);
  if (existsSync(join(folder, 'package'))) return [name, join(folder, 'package')];
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const packed = execFileSync('npm', ['pack', `${name}@${version}`, '--silent', '--pack-destination', folder], {
    encoding: 'utf8',
  });
  const archive = join(folder, packed.trim());
  const sum = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
  if (sum !== integrity) throw new Error(`${name}@${version} is not what package-lock.json names`);
  execFileSync('tar', ['-xzf', archive, '-C', folder]);
  return [name, join(folder, 'package')];
}

function locked(name: string): { readonly version: string; readonly integrity: string } {
  const { packages } = JSON.parse(readFileSync(join(MODULES, '..', 'package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, { readonly version: string; readonly integrity: string }>>;
  };
  const found = packages[`node_modules/${name}`];
  if (found === undefined) throw new Error(`package-lock.json does not name ${name}`);
  return found;
}
