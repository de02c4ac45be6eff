/**
 * 分级: each branch (分管单位) with the sum of its units, and the units below it, indented by level; the figures of figures.json.
 */
import { cycleWords } from '../../core/calendar/words.ts';
import type { DayClose, UnitStanding } from '../../core/day/day-close.ts';
import type { Indicator } from '../../core/kinds/indicator.ts';
import { isWhole } from '../../core/kinds/parts.ts';
import { isAnswer } from '../../core/kinds/table.ts';
import type { Programme, Unit } from '../../core/programme/programme.ts';
import { type IndicatorStanding, standingsOf } from '../../core/target/standing.ts';
import { branchesOf } from '../../core/unit/levels.ts';
import { type Cell, words } from './cells.ts';
import type { Sheet } from './sheet.ts';

/** A branch as a whole, or a unit's own report. */
interface Line {
  readonly unit: Unit;
  readonly level: number;
  readonly isSum: boolean;
  /** Open units that it is made of. */
  readonly units: readonly UnitStanding[];
}

interface Column {
  readonly indicator: Indicator;
  readonly standing: IndicatorStanding;
}

/** None where no unit is a branch. */
export function levelsSheet(programme: Programme, close: DayClose): Sheet[] {
  const lines = linesOf(programme, close);
  if (lines.every(({ isSum }) => !isSum)) return [];
  const standings = standingsOf(programme, close);
  const columns = programme.indicators
    .filter((each) => isWhole(each) && !isAnswer(each))
    .map((indicator) => ({ indicator, standing: standings.get(indicator.id)! }));
  const head = [
    words('单位', 'head'),
    words('已报/应报', 'head'),
    ...columns.flatMap((each) => headsOf(each, cycleWords(programme.schedule).now)),
  ];
  const widths = [28, 10, ...head.slice(2).map(() => 16)];
  return [{ name: '分级', rows: [head, ...lines.map((line) => rowOf(line, columns))], widths, fixed: 1 }];
}

/** Branches before those below them; its own report, where a branch has one, comes first among these. */
function linesOf(programme: Programme, close: DayClose): Line[] {
  const members = new Map(branchesOf(programme).map((branch) => [branch.unit.id, branch.members]));
  const line = (unit: Unit, level: number, below: ReadonlySet<string> | undefined): Line[] => {
    const units = close.units.filter(({ unit: id }) => below?.has(id) ?? id === unit.id);
    return units.length === 0 ? [] : [{ unit, level, isSum: below !== undefined, units }];
  };
  const under = (branch: string | undefined, level: number): Line[] =>
    programme.units
      .filter((unit) => unit.under === branch)
      .flatMap((unit) => {
        const below = members.get(unit.id);
        if (below === undefined) return line(unit, level, undefined);
        const own = unit.reports === true ? line(unit, level + 1, undefined) : [];
        return [...line(unit, level, below), ...own, ...under(unit.id, level + 1)];
      });
  return under(undefined, 0);
}

function headsOf({ indicator: { name, unit, target } }: Column, now: string): Cell[] {
  const measure = unit === '' ? '' : `（${unit}）`;
  const heads = [`${name}${now}${measure}`, `${name}累计${measure}`];
  return [...heads, ...(target === undefined ? [] : [`${name}完成率（%）`])].map((text) => words(text, 'head'));
}

function rowOf(line: Line, columns: readonly Column[]): Cell[] {
  const { unit, level, isSum, units } = line;
  const look = isSum ? 'strong' : undefined;
  const received = units.filter(({ state }) => state !== 'missing').length;
  const name = `${'　'.repeat(level)}${unit.name}${unit.branch === true && !isSum ? '（本级）' : ''}`;
  return [
    words(name, look),
    words(`${received}/${units.length}`, look),
    ...columns.flatMap((column) => figuresOf(line, column)),
  ];
}

/** The day's, to date, and how far a target is reached: of a branch's own report there is no such rate. */
function figuresOf({ unit, isSum }: Line, { indicator, standing }: Column): Cell[] {
  const { rows, branches, completion } = standing;
  const row = isSum ? branches.get(unit.id) : rows.units[unit.id];
  const none = words(row === undefined ? '—' : '未报', isSum ? 'strong' : undefined);
  const cell = (value: string | null | undefined, decimals: number): Cell =>
    value === null || value === undefined ? none : { kind: 'number', value, decimals, strong: isSum };
  const figures = [cell(row?.day, indicator.decimals), cell(row?.total, indicator.decimals)];
  if (indicator.target === undefined) return figures;
  const reached = isSum || unit.branch !== true ? completion?.units[unit.id]?.completion : undefined;
  const places = reached?.split('.')[1]?.length ?? 0;
  return [...figures, reached === null || reached === undefined ? words('—') : cell(reached, places)];
}
