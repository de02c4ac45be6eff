import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CORE_PACKAGES, mayImport, ROOT, roomOf, type Source, sourcesIn } from './rooms.ts';

const sources = [...sourcesIn('functions'), ...sourcesIn('infra')];
const byPath = new Map(sources.map((source) => [source.path, source]));

describe('who may import whom', () => {
  it('reads the sources at all', () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(sources.flatMap(({ files }) => files).length).toBeGreaterThan(100);
  });

  it('keeps every import inside the table', () => {
    const wrong = sources.flatMap(({ path, files }) =>
      files.filter((file) => !allowed(path, file)).map((file) => `${path} -> ${file}`),
    );
    expect(wrong).toEqual([]);
  });

  it('resolves every relative import to a file that exists', () => {
    const lost = sources.flatMap(({ path, files }) =>
      files.filter((file) => !existsSync(join(ROOT, file))).map((file) => `${path} -> ${file}`),
    );
    expect(lost).toEqual([]);
  });

  it('never imports tests', () => {
    expect(
      sources.filter(({ files }) => files.some((file) => file.startsWith('tests/'))).map(({ path }) => path),
    ).toEqual([]);
  });

  it('has no circle', () => {
    expect(circles()).toEqual([]);
  });
});

describe('core', () => {
  const core = sources.filter(({ path }) => roomOf(path) === 'core');

  it('uses no package but the schema library and the rule parser, each in its place', () => {
    const wrong = core.flatMap(({ path, packages }) =>
      packages.filter((name) => !CORE_PACKAGES[name]?.test(path)).map((name) => `${path} uses ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('knows no clock, no chance, no environment and nothing asynchronous', () => {
    const banned = /\bDate\.now\(|new Date\(\)|Math\.random|process\.|\basync\b|\bawait\b|\bPromise\b/;
    expect(core.filter(({ text }) => banned.test(withoutComments(text))).map(({ path }) => path)).toEqual([]);
  });

  it('never reads what a person typed with Number()', () => {
    const typed = core.filter(({ path }) => /core\/(report|figures|kinds|paste)\//.test(path));
    expect(
      typed.filter(({ text }) => /\bNumber\(|parseFloat|parseInt/.test(withoutComments(text))).map(({ path }) => path),
    ).toEqual([]);
  });
});

describe('functions', () => {
  it('are five, one handler a folder, at most 40 lines each', () => {
    const handlers = sources.filter(({ path }) => path.endsWith('/handler.ts'));
    expect(handlers.map(({ path }) => path).sort()).toEqual(
      ['archive', 'clock', 'collect', 'desk', 'publish'].map((name) => `functions/${name}/handler.ts`),
    );
    for (const { path, text } of handlers) expect(text.trimEnd().split('\n').length, path).toBeLessThanOrEqual(40);
  });
});

describe('removing', () => {
  it('is opened by the operator’s command alone', () => {
    const removes = /^functions\/(adapters\/\w+\/removal|pipeline\/keeping\/(remove-past|find-removed))\.ts$/;
    const users = sources.filter(({ path, files }) => !removes.test(path) && files.some((file) => removes.test(file)));
    expect(users.map(({ path }) => path).sort()).toEqual([
      'infra/local/commands/retain.ts',
      'infra/local/open-removal.ts',
    ]);
  });
});

describe('files', () => {
  it('open with a comment that says what they are', () => {
    expect(sources.filter(({ text }) => !text.startsWith('/**')).map(({ path }) => path)).toEqual([]);
  });

  it('stay in rooms with names that say something', () => {
    const vague = /\/(utils?|helpers?|common|shared|services)(\/|\.ts)/;
    expect(sources.filter(({ path }) => vague.test(path)).map(({ path }) => path)).toEqual([]);
  });

  it('that the documents name exist', () => {
    const documents = [
      'README.md',
      'README.zh-CN.md',
      'CONTRIBUTING.md',
      ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) => join('docs', name)),
    ];
    const lost = documents.filter((name) => name.endsWith('.md')).flatMap((name) => missingPaths(name));
    expect(lost).toEqual([]);
  });

  it('of decisions have a number each, and say it', () => {
    const pages = readdirSync(join(ROOT, 'docs/decisions')).filter((name) => /^\d/.test(name));
    const said = pages.map((name) =>
      Number(/^# (\d+) /.exec(readFileSync(join(ROOT, 'docs/decisions', name), 'utf8'))?.[1]),
    );
    expect(said).toEqual(pages.map((_, index) => index + 1));
  });
});

/** Single imports beyond the table, each with its reason. */
const EXCEPTIONS = new Set([
  // Bundles carry compiled pages; how pages are compiled is known only beside the templates' own adapter.
  'infra/aws/bundle-pages.ts -> functions/adapters/handlebars/precompile-pages.ts',
  'infra/aws/bundle-pages.ts -> functions/adapters/handlebars/browser-assets.ts',
]);

function allowed(from: string, to: string): boolean {
  if (EXCEPTIONS.has(`${from} -> ${to}`)) return true;
  const room = roomOf(from);
  const other = to === 'functions/runtime/world.ts' && room === 'pages' ? 'world' : roomOf(to);
  return room === other || mayImport(room)(other);
}

/** Paths in backquotes and links to files; patterns and placeholders are passed over. */
function missingPaths(document: string): string[] {
  const text = readFileSync(join(ROOT, document), 'utf8');
  const quoted = [...text.matchAll(/`((?:functions|infra|templates|tests|examples|docs|bench)\/[\w./-]+)`/g)].map(
    (match) => match[1]!,
  );
  return quoted.filter((path) => !existsSync(join(ROOT, path))).map((path) => `${document}: ${path}`);
}

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');

/** Type-only imports count too: a circle of types is a circle of thought. */
function circles(): string[] {
  const state = new Map<string, 'open' | 'done'>();
  const found: string[] = [];
  const visit = (source: Source, trail: readonly string[]): void => {
    state.set(source.path, 'open');
    for (const file of source.files) {
      const next = byPath.get(file);
      if (next === undefined || state.get(file) === 'done') continue;
      if (state.get(file) === 'open') found.push([...trail.slice(trail.indexOf(file)), file].join(' -> '));
      else visit(next, [...trail, file]);
    }
    state.set(source.path, 'done');
  };
  for (const source of sources) if (!state.has(source.path)) visit(source, [source.path]);
  return found;
}
