/** Layout profiles: the files that ship, inheritance, and findings for what a person may write wrong. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readLayout } from '../../functions/adapters/yaml/layout-file.ts';
import { halfPoints, twipsOfMm, twipsOfPoints, typeArea } from '../../functions/core/layout/layout.ts';

const folder = new URL('../../templates/layouts/', import.meta.url);
const read = (name: string) => readFileSync(new URL(`${name}.yaml`, folder), 'utf8');
const readBase = (name: string) => (names.includes(name) ? read(name) : undefined);
const names = readdirSync(folder).map((file) => file.replace('.yaml', ''));
const problems = (text: string) =>
  readLayout('mine', text, readBase).findings.map(({ code, path, line }) => [code, path, line]);

test.each(names)('%s is complete and without findings', (name) => {
  const { layout, findings } = readLayout(name, read(name), read);
  expect(findings).toEqual([]);
  const { height } = typeArea(layout!);
  expect(layout!.grid.lines * layout!.styles.body.pitch).toBeLessThanOrEqual((height * 72) / 25.4);
});

test('the standard profile converts to the measured OOXML values', () => {
  const { layout } = readLayout('gbt9704', read('gbt9704'), read);
  const { page, styles, grid } = layout!;
  expect([page.top, page.bottom, page.left, page.right].map(twipsOfMm)).toEqual([2098, 1984, 1587, 1474]);
  expect([twipsOfPoints(styles.body.pitch), twipsOfPoints(grid.spacing), halfPoints(styles.body.size)]).toEqual([
    579, -5, 32,
  ]);
});

test('a profile replaces only what it says', () => {
  const { layout } = readLayout('mine', 'extends: house-28-27\ntitle: 我局\nstyles: { body: { size: 15 } }', read);
  expect(layout).toMatchObject({ name: 'mine', title: '我局', page: { top: 28 }, colours: { red: 'FF0000' } });
  expect(layout!.styles.body).toMatchObject({ size: 15, face: 'fangsong', pitch: 33 });
});

test('each mistake is named with its place, all at once', () => {
  const text = 'extends: gbt9704\npage: { top: -3, foo: 2 }\nstyles:\n  body: { size: 三号 }\n';
  expect(problems(text)).toEqual([
    ['layout.wrong_value', 'page.top', 2],
    ['layout.unknown_key', 'page.foo', 2],
    ['layout.wrong_value', 'styles.body.size', 4],
  ]);
  expect(problems('extends: nowhere')).toEqual([['layout.no_base', 'extends', 1]]);
  expect(problems('extends: mine')).toEqual([['layout.no_base', 'extends', 1]]);
  expect(problems('page: [')[0]![0]).toBe('layout.unreadable');
  expect(problems('三号')[0]![0]).toBe('layout.unreadable');
  expect(problems('extends: gbt9704\npage: { left: 100, right: 100 }')).toEqual([['layout.no_room', 'page', 2]]);
});
