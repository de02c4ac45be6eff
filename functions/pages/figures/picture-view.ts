/**
 * A chart as a file of its own: with its title, legend and where it comes from, in colours of paper.
 */
import type { Indicator } from '../../core/kinds/indicator.ts';
import { measureOf } from '../../core/kinds/words.ts';
import { type ChartInput, type ChartView, chartView, WIDE } from './chart-view.ts';
import type { LegendRow, ViewFacts } from './figures-view.ts';
import { say } from './words.ts';

interface PictureView {
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  readonly heading: string;
  readonly source: string;
  readonly sourceY: number;
  readonly legend: readonly (LegendRow & { readonly y: number; readonly textY: number })[];
  readonly chartY: number;
  /** null: nothing was reported. */
  readonly chart: ChartView | null;
  readonly nothing: string;
}

const HEAD = 56;
const ROW = 22;

export function pictureView(
  { programme, period, language }: ViewFacts,
  indicator: Indicator,
  input: ChartInput | undefined,
  legend: readonly LegendRow[],
): PictureView {
  const rows = input !== undefined && input.series.length > 1 ? legend : [];
  const unit = measureOf(indicator);
  const heading = unit === '' ? indicator.name : `${indicator.name}（${unit}）`;
  const { organisation, title } = programme;
  const source = say(language, 'pictureSource', { organisation, title, ...period });
  const chartY = HEAD + rows.length * ROW;
  return {
    width: WIDE.width + 40,
    height: chartY + WIDE.height + 44,
    alt: input?.alt ?? heading,
    heading,
    source,
    sourceY: chartY + WIDE.height + 30,
    legend: rows.map((row, at) => ({ ...row, y: HEAD + at * ROW - 6, textY: HEAD + at * ROW - 1 })),
    chartY,
    chart: input === undefined ? null : chartView(input, WIDE),
    nothing: say(language, 'nothingClosed'),
  };
}
