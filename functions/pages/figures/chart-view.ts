/**
 * A chart as its markup wants it: places of gridlines, lines, marks, columns and labels, in units of a drawing. Series are
 * told apart by colour, dash, mark and pattern; a step without a figure is a gap. The figures themselves stand in the table.
 */
import { stretchesOf } from '../../core/chart/stretches.ts';
import { ems } from '../../core/text/width.ts';
import type { DecimalString } from '../../core/values/values.ts';
import { exactWords } from '../../core/wording/phrases.ts';
import { grouped } from '../page/figure-text.ts';
import type { Language } from '../page/words.ts';
import { type Axis, axisOf } from './chart-axis.ts';
import { lookOf, markAt, ruledOf } from './chart-looks.ts';

export interface ChartSeries {
  readonly name: string;
  /** Colour, dash, mark and pattern: 0 to 5. */
  readonly look: number;
  /** The year before: drawn behind, thinner. */
  readonly isBefore: boolean;
  readonly values: readonly (DecimalString | null)[];
}

export interface ChartInput {
  readonly id: string;
  readonly alt: string;
  readonly shape: 'line' | 'bar';
  /** Digits behind the mark of its values. */
  readonly decimals: number;
  /** Names of the steps, short. */
  readonly steps: readonly string[];
  readonly series: readonly ChartSeries[];
  readonly language: Language;
  /** Where the figure of each step is explained, and what that leads to says; null: nowhere. Absent: no step leads on. */
  readonly explained?: readonly ({ readonly href: string; readonly words: string } | null)[];
}

export interface ChartView {
  readonly id: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly grid: readonly {
    readonly y: number;
    readonly textX: number;
    readonly textY: number;
    readonly text: string;
  }[];
  readonly feet: readonly { readonly x: number; readonly y: number; readonly text: string; readonly anchor: string }[];
  readonly lines: readonly {
    readonly series: number;
    readonly colour: string;
    readonly dash: string;
    readonly width: string;
    readonly opacity: string;
    readonly points: readonly string[];
    readonly marks: string | null;
  }[];
  readonly bars: readonly {
    readonly series: number;
    readonly colour: string;
    readonly fill: string;
    readonly opacity: string;
    readonly path: string;
  }[];
  readonly patterns: readonly {
    readonly id: string;
    readonly series: number;
    readonly colour: string;
    readonly path: string;
  }[];
  /** Where a finger meets a step: all of its height. */
  readonly hits: readonly {
    readonly x: number;
    readonly width: number;
    readonly href: string;
    readonly words: string;
  }[];
}

/** A drawing for a phone and one for a desk: labels keep their size on both. */
export const NARROW = { width: 358, height: 250, type: 12, steps: 4 } as const;
export const WIDE = { width: 880, height: 320, type: 13, steps: 9 } as const;
type Size = typeof NARROW | typeof WIDE;

const MOST_MARKS = 40;
const TOP = 12;
/** A step narrower than this is not met by a finger; then the table leads on. */
const LEAST_HIT = 8;

export function chartView(input: ChartInput, size: Size): ChartView {
  const known = input.series.flatMap(({ values }) => values.filter((value) => value !== null));
  const axis = axisOf(known, input.shape === 'bar', input.decimals);
  const labels = axis.ticks.map((tick) => tickWords(tick, input.language));
  const left = Math.ceil(Math.max(...labels.map((label) => ems(label) * size.type))) + 10;
  const room = { left, right: size.width - 6, top: TOP, bottom: size.height - size.type - 14 };
  const yOf = (value: DecimalString): number =>
    tenth(room.bottom - (axis.heightOf(value) * (room.bottom - room.top)) / 1000);
  const step = (room.right - room.left) / Math.max(1, input.steps.length);
  const xOf = (at: number): number => tenth(room.left + (at + 0.5) * step);
  const drawing = { ...room, yOf, xOf, step };
  return {
    id: `${input.id}-${size.width}`,
    alt: input.alt,
    ...{ width: size.width, height: size.height, left: room.left, right: room.right, bottom: room.bottom },
    grid: axis.ticks.map((tick, at) => ({
      y: yOf(tick),
      textX: left - 8,
      textY: tenth(yOf(tick) + size.type / 3),
      text: labels[at]!,
    })),
    feet: feetOf(input.steps, size, room, xOf),
    hits: step < LEAST_HIT ? [] : hitsOf(input, drawing),
    lines: input.shape === 'line' ? input.series.map((series) => lineOf(series, drawing)) : [],
    ...(input.shape === 'bar' ? barsOf(input, size, axis, drawing) : { bars: [], patterns: [] }),
  };
}

