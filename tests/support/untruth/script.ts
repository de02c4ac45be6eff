/**
 * A life of a programme as a script: how it is arranged, what its units report day by day, and what befalls it at random
 * moments. Plain numbers, read modulo what there is, so that a part can be left out and the rest still means something.
 */
import fc from 'fast-check';
import type { Indicator, IndicatorKind } from '../../../functions/core/kinds/indicator.ts';
import { withParts } from '../../../functions/core/kinds/parts.ts';
import type { Target } from '../../../functions/core/kinds/target.ts';
import type { Programme, Unit } from '../../../functions/core/programme/programme.ts';
import { compileFormula } from '../../../functions/core/rule/formula.ts';
import { compileCondition } from '../../../functions/core/rule/parse-condition.ts';
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
  | 'replace'
  | 'target'
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
      typed: fc.nat(4),
      parts: fc.nat(3),
      target: fc.option(target(units), { nil: undefined, freq: 3 }),
    })
    .map(({ kind: of, decimals, measure, carry, opening, asked, roster, typed, parts, target: goal }) =>
      madeIndicator(`x${at}`, of, {
        name: `指标${'一二三四五六七八九'[at]}`,
        unit: MEASURES[of][measure % MEASURES[of].length]!,
        decimals: COUNTS.includes(of) ? 0 : decimals,
        ...(asked === undefined ? {} : { askedOf: asked.map((unit) => `u${unit}`) }),
        ...(of === 'stock' ? { carry } : {}),
        ...(of === 'flow' && opening !== undefined ? { opening: decimal(opening, decimals) } : {}),
        ...(of === 'places' && roster !== undefined ? { roster } : {}),
        ...(of === 'choice' ? { options: OPTIONS } : {}),
        ...(of === 'flow' && typed === 0 ? { reported: 'cumulative' as const } : {}),
        ...((of === 'flow' && typed > 0) || of === 'stock' ? (parts === 0 && at > 1 ? { by: PARTS } : {}) : {}),
        ...(of === 'flow' || of === 'stock' ? targetOf(goal, asked) : {}),
      }),
    );

/** Only units that are asked have one, as a programme file wants it. */
function targetOf(goal: Target | undefined, asked: readonly number[] | undefined): { readonly target?: Target } {
  if (goal?.units === undefined || asked === undefined) return goal === undefined ? {} : { target: goal };
  const own = Object.entries(goal.units).filter(([unit]) => asked.some((each) => unit === `u${each}`));
  return own.length === 0 ? {} : { target: { ...goal, units: Object.fromEntries(own) } };
}

/** In all or of units, from a day and by a day. */
const target = (units: number): fc.Arbitrary<Target> =>
  fc
    .record({
      from: fc.nat(9),
      by: fc.integer({ min: 2, max: 30 }),
      inAll: fc.boolean(),
      amounts: fc.array(fc.nat(9_999), { minLength: units, maxLength: units }),
      workdays: fc.boolean(),
    })
    .map(({ from, by, inAll, amounts, workdays }) => {
      const own = amounts.flatMap((amount, at): [string, string][] =>
        amount % 5 === 0 ? [] : [[`u${at}`, `${amount}`]],
      );
      return {
        ...(from > 6 ? {} : { from: dayAfter(MONDAY, from - 3) }),
        ...(by > 25 ? {} : { by: dayAfter(MONDAY, from + by) }),
        ...(workdays && from + by < 20 ? { progress: 'workdays' as const } : {}),
        ...(inAll || own.length === 0 ? { total: String(amounts[0]! + 1) } : { units: Object.fromEntries(own) }),
      };
    });

const COUNTS: readonly IndicatorKind[] = ['places', 'check', 'choice', 'date'];
const OPTIONS = ['四级', '三级', '二级'];
const PARTS = ['热线', '网络'];
const FORMULAS = ['x0 - x1', 'x0 + x1 / 2', 'x0 / x1', 'x1 * 0.5 - x0', 'x0 - x1 * 2 + x0 / x1'];
const CONDITIONS = ['completion < 60', 'rank <= 2', 'ahead <= -10'];

const ASKED: readonly IndicatorKind[] = ['flow', 'flow', 'stock', 'mean', 'places', 'check', 'choice', 'date'];
/** Parts of a ratio. */
const NUMBERS: readonly IndicatorKind[] = ['flow', 'flow', 'stock', 'mean'];

