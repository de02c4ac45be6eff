/**
 * Bundles the functions with esbuild: one folder a function, ready to be uploaded, the same bytes for the same sources.
 *
 * Lazily imported parts (documents, renderers, other stores) are chunks of their own that a process loads when it needs
 * them. The AWS SDK is bundled on purpose: see docs/decisions/0014-bundled-and-trimmed-sdk.md. `npm run synth` and the tests call this.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { namedFindings } from '../../functions/adapters/handlebars/named-findings.ts';
import { FUNCTION_NAMES, type FunctionName } from '../../functions/contract.ts';
import { codecBeside } from './bundle-codec.ts';
import { lambdaCredentials } from './bundle-credentials.ts';
import { pagesNamedIn, precompiledPages, writeBrowserAssets } from './bundle-pages.ts';
import { chosenParts, PARTS } from './bundle-parts.ts';
import { type EngineOf, pressBeside } from './bundle-press.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Where the handler finds them: `/var/task` is the working folder of a function. */
export const TEMPLATES_IN_FUNCTION = '/var/task/templates';

export interface Bundle {
  /** Absolute path; holds `handler.mjs`. */
  readonly folder: string;
  /** Size of all files, templates included. */
  readonly bytes: number;
  /** Size of each file by its path in the folder, in order of path. */
  readonly files: Readonly<Record<string, number>>;
  /** What was made of what, for finding out what is large. */
  readonly metafiles: readonly Metafile[];
}

export type Bundles = Readonly<Record<FunctionName, Bundle>>;
/** All that the stacks need of them. */
export type BundleFolders = Readonly<Record<FunctionName, { readonly folder: string }>>;

export interface BundleOptions {
  /** Holds functions/ and templates/; absent: this checkout. Tests bundle planted sources. */
  readonly root?: string;
  /** Whose layout engine publish carries; absent: this machine's, to look at and to try. */
  readonly engine?: EngineOf;
}

/**
 * Bundles all functions into `outDir/<function>/`, which is emptied first.
 * @throws Error of esbuild that names the source and line; Error that names the handler that is missing.
 */
export async function bundleFunctions(
  outDir: string,
  { root = ROOT, engine = 'here' }: BundleOptions = {},
): Promise<Bundles> {
  const bundles = await Promise.all(
    FUNCTION_NAMES.map(async (name) => [name, await bundleFunction(name, join(outDir, name), root, engine)] as const),
  );
  return Object.fromEntries(bundles) as Record<FunctionName, Bundle>;
}

async function bundleFunction(name: FunctionName, folder: string, root: string, engine: EngineOf): Promise<Bundle> {
  const entry = join(root, 'functions', name, 'handler.ts');
  if (!existsSync(entry))
    throw new Error(`functions/${name}/handler.ts is missing: each function is a folder with a handler.`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const apart = new Map<string, string>();
  const options = { ...optionsOf(root), outdir: folder };
  const plain = [lambdaCredentials(), chosenParts(name, apart), codecBeside(folder), pressBeside(folder, engine)];
  const look = await build({
    ...options,
    plugins: [...plain, precompiledPages(root)],
    entryPoints: [entry],
    write: false,
  });
  const plugins = [
    ...plain,
    precompiledPages(root, pagesNamedIn(root, look.metafile)),
    namedFindings(root, look.metafile),
  ];
  const builds = [await build({ ...options, plugins, entryPoints: { handler: entry } })];
  for (const [part, source] of [...apart].sort()) {
    builds.push(await build({ ...options, plugins: [lambdaCredentials()], entryPoints: { [part]: source } }));
  }
  for (const templates of PARTS[name].templates) copyTemplates(root, folder, templates);
  const files = filesOf(folder);
  const bytes = Object.values(files).reduce((sum, size) => sum + size, 0);
  return { folder, files, bytes, metafiles: builds.map(({ metafile }) => metafile) };
}

/**
 * CommonJS packages call `require` for Node's own modules, which an ES module does not have by itself. The long name is
 * safe: esbuild shortens its own names to a few letters and does not see this line.
 */
const REQUIRE =
  'import{createRequire as createRequireOfBundle}from"node:module";const require=createRequireOfBundle(import.meta.url);';

const optionsOf = (root: string): BuildOptions & { metafile: true } => ({
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  splitting: true,
  platform: 'node',
  target: 'node24',
  minify: true,
  metafile: true,
  mainFields: ['module', 'main'],
  outExtension: { '.js': '.mjs' },
  chunkNames: 'chunk-[hash]',
  banner: { js: REQUIRE },
  legalComments: 'none',
  charset: 'utf8',
  logLevel: 'silent',
});

function copyTemplates(root: string, folder: string, templates: string): void {
  const from = join(root, 'templates', templates);
  if (!existsSync(from)) return;
  cpSync(from, join(folder, 'templates', templates), { recursive: true });
  if (templates === 'pages/assets') writeBrowserAssets(join(folder, 'templates', templates));
}

function filesOf(folder: string): Record<string, number> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
  return Object.fromEntries(paths.map((path) => [path, statSync(join(folder, path)).size]));
}
