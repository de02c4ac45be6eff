import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CORE_PACKAGES, mayImport, ROOT, roomOf, sourcesIn } from './rooms.ts';

const sources = [...sourcesIn('functions'), ...sourcesIn('infra'), ...sourcesIn('bench')];

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

  it('has no circle of files', () => {
    expect(circles(new Map(sources.map(({ path, files }) => [path, files])))).toEqual([]);
  });

  it('has no circle of rooms', () => {
    expect(circles(roomsWithin())).toEqual([]);
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

  it('are at most 25 a room', () => {
    const sizes = Map.groupBy(sources, ({ path }) => dirname(path));
    expect([...sizes].filter(([, files]) => files.length > 25).map(([room]) => room)).toEqual([]);
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
  // What is left out of a bundle is left out of the browser's script in the same way.
  'infra/aws/bundle.ts -> functions/adapters/handlebars/named-findings.ts',
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

/** Rooms by noun, each with the rooms of its own floor that it imports: floors themselves are held by the table. */
function roomsWithin(): Map<string, string[]> {
  const nounOf = (path: string): string => (path.startsWith('functions/') ? dirname(path) : roomOf(path));
  const floorOf = (room: string): string => room.split('/').slice(0, 2).join('/');
  const rooms = Map.groupBy(sources, ({ path }) => nounOf(path));
  return new Map(
    [...rooms].map(([room, files]) => {
      const others = new Set(files.flatMap((each) => each.files.map(nounOf)));
      return [room, [...others].filter((other) => other !== room && floorOf(other) === floorOf(room))];
    }),
  );
}

/** Type-only imports count too: a circle of types is a circle of thought. */
function circles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const state = new Map<string, 'open' | 'done'>();
  const found: string[] = [];
  const visit = (name: string, trail: readonly string[]): void => {
    state.set(name, 'open');
    for (const next of graph.get(name) ?? []) {
      if (!graph.has(next) || state.get(next) === 'done') continue;
      if (state.get(next) === 'open') found.push([...trail.slice(trail.indexOf(next)), next].join(' -> '));
      else visit(next, [...trail, next]);
    }
    state.set(name, 'done');
  };
  for (const name of graph.keys()) if (!state.has(name)) visit(name, [name]);
  return found;
}
