/**
 * 完成情况: of each indicator that has a target what is to be reached, what is reached, rate, gap and place, unit by unit;
 * 名单: whom the programme's lists name.
 */

import { unitNames } from '../../core/briefing/figures.ts';
import type { DayClose } from '../../core/day/day-close.ts';
import type { Indicator } from '../../core/kinds/indicator.ts';
import { RATE_DECIMALS } from '../../core/kinds/target.ts';
import type { Programme } from '../../core/programme/programme.ts';
import type { Completion, Reached } from '../../core/target/completion.ts';
import { namedIn } from '../../core/target/lists.ts';
import { type IndicatorStanding, standingsOf } from '../../core/target/standing.ts';
import { type Cell, words } from './cells.ts';
import type { Sheet } from './sheet.ts';

/** None of a programme without targets and lists. */
export function targetSheets(programme: Programme, close: DayClose): Sheet[] {
  const standings = standingsOf(programme, close);
  return [...completionSheet(programme, close, standings), ...listsSheet(programme, close, standings)];
}

type Standings = ReadonlyMap<string, IndicatorStanding>;

interface Told {
  readonly indicator: Indicator;
  readonly standing: IndicatorStanding;
  readonly completion: Completion;
}

function completionSheet(programme: Programme, close: DayClose, standings: Standings): Sheet[] {
  const told = programme.indicators.flatMap((indicator): Told[] => {
    const standing = standings.get(indicator.id)!;
    return standing.completion === undefined ? [] : [{ indicator, standing, completion: standing.completion }];
  });
  if (told.length === 0) return [];
  // Branches and the units below them in the programme's order.
  const shown = new Set([
    ...close.units.map(({ unit }) => unit),
    ...told.flatMap((each) => [...each.standing.branches.keys()]),
  ]);
  const rows = programme.units
    .filter(({ id }) => shown.has(id))
    .map(({ id, name }) => [words(name), ...told.flatMap((each) => unitCells(each, id))]);
  const foot = told.flatMap(({ indicator, completion }) => {
    const { day, total } = close.indicators[indicator.id]!;
    return reachedCells(indicator, completion, indicator.target?.per === undefined ? total : day, undefined);
  });
  return [
    {
      name: '完成情况',
      rows: [[words('单位', 'head'), ...told.flatMap(headsOf)], ...rows, [words('合计', 'strong'), ...foot]],
      widths: [24, ...told.flatMap(() => [14, 14, 12, 16, 8])],
      fixed: 1,
    },
  ];
}

const headsOf = ({ indicator: { name, unit } }: Told): Cell[] =>
  [`${name}目标（${unit}）`, '完成数', '完成率（%）', '超时间进度（个百分点）', '位次'].map((text) =>
    words(text, 'head'),
  );

function unitCells({ indicator, standing, completion }: Told, unit: string): Cell[] {
  const row = standing.branches.get(unit) ?? standing.rows.units[unit];
  const value = indicator.target?.per === undefined ? row?.total : row?.day;
  return reachedCells(indicator, completion.units[unit], value, standing.ranks.get(unit));
}

/** A unit without a target of its own has dashes. */
function reachedCells(
  { decimals, target }: Indicator,
  reached: Reached | undefined,
  value: string | null | undefined,
  rank: number | undefined,
): Cell[] {
  const number = (given: string | null | undefined, places: number): Cell =>
    given === null || given === undefined ? words('—') : { kind: 'number', value: given, decimals: places };
  const places = (given: string | undefined): number => given?.split('.')[1]?.length ?? 0;
  const rate = target?.decimals ?? RATE_DECIMALS;
  return [
    number(reached?.target, places(reached?.target)),
    number(value, decimals),
    number(reached?.completion, rate),
    number(reached?.ahead, rate),
    number(rank === undefined ? undefined : String(rank), 0),
  ];
}

function listsSheet(programme: Programme, close: DayClose, standings: Standings): Sheet[] {
  const { lists = [] } = programme;
  if (lists.length === 0) return [];
  const names = unitNames(close, programme);
  const rows = lists.map((list) => {
    const { title, units } = namedIn(list, standings.get(list.of)!);
    const told = units.length === 0 ? '无' : units.map((unit) => names.get(unit) ?? unit).join('、');
    return [
      words(title),
      { kind: 'number', value: String(units.length), decimals: 0 } as const,
      words(told, 'wrapped'),
    ];
  });
  const head = ['名单', '单位数', '单位'].map((text) => words(text, 'head'));
  return [{ name: '名单', rows: [head, ...rows], widths: [20, 10, 60], fixed: 1 }];
}
