/**
 * Figures over time, against a second computation from the raw reports: however days are put together, flows add up to the
 * whole, places count once, and a ratio is that of the sums; and months drawn together say the same as the closes.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closeDay } from '../../functions/core/day/close.ts';
import type { DayClose } from '../../functions/core/day/day-close.ts';
import { addDays, daysBetween } from '../../functions/core/values/reporting-day.ts';
import { figuresOverTime } from '../../functions/pipeline/figures/over-time.ts';
import { readSeries, type Scope } from '../../functions/pipeline/figures/series.ts';
import { summariseFigures } from '../../functions/pipeline/figures/summarise.ts';
import type { Stores } from '../../functions/ports.ts';
import { closeChecksum, writeClose } from '../../functions/records/day/closes.ts';
import { storeProgramme } from '../../functions/records/programme/programmes.ts';
import { madeIndicator, madeProgramme, madeRevision, type Said } from '../support/made-programmes.ts';
import { memoryStores } from '../support/memory-stores.ts';
import { runs } from '../support/thorough.ts';

const START = '2022-03-20';
const UNITS = [
  { id: 'a', name: '甲', group: '东' },
  { id: 'b', name: '乙', group: '东' },
  { id: 'c', name: '丙', group: '西' },
];
const SCOPES: readonly Scope[] = [
  { of: 'all' },
  { of: 'group', group: '东' },
  { of: 'group', group: '西' },
  { of: 'unit', unit: 'c' },
];
const MEMBERS = [['a', 'b', 'c'], ['a', 'b'], ['c'], ['c']] as const;
const programme = madeProgramme({
  starts: START,
  units: UNITS,
  indicators: [
    madeIndicator('done', 'flow', { opening: '7' }),
    madeIndicator('asked', 'flow'),
    madeIndicator('staff', 'stock'),
    madeIndicator('trips', 'mean', { decimals: 1 }),
    madeIndicator('posts', 'places'),
    madeIndicator('share', 'ratio', { of: ['done', 'asked'], decimals: 1 }),
  ],
});

interface Report {
  readonly at: number;
  readonly unit: string;
  readonly nil: boolean;
  readonly figures: {
    readonly done?: number;
    readonly asked?: number;
    readonly staff?: number;
    readonly trips?: number;
    readonly posts?: readonly string[];
  };
}

const count = fc.nat(500);
const report: fc.Arbitrary<Report> = fc.record({
  at: fc.nat(49),
  unit: fc.constantFrom('a', 'b', 'c'),
  nil: fc.boolean(),
  figures: fc.record(
    {
      done: count,
      asked: count,
      staff: count,
      trips: count,
      posts: fc.uniqueArray(fc.constantFrom('东桥', '西桥', '南桥')),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<Report['figures']>,
});
/** At most one report of a unit and day. */
const reports = fc.uniqueArray(report, { maxLength: 60, selector: ({ at, unit }) => `${at} ${unit}` });

const said = ({ nil, figures }: Report): Said =>
  nil
    ? 'nil'
    : Object.fromEntries(
        Object.entries(figures).map(([id, value]) => [
          id,
          typeof value !== 'number' ? value : id === 'trips' ? `${value}.0` : String(value),
        ]),
      );

