/**
 * Charts: the same drawing as in the HTML, with the layout's colours and faces, and its text alternative.
 */
import type { ChartBlock } from '../../core/briefing/briefing.ts';
import { drawChart } from '../../core/chart/draw-chart.ts';
import { pointsOfMm } from '../../core/layout/layout.ts';
import { paragraph, type Sheet } from './context.ts';
import { call, literal, pt } from './source.ts';

export function writeChart(chart: ChartBlock, sheet: Sheet): readonly string[] {
  const { width, height, shapes } = drawChart(chart);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><style>${styleOf(sheet)}</style>${shapes.join('')}</svg>`;
  const title = chart.unit === '' ? chart.title : `${chart.title}（${chart.unit}）`;
  const wide = Math.min(pointsOfMm(sheet.width), width);
  const image = call('image', { format: '"svg"', alt: literal(chart.alt), width: pt(wide) }, `bytes(${literal(svg)})`);
  return [
    paragraph(sheet, 'caption', literal(title), true),
    call('block', { width: '100%', breakable: 'false', above: '3pt', below: '6pt' }, `align(center, ${image})`),
  ];
}

/** Classes of the drawing: series, the foot line, labels. */
function styleOf({ layout, faces }: Sheet): string {
  const series = layout.chart.palette.map(
    (rgb, index) => `.s${index}{fill:#${rgb};stroke:none}path.line.s${index}{fill:none;stroke:#${rgb};stroke-width:2}`,
  );
  return `${series.join('')}.axis{stroke:#808080;stroke-width:1;fill:none}text{font-family:'${faces.fangsong.name}';font-size:14px;fill:#000}`;
}
