/**
 * Places of a sentence that stand beside something: of one unit or branch (`{completion@gaoxin}`), or against another day
 * (`{percent:year}`).
 */
import type { DayClose } from '../day/day-close.ts';
import { type CompareBases, comparedWith } from '../indicators/comparison.ts';
import { unitShare } from '../indicators/parts.ts';
import { finderOf } from '../indicators/same-units.ts';
import type { UnitRow } from '../indicators/unit-figures.ts';
import type { Comparison, Indicator } from '../kinds/indicator.ts';
import { inPoints, moveWords, spokenMeasure } from '../kinds/words.ts';
import type { Programme } from '../programme/programme.ts';
import type { Place } from '../say/parse.ts';
import { branchesOf } from '../unit/levels.ts';
import { own } from '../values/own.ts';
import type { DecimalString } from '../values/values.ts';
import { exactWords, percentWords } from '../wording/phrases.ts';
import type { IndicatorStanding } from './standing.ts';
import { aheadWords } from './words.ts';

interface Scene {
  readonly programme: Programme;
  readonly close: DayClose;
  readonly standings: ReadonlyMap<string, IndicatorStanding>;
  readonly bases?: CompareBases;
}

/** Of one unit or branch; null: it has no such figure. */
export function unitWords(unit: string, place: Place, indicator: Indicator, scene: Scene): string | null {
  const standing = scene.standings.get(indicator.id)!;
  const row = standing.branches.get(unit) ?? own(standing.rows.units, unit);
  const reached = own(standing.completion?.units, unit);
  const measured = (value: DecimalString | null | undefined): string | null =>
    value == null ? null : exactWords(value, spokenMeasure(indicator));
  switch (place.of) {
    case 'day':
      return measured(row?.day);
    case 'total':
      return measured(row?.total);
    case 'target':
      return measured(reached?.target);
    case 'completion':
      return reached?.completion == null ? null : percentWords(reached.completion);
    case 'ahead':
      return reached?.ahead == null || standing.completion?.timeProgress == null
        ? null
        : aheadWords(reached.ahead, indicator);
    case 'share':
      return shareWords(indicator, row, scene.close);
    default:
      return comparedWords(place, indicator, scene);
  }
}

function shareWords(
  indicator: Indicator,
  row: Pick<UnitRow, 'day' | 'total'> | undefined,
  close: DayClose,
): string | null {
  const share = row && unitShare(indicator, row, close);
  return share ? percentWords(share) : null;
}

/** `减少122件` or, in percent, `下降6.02%`; over the units that both days have, which is said where they are fewer. */
export function comparedWords({ of, argument, unit }: Place, indicator: Indicator, scene: Scene): string | null {
  const { programme, close, bases = {} } = scene;
  const kind = argument as Comparison;
  const branch = branchesOf(programme).find((each) => each.unit.id === unit);
  const some = unit === undefined ? undefined : (branch?.members ?? new Set([unit]));
  const compared = comparedWith(indicator, finderOf(programme.indicators), close, bases[kind], some);
  const { change, percent, leftOut } = compared;
  const same = leftOut === undefined ? '' : '（同口径）';
  if (change === null) return null;
  if (of === 'change' || inPoints(indicator)) return `${moveWords(change, spokenMeasure(indicator), indicator)}${same}`;
  if (/^-?[0.]*$/.test(change)) return `持平${same}`;
  if (percent === null) return null;
  return `${percent.startsWith('-') ? '下降' : '增长'}${exactWords(percent.replace('-', ''), '%')}${same}`;
}
