/**
 * Random programmes with every kind of indicator, and what their units sent over nine days: a later report of the same unit
 * and day is its next revision.
 */

import fc from 'fast-check';
import { isReportingDayOf } from '../../functions/core/calendar/schedule.ts';
import { closeDay } from '../../functions/core/day/close.ts';
import type { DayClose } from '../../functions/core/day/day-close.ts';
import type { Formula, Indicator } from '../../functions/core/kinds/indicator.ts';
import type { Programme, Unit } from '../../functions/core/programme/programme.ts';
import { compileFormula } from '../../functions/core/rule/formula.ts';
import { fromScaled } from '../../functions/core/values/decimal.ts';
import { addDays } from '../../functions/core/values/reporting-day.ts';
import type { FigureValue, ReportingDay } from '../../functions/core/values/values.ts';
import { closeChecksum } from '../../functions/records/day/closes.ts';
import type { Sent } from './independent-totals.ts';
import { madeIndicator, madeProgramme, madeRevision } from './made-programmes.ts';

export const START = '2022-02-24';
export const UNITS = ['a', 'b', 'c', 'd'];
const PLACES = ['东社区', '西社区', '南社区', '北社区', '𠮷祥社区'];

const decimals = fc.integer({ min: 0, max: 3 });
const askedOf = fc.option(fc.subarray(UNITS), { nil: undefined });
const kinds = fc.constantFrom('flow', 'stock', 'mean', 'places', 'check');
const decimal = (places: number) =>
  fc.bigInt({ min: -2000n, max: 99_999n }).map((scaled) => fromScaled(scaled, places));

const indicator = (id: string): fc.Arbitrary<Indicator> =>
  fc
    .record({
      kind: kinds,
      decimals,
      asked: askedOf,
      carry: fc.boolean(),
      opening: fc.option(fc.nat(9999), { nil: undefined }),
    })
    .map(({ kind, asked, carry, opening, ...rest }) =>
      madeIndicator(id, kind, {
        decimals: kind === 'places' || kind === 'check' ? 0 : rest.decimals,
        ...(asked === undefined ? {} : { askedOf: asked }),
        ...(kind === 'stock' ? { carry } : {}),
        ...(kind === 'flow' && opening !== undefined ? { opening: fromScaled(BigInt(opening), rest.decimals) } : {}),
        ...(kind === 'places' ? { roster: PLACES.slice(0, 3) } : {}),
      }),
    );

const unit = (id: string): fc.Arbitrary<Unit> =>
  fc.record({ opens: fc.nat(4), closes: fc.integer({ min: 3, max: 12 }) }).map(({ opens, closes }) => ({
    id,
    name: `单位${id}`,
    ...(opens === 0 ? {} : { opens: addDays(START, opens) }),
    ...(closes > 9 ? {} : { closes: addDays(START, closes) }),
  }));

const programme: fc.Arbitrary<Programme> = fc
  .record({
    indicators: fc.tuple(...['x', 'y', 'z', 'w'].map(indicator)),
    units: fc.tuple(...UNITS.map(unit)),
    of: fc.tuple(fc.constantFrom('x', 'y', 'z', 'w'), fc.constantFrom('x', 'y', 'z', 'w')),
    decimals,
    formula: fc.constantFrom('x - y', 'z + w / 2 - x', 'x / y * z', 'x + y + z + w', '3 - x / w', 'x * 0.25 - w'),
    days: fc.constantFrom('every' as const, 'workdays' as const),
  })
  .map(({ indicators, units, of, decimals: places, formula, days }) => {
    const made = madeProgramme({ starts: START, units, timezone: 'Asia/Singapore' });
    const ratio = madeIndicator('r', 'ratio', { of, decimals: places });
    const sum = madeIndicator('f', 'computed', { formula: formulaOf(formula), decimals: places });
    return { ...made, indicators: [ratio, sum, ...indicators], schedule: { ...made.schedule, days } };
  });

function formulaOf(text: string): Formula {
  const made = compileFormula(text, ['x', 'y', 'z', 'w']);
  if ('problem' in made) throw new Error(made.problem);
  return { text, tree: made.tree };
}

/** One report, with values of the kinds that the programme asks for; any of them may be left blank. */
const reportOf = (of: Programme, days: readonly ReportingDay[]): fc.Arbitrary<Omit<Sent, 'revision'>> =>
  fc.record({
    day: fc.constantFrom(...days),
    unit: fc.constantFrom(...UNITS),
    nil: fc.boolean(),
    figures: fc.record(
      Object.fromEntries(
        of.indicators
          .filter(({ kind }) => kind !== 'ratio' && kind !== 'computed')
          .map((each) => [each.id, anyValue(each)]),
      ),
      { requiredKeys: [] },
    ) as fc.Arbitrary<Readonly<Record<string, FigureValue>>>,
  });

const anyValue = ({ kind, decimals: places }: Indicator): fc.Arbitrary<FigureValue> =>
  kind === 'check' ? fc.boolean() : kind === 'places' ? fc.uniqueArray(fc.constantFrom(...PLACES)) : decimal(places);

export interface Case {
  readonly programme: Programme;
  readonly days: readonly ReportingDay[];
  readonly sent: readonly Sent[];
}

/** What was sent, in the order of sending: a later report of the same unit and day is its next revision. */
export const cases: fc.Arbitrary<Case> = programme.chain((made) => {
  const days = Array.from({ length: 9 }, (_, at) => addDays(START, at)).filter((day) => isReportingDayOf(made, day));
  return fc
    .array(reportOf(made, days), { maxLength: 60 })
    .map((reports) => ({ programme: made, days, sent: numbered(reports) }));
});

function numbered(reports: readonly Omit<Sent, 'revision'>[]): Sent[] {
  const counts = new Map<string, number>();
  return reports.map((report) => {
    const key = `${report.day} ${report.unit}`;
    const revision = (counts.get(key) ?? 0) + 1;
    counts.set(key, revision);
    return { ...report, figures: report.nil ? {} : report.figures, revision };
  });
}

export function closeAll({ programme: made, days, sent }: Case, order = (list: readonly Sent[]) => list): DayClose[] {
  const closes: DayClose[] = [];
  for (const day of days) {
    const newest = new Map<string, Sent>();
    for (const each of sent) if (each.day === day) newest.set(each.unit, each);
    const revisions = order([...newest.values()]).map(({ unit: by, revision, nil, figures }) =>
      madeRevision(day, by, nil ? 'nil' : figures, { revision }),
    );
    const before = closes.at(-1);
    const previous = before === undefined ? null : { close: before, checksum: closeChecksum(before) };
    closes.push(closeDay({ programme: made, programmeVersion: 1, day, revisions, previous }));
  }
  return closes;
}
