/**
 * The cells of the matrix: how each figure came about, over every kind of report.
 */
import { expect, test } from 'vitest';
import { matrixOf } from '../../../functions/core/board/matrix.ts';
import { closeDay } from '../../../functions/core/day/close.ts';
import type { DayClose } from '../../../functions/core/day/day-close.ts';
import { finding } from '../../../functions/core/findings/finding.ts';
import type { Indicator } from '../../../functions/core/kinds/indicator.ts';
import type { Revision } from '../../../functions/core/report/submission.ts';
import { webProgramme } from '../../support/web-world.ts';

const DAY = '2022-04-08';
const basic = { aliases: [], required: false, carry: false };
const INDICATORS: readonly Indicator[] = [
  { id: 'garbage', name: '收集转运垃圾', unit: '吨', kind: 'flow', decimals: 1, ...basic, askedOf: ['a', 'b'] },
  { id: 'staff', name: '在岗', unit: '人', kind: 'stock', decimals: 0, ...basic, carry: true },
  { id: 'done', name: '已完成', unit: '吨', kind: 'flow', decimals: 1, ...basic },
  { id: 'rate', name: '完成率', unit: '%', kind: 'ratio', decimals: 1, ...basic, of: ['done', 'garbage'] },
];
const programme = webProgramme({ indicators: INDICATORS });

const report = (unit: string, figures: Revision['figures'], over: Partial<Revision> = {}): Revision => ({
  ...{ id: unit, basedOn: 0, nil: false, figures, narratives: [], programme: 'suizhou', day: DAY, unit, revision: 1 },
  ...{ receivedAt: `${DAY}T09:00:00.000Z`, by: 'k', findings: [], checksum: 'c', previous: null },
  ...over,
});

function matrix(revisions: readonly Revision[], previous: DayClose | null = null) {
  const before = previous === null ? null : { close: previous, checksum: 'p' };
  const close = closeDay({ programme, programmeVersion: 1, day: DAY, revisions, previous: before });
  return Object.fromEntries(matrixOf(programme, close, revisions).map((column) => [column.indicator, column]));
}

test('has no cell for a unit that is not asked, and computes for those that have every part', () => {
  const { garbage, rate } = matrix([report('a', { garbage: '8.0', done: '4.0' }), report('c', { done: '1.0' })]);
  expect(Object.keys(garbage!.units)).toEqual(['a', 'b']);
  expect(rate!.units).toEqual({ a: { value: '50.0', state: 'computed' }, b: { value: null, state: 'computed' } });
  expect(rate!.day).toBe('50.0');
});

test('a kept value says from when it is, whether the report is missing, blank or nil', () => {
  const dayBefore = '2022-04-07';
  const reports = ['a', 'b', 'c'].map((unit) => report(unit, { staff: '7' }, { day: dayBefore }));
  const previous = closeDay({ programme, programmeVersion: 1, day: dayBefore, revisions: reports, previous: null });
  const { staff } = matrix([report('a', {}), report('b', {}, { nil: true })], previous);
  expect(staff!.units).toEqual({
    a: { value: '7', state: 'blank', carried: dayBefore },
    b: { value: '7', state: 'nil', carried: dayBefore },
    c: { value: '7', state: 'missing', carried: dayBefore },
  });
  expect(matrix([]).staff!.units.a).toEqual({ value: null, state: 'missing' });
});

test('an unusual figure says what is usual, or the reason that was given; other findings mark nothing', () => {
  const words = { path: 'figures.garbage', name: '收集转运垃圾', seen: '90吨' };
  const { garbage, done } = matrix([
    report(
      'a',
      { garbage: '90.0', done: '1.0' },
      {
        findings: [
          finding('figure.unusual', { ...words, expected: '近日一般为9吨' }),
          finding('text.mojibake', { path: 'narratives[0].text', seen: '锟斤拷' }),
        ],
      },
    ),
    report('b', { garbage: '90.0' }, { findings: [finding('figure.explained', { ...words, expected: '集中清运' })] }),
  ]);
  expect(garbage!.units.a?.unusual).toEqual({ usual: '近日一般为9吨' });
  expect(garbage!.units.b?.unusual).toEqual({ reason: '集中清运' });
  expect(done!.units.a).toEqual({ value: '1.0', state: 'reported' });
});

test('how far a unit has reached its target stands in its cell, and of all in the column', () => {
  const target = { by: '2022-04-30', units: { a: '16', b: '4' } };
  const indicators = INDICATORS.map((each) => (each.id === 'garbage' ? { ...each, target } : each));
  const aimed = { ...programme, indicators };
  const revisions = [report('a', { garbage: '8.0', done: '4.0' })];
  const close = closeDay({ programme: aimed, programmeVersion: 1, day: DAY, revisions, previous: null });
  const [garbage] = matrixOf(aimed, close, revisions);
  expect(garbage!.units.a).toEqual({ value: '8.0', state: 'reported', completion: '50.0' });
  expect(garbage!.units.b).toEqual({ value: null, state: 'missing', completion: null });
  expect(garbage!.completion).toBe('50.0');
  expect(matrixOf(programme, close, revisions)[0]).not.toHaveProperty('completion');
});