const unit = (at: number): fc.Arbitrary<Unit> =>
  fc.record({ group: fc.nat(2), opens: fc.nat(12), closes: fc.nat(16) }).map(({ group, opens, closes }) => ({
    id: `u${at}`,
    name: UNIT_NAMES[at]!,
    ...(GROUPS[group] === undefined ? {} : { group: GROUPS[group] }),
    ...(opens > 0 && opens < 4 ? { opens: dayAfter(MONDAY, opens) } : {}),
    ...(closes > 3 && closes < 8 ? { closes: dayAfter(MONDAY, closes) } : {}),
  }));

/** Days of the life by the rhythm: some reports of weeks, and a few of months. */
const RHYTHMS = [
  ...(['every', 'every', 'every', 'every', 'workdays', 'workdays', 'workdays'] as const),
  ...[{ weekly: 'fri' as const }, { monthly: ['last' as const] }],
];

function computedOf(text: string, parts: readonly Indicator[]): Indicator {
  const compiled = compileFormula(text, ['x0', 'x1']);
  if ('problem' in compiled) throw new Error(compiled.problem);
  const isOfDay = parts.every(({ kind }) => kind === 'stock');
  const formula = { text, tree: compiled.tree };
  return madeIndicator('f', 'computed', {
    name: '推算数',
    unit: '人',
    decimals: 1,
    formula,
    ...(isOfDay ? { isOfDay } : {}),
  });
}

function listsOf(indicators: readonly Indicator[], when: string): Pick<Programme, 'lists'> {
  const of = indicators.find((each) => each.target !== undefined)?.id;
  const compiled = compileCondition(when);
  if (of === undefined || 'problem' in compiled) return {};
  return { lists: [{ title: '黄牌', of, when, condition: compiled.condition }] };
}

const programme = (units: number): fc.Arbitrary<Programme> =>
  fc
    .record({
      zone: fc.constantFrom(...Object.keys(ZONES)),
      rhythm: fc.constantFrom(...RHYTHMS),
      off: fc.nat(11),
      due: fc.constantFrom(...DEADLINES),
      units: fc.tuple(...Array.from({ length: units }, (_, at) => unit(at))),
      parts: fc.tuple(...[0, 1].map((at) => indicator(at, fc.constantFrom(...NUMBERS), units))),
      others: fc.tuple(...[2, 3, 4].map((at) => indicator(at, fc.constantFrom(...ASKED), units))),
      ratioDecimals: fc.nat(2),
      formula: fc.option(fc.constantFrom(...FORMULAS), { nil: undefined }),
      when: fc.constantFrom(...CONDITIONS),
    })
    .map(({ zone, rhythm, off, due, units: made, parts, others, ratioDecimals, formula, when }) => {
      const base = madeProgramme({ starts: MONDAY, timezone: zone, units: made });
      const sum = formula === undefined ? [] : [computedOf(formula, parts)];
      const ratio = madeIndicator('r', 'ratio', { name: '到位率', of: ['x0', 'x1'], decimals: ratioDecimals });
      return {
        ...base,
        schedule: {
          ...base.schedule,
          days: rhythm,
          due,
          issue: { plusDays: 1, time: '10:00' },
        },
        calendar: { holidays: off < 5 ? [dayAfter(MONDAY, off)] : [], workdays: off > 8 ? [dayAfter(MONDAY, 5)] : [] },
        indicators: [...parts, ratio, ...sum, ...others.flatMap(withParts)],
        ...listsOf(others, when),
      } satisfies Programme;
    });

const DEEDS: readonly Deed[] = [
  ...(['amend', 'amend', 'amend', 'amend', 'correct', 'correct', 'correct', 'correct', 'early', 'digest'] as const),
  ...(['replace', 'replace', 'target'] as const),
  ...(['decimals', 'due', 'addUnit', 'closeUnit', 'addIndicator', 'dropIndicator', 'rename'] as const),
];

/** @param days how long it is lived. */
export const scripts: fc.Arbitrary<Script> = fc
  .record({ units: fc.integer({ min: 2, max: 5 }), days: fc.integer({ min: 3, max: 14 }) })
  .chain(({ units, days }) => fc.tuple(programme(units), fc.constant(units), fc.constant(days)))
  .chain(([made, units, drawn]) => {
    const days =
      'weekly' in Object(made.schedule.days) ? drawn * 2 : typeof made.schedule.days === 'object' ? 60 : drawn;
    return fc.record({
      programme: fc.constant(made),
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
    });
  });

/** 1234 with one decimal is `123.4`. */
export function decimal(scaled: number, places: number): string {
  const digits = String(scaled).padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
