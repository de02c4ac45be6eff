/**
 * What bureaus report, by days, weeks and months: whatever is drawn, the units of a figure add up to it, its parts to the whole,
 * totals to what was typed; rates, places, shares and answers follow from the reports, computed here a second time.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FiguresFile, PrintedFigure } from '../../functions/core/day/day-close.ts';
import { played, type Typed } from '../support/played.ts';
import { runs } from '../support/thorough.ts';

const UNITS = ['a', 'b', 'c'] as const;
const PARTS = ['热线', '网络'] as const;
const OPTIONS = ['一级', '二级'] as const;
const CYCLES = [
  { days: 'every', on: ['2024-03-01', '2024-03-02', '2024-03-03'] },
  { days: { weekly: 'sun' }, on: ['2024-03-03', '2024-03-10', '2024-03-17'] },
  { days: { monthly: ['last'] }, on: ['2024-03-31', '2024-04-30', '2024-05-31'] },
] as const;

const fileOf = (days: unknown, targets: Readonly<Record<string, number>>): string =>
  JSON.stringify({
    ...{ id: 'made', title: '工作情况', organisation: '某市某局', issuer: '办公室', timezone: 'Asia/Shanghai' },
    ...{ starts: '2024-03-01', template: 'daily' },
    schedule: { days, due: '+1d 18:00', issue: '+2d 08:00', review: 'none' },
    units: [{ id: 'all', name: '片区', branch: true }, ...UNITS.map((id) => ({ id, name: `${id}县`, under: 'all' }))],
    indicators: [
      {
        id: 'grown',
        name: '完成',
        unit: '个',
        kind: 'flow',
        reported: 'cumulative',
        shares: 2,
        target: { units: targets },
      },
      { id: 'calls', name: '诉求', unit: '件', kind: 'flow', by: PARTS },
      { id: 'sites', name: '工地', unit: '个', kind: 'stock' },
      { id: 'both', name: '合计', unit: '件', kind: 'computed', formula: 'calls + sites' },
      { id: 'usual', name: '热线比重', unit: '%', kind: 'ratio', of: ['calls:热线', 'calls'], decimals: 2 },
      { id: 'level', name: '级别', kind: 'choice', of: OPTIONS },
    ],
  });

interface Report {
  readonly grown: number;
  readonly calls: readonly [number, number];
  readonly sites: number;
  readonly level: (typeof OPTIONS)[number];
}

const report: fc.Arbitrary<Report | null> = fc.option(
  fc.record({
    grown: fc.nat(400),
    calls: fc.tuple(fc.nat(999), fc.nat(999)),
    sites: fc.nat(60),
    level: fc.constantFrom(...OPTIONS),
  }),
  { freq: 4 },
);
const world = fc.record({
  cycle: fc.constantFrom(...CYCLES),
  targets: fc.tuple(...UNITS.map(() => fc.integer({ min: 1, max: 900 }))),
  // By day and unit; what is typed to date never falls.
  reports: fc.array(fc.tuple(report, report, report), { minLength: 3, maxLength: 3 }),
});

/** Half up, of what is not negative, with so many decimals. */
function quotient(above: number, below: number, decimals: number): string | null {
  if (below === 0) return null;
  const scaled = (BigInt(above) * 200n * 10n ** BigInt(decimals) + BigInt(below)) / (BigInt(below) * 2n);
  const digits = String(scaled).padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0);
const text = (numbers: readonly number[]): string | null => (numbers.length === 0 ? null : String(sum(numbers)));

function lawsOf(
  reports: readonly (Report | null)[][],
  at: number,
  targets: readonly number[],
  { indicators }: FiguresFile,
) {
  const of = (id: string): PrintedFigure => indicators[id]!;
  const today = reports[at]!;
  const gave = today.flatMap((each, unit) => (each === null ? [] : [{ ...each, unit: UNITS[unit]! }]));
  const sofar = reports.slice(0, at + 1);
  // What each unit has typed to date last; absent: nothing yet.
  const typed = UNITS.map((_, unit) =>
    sofar.flatMap((day) => day[unit] ?? []).reduce((total, each) => total + each.grown, 0),
  );
  const known = UNITS.flatMap((id, unit) => (sofar.some((day) => day[unit] !== null) ? [{ id, unit }] : []));
  const all = sofar.flatMap((day) => day.flatMap((each) => each ?? []));

  expect(of('calls').day).toBe(text(gave.map(({ calls }) => sum(calls))));
  expect(of('calls').total).toBe(text(all.map(({ calls }) => sum(calls))) ?? '0');
  PARTS.forEach((part, index) => {
    const printed = of('calls').parts![part]!;
    expect(printed.day).toBe(text(gave.map(({ calls }) => calls[index]!)));
    expect(printed.share).toBe(
      gave.length === 0
        ? null
        : quotient(sum(gave.map(({ calls }) => calls[index]!)), sum(gave.flatMap(({ calls }) => calls)), 2),
    );
  });
  expect(of('sites').day).toBe(text(gave.map(({ sites }) => sites)));
  expect(of('both').day).toBe(text(gave.map(({ sites, calls }) => sites + sum(calls))));
  expect(of('usual').day).toBe(
    quotient(sum(gave.map(({ calls }) => calls[0])), sum(gave.flatMap(({ calls }) => calls)), 2),
  );
  expect(of('grown').total).toBe(known.length === 0 ? of('grown').total : String(sum(typed)));
  for (const { id, unit } of known) {
    const row = of('grown').units![id]!;
    expect(row.total).toBe(String(typed[unit]));
    expect(row.completion).toBe(quotient(typed[unit]!, targets[unit]!, 1));
    expect(row.share).toBe(quotient(typed[unit]!, sum(typed), 2));
    const ahead = known.filter((other) => typed[other.unit]! * targets[unit]! > typed[unit]! * targets[other.unit]!);
    expect(row.rank).toBe(ahead.length + 1);
  }
  for (const option of OPTIONS)
    expect(of('level').options?.[option] ?? 0).toBe(gave.filter(({ level }) => level === option).length);
  // A branch is the sum of what stands under it, and so is the whole.
  for (const id of ['calls', 'sites', 'grown'] as const) {
    expect(of(id).units!.all!.day).toBe(of(id).day);
    const days = UNITS.flatMap((unit) => of(id).units![unit]?.day ?? []);
    expect(text(days.map(Number))).toBe(of(id).day);
  }
}

test('units, parts, totals, rates, places, shares and answers follow from the reports', () => {
  fc.assert(
    fc.property(world, ({ cycle, targets, reports }) => {
      const totals = UNITS.map(() => 0);
      const typed: Typed = Object.fromEntries(
        cycle.on.map((day, at) => [
          day,
          Object.fromEntries(
            reports[at]!.flatMap((each, unit) => {
              if (each === null) return [];
              totals[unit]! += each.grown;
              const calls = { 热线: String(each.calls[0]), 网络: String(each.calls[1]) };
              const figures = { grown: String(totals[unit]), calls, sites: String(each.sites), level: each.level };
              return [[UNITS[unit]!, figures]];
            }),
          ),
        ]),
      );
      const bulletin = played(fileOf(cycle.days, Object.fromEntries(UNITS.map((id, at) => [id, targets[at]!]))), typed);
      for (const [at, day] of cycle.on.entries()) lawsOf(reports, at, targets, bulletin.figures(day));
    }),
    { numRuns: runs(400) },
  );
});
