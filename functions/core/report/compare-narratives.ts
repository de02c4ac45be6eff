/**
 * Points out where a narrative says another number than the figure that was reported: `清运垃圾600吨` beside 612.5.
 *
 * A question, never a refusal: the text may speak of something else. Totals to date, other measures and doubtful numbers
 * are left alone; a rounded word (近, 余, 约) agrees when the figure is within a tenth of it.
 */

import { type Finding, finding } from '../findings/finding.ts';
import type { Indicator } from '../kinds/indicator.ts';
import { isNumber } from '../kinds/typing.ts';
import { toScaled } from '../values/decimal.ts';
import type { FigureValue } from '../values/values.ts';
import { type Mention, mentionsIn } from './mentions.ts';
import type { Narrative } from './submission.ts';

export function compareNarratives(
  indicators: readonly Indicator[],
  figures: Readonly<Record<string, FigureValue>>,
  narratives: readonly Narrative[],
): Finding[] {
  const numeric = indicators.filter(isNumber);
  return narratives.flatMap(({ text }, index) =>
    mentionsIn(text, numeric).flatMap((mention) => {
      const value = figures[mention.indicator.id];
      if (typeof value !== 'string' || !isStatement(mention) || agrees(mention, value)) return [];
      const { name, unit } = mention.indicator;
      const seen = text.slice(mention.start, mention.end);
      return [finding('narrative.differs', { path: `narratives[${index}].text`, name, seen, expected: value + unit })];
    }),
  );
}

const isStatement = ({ measure, toDate, number }: Mention): boolean =>
  measure !== 'other' && !toDate && !number.doubtful;

function agrees({ value: said, number }: Mention, reported: string): boolean {
  const decimals = Math.max(decimalsOf(said), decimalsOf(reported));
  const apart = toScaled(said, decimals) - toScaled(reported, decimals);
  if (!number.approximate) return apart === 0n;
  const size = toScaled(said, decimals);
  return (apart < 0n ? -apart : apart) * 10n <= (size < 0n ? -size : size);
}

const decimalsOf = (value: string): number => value.split('.')[1]?.length ?? 0;
