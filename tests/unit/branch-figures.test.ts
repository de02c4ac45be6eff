/**
 * Figures of branches: sums of their units, over the same units, with targets and places, in figures.json.
 */
import { describe, expect, test } from 'vitest';
import type { Cell } from '../../functions/adapters/workbook/cells.ts';
import { levelsSheet } from '../../functions/adapters/workbook/levels-sheet.ts';
import { unitsTable } from '../../functions/core/briefing/units-table.ts';
import { closeDay } from '../../functions/core/day/close.ts';
import type { DayClose } from '../../functions/core/day/day-close.ts';
import { figuresFile } from '../../functions/core/edition/figures-file.ts';
import { parseProgramme } from '../../functions/core/programme/parse.ts';
import type { Programme } from '../../functions/core/programme/programme.ts';
import { standingsOf } from '../../functions/core/target/standing.ts';
import { madeRevision } from '../support/made-programmes.ts';

const UNITS = [
  { id: 'qu', name: '某区', branch: true },
  { id: 'zhen', name: '某镇', branch: true, reports: true, under: 'qu' },
  { id: 'cun', name: '某村', under: 'zhen' },
  { id: 'jie', name: '某街道', under: 'qu' },
  { id: 'ju', name: '某局' },
];

function programmeOf(indicators: readonly object[], units: readonly object[] = UNITS): Programme {
  const { programme, findings } = parseProgramme({
    ...{ id: 'levels', title: '任务', organisation: '某市', issuer: '办公室', timezone: 'Asia/Shanghai' },
    ...{ starts: '2022-04-01', template: 'daily', schedule: { days: 'every', due: '18:00', issue: '+1d 08:00' } },
    ...{ units, indicators },
  });
  expect(findings).toEqual([]);
  return programme!;
}

type Figures = Readonly<Record<string, string>>;

function closeOf(programme: Programme, reports: Readonly<Record<string, Figures>>, before?: DayClose): DayClose {
  const day = before === undefined ? '2022-04-01' : '2022-04-02';
  const revisions = Object.entries(reports).map(([unit, figures]) => madeRevision(day, unit, figures));
  const previous = before === undefined ? null : { close: before, checksum: 'x' };
  return closeDay({ programme, programmeVersion: 1, day, revisions, previous });
}

const printed = (programme: Programme, close: DayClose, id: string) =>
  figuresFile(programme, close, 1, 1).indicators[id]!;

const WASTE = { id: 'waste', name: '清运垃圾', unit: '吨', kind: 'flow' };

describe('a flow over levels', () => {
  const programme = programmeOf([WASTE]);
  const first = closeOf(programme, {
    zhen: { waste: '1' },
    cun: { waste: '10' },
    jie: { waste: '100' },
    ju: { waste: '1000' },
  });
  const second = closeOf(programme, { cun: { waste: '20' }, jie: { waste: '200' } }, first);

  test('counts every report once, whatever it stands under', () => {
    const { day, units } = printed(programme, first, 'waste');
    expect(day).toBe('1111');
    expect(units).toMatchObject({
      qu: { day: '111' },
      zhen: { day: '11', own: { day: '1', total: '1' } },
      cun: { day: '10' },
      ju: { day: '1000' },
    });
    expect(Object.keys(units!)).toEqual(['qu', 'zhen', 'cun', 'jie', 'ju']);
  });

  test('adds up to date, and names the units that a day lacks', () => {
    const { units } = printed(programme, second, 'waste');
    expect(units).toMatchObject({
      qu: { day: '220', total: '331', leftOut: ['zhen'] },
      zhen: { day: '20', total: '31' },
      ju: { day: null, total: '1000' },
    });
    expect(units!.jie).not.toHaveProperty('leftOut');
  });

  test('expects nothing of a branch that has no form', () => {
    expect(second.completeness).toMatchObject({ expected: 4, received: 2 });
    expect(second.units.map(({ unit }) => unit)).not.toContain('qu');
  });

  test('places units and branches of one level among each other', () => {
    const { units } = printed(programme, first, 'waste');
    expect(Object.entries(units!).map(([id, { rank }]) => [id, rank])).toEqual([
      ['qu', 2],
      ['zhen', 2],
      ['cun', 1],
      ['jie', 1],
      ['ju', 1],
    ]);
  });

  test('leaves what a unit did before it moved with the day on which it did it', () => {
    const moved = programmeOf([WASTE], [...UNITS.slice(0, 3), { id: 'jie', name: '某街道', under: 'zhen' }, UNITS[4]!]);
    expect(printed(programme, first, 'waste').units!.zhen!.day).toBe('11');
    const after = closeOf(moved, { cun: { waste: '20' }, jie: { waste: '200' } }, first);
    expect(printed(moved, after, 'waste').units!.zhen!.day).toBe('220');
  });
});