const hitsOf = ({ explained = [] }: ChartInput, { step, xOf }: Drawing): ChartView['hits'] =>
  explained.flatMap((each, at) =>
    each === null ? [] : [{ ...each, x: tenth(xOf(at) - step / 2), width: tenth(step) }],
  );

/** Does the axis of this chart begin at zero? */
export const beginsAtZero = ({ series, shape, decimals }: ChartInput): boolean =>
  axisOf(
    series.flatMap(({ values }) => values.filter((value) => value !== null)),
    shape === 'bar',
    decimals,
  ).isFromZero;

interface Drawing {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly step: number;
  readonly yOf: (value: DecimalString) => number;
  readonly xOf: (at: number) => number;
}

function lineOf({ look, isBefore, values }: ChartSeries, { xOf, yOf }: Drawing): ChartView['lines'][number] {
  const points = values.map((value, at) => (value === null ? null : ([xOf(at), yOf(value)] as const)));
  const stretches = stretchesOf(points.map((point) => (point === null ? null : point.join(','))));
  const alone = stretches.filter(({ length }) => length === 1).length;
  const isFew = points.length <= MOST_MARKS || alone > 0;
  const marked = points.filter((point, at) => point !== null && (points.length <= MOST_MARKS || isAlone(points, at)));
  return {
    series: look,
    ...lookOf(look),
    width: isBefore ? '1.25' : '2.25',
    opacity: isBefore ? '0.6' : '1',
    points: stretches.filter(({ length }) => length > 1).map((stretch) => stretch.join(' ')),
    marks: isFew && !isBefore ? marked.map((point) => markAt(look, point![0], point![1])).join('') : null,
  };
}

const isAlone = (points: readonly unknown[], at: number): boolean =>
  (points[at - 1] ?? null) === null && (points[at + 1] ?? null) === null;

/** Columns of one step side by side; the year before stands left of its own. */
function barsOf(
  { id, series }: ChartInput,
  size: Size,
  axis: Axis,
  { step, xOf, yOf, bottom }: Drawing,
): Pick<ChartView, 'bars' | 'patterns'> {
  const room = Math.min(step * 0.8, 44 * series.length);
  const width = room / series.length;
  const foot = axis.isFromZero ? yOf('0') : bottom;
  const inOrder = series.toSorted(
    (left, right) => left.look - right.look || Number(right.isBefore) - Number(left.isBefore),
  );
  const bars = inOrder.map(({ look, isBefore, values }, index) => {
    const path = values.flatMap((value, at) => {
      if (value === null) return [];
      const x = tenth(xOf(at) - room / 2 + index * width);
      const y = yOf(value);
      const thin = Math.max(1, tenth(width - (width > 4 ? 1 : 0)));
      return [`M${x} ${foot}V${y === foot ? tenth(foot - 1) : y}h${thin}V${foot}z`];
    });
    const { colour } = lookOf(look);
    const fill = look % 6 === 0 ? colour : `url(#${patternId(id, size, look)})`;
    return { series: look, colour, fill, opacity: isBefore ? '0.45' : '1', path: path.join('') };
  });
  const ruled = [...new Set(series.map(({ look }) => look % 6))].filter((look) => look > 0);
  const patterns = ruled.map((look) => ({
    id: patternId(id, size, look),
    series: look,
    ...lookOf(look),
    path: ruledOf(look),
  }));
  return { bars, patterns };
}

const patternId = (id: string, { width }: Size, look: number): string => `${id}-${width}-ruled-${look % 6}`;

/** As many names of steps as fit, evenly, the last one always. */
function feetOf(
  steps: readonly string[],
  size: Size,
  room: { readonly left: number; readonly right: number },
  xOf: (at: number) => number,
): ChartView['feet'] {
  const widest = Math.max(1, ...steps.map((name) => ems(name) * size.type)) + 14;
  const most = Math.max(1, Math.min(size.steps, Math.floor((room.right - room.left) / widest)));
  const every = Math.max(1, Math.ceil(steps.length / most));
  return steps.flatMap((text, at) => {
    if ((steps.length - 1 - at) % every !== 0) return [];
    const half = (ems(text) * size.type) / 2;
    const x = Math.min(Math.max(xOf(at), room.left + half - 4), size.width - half);
    return [{ x: tenth(x), y: size.height - 6, text, anchor: 'middle' }];
  });
}

const tickWords = (tick: DecimalString, language: Language): string =>
  language === 'zh' && tick.length > 5 ? exactWords(tick, '') : grouped(tick);

const tenth = (value: number): number => Math.round(value * 10) / 10;
