/**
 * The lists of a programme (名单: 黄牌, 滞后名单): which units they name on a day, in the programme's order.
 */

import type { UnitList } from '../programme/programme.ts';
import type { ConditionName } from '../rule/condition.ts';
import { type Fraction, fractionOf } from '../values/fraction.ts';
import { own } from '../values/own.ts';
import { holdsFor } from './holds.ts';
import type { IndicatorStanding } from './standing.ts';

export interface NamedUnits {
  readonly title: string;
  /** Ids. */
  readonly units: readonly string[];
}

/** Branches that have a target are named beside units. A unit of which something that the condition asks for is not known is on no list. */
export function namedIn({ title, condition }: UnitList, standing: IndicatorStanding): NamedUnits {
  const branches = [...standing.branches.keys()].filter((id) => own(standing.completion?.units, id) !== undefined);
  const units = [...new Set([...Object.keys(standing.rows.units), ...branches])];
  return { title, units: units.filter((unit) => holdsFor(condition, figuresOf(unit, standing)) === true) };
}

function figuresOf(unit: string, { rows, branches, completion, ranks }: IndicatorStanding) {
  const row = branches.get(unit) ?? own(rows.units, unit);
  const exact = own(completion?.units, unit)?.exact;
  const rank = ranks.get(unit);
  const given: Readonly<Record<ConditionName, Fraction | null>> = {
    day: row?.day ? fractionOf(row.day) : null,
    total: row?.total ? fractionOf(row.total) : null,
    completion: exact?.completion ?? null,
    ahead: exact?.ahead ?? null,
    rank: rank === undefined ? null : fractionOf(String(rank)),
  };
  return (name: ConditionName): Fraction | null => given[name];
}
