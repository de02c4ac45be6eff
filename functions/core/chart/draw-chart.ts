/**
 * Charts as shapes of SVG, the same in every rendition that draws: trend (columns, or lines for several series), ranking
 * (bars), share (one divided bar).
 *
 * Drawn without a library: a few rectangles and labels, no script, no fonts of its own, colours by class, so that a page can
 * follow dark and light. The values stand as labels where there is room, and all of them in the text alternative.
 */
import type { ChartBlock } from '../briefing/briefing.ts';
import { ems } from '../text/width.ts';
import { shareWords } from '../wording/phrases.ts';
import { scaleOf } from './scale.ts';
import {
  dot,
  fitted,
  footLabels,
  label,
  legendRows,
  line,
  type Point,
  ROW,
  rect,
  round,
  TYPE,
  WIDTH,
  within,
} from './shapes.ts';
import { stretchesOf } from './stretches.ts';

const PLOT = 120;

const DRAWERS = {
  trend: (chart) => (chart.series.length > 1 ? lines(chart) : columns(chart)),
  ranking: bars,
  share,
} satisfies Record<ChartBlock['chart'], (chart: ChartBlock) => Drawing>;

interface Drawing {
  readonly height: number;
  readonly shapes: readonly string[];
}

/** `shapes` in a drawing of `width` by `height` units. */
export const drawChart = (chart: ChartBlock): Drawing & { readonly width: number } => ({
  width: WIDTH,
  ...DRAWERS[chart.chart](chart),
});

/** One column a day, its value above it where the values fit side by side, else only the largest and the last. */
function columns({ categories, series }: ChartBlock): Drawing {
  const values = series[0]?.values ?? [];
  const known = values.filter((value) => value !== null);
  const scale = scaleOf(known, PLOT);
  const step = WIDTH / Math.max(1, values.length);
  const zero = TYPE + 8 + scale.above;
  const fits = known.every((value) => ems(value) * TYPE <= step + 2);
  const largest = known.indexOf(known.toSorted((a, b) => scale.lengthOf(b) - scale.lengthOf(a))[0] ?? '');
  const shapes = values.flatMap((value, index) => {
    if (value === null) return [];
    const length = scale.lengthOf(value);
    const middle = (index + 0.5) * step;
    const width = Math.min(36, step * 0.62);
    const column = rect(0, middle - width / 2, Math.min(zero, zero - length), width, Math.max(Math.abs(length), 1));
    const shown = fits || value === known[largest] || index === values.length - 1;
    const at = within(middle, value);
    return shown ? [column, label(value, at, zero - Math.max(length, 0) - 5)] : [column];
  });
  const foot = zero + scale.below;
  return {
    height: foot + TYPE + 10,
    shapes: [...shapes, line(zero), ...footLabels(categories, step, foot + TYPE + 3)],
  };
}

/** Lines of several series, told apart by dash as well as colour, with a legend. */
function lines({ categories, series }: ChartBlock): Drawing {
  const known = series.flatMap(({ values }) => values.filter((value) => value !== null));
  const scale = scaleOf(known, PLOT);
  const step = WIDTH / Math.max(1, categories.length);
  const zero = TYPE + 8 + scale.above;
  const shapes = series.flatMap(({ values }, index) => {
    const points = values.map((value, at) =>
      value === null ? null : { x: round((at + 0.5) * step), y: round(zero - scale.lengthOf(value)) },
    );
    return [...paths(points, index), ...points.flatMap((point) => (point === null ? [] : [dot(point, index)]))];
  });
  const foot = zero + scale.below;
  const legend = legendRows(
    series.map(({ name }) => name),
    foot + TYPE + 14,
  );
  const days = footLabels(categories, step, foot + TYPE + 3);
  return { height: foot + TYPE + 14 + series.length * ROW, shapes: [...shapes, line(zero), ...days, ...legend] };
}

function paths(points: readonly (Point | null)[], series: number): readonly string[] {
  const commands = stretchesOf(points).flatMap((stretch) =>
    stretch.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`),
  );
  return [`<path class="line s${series % 6}" d="${commands.join('')}"/>`];
}

/** One bar a category, in the order given. */
function bars({ categories, series }: ChartBlock): Drawing {
  const values = series[0]?.values ?? [];
  const names = Math.min(150, Math.max(0, ...categories.map((category) => ems(category) * TYPE)));
  const figures = Math.max(0, ...values.map((value) => ems(value ?? '未报') * TYPE));
  const scale = scaleOf(
    values.filter((value) => value !== null),
    WIDTH - names - figures - 16,
  );
  const shapes = categories.flatMap((category, index) => {
    const y = index * ROW;
    const value = values[index] ?? null;
    const length = value === null ? 0 : Math.max(1, scale.lengthOf(value));
    const name = label(fitted(category, names), names, y + TYPE + 3, 'end');
    const bar = value === null ? [] : [rect(0, names + 8, y + 3, length, ROW - 8)];
    return [name, ...bar, label(value ?? '未报', names + 8 + length + 5, y + TYPE + 3, 'start')];
  });
  return { height: Math.max(1, categories.length) * ROW, shapes };
}

/** One bar divided by the parts, largest as given, with their shares in the legend. */
function share({ categories, series }: ChartBlock): Drawing {
  const values = (series[0]?.values ?? []).map((value) => value ?? '0');
  const scale = scaleOf(values, 1_000_000);
  const lengths = values.map((value) => Math.max(0, Math.round(scale.lengthOf(value))));
  const sum = lengths.reduce((a, b) => a + b, 0);
  let x = 0;
  const parts = lengths.map((length, index) => {
    const width = sum === 0 ? 0 : (length * WIDTH) / sum;
    const part = rect(index % 6, x, 0, width, 30);
    x += width;
    return part;
  });
  const shares = lengths.map((length) => shareWords(length, sum) ?? '0%');
  const names = categories.map((category, index) => `${category} ${values[index]}（${shares[index]}）`);
  return { height: 40 + names.length * ROW, shapes: [...parts, ...legendRows(names, 40)] };
}
