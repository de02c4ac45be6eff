/**
 * The laws of figures over ledgers: a row of several units counts in each and once over whatever units are added; and rows of
 * a day are the same however its changes were sent.
 */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Indicator } from '../../functions/core/kinds/indicator.ts';
import { drawFigure, placedRows } from '../../functions/core/ledger/draw.ts';
import type { LedgerRow, RowChange } from '../../functions/core/ledger/ledger.ts';
import { applyChanges, mergeChanges } from '../../functions/core/ledger/rows.ts';
import { onceInAll } from '../../functions/core/values/counted-once.ts';
import { addExactly, toScaled } from '../../functions/core/values/decimal.ts';
import { runs } from '../support/thorough.ts';

const DAY = '2022-04-08';
const UNITS = ['a', 'b', 'c', 'd'];
const SUM: Indicator = {
  ...{ id: 'x', name: '投资', unit: '万元', kind: 'stock', decimals: 2, aliases: [], required: false, carry: false },
  from: { ledger: 'l', sum: 'x' },
};

const rowsOf = (unit: string): fc.Arbitrary<LedgerRow[]> =>
  fc
    .array(
      fc.record({ others: fc.subarray(UNITS), cents: fc.nat(9_999_999) }).map(({ others, cents }) => {
        const units = UNITS.filter((each) => each === unit || others.includes(each));
        const cell = `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
        return { key: '', cells: { x: cell }, since: DAY, changed: DAY, ...(units.length > 1 ? { units } : {}) };
      }),
      { maxLength: 6 },
    )
    .map((rows) => rows.map((row, at) => ({ ...row, key: `${unit}${at}` })));

test('over any units a row counts once, and exactly', () => {
  fc.assert(
    fc.property(fc.tuple(...UNITS.map(rowsOf)), fc.subarray(UNITS), (rows, some) => {
      const placed = placedRows(new Map(UNITS.map((unit, at) => [unit, rows[at]!])));
      const { byUnit, shared } = drawFigure(SUM, placed, UNITS, DAY);
      const sum = addExactly(['0', ...some.map((unit) => byUnit[unit]!)], 2);
      const once = onceInAll(sum, shared, (unit) => some.includes(unit), 2);
      const distinct = rows.flat().filter((row, _, all) => {
        const keeper = UNITS.find((unit) => rows[UNITS.indexOf(unit)]!.includes(all[all.indexOf(row)]!))!;
        return (row.units ?? [keeper]).some((unit) => some.includes(unit));
      });
      const expected = distinct.reduce((total, { cells }) => total + toScaled(cells.x!, 2), 0n);
      expect(toScaled(once, 2)).toBe(expected);
    }),
    { numRuns: runs(2_000) },
  );
});

const change: fc.Arbitrary<RowChange> = fc.oneof(
  fc.record({
    key: fc.constantFrom('甲', '乙', '丙'),
    cells: fc.record({ x: fc.option(fc.constantFrom('1', '2')), y: fc.option(fc.constantFrom('是', '否')) }),
  }),
  fc.record({ key: fc.constantFrom('甲', '乙', '丙'), remove: fc.constant('重复') }),
);
/** As a report sends it: each row once. */
const report = fc.uniqueArray(change, { selector: ({ key }) => key, maxLength: 3 });

test('two reports of a day give the rows that both together give', () => {
  fc.assert(
    fc.property(report, report, report, (before, first, second) => {
      const standing = applyChanges([], before, '2022-04-01');
      const oneByOne = applyChanges(applyChanges(standing, first, DAY), second, DAY);
      const merged = applyChanges(standing, mergeChanges(first, second), DAY);
      const said = (rows: readonly LedgerRow[]) =>
        rows.map(({ key, cells }) => [key, cells] as const).toSorted(([one], [other]) => (one < other ? -1 : 1));
      expect(said(merged)).toEqual(said(oneByOne));
    }),
    { numRuns: runs(2_000) },
  );
});
