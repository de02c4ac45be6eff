/**
 * Figures put together into clauses: by kind, unchanged ones together, the largest for the lead. Part of
 * `compose.ts`; how one figure is worded stands in `figures.ts`.
 */

import type { Indicator } from '../kinds/indicator.ts';
import type { ToldAs } from '../kinds/kind.ts';
import { isWhole } from '../kinds/parts.ts';
import { isToldAs, kindOf } from '../kinds/table.ts';
import { type Scene, tellTarget } from './arranged.ts';
import type { Clause, Figures, ToldFigure } from './data.ts';
import { isZero, largest, toldFigure } from './figures.ts';

/** More than this no reader follows in sentences: the rest is left to the table, and said to be. */
const MOST_FLOWS = 12;
const MOST_STOCKS = 20;
/** When more stocks than this lack the same units, saying so at each would drown the figures: the lead has said it once. */
const MOST_WITHOUT = 3;

/** Everything that has something to tell, in the programme's order. */
export function tellFigures(scene: Scene): Figures {
  const { programme } = scene;
  return clausesByKind(
    programme.indicators.filter((each) => isWhole(each) && each.say === undefined),
    scene,
    false,
  );
}

/** The largest stocks, the largest flows and means by their totals, and every ratio: in the programme's order, in round words. */
export function tellHeadline(scene: Scene): Figures {
  const { programme, close } = scene;
  const chosen = new Set([
    ...largest(programme, close, 'day'),
    ...largest(programme, close, 'total'),
    ...programme.indicators.filter((indicator) => kindOf(indicator).print.leads === 'always'),
  ]);
  const indicators = programme.indicators.filter((indicator) => chosen.has(indicator));
  return clausesByKind(indicators, scene, true);
}

function clausesByKind(indicators: readonly Indicator[], scene: Scene, round: boolean): Figures {
  const told = (as: ToldAs): readonly ToldFigure[] =>
    indicators
      .filter((each) => isToldAs(each, as))
      .map((each) => ({ ...toldFigure(each, scene.close, round), target: tellTarget(each, scene) }))
      .map((figure) => (round ? figure : besideOthers(figure, scene)));
  const stocks = told('stocks').filter(hasDay);
  const flows = told('flows').filter(hasRun);
  return {
    stocks: stockClauses(stocks.slice(0, MOST_STOCKS), round ? 1 : MOST_WITHOUT),
    moreStocks: Math.max(0, stocks.length - MOST_STOCKS),
    flows: flows.slice(0, MOST_FLOWS).map(flowClause),
    moreFlows: Math.max(0, flows.length - MOST_FLOWS),
    means: told('means').filter(hasRun).map(flowClause),
    ratios: told('ratios').filter(hasDay).map(ratioClause),
    computed: told('computed').filter(hasDay).map(ratioClause),
  };
}

/** Where the day before is among what it is compared with, its movement is not told twice. */
function besideOthers(figure: ToldFigure, { programme, compared: all }: Scene): ToldFigure {
  const compared = all.get(figure.indicator) ?? [];
  if (figure.day === null || compared.length === 0) return figure;
  const { compare = [] } = programme.indicators.find(({ id }) => id === figure.indicator) ?? {};
  // A year from which everything counts says the total already.
  const isYears = figure.total !== null && compared.some((words) => words.startsWith(`今年以来${figure.total?.words}`));
  return {
    ...figure,
    compared,
    ...(compare.includes('previous') ? { change: null, isSame: false } : {}),
    ...(isYears ? { total: null } : {}),
  };
}

/** Each that moved alone, then the unchanged ones together, then those that have no figure to compare with. */
function stockClauses(figures: readonly ToldFigure[], mostWithout: number): readonly Clause[] {
  const [beside, others] = [figures.filter(isCompared), figures.filter((figure) => !isCompared(figure))];
  if (beside.length > 0) return [...beside.map(movingStock), ...stockClauses(others, mostWithout)];
  const moved = figures.filter(({ change }) => change !== null && !isZero(change.value));
  const steady = figures.filter(({ change }) => change !== null && isZero(change.value));
  const plain = figures.filter(({ change }) => change === null);
  if (figures.filter(({ without }) => without !== null).length > mostWithout) {
    return stockClauses(
      figures.map((figure) => ({ ...figure, without: null })),
      mostWithout,
    );
  }
  return [
    ...moved.map((figure) => clause([figure], { change: figure.change })),
    ...[false, true].flatMap((isSame) => {
      const together = steady.filter((figure) => figure.isSame === isSame);
      return together.length > 0 ? [clause(together, { steady: true })] : [];
    }),
    ...(plain.length > 0 ? [clause(plain, {})] : []),
  ];
}

const isCompared = ({ compared }: ToldFigure): boolean => compared.length > 0;

/** A state says no total. */
const movingStock = (figure: ToldFigure): Clause => ({ ...movingClause(figure), total: null });

const hasDay = ({ day }: ToldFigure): boolean => day !== null;

/** A flow that never had a figure, or only zeros, is left to the table. */
const hasRun = ({ day, total }: ToldFigure): boolean =>
  day !== null ? !isZero(day.value) || !isZero(total?.value ?? null) : !isZero(total?.value ?? null);

/** Movement and total; the total is left out where it says no more than the day's figure (the first day). */
function flowClause(figure: ToldFigure): Clause {
  const first = figure.change === null && figure.day !== null && figure.day.value === figure.total?.value;
  const idle = figure.day !== null && isZero(figure.day.value);
  const clause = movingClause(figure);
  return { ...clause, idle, ...(idle ? { steady: false, change: null } : {}), ...(first ? { total: null } : {}) };
}

function ratioClause(figure: ToldFigure): Clause {
  const { day, total } = figure;
  return { ...movingClause(figure), total: total !== null && total.value !== day?.value ? total : null };
}

/** A figure alone with its movement and total. */
export function movingClause(figure: ToldFigure): Clause {
  const moved = figure.change !== null && !isZero(figure.change.value);
  const steady = figure.change !== null && !moved;
  return clause([figure], {
    steady,
    change: moved ? figure.change : null,
    total: figure.total,
    silence: figure.silence,
  });
}

function clause(figures: readonly ToldFigure[], told: Partial<Clause>): Clause {
  const plain = { idle: false, steady: false, change: null, total: null, silence: null };
  return { figures, several: figures.length > 1, isSame: figures.some(({ isSame }) => isSame), ...plain, ...told };
}
