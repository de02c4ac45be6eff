/**
 * Levels and sums: whatever the tree, what all of it adds up to is what everybody with a form reported, each once; a branch
 * is the sum of those below it; the lines of the briefing's table are the whole.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closeDay } from '../../functions/core/day/close.ts';
import { figuresFile } from '../../functions/core/edition/figures-file.ts';
import { parseProgramme } from '../../functions/core/programme/parse.ts';
import { linesOf } from '../../functions/core/unit/unit-lines.ts';
import { madeRevision } from '../support/made-programmes.ts';
import { runs } from '../support/thorough.ts';

const DAY = '2022-04-01';

/** Each unit: under which of those before it (if that is a branch of level 1 or 2), whether a branch, whether it reports. */
const trees = fc.array(
  fc.record({ under: fc.nat(30), branch: fc.boolean(), reports: fc.boolean(), value: fc.option(fc.nat(9999)) }),
  { minLength: 1, maxLength: 12 },
);

test('nobody counts twice', () => {
  fc.assert(
    fc.property(trees, (tree) => {
      const levels: number[] = [];
      const parents: (number | undefined)[] = [];
      tree.forEach(({ under }, at) => {
        const parent = under < at && tree[under]!.branch && levels[under]! < 3 ? under : undefined;
        parents.push(parent);
        levels.push(parent === undefined ? 1 : levels[parent]! + 1);
      });
      const units = tree.map(({ branch, reports }, at) => ({
        ...{ id: `u${at}`, name: `单位${at}` },
        ...(branch ? { branch, reports } : {}),
        ...(parents[at] === undefined ? {} : { under: `u${parents[at]}` }),
      }));
      const { programme } = parseProgramme({
        ...{ id: 'made', title: '任务', organisation: '某市', issuer: '办公室', timezone: 'Asia/Shanghai' },
        ...{ starts: DAY, template: 'daily', schedule: { days: 'every', due: '18:00', issue: '+1d 08:00' }, units },
        indicators: [{ id: 'waste', name: '清运垃圾', unit: '吨', kind: 'flow' }],
      });
      const counts = tree.map(({ branch, reports, value }) => (branch && !reports ? null : value));
      const revisions = counts.flatMap((value, at) =>
        value === null ? [] : [madeRevision(DAY, `u${at}`, { waste: String(value) })],
      );
      const close = closeDay({ programme: programme!, programmeVersion: 1, day: DAY, revisions, previous: null });
      const { day, units: rows } = figuresFile(programme!, close, 1, 1).indicators.waste!;
      const sum = (some: readonly number[]): string | null => {
        const given = some.flatMap((at) => counts[at] ?? []);
        return given.length === 0 ? null : String(given.reduce((one, other) => one + other, 0));
      };
      const isWithin = (at: number | undefined, branch: number): boolean =>
        at !== undefined && (at === branch || isWithin(parents[at], branch));
      const all = tree.map((_, at) => at);
      expect(day).toBe(sum(all));
      for (const at of all.filter((each) => rows![`u${each}`] !== undefined)) {
        expect(rows![`u${at}`]!.day).toBe(sum(all.filter((each) => isWithin(each, at))));
      }
      const lines = linesOf(programme!.units, close.units).flatMap(({ units: of }) => of.map(({ unit }) => unit));
      expect(lines.toSorted()).toEqual(close.units.map(({ unit }) => unit).toSorted());
    }),
    { numRuns: runs(200) },
  );
});
