/**
 * What documents say and the code knows: limits, rooms, records, alarms, commands, routes, decisions. The same in both.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROUTES } from '../../functions/contract.ts';
import { grouped, LIMITS, megabytes } from '../../functions/core/limits/limits.ts';
import { KIND } from '../../functions/records/store/keys.ts';
import { ROOT, sourcesIn } from './rooms.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const foldersOf = (path: string): string[] =>
  readdirSync(join(ROOT, path), { withFileTypes: true }).flatMap((each) => (each.isDirectory() ? [each.name] : []));

const guides = [
  'README.md',
  'README.zh-CN.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const allGuides = guides.map(read).join('\n');

describe('docs/api.md', () => {
  it('gives every limit that people are told, and no other', () => {
    const told = [...read('docs/api.md').matchAll(/^\| .* \(`(\w+)`\) \| (.*) \|$/gm)].map(([, key, most]) => [
      key,
      most,
    ]);
    const known = Object.entries(LIMITS).map(([key, most]) => [
      key,
      key.endsWith('Bytes') ? megabytes(most) : grouped(most),
    ]);
    expect(told).toEqual(known);
  });
});

describe('docs/architecture.md', () => {
  const tour = read('docs/architecture.md');
  const [steps = '', places = ''] = tour.split('## Where what stands');

  it('has one line for every room, and none for another', () => {
    const rooms = ['core', 'records', 'pipeline', 'pages'].flatMap((floor) => foldersOf(`functions/${floor}`));
    const told = [...(places.split('pages alike')[1] ?? '').matchAll(/^\| `([\w-]+)` \| \S/gm)].map(([, room]) => room);
    expect(told).toEqual([...new Set(rooms)].sort());
  });

  it('names every alarm, and none that does not ring', () => {
    const [, type = ''] = /export type RunbookEntry =([\s\S]*?);/.exec(read('infra/aws/constructs/alarms.ts')) ?? [];
    const single = [...type.matchAll(/'([\w-]+)'/g)].map(([, alarm]) => alarm!);
    const told = [...steps.matchAll(/Rings: (.*)/g)]
      .flatMap(([, line]) => [...line!.matchAll(/`([\w-]+)`/g)])
      .map(([, alarm]) => alarm!);
    expect(single.length).toBeGreaterThan(8);
    expect(single.filter((alarm) => !told.includes(alarm))).toEqual([]);
    expect(
      told.filter((alarm) => !single.includes(alarm) && !/^(collect|desk|archive|clock|publish)-errors$/.test(alarm)),
    ).toEqual([]);
  });

  it('names records as their keys do', () => {
    const told = [...steps.matchAll(/`([A-Z-]+#)`/g)].map(([, kind]) => kind!);
    expect(told.length).toBeGreaterThan(15);
    expect(told.filter((kind) => !(Object.values(KIND) as string[]).includes(kind))).toEqual([]);
  });

  it('says who knows adapters: runtime, one machine and the bundler', () => {
    const knowing = [...sourcesIn('functions'), ...sourcesIn('infra')]
      .filter(
        ({ path, files }) =>
          !path.startsWith('functions/adapters/') && files.some((file) => file.startsWith('functions/adapters/')),
      )
      .map(({ path }) => path);
    const told =
      /^(functions\/runtime\/((wire|channels|secrets|smtp-settings|read-back|documents|sheets|word-copies)\.ts|http\/)|infra\/local\/|infra\/aws\/bundle(-pages)?\.ts)/;
    expect(knowing.filter((path) => !told.test(path))).toEqual([]);
  });
});

describe('guides', () => {
  it('name commands that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> };
    const named = [...allGuides.matchAll(/npm run ([a-z][\w:-]*)/g)].map(([, command]) => command!);
    expect(named.length).toBeGreaterThan(20);
    expect([...new Set(named)].filter((command) => !(command in scripts))).toEqual([]);
  });

  it('name routes that the route table has', () => {
    const named = [...allGuides.matchAll(/`(GET|POST|PUT) (\/[\w/:.-]*)(?:\?[^`]*)?`/g)].map(
      ([, method, path]) => `${method} ${path}`,
    );
    const known = new Set(ROUTES.map(({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, ':')}`));
    expect(named.map((route) => route.replaceAll(/:\w+/g, ':')).filter((route) => !known.has(route))).toEqual([]);
  });
});

describe('docs/decisions', () => {
  it('lists every decision by its title', () => {
    const pages = readdirSync(join(ROOT, 'docs/decisions'))
      .filter((name) => /^\d/.test(name))
      .sort();
    const titles = pages.map(
      (name) =>
        `${/^# (\d+) (.*)/
          .exec(read(`docs/decisions/${name}`))!
          .slice(1)
          .join('. [')}](${name})`,
    );
    const listed = read('docs/decisions/README.md')
      .split('\n')
      .filter((line) => /^\d/.test(line));
    expect(listed).toEqual(titles);
  });
});
