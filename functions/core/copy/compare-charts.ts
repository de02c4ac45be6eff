/**
 * Charts held against each other, point by point: a chart is drawn from numbers that can be changed by hand like any other.
 */
import type { CopyChange, HandFigure } from './copy.ts';
import type { TextChart } from './text-block.ts';

export function compareCharts(
  ours: readonly TextChart[],
  theirs: readonly TextChart[],
): { readonly changes: readonly CopyChange[]; readonly figures: readonly HandFigure[] } {
  const left = [...theirs];
  const compared = ours.map((chart, index) => {
    const titled = left.findIndex(({ title }) => title === chart.title);
    const at = titled >= 0 ? titled : left.length === ours.length - index ? 0 : -1;
    const [other] = at < 0 ? [] : left.splice(at, 1);
    return other === undefined ? goneChart(chart) : comparePoints(chart, other);
  });
  const added = left.map(
    ({ title, points }): CopyChange => ({
      ...{ kind: 'added', place: nameOf(title), before: [] },
      after: [{ text: points.map(({ category, value }) => `${category} ${value}`).join('，'), mark: 'number' }],
    }),
  );
  return {
    changes: [...compared.flatMap(({ changes }) => changes), ...added],
    figures: compared.flatMap(({ figures }) => figures),
  };
}

type Compared = { readonly changes: readonly CopyChange[]; readonly figures: readonly HandFigure[] };

/** The same figures stand in the text; that the drawing is gone is said once. */
function goneChart({ title }: TextChart): Compared {
  const place = nameOf(title);
  return { changes: [{ kind: 'removed', place, before: [{ text: place, mark: 'gone' }], after: [] }], figures: [] };
}

function comparePoints(ours: TextChart, theirs: TextChart): Compared {
  const names = (chart: TextChart): string[] =>
    chart.points.map(({ series, category }, index) => `${index}\n${series}\n${category}`);
  const isSameShape = names(ours).join('\t') === names(theirs).join('\t');
  const figures = ours.points.flatMap((point, index): HandFigure[] => {
    const other = isSameShape ? theirs.points[index] : sameAs(point, theirs);
    if (other !== undefined && plain(other.value) === plain(point.value)) return [];
    const place = [nameOf(ours.title), point.series, point.category].filter(Boolean).join('　');
    const file = other?.value ?? null;
    return [{ value: point.value, words: point.value, file, fileValue: file, place }];
  });
  const changes = figures.map(
    ({ place, words, file }): CopyChange => ({
      ...{ kind: 'changed', place, before: [{ text: words, mark: 'figure' }] },
      after: file === null ? [] : [{ text: file, mark: 'figure' }],
    }),
  );
  return { changes: [...renamed(ours, theirs), ...changes], figures };
}

function renamed(ours: TextChart, theirs: TextChart): CopyChange[] {
  if (ours.title === theirs.title) return [];
  const [before, after] = [ours.title, theirs.title].map((text) => nameOf(text));
  return [
    {
      ...{ kind: 'changed', place: nameOf(ours.title) },
      before: [{ text: before ?? '', mark: 'gone' }],
      after: [{ text: after ?? '', mark: 'new' }],
    },
  ];
}

const sameAs = ({ series, category }: TextChart['points'][number], { points }: TextChart) =>
  points.find((each) => each.series === series && each.category === category);

/** `12.50` and `12.5` are drawn alike. */
const plain = (value: string): string =>
  value
    .trim()
    .replace(/^(-?\d+)\.(\d*?)0+$/, (_, whole: string, rest: string) => (rest === '' ? whole : `${whole}.${rest}`));

const nameOf = (title: string): string => `图表“${title}”`;
