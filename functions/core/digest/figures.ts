/**
 * Figures of a period in sentences: what leads, what moved against the period before and last year. Part of
 * `compose.ts`; figures themselves come exact from `make.ts`.
 */

import type { CellData, Said, ToldTarget } from '../briefing/data.ts';
import { isZero } from '../briefing/figures.ts';
import { asOfReportingDay } from '../calendar/words.ts';
import type { Indicator } from '../kinds/indicator.ts';
import type { ToldAs } from '../kinds/kind.ts';
import { isWhole } from '../kinds/parts.ts';
import { isToldAs, kindOf } from '../kinds/table.ts';
import { moveWords, spokenMeasure } from '../kinds/words.ts';
import { DIGEST_WORDS } from '../programme/digests.ts';
import type { Programme } from '../programme/programme.ts';
import { aheadWords } from '../target/words.ts';
import { toScaled } from '../values/decimal.ts';
import type { DecimalString } from '../values/values.ts';
import { exactWords, percentWords as rateWords, roughWords, shareWords, shortDay } from '../wording/phrases.ts';
import type { DigestClause, DigestFigures } from './data.ts';
import type { Digest, DigestIndicator } from './digest.ts';

/** More than this no reader follows in sentences: the rest is left to the table, and said to be. */
const MOST_FLOWS = 12;
const MOST_STOCKS = 20;
const HEADLINES = 3;

export function digestFigures(programme: Programme, digest: Digest): DigestFigures {
  return figuresOf(programme, programme.indicators.filter(isWhole), digest, false);
}

/** The largest flows and stocks and every ratio, in the programme's order and in round words. */
export function digestHeadline(programme: Programme, digest: Digest): DigestFigures {
  const chosen = new Set([
    ...largestOver(programme, digest, leadsByTotal).slice(0, HEADLINES),
    ...largestOver(programme, digest, (each) => kindOf(each).print.leads === 'day').slice(0, HEADLINES),
    ...programme.indicators.filter((each) => kindOf(each).print.leads === 'always'),
  ]);
  return figuresOf(
    programme,
    programme.indicators.filter((each) => chosen.has(each)),
    digest,
    true,
  );
}

/** Those that lead by what they add up to. */
export const leadsByTotal = (indicator: Indicator): boolean => kindOf(indicator).print.leads === 'total';

/** Those of them that have a figure other than zero, largest first. */
export function largestOver(
  programme: Programme,
  digest: Digest,
  isMeant: (indicator: Indicator) => boolean,
): Indicator[] {
  const size = ({ id }: Indicator): bigint => toScaled(digest.indicators[id]?.value ?? '0', 6);
  return programme.indicators
    .filter((each) => isWhole(each) && isMeant(each) && !isZero(digest.indicators[each.id]?.value ?? null))
    .toSorted((one, other) => (size(one) < size(other) ? 1 : size(one) > size(other) ? -1 : 0));
}

function figuresOf(
  programme: Programme,
  indicators: readonly Indicator[],
  digest: Digest,
  round: boolean,
): DigestFigures {
  const of = (as: ToldAs): DigestClause[] =>
    indicators.filter((each) => isToldAs(each, as)).flatMap((each) => clauseOf(programme, each, digest, round));
  const flows = of('flows').filter(({ value }) => value !== null && !isZero(value.value));
  const stocks = of('stocks');
  return {
    flows: flows.slice(0, MOST_FLOWS),
    moreFlows: Math.max(0, flows.length - MOST_FLOWS),
    stocks: stocks.slice(0, MOST_STOCKS),
    moreStocks: Math.max(0, stocks.length - MOST_STOCKS),
    means: of('means'),
    ratios: of('ratios'),
    computed: of('computed'),
    places: of('places'),
    checks: of('checks'),
  };
}

function targetTold(indicator: Indicator, figure: DigestIndicator, { units }: Digest): ToldTarget | null {
  const { completion, ahead, completionLeftOut: leftOut } = figure;
  if (completion === undefined || completion === null) return null;
  const names = new Map(units.map(({ unit, name }) => [unit, name]));
  return {
    completion: saidOf(indicator, 'completion', completion, rateWords(completion)),
    ahead:
      ahead === undefined || ahead === null ? null : saidOf(indicator, 'ahead', ahead, aheadWords(ahead, indicator)),
    without: leftOut === undefined ? null : leftOut.map((unit) => names.get(unit) ?? unit).join('、'),
  };
}

