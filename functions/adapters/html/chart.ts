/**
 * Charts as inline SVG; colours by class, so that they follow dark and light. What is drawn: `core/chart`.
 */
import type { ChartBlock } from '../../core/briefing/briefing.ts';
import { drawChart } from '../../core/chart/draw-chart.ts';
import { attributes, escaped } from '../../core/text/escape.ts';

export function writeChart(chart: ChartBlock): string {
  const { width, height, shapes } = drawChart(chart);
  const frame = attributes({ viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': chart.alt });
  const unit = chart.unit === '' ? '' : `<span class="unit">（${escaped(chart.unit)}）</span>`;
  const caption = `<figcaption>${escaped(chart.title)}${unit}</figcaption>`;
  return `<figure class="chart">${caption}<svg xmlns="http://www.w3.org/2000/svg"${frame}>${shapes.join('')}</svg></figure>`;
}
