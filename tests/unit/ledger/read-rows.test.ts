/**
 * Rows of a report: what they change, and every mistake by row and cell.
 */
import { describe, expect, test } from 'vitest';
import type { LedgerRow } from '../../../functions/core/ledger/ledger.ts';
import { readRows } from '../../../functions/core/ledger/read-rows.ts';
import { applyChanges, mergeChanges } from '../../../functions/core/ledger/rows.ts';
import { ledgerProgramme } from '../../support/ledger-programme.ts';

const DAY = '2022-04-08';
const STANDING: LedgerRow = {
  key: '桥东小学',
  cells: { name: '桥东小学', state: '在建', invested: '120.00' },
  since: '2022-04-01',
  changed: '2022-04-03',
};

const read = (rows: unknown, over: object = {}) =>
  readRows(
    {
      ledgers: ledgerProgramme().ledgers!,
      ...{ unit: 'a', day: DAY, units: ['a', 'b', 'c'], rows: { projects: [STANDING] }, alone: new Set() },
      ...over,
    },
    { projects: rows },
  );

/** `path code message` of what was found. */
const told = (rows: unknown, over?: object) =>
  read(rows, over).findings.map(({ path, code, message }) => `${path} ${code} ${message}`);

test('a changed cell, a new row and an unchanged one', () => {
  const { changes, findings } = read([
    { name: '桥东小学', invested: '1２5' },
    { name: '城南路', state: '未开工', finish: '2022年5月1日', problem: '' },
  ]);
  expect(findings).toEqual([]);
  expect(changes.projects).toEqual([
    { key: '桥东小学', cells: { invested: '125.00' }, last: '2022-04-03' },
    {
      key: '城南路',
      cells: { name: '城南路', state: '未开工', finish: '2022-05-01', invested: null, progress: null, problem: null },
    },
  ]);
  expect(read([{ name: ' 桥东小学 ', state: '在建' }]).changes.projects).toEqual([]);
});

test('a blank empties a cell, a reason takes a row out', () => {
  expect(read([{ name: '桥东小学', invested: null }]).changes.projects).toEqual([
    { key: '桥东小学', cells: { invested: null }, last: '2022-04-03' },
  ]);
  expect(read([{ name: '桥东小学', remove: '重复登记' }]).changes.projects).toEqual([
    { key: '桥东小学', remove: '重复登记', last: '2022-04-03' },
  ]);
});

describe('mistakes', () => {
  test.each([
    ['a missing key', [{ state: '在建' }], 'ledgers.projects[0].name ledger.key_missing 第1行没有“项目名称”'],
    [
      'two rows of one key',
      [
        { name: '甲', state: '在建' },
        { name: '甲 ', state: '停工' },
      ],
      'ledgers.projects[1].name ledger.key_twice 第1行和第2行的“项目名称”都是“甲”',
    ],
    [
      'a row of another unit',
      [{ name: '甲', state: '在建', units: ['b'] }],
      'ledgers.projects[0].units ledger.other_unit 第1行“甲”写的是其他单位（b）',
    ],
    [
      'a unit that there is not',
      [{ name: '甲', state: '在建', units: ['a', 'z'] }],
      'ledgers.projects[0].units ledger.unit_unknown',
    ],
    ['a cell that is no option', [{ name: '甲', state: '停建' }], 'ledgers.projects[0].state figure.choice'],
    [
      'a doubtful number',
      [{ name: '甲', state: '在建', invested: '约800' }],
      'ledgers.projects[0].invested figure.approximate',
    ],
    [
      'a percentage above its limit',
      [{ name: '甲', state: '在建', progress: '101%' }],
      'ledgers.projects[0].progress figure.above_max',
    ],
    ['a required cell', [{ name: '甲' }], 'ledgers.projects[0].state ledger.required 第1行“甲”的“状态”必须填'],
    [
      'a column that there is not',
      [{ name: '甲', state: '在建', stat: '1' }],
      'ledgers.projects[0].stat ledger.column_unknown',
    ],
    [
      'a rule',
      [{ name: '甲', state: '竣工', progress: 90 }],
      'ledgers.projects[0] ledger.rule_broken 第1行“甲”：竣工项目的形象进度应为 100（现为 项目名称 甲、形象进度 90、状态 竣工）',
    ],
    ['a removal without reason', [{ name: '桥东小学', remove: '' }], 'ledgers.projects[0].remove ledger.remove_reason'],
    ['a removal of nothing', [{ name: '甲', remove: '重复' }], 'ledgers.projects[0].remove ledger.no_row'],
    ['no object', ['甲'], 'ledgers.projects[0] submission.value'],
    ['no list', { name: '甲' }, 'ledgers.projects submission.value'],
  ])('%s', (_, rows, words) => {
    expect(told(rows).join('\n')).toContain(words);
    expect(read(rows).changes.projects).toEqual([]);
  });

  test('rows over the limit, in a report and in the ledger', () => {
    const rows = (count: number) => Array.from({ length: count }, (_, at) => ({ name: `项目${at}`, state: '在建' }));
    expect(told(rows(3_001)).join()).toContain('ledger.too_many “在建项目台账”有 3001 条，最多 3,000 条');
    expect(told(rows(3_000)).join()).toContain('ledger.too_many'); // with the one that stands
    expect(told(rows(2_999))).toEqual([]);
  });

  test('a ledger that another keeps, one that there is not, rows of two where figures grow', () => {
    const [ledger] = ledgerProgramme().ledgers!;
    expect(told([], { ledgers: [{ ...ledger, askedOf: ['b'] }] }).join()).toContain('ledger.not_asked');
    expect(told([], { ledgers: [{ ...ledger, id: 'sites' }] }).join()).toContain('ledger.unknown');
    const rows = [{ name: '甲', state: '在建', units: ['b', 'a'] }];
    expect(told(rows, { alone: new Set(['projects']) }).join()).toContain('ledger.shared');
    expect(read(rows).changes.projects).toMatchObject([{ units: ['a', 'b'] }]);
  });

  test('hundreds of them are told by their beginning', () => {
    const rows = Array.from({ length: 150 }, (_, at) => ({ name: `项目${at}`, state: '停建' }));
    const { findings } = read(rows);
    expect(findings).toHaveLength(101);
    expect(findings.at(-1)?.message).toContain('还有 50 处');
  });
});

test('two reports of a day together change what the second says and keep the rest', () => {
  const first = read([{ name: '桥东小学', state: '停工', problem: '缺资金' }]).changes.projects!;
  const now = applyChanges([STANDING], first, DAY);
  const second = read([{ name: '桥东小学', problem: '' }], { rows: { projects: now } }).changes.projects!;
  const merged = mergeChanges(first, second);
  expect(merged).toEqual([{ key: '桥东小学', cells: { state: '停工', problem: null }, last: '2022-04-03' }]);
  expect(applyChanges([STANDING], merged, DAY)).toEqual(applyChanges(now, second, DAY));
});