/** Nothing for an indicator without a figure: the table says so. */
function clauseOf(programme: Programme, indicator: Indicator, digest: Digest, round: boolean): DigestClause[] {
  const figure = digest.indicators[indicator.id];
  if (figure === undefined || (figure.value === null && !tellsToDate(indicator, figure))) return [];
  const measure = spokenMeasure(indicator);
  const rough = round && kindOf(indicator).print.rough !== 'none' ? roughWords : exactWords;
  const said = (of: Said['of'], value: DecimalString, words: string): Said => saidOf(indicator, of, value, words);
  const move = (value: DecimalString | null, of: 'change' | 'year'): Said | null =>
    value === null || isZero(value) ? null : said(of, value, moveWords(value, measure, indicator));
  return [
    {
      name: besideFigure(indicator),
      kind: indicator.kind,
      value: figure.value === null ? null : said('period', figure.value, rough(figure.value, measure)),
      mean: meanOver(indicator, figure, (value) => said('mean', value, exactWords(value, measure))),
      peak: peakOver(indicator, figure, (value) => said('peak', value, exactWords(value, measure))),
      change: move(figure.change, 'change'),
      percent: percentWords(figure.percent),
      target: targetTold(indicator, figure, digest),
      steady: figure.change !== null && isZero(figure.change),
      isSame: figure.change !== null && figure.changeLeftOut !== undefined,
      isSameYear: figure.yearChange !== null && figure.yearLeftOut !== undefined,
      yearChange: move(figure.yearChange, 'year'),
      yearPercent: percentWords(figure.yearPercent),
      yearSteady: figure.yearChange !== null && isZero(figure.yearChange),
      toDate: toDateTold(indicator, figure, (value) => said('total', value, rough(value, measure))),
      coverage: coverageWords(programme, digest, figure),
    },
  ];
}

export const saidOf = (indicator: Indicator, of: Said['of'], value: DecimalString, words: string): Said => ({
  indicator: indicator.id,
  of,
  unit: null,
  value,
  words,
});

/** A name that ends in a digit would run into the figure (`3号泵站为12台`). */
const besideFigure = ({ name }: Indicator): string => (/[\d.]$/.test(name) ? `${name}为` : name);

/** A rate, or names: said beside the period's own, where they differ. Flows and means have it in the table. */
const tellsToDate = (indicator: Indicator, { value, total }: DigestIndicator): boolean =>
  total !== null && total !== value && kindOf(indicator).print.rough === 'none' && !isToldAs(indicator, 'means');

const toDateTold = (
  indicator: Indicator,
  figure: DigestIndicator,
  tell: (value: DecimalString) => Said,
): Said | null => (tellsToDate(indicator, figure) ? tell(figure.total!) : null);

/** Of a flow over several days; a stock's mean only where it moved. */
function meanOver<Told>(
  indicator: Indicator,
  figure: DigestIndicator,
  tell: (value: DecimalString) => Told,
): Told | null {
  if (figure.mean === null || figure.days < 2) return null;
  const { mean } = kindOf(indicator).print;
  return mean === 'always' || (mean === 'moved' && !isFlat(figure)) ? tell(figure.mean) : null;
}

function peakOver(
  indicator: Indicator,
  figure: DigestIndicator,
  tell: (value: DecimalString) => Said,
): DigestClause['peak'] {
  if (kindOf(indicator).print.peak !== 'told' || figure.days < 2 || figure.highest === null || isFlat(figure))
    return null;
  return { day: shortDay(figure.highest.day), said: tell(figure.highest.value) };
}

/** Every day's figure is the same. */
const isFlat = ({ highest, lowest }: DigestIndicator): boolean => highest?.value === lowest?.value;

/** `增长12.3%`, `下降3%`; null when there is nothing to divide by or nothing moved. */
function percentWords(percent: DecimalString | null): string | null {
  if (percent === null || isZero(percent)) return null;
  const size = exactWords(percent.replace(/^-/, ''), '%');
  return percent.startsWith('-') ? `下降${size}` : `增长${size}`;
}

/** To date, as the dailies say it; what the period added is said apart. */
function coverageWords(programme: Programme, digest: Digest, { coverage }: DigestIndicator): string | null {
  if (coverage === undefined || digest.until === null) return null;
  const { asked, covered, added, uncovered } = coverage;
  const { now } = DIGEST_WORDS[digest.kind];
  const more = added === null ? '' : added === 0 ? `，${now}无新增覆盖` : `，${now}新增覆盖${added}个`;
  const asOf = asOfReportingDay(programme, digest.until);
  if (uncovered.length === 0) return `应覆盖${asked}个${more}，${asOf}已全部覆盖`;
  const shown =
    uncovered.length > 8 ? `${uncovered.slice(0, 8).join('、')}等${uncovered.length}个` : uncovered.join('、');
  return `应覆盖${asked}个${more}，${asOf}累计覆盖${covered}个（${shareWords(covered, asked)}），未覆盖：${shown}`;
}

/** A figure in a cell as figures.json has it. */
export const cellOf = (said: Said): CellData => ({ said, words: said.words, state: null });
