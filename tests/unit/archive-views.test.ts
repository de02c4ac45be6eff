/**
 * Small things of the archive: the line of a week, parts of a period, the outline of an edition, names in a zip.
 */
import { describe, expect, test } from 'vitest';
import { zipFiles } from '../../functions/adapters/zip/zip-files.ts';
import { outlineOf } from '../../functions/core/briefing/outline.ts';
import { partsOf } from '../../functions/core/edition/period-parts.ts';
import { LIMITS } from '../../functions/core/limits/limits.ts';
import { daysOf, monthGrid } from '../../functions/pages/archive/calendar-view.ts';
import { trendLine } from '../../functions/pages/page/trend-line.ts';
import { sampleClose, sampleEdition, sampleProgramme } from '../support/sample-records.ts';

describe('the line of a week', () => {
  const size = { width: 132, height: 40, edge: 4 };
  test.each([
    ['rises', ['1', '2'], ['4.0,36.0 128.0,4.0'], { x: '128.0', y: '4.0' }],
    ['is level in the middle', ['5', '5', '5'], ['4.0,20.0 66.0,20.0 128.0,20.0'], { x: '128.0', y: '20.0' }],
    ['has a gap where nobody reported', ['1', null, '3'], ['4.0,36.0', '128.0,4.0'], { x: '128.0', y: '4.0' }],
    ['has no dot when the last day is silent', ['1', '2', null], ['4.0,36.0 66.0,4.0'], null],
    ['takes negatives and decimals', ['-1.5', '0.5'], ['4.0,36.0 128.0,4.0'], { x: '128.0', y: '4.0' }],
  ] as const)('%s', (_, values, lines, last) => {
    expect(trendLine(values, size)).toEqual({ lines, last });
  });
  test('of fewer than two values is none', () => {
    expect([trendLine([], size), trendLine(['1'], size), trendLine([null, '1', null], size)]).toEqual([
      null,
      null,
      null,
    ]);
  });
  test('is exact where doubles are not', () => {
    const line = trendLine(['9007199254740992', '9007199254740993', '9007199254740994'], size);
    expect(line?.lines).toEqual(['4.0,36.0 66.0,20.0 128.0,4.0']);
  });
});

describe('parts of a period', () => {
  const edition = (day: string, bytes: number) =>
    sampleEdition({
      day,
      files: [{ name: 'briefing.docx', mediaType: 'x', bytes, sha256: 'a', key: 'k' }],
    });
  const half = LIMITS.zipBytes / 2;
  test.each([
    [
      'one a month',
      [
        ['2022-04-30', 1],
        ['2022-05-01', 1],
      ],
      [
        ['2022-04-30', '2022-04-30'],
        ['2022-05-01', '2022-05-01'],
      ],
    ],
    [
      'exactly full',
      [
        ['2022-04-01', half],
        ['2022-04-02', half],
      ],
      [['2022-04-01', '2022-04-02']],
    ],
    [
      'one byte more',
      [
        ['2022-04-01', half],
        ['2022-04-02', half + 1],
        ['2022-04-03', 1],
      ],
      [
        ['2022-04-01', '2022-04-01'],
        ['2022-04-02', '2022-04-03'],
      ],
    ],
    ['nothing of the wanted kind', [['2022-04-01', 0]], []],
  ] as [string, [string, number][], [string, string][]][])('%s', (_, days, parts) => {
    const made = partsOf(days.map(([day, bytes]) => edition(day, bytes)).reverse(), ['briefing.docx']);
    expect(made.map(({ from, to }) => [from, to])).toEqual(parts);
    expect(made.some(({ tooLarge }) => tooLarge)).toBe(false);
  });
  test('a day that no zip takes stands alone and says so', () => {
    const days = [edition('2022-04-01', 1), edition('2022-04-02', LIMITS.zipBytes + 1), edition('2022-04-03', 1)];
    expect(partsOf(days, ['briefing.docx']).map(({ tooLarge }) => tooLarge)).toEqual([false, true, false]);
  });
});

describe('the outline', () => {
  const base = { decimals: 0, aliases: [], required: false, carry: false } as const;
  const figures = (day: string | null, missing: string[] = []) => ({
    ...{ day, total: day, previous: null, change: null, byUnit: {}, missing },
  });
  test('names what leads, what it lacks, and who is missing, a dozen at most', () => {
    const units = Array.from({ length: 15 }, (_, at) => ({
      ...{ unit: `u${at}`, name: `单位${at}`, state: 'missing' as const, late: false },
      ...{ revision: null, receivedAt: null, checksum: null },
    }));
    const programme = sampleProgramme({
      indicators: [
        { ...base, id: 'staff', name: '在岗', unit: '人', kind: 'stock' },
        { ...base, id: 'silent', name: '未报的', unit: '人', kind: 'flow' },
        { ...base, id: 'posts', name: '路口', unit: '名称', kind: 'places' },
      ],
    });
    const close = sampleClose({
      units,
      completeness: { expected: 16, received: 1, onTime: 1 },
      indicators: { staff: figures('5', ['u1']), silent: figures(null), posts: figures('2') },
    });
    const outline = outlineOf(programme, close, '标题');
    expect(outline.missing).toHaveLength(12);
    expect(outline.completeness).toEqual({ expected: 16, received: 1, onTime: 1 });
    expect(outline.headline).toEqual([
      { indicator: 'staff', name: '在岗', unit: '人', kind: 'stock', without: 1 },
      { indicator: 'posts', name: '路口', unit: '个', kind: 'places', without: 0 },
    ]);
  });
});

describe('a month', () => {
  test.each([
    ['2022-02', 28, 5],
    ['2024-02', 29, 5],
    ['2021-02', 28, 4],
    ['2022-05', 31, 6],
  ])('%s has %i days in %i weeks', (month, days, weeks) => {
    expect(daysOf(month)).toHaveLength(days);
    const grid = monthGrid(sampleProgramme(), month, [], '2022-02-03', '/', 'zh');
    expect(grid.weeks).toHaveLength(weeks);
    expect(grid.weeks.every((week) => week.length === 7)).toBe(true);
    expect(grid.weeks.flat().filter((cell) => cell !== null)).toHaveLength(days);
  });
});

test('equal files make equal zips, whatever the zone, names in UTF-8', () => {
  const files = [
    { name: '专报-第8期-2022-04-08.docx', bytes: new Uint8Array([1, 2]), packed: true },
    { name: 'plain.txt', bytes: new Uint8Array(1000) },
  ];
  const zip = Buffer.from(zipFiles(files));
  expect(zip).toEqual(Buffer.from(zipFiles(files)));
  expect([zip.readUInt16LE(6) & 0x0800, zip.readUInt16LE(8)]).toEqual([0x0800, 0]); // named in UTF-8, stored
  expect([zip.readUInt16LE(10), zip.readUInt16LE(12)]).toEqual([0, 0x21]);
  expect(zip.length).toBeLessThan(500);
});
