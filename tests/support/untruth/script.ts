/**
 * A life of a programme as a script: how it is arranged, what its units report day by day, and what befalls it at random
 * moments. Plain numbers, read modulo what there is, so that a part can be left out and the rest still means something.
 */
import fc from 'fast-check';
import type { Indicator, IndicatorKind } from '../../../functions/core/kinds/indicator.ts';
import type { Programme, Unit } from '../../../functions/core/programme/programme.ts';
import { madeIndicator, madeProgramme } from '../made-programmes.ts';
import { dayAfter, ZONES } from './exact.ts';

export const PLACES = ['东桥', '西桥', '南桥', '北桥', '中桥', '新桥'];
const UNIT_NAMES = ['甲局', '乙局', '丙局', '丁局', '戊局', '己局'];
const GROUPS = ['城区', '县市'];
export const DEADLINES = [
  { plusDays: 0, time: '16:00' },
  { plusDays: 0, time: '18:00' },
  { plusDays: 0, time: '20:30' },
  { plusDays: 1, time: '00:00' },
  { plusDays: 1, time: '09:00' },
];
/** No public holiday within three weeks: what is off is what the programme says. */
const MONDAY = '2022-03-07';

export interface Report {
  /** 0 silent, 1 nil, else figures. */
  readonly what: number;
  /** Minutes after the deadline. */
  readonly after: number;
  readonly office: boolean;
  readonly values: readonly number[];
}

export type Deed =
  | 'amend'
  | 'decimals'
  | 'due'
  | 'addUnit'
  | 'closeUnit'
  | 'addIndicator'
  | 'dropIndicator'
  | 'rename'
  | 'correct'
  | 'early'
  | 'digest';

export interface Step {
  /** Hours after the first day began. */
  readonly hour: number;
  readonly deed: Deed;
  readonly which: number;
  readonly other: number;
  /** Of a change: counts from a day that is past. */
  readonly back: boolean;
  readonly report: Report;
}

export interface Script {
  readonly programme: Programme;
  readonly days: number;
  /** By day and unit. */
  readonly reports: readonly (readonly Report[])[];
  readonly steps: readonly Step[];
  /** Hours of the day at which the clock ticks. */
  readonly ticks: readonly number[];
}

const report: fc.Arbitrary<Report> = fc.record({
  what: fc.nat(6),
  after: fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: -480, max: 0 }) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 1400 }) },
  ),
  office: fc.nat(7).map((drawn) => drawn === 0),
  values: fc.array(fc.nat(99_999), { minLength: 8, maxLength: 8 }),
});

const MEASURES: Readonly<Record<IndicatorKind, readonly string[]>> = {
  flow: ['人次', '吨', '万元'],
  stock: ['人', '个'],
  mean: ['吨/日', '人次'],
  places: ['个', '处'],
  check: [''],
  ratio: ['%'],
  computed: ['人'],
  choice: [''],
  date: [''],
  text: [''],
};

const indicator = (at: number, kind: fc.Arbitrary<IndicatorKind>, units: number): fc.Arbitrary<Indicator> =>
  fc
    .record({
      kind,
      decimals: fc.nat(2),
      measure: fc.nat(5),
      carry: fc.boolean(),
      opening: fc.option(fc.nat(9_999), { nil: undefined }),
      asked: fc.option(fc.subarray([...Array(units).keys()], { minLength: 1 }), { nil: undefined, freq: 3 }),
      roster: fc.option(fc.subarray(PLACES, { minLength: 1 }), { nil: undefined }),
    })
    .map(({ kind: of, decimals, measure, carry, opening, asked, roster }) =>
      madeIndicator(`x${at}`, of, {
        name: `指标${'一二三四五六七八九'[at]}`,
        unit: MEASURES[of][measure % MEASURES[of].length]!,
        decimals: of === 'places' || of === 'check' ? 0 : decimals,
        ...(asked === undefined ? {} : { askedOf: asked.map((unit) => `u${unit}`) }),
        ...(of === 'stock' ? { carry } : {}),
        ...(of === 'flow' && opening !== undefined ? { opening: decimal(opening, decimals) } : {}),
        ...(of === 'places' && roster !== undefined ? { roster } : {}),
      }),
    );

