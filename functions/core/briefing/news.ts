/**
 * What of a day is news: a sentence, a row or a column without any is not printed. A figure that did not move, a flow of
 * nothing, a list that was covered before and an answer given before say nothing that yesterday's paper did not.
 */

import type { Indicator } from '../kinds/indicator.ts';
import type { IndicatorClose } from '../kinds/indicator-close.ts';
import type { ToldAs } from '../kinds/kind.ts';
import { kindOf } from '../kinds/table.ts';
import type { Scene } from './arranged.ts';
import { figuresOf, isZero } from './figures.ts';

type IsNews = (figures: IndicatorClose, indicator: Indicator, scene: Scene) => boolean;

/** New, or moved; what begins at nothing is not there yet. */
const isMoved: IsNews = ({ day, change }) => (change === null ? !isZero(day) : !isZero(change));

const NEWS = {
  stocks: isMoved,
  flows: ({ day }) => !isZero(day),
  means: isMoved,
  ratios: isMoved,
  computed: isMoved,
  places: (figures) => !isZero(figures.day) && ((figures.uncovered ?? ['']).length > 0 || isMoved(figures, NONE, ALL)),
  checks: ({ day, change, answers }) =>
    answers !== undefined &&
    answers.answered > 0 &&
    (Number(day) < answers.asked || change === null || !isZero(change)),
  answers: (_, { id }, { answers }) => answers.some((each) => each.indicator === id && each.isNews),
} as const satisfies Record<ToldAs, IsNews>;

/** Neither is asked. */
const [NONE, ALL] = [{} as Indicator, {} as Scene];

/** Has the day a figure of it that is worth a word? What the programme compares with other days is asked for every day. */
export function isNews(indicator: Indicator, scene: Scene): boolean {
  const figures = figuresOf(indicator, scene.close);
  if (figures.day === null && kindOf(indicator).print.toldAs !== 'answers') return false;
  if ((scene.compared.get(indicator.id) ?? []).length > 0) return true;
  return (NEWS[kindOf(indicator).print.toldAs] as IsNews)(figures, indicator, scene);
}