test('a ratio of a branch is over its units that have both parts', () => {
  const programme = programmeOf([
    { id: 'done', name: '已办', unit: '件', kind: 'flow' },
    { id: 'due', name: '应办', unit: '件', kind: 'flow' },
    { id: 'rate', name: '办结率', unit: '%', kind: 'ratio', of: ['done', 'due'], decimals: 1 },
  ]);
  const close = closeOf(programme, {
    cun: { done: '1', due: '4' },
    jie: { done: '1', due: '2' },
    zhen: { done: '50' },
  });
  expect(printed(programme, close, 'rate').units).toMatchObject({
    qu: { day: '33.3', leftOut: ['zhen'] },
    zhen: { day: '25.0', leftOut: ['zhen'] },
    jie: { day: '50.0' },
  });
});

test('the briefing has branches, the workbook branches with the units below them', () => {
  const programme = programmeOf([{ ...WASTE, target: { units: { qu: '222' } } }]);
  const close = closeOf(programme, { zhen: { waste: '1' }, cun: { waste: '10' }, jie: { waste: '100' } });
  const { rows } = unitsTable(programme, close, standingsOf(programme, close))!;
  const said = rows.map(({ name, standing, cells }) => [name, standing.words, ...cells.map(({ words }) => words)]);
  expect(said).toEqual([
    ['某区', '3/3', '111', '111', '50.0'],
    ['某局', '未报', '未报', '—', '—'],
    ['合计', '3/4', '111', '111', '50.0'],
  ]);
  const [sheet] = levelsSheet(programme, close);
  const cell = (each: Cell) => ('text' in each ? each.text : 'value' in each ? each.value : '');
  expect(sheet!.rows.map((row) => row.map(cell))).toEqual([
    ['单位', '已报/应报', '清运垃圾当日（吨）', '清运垃圾累计（吨）', '清运垃圾完成率（%）'],
    ['某区', '3/3', '111', '111', '50.0'],
    ['　某镇', '2/2', '11', '11', '—'],
    ['　　某镇（本级）', '1/1', '1', '1', '—'],
    ['　　某村', '1/1', '10', '10', '—'],
    ['　某街道', '1/1', '100', '100', '—'],
    ['某局', '0/1', '未报', '未报', '—'],
  ]);
});

test('under a single branch the table has those below it', () => {
  const programme = programmeOf([WASTE], UNITS.slice(0, 4));
  const close = closeOf(programme, { cun: { waste: '10' }, jie: { waste: '100' } });
  const { rows } = unitsTable(programme, close, standingsOf(programme, close))!;
  expect(rows.map(({ name, standing }) => `${name} ${standing.words}`)).toEqual([
    '某镇 1/2',
    '某街道 按时',
    '合计 2/3',
  ]);
});

describe('targets', () => {
  const withTarget = (units: Figures) => programmeOf([{ ...WASTE, target: { units } }]);
  const close = (programme: Programme) =>
    closeOf(programme, { zhen: { waste: '10' }, cun: { waste: '20' }, jie: { waste: '30' }, ju: { waste: '5' } });

  test('of a branch are reached by its units together, and counted once in all', () => {
    const programme = withTarget({ qu: '120', jie: '60', ju: '10' });
    const { target, completion, units } = printed(programme, close(programme), 'waste');
    expect([target, completion]).toEqual(['130', '50.0']);
    expect(units).toMatchObject({
      qu: { target: '120', completion: '50.0' },
      jie: { target: '60', completion: '50.0' },
    });
    expect(units!.zhen).not.toHaveProperty('completion');
  });

  test('of units make one of their branch', () => {
    const programme = withTarget({ zhen: '60', jie: '120' });
    const { units } = printed(programme, close(programme), 'waste');
    expect(units!.qu).toMatchObject({ target: '180', completion: '33.3' });
    expect(units!.zhen).toMatchObject({ completion: '50.0' });
  });
});
