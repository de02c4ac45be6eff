/**
 * Where an edited file contradicts itself: a figure that was changed in one place and stands as it was, or otherwise, in
 * another. Part of `compare.ts`.
 */

import { numbersIn } from '../text/numbers.ts';
import { fractionOf } from '../values/fraction.ts';
import type { CopyContradiction, HandFigure } from './copy.ts';
import type { CopyUnit } from './units.ts';

type Statement = CopyContradiction['says'][number] & { readonly value: string | null };

/** @param units of our document, with the figures that it tells. @param changed those that the file tells otherwise, or no longer. */
export function contradictionsWithin(units: readonly CopyUnit[], changed: readonly HandFigure[]): CopyContradiction[] {
  const hand = Map.groupBy(
    changed.filter(({ indicator }) => indicator !== undefined),
    keyOf,
  );
  return [...hand].flatMap(([key, some]): CopyContradiction[] => {
    const said = some.flatMap(({ place, file, fileValue }): Statement[] =>
      file === null ? [] : [{ place, words: file, value: fileValue }],
    );
    if (said.length === 0) return [];
    const kept = keptOf(units, key, some).filter(({ words }) => !said.every(({ value }) => agrees(words, value)));
    const isOne = new Set(said.map(({ value, words }) => value ?? words)).size === 1;
    if (kept.length === 0 && isOne) return [];
    const { indicator, of, unit } = some[0]!;
    const says = [...said.map(({ place, words }) => ({ place, words })), ...kept];
    return [{ indicator: indicator!, of: of!, ...(unit === undefined ? {} : { unit }), says }];
  });
}

const keyOf = ({ indicator, of, unit = '' }: Pick<HandFigure, 'indicator' | 'of' | 'unit'>): string =>
  `${indicator} ${of} ${unit}`;

/** The same figure where the file says it as we did. */
function keptOf(
  units: readonly CopyUnit[],
  key: string,
  changed: readonly HandFigure[],
): CopyContradiction['says'][number][] {
  const gone = Map.groupBy(changed, ({ place, words }) => `${place}\n${words}`);
  return units.flatMap(({ texts }) =>
    texts.flatMap(({ text, figures, place }) =>
      figures
        .filter((figure) => keyOf(figure) === key)
        .flatMap(({ start, end }) => {
          const words = text.slice(start, end);
          return gone.get(`${place}\n${words}`)?.pop() === undefined ? [{ place, words }] : [];
        }),
    ),
  );
}

/** 200余人 still holds of 216 and of 206; anything else must be the number itself. */
function agrees(words: string, value: string | null): boolean {
  const [number] = numbersIn(words);
  if (number === undefined || value === null) return false;
  const [round, exact] = [fractionOf(number.value), fractionOf(value)];
  const [one, other] = [round.above * exact.below, exact.above * round.below];
  if (!number.approximate) return one === other;
  return words.startsWith('近') ? other <= one && other * 100n >= one * 99n : other >= one && other * 10n < one * 11n;
}