const ASKED: readonly IndicatorKind[] = ['flow', 'stock', 'mean', 'places', 'check'];
/** Parts of a ratio. */
const NUMBERS: readonly IndicatorKind[] = ['flow', 'flow', 'stock'];

const unit = (at: number): fc.Arbitrary<Unit> =>
  fc.record({ group: fc.nat(2), opens: fc.nat(12), closes: fc.nat(16) }).map(({ group, opens, closes }) => ({
    id: `u${at}`,
    name: UNIT_NAMES[at]!,
    ...(GROUPS[group] === undefined ? {} : { group: GROUPS[group] }),
    ...(opens > 0 && opens < 4 ? { opens: dayAfter(MONDAY, opens) } : {}),
    ...(closes > 3 && closes < 8 ? { closes: dayAfter(MONDAY, closes) } : {}),
  }));

const programme = (units: number): fc.Arbitrary<Programme> =>
  fc
    .record({
      zone: fc.constantFrom(...Object.keys(ZONES)),
      workdays: fc.boolean(),
      off: fc.nat(11),
      due: fc.constantFrom(...DEADLINES),
      units: fc.tuple(...Array.from({ length: units }, (_, at) => unit(at))),
      parts: fc.tuple(...[0, 1].map((at) => indicator(at, fc.constantFrom(...NUMBERS), units))),
      others: fc.tuple(...[2, 3, 4].map((at) => indicator(at, fc.constantFrom(...ASKED), units))),
      ratioDecimals: fc.nat(2),
    })
    .map(({ zone, workdays, off, due, units: made, parts, others, ratioDecimals }) => {
      const base = madeProgramme({ starts: MONDAY, timezone: zone, units: made });
      const ratio = madeIndicator('r', 'ratio', { name: '完成率', of: ['x0', 'x1'], decimals: ratioDecimals });
      return {
        ...base,
        schedule: {
          ...base.schedule,
          days: workdays ? 'workdays' : 'every',
          due,
          issue: { plusDays: 1, time: '10:00' },
        },
        calendar: { holidays: off < 5 ? [dayAfter(MONDAY, off)] : [], workdays: off > 8 ? [dayAfter(MONDAY, 5)] : [] },
        indicators: [...parts, ratio, ...others],
      } satisfies Programme;
    });

const DEEDS: readonly Deed[] = [
  ...(['amend', 'amend', 'amend', 'amend', 'correct', 'correct', 'early', 'digest'] as const),
  ...(['decimals', 'due', 'addUnit', 'closeUnit', 'addIndicator', 'dropIndicator', 'rename'] as const),
];

/** @param days how long it is lived. */
export const scripts: fc.Arbitrary<Script> = fc
  .record({ units: fc.integer({ min: 2, max: 5 }), days: fc.integer({ min: 3, max: 14 }) })
  .chain(({ units, days }) =>
    fc.record({
      programme: programme(units),
      days: fc.constant(days),
      reports: fc.array(fc.array(report, { minLength: units, maxLength: units }), { minLength: days, maxLength: days }),
      ticks: fc.constantFrom([11, 21], [3, 10, 19], [12], [10, 16, 23]),
      steps: fc.array(
        fc.record({
          hour: fc.integer({ min: 15, max: 24 * days + 30 }),
          deed: fc.constantFrom(...DEEDS),
          which: fc.nat(99),
          other: fc.nat(99),
          back: fc.boolean(),
          report,
        }),
        { maxLength: 12 },
      ),
    }),
  );

/** 1234 with one decimal is `123.4`. */
export function decimal(scaled: number, places: number): string {
  const digits = String(scaled).padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
