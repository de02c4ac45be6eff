/**
 * Figures as sentences tell them: worded, grouped by kind, unchanged ones together. Part of `compose-briefing.ts`.
 */
import type { Clause, Figures, Said, ToldFigure } from './briefing-data.ts';
import type { DayClose, IndicatorClose } from './day-close.ts';
import { toScaled } from './decimal.ts';
import { exactWords, measureOf, moveWords, roughWords } from './phrases.ts';
import type { DecimalString, Indicator, IndicatorKind, Programme } from './programme.ts';

/** How many stocks and how many flows lead the briefing. */
const HEADLINES = 3;
/** When more stocks than this lack the same units, saying so at each would drown the figures: the lead has said it once. */
const MOST_WITHOUT = 3;
const MOST_NAMED = 3;

type Words = (value: DecimalString, unit: string) => string;

/** A day's figure, its movement and its total in words; `round` says a stock's figure and a flow's total roughly. */
export function toldFigure(indicator: Indicator, close: DayClose, round = false): ToldFigure {
  const figures = figuresOf(indicator, close);
  const measure = measureOf(indicator).replace(indicator.kind === 'mean' ? /\/[日天]$/ : /$^/, '');
  const say = (of: Said['of'], value: DecimalString | null, words: Words): Said | null =>
    value === null ? null : { indicator: indicator.id, of, unit: null, value, words: words(value, measure) };
  const rough = round && (indicator.kind === 'stock' || indicator.kind === 'flow') ? roughWords : exactWords;
  return {
    indicator: indicator.id,
    name: indicator.name,
    day: say('day', figures.day, indicator.kind === 'stock' ? rough : exactWords),
    total: say('total', figures.total, rough),
    change: say('change', figures.change, (value, unit) => moveWords(value, unit, indicator.kind)),
    silence: figures.day === null ? silenceOf(figures, close) : null,
    without: figures.day === null ? null : withoutOf(figures, close),
  };
}

/** What the close says of an indicator. @throws Error when the close was made with another programme. */
export function figuresOf(indicator: Indicator, close: DayClose): IndicatorClose {
  const figures = close.indicators[indicator.id];
  if (figures === undefined) throw new Error(`the close of ${close.day} has no indicator ${indicator.id}`);
  return figures;
}

/** Everything that has something to tell, in the programme's order. */
export function tellFigures(programme: Programme, close: DayClose): Figures {
  return clausesByKind(programme.indicators, close, false);
}

/** The largest stocks, the largest flows and means by their totals, and every ratio: in the programme's order, in round words. */
export function tellHeadline(programme: Programme, close: DayClose): Figures {
  const chosen = new Set([
    ...largest(programme, close, ['stock'], 'day'),
    ...largest(programme, close, ['flow', 'mean'], 'total'),
    ...programme.indicators.filter(({ kind }) => kind === 'ratio'),
  ]);
  const indicators = programme.indicators.filter((indicator) => chosen.has(indicator));
  return clausesByKind(indicators, close, true);
}

/** Those that moved today before those that did not; a figure that is zero leads nothing. */
export function largest(
  programme: Programme,
  close: DayClose,
  kinds: readonly IndicatorKind[],
  by: 'day' | 'total',
): readonly Indicator[] {
  const candidates = programme.indicators.filter(
    (indicator) => kinds.includes(indicator.kind) && !isZero(figuresOf(indicator, close)[by]),
  );
  const size = (indicator: Indicator): bigint => toScaled(figuresOf(indicator, close)[by] ?? '0', 6);
  const idle = (indicator: Indicator): number => (isZero(figuresOf(indicator, close).day) ? 1 : 0);
  return candidates.toSorted((a, b) => idle(a) - idle(b) || compare(size(b), size(a))).slice(0, HEADLINES);
}

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

/** Nobody reported it, or 0. */
export const isZero = (value: DecimalString | null): boolean => value === null || /^-?[0.]*$/.test(value);

function clausesByKind(indicators: readonly Indicator[], close: DayClose, round: boolean): Figures {
  const told = (kind: IndicatorKind): readonly ToldFigure[] =>
    indicators.filter((each) => each.kind === kind).map((each) => toldFigure(each, close, round));
  return {
    stocks: stockClauses(told('stock')),
    flows: told('flow').filter(hasRun).map(flowClause),
    means: told('mean').filter(hasRun).map(flowClause),
    ratios: told('ratio')
      .filter(({ day }) => day !== null)
      .map(ratioClause),
  };
}

/** Each that moved alone, then the unchanged ones together, then those that have no figure to compare with. */
function stockClauses(told: readonly ToldFigure[]): readonly Clause[] {
  const figures = told.filter(({ day }) => day !== null);
  const moved = figures.filter(({ change }) => change !== null && !isZero(change.value));
  const steady = figures.filter(({ change }) => change !== null && isZero(change.value));
  const plain = figures.filter(({ change }) => change === null);
  if (figures.filter(({ without }) => without !== null).length > MOST_WITHOUT) {
    return stockClauses(figures.map((figure) => ({ ...figure, without: null })));
  }
  return [
    ...moved.map((figure) => clause([figure], { change: figure.change })),
    ...(steady.length > 0 ? [clause(steady, { steady: true })] : []),
    ...(plain.length > 0 ? [clause(plain, {})] : []),
  ];
}

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
  return { figures, several: figures.length > 1, ...plain, ...told };
}

function silenceOf(figures: IndicatorClose, close: DayClose): string {
  return absentOf(figures, close).length > 0 ? '未报' : '未填报';
}

function withoutOf(figures: IndicatorClose, close: DayClose): string | null {
  const absent = absentOf(figures, close);
  if (absent.length === 0) return null;
  return absent.length > MOST_NAMED ? `${absent.length}个未报单位` : `未报的${absent.join('、')}`;
}

/** Names of the units that owe the figure and sent no report at all. */
function absentOf({ missing }: IndicatorClose, { units }: DayClose): readonly string[] {
  const owing = new Set(missing);
  return units.filter(({ unit, state }) => state === 'missing' && owing.has(unit)).map(({ name }) => name);
}