async function closed(all: readonly Report[]): Promise<Stores> {
  const stores = memoryStores();
  await storeProgramme(stores.table, programme, `${START}T00:00:00.000Z`);
  let before: DayClose | undefined;
  for (const [at, day] of daysBetween(START, addDays(START, 49)).entries()) {
    const revisions = all.filter((each) => each.at === at).map((each) => madeRevision(day, each.unit, said(each)));
    const previous = before === undefined ? null : { close: before, checksum: closeChecksum(before) };
    before = closeDay({ programme, programmeVersion: 1, day, revisions, previous });
    await writeClose(stores, before, 0);
  }
  return stores;
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

const tenths = (above: number, below: number): string =>
  (Math.floor((20 * above + below) / (2 * below)) / 10).toFixed(1);

/** From the raw reports, in plain numbers: small enough to be exact. */
function expected(all: readonly Report[], from: number, to: number, members: readonly string[]) {
  const own = all.filter(({ at, unit }) => at >= from && at <= to && members.includes(unit));
  const heard = own.filter(({ nil }) => !nil);
  const flow = (id: 'done' | 'asked'): number | null => {
    const values = heard.flatMap(({ figures }) => (figures[id] === undefined ? [] : [figures[id]]));
    return values.length === 0 && !own.some(({ nil }) => nil) ? null : sum(values);
  };
  const daily = (id: 'staff' | 'trips'): number[] =>
    Array.from({ length: to - from + 1 }, (_, index) => {
      const values = heard
        .filter(({ at }) => at === from + index)
        .flatMap(({ figures }) => (figures[id] === undefined ? [] : [figures[id]]));
      return values.length === 0 ? [] : [sum(values)];
    }).flat();
  const [done, asked, staff, trips] = [flow('done'), flow('asked'), daily('staff'), daily('trips')];
  const names = heard.flatMap(({ figures }) => figures.posts ?? []);
  const isToldOf = own.some(({ nil, figures }) => nil || figures.posts !== undefined);
  return {
    done: done === null ? null : String(done),
    asked: asked === null ? null : String(asked),
    staff: staff.length === 0 ? null : String(staff.at(-1)),
    trips: trips.length === 0 ? null : tenths(sum(trips), trips.length),
    posts: isToldOf ? String(new Set(names).size) : null,
    share: shareOf(own),
  };
}

/** Of the reports that give both parts; a nil return gives zero of both. */
function shareOf(own: readonly Report[]): string | null {
  const both = own.filter(({ nil, figures }) => nil || (figures.done !== undefined && figures.asked !== undefined));
  const [done, asked] = (['done', 'asked'] as const).map((id) =>
    sum(both.map(({ figures, nil }) => (nil ? 0 : figures[id]!))),
  );
  return both.length === 0 || asked === 0 ? null : tenths(done! * 100, asked!);
}

const numberOf = (day: string): number => daysBetween(START, day).length - 1;

describe('figures over time', () => {
  test('are what the raw reports give, in any steps, of any units', async () => {
    await fc.assert(
      fc.asyncProperty(
        reports,
        fc.nat(49),
        fc.nat(49),
        fc.constantFrom('day' as const, 'week' as const, 'month' as const),
        fc.boolean(),
        async (all, one, other, step, drawn) => {
          const stores = await closed(all);
          if (drawn) await summariseFigures(stores, programme.id);
          const [from, to] = [Math.min(one, other), Math.max(one, other)];
          const period = { from: addDays(START, from), to: addDays(START, to) };
          const { indicators } = programme;
          const tables = (await figuresOverTime(stores, programme, {
            indicators,
            scopes: SCOPES,
            period,
            step,
            yearOnYear: false,
          }))!;
          for (const { indicator, rows, whole } of tables) {
            const id = indicator.id as keyof ReturnType<typeof expected>;
            for (const row of [...rows, whole]) {
              const [first, last] = [numberOf(row.bucket.from), numberOf(row.bucket.to)];
              const values = row.cells.map(({ value }) => value);
              expect(values, `${id} ${first}-${last}`).toEqual(
                MEMBERS.map((members) => expected(all, first, last, members)[id]),
              );
            }
            if (indicator.kind !== 'flow') continue;
            const total = sum(rows.map(({ cells }) => Number(cells[0]!.value ?? 0)));
            expect(total).toBe(Number(whole.cells[0]!.value ?? 0));
          }
        },
      ),
      { numRuns: runs(60) },
    );
  });

  test('are the same from months drawn together as from closes', async () => {
    await fc.assert(
      fc.asyncProperty(reports, async (all) => {
        const stores = await closed(all);
        const wanted = {
          ...{ from: START, to: addDays(START, 49), scopes: SCOPES },
          indicators: programme.indicators.filter(({ kind }) => kind !== 'ratio'),
        };
        const fromCloses = await readSeries(stores, programme, wanted);
        expect(await summariseFigures(stores, programme.id)).toEqual(['2022-04', '2022-03']);
        expect(await readSeries(stores, programme, wanted)).toEqual(fromCloses);
        expect(await summariseFigures(stores, programme.id)).toEqual([]);
      }),
      { numRuns: runs(15) },
    );
  });
});
