/** A chart in the text: the drawing made beforehand (`chart-parts.ts`), or its text alternative when nothing can be drawn. */
import type { ChartBlock } from '../../core/briefing/briefing.ts';
import { pointsOfMm } from '../../core/layout/layout.ts';
import type { WordDocument } from './document.ts';
import { paragraph } from './paragraph.ts';
import { styleId } from './styles.ts';

export function* writeChart(chart: ChartBlock, document: WordDocument): Iterable<string> {
  const drawing = document.charts.get(chart);
  if (drawing === undefined) {
    yield paragraph('note', [{ type: 'text', text: chart.alt }], document);
    return;
  }
  const numbered = drawing.replace(/(<wp:docPr id=")[^"]*/, `$1${document.nextDrawing()}`);
  const { after, size } = document.layout.styles.figureCaption;
  document.flow.block(pointsOfMm(document.layout.chart.height) + size / 2 + after, 6);
  yield `<w:p><w:pPr><w:pStyle w:val="${styleId('figureCaption')}"/><w:spacing w:before="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r>${numbered}</w:r></w:p>`;
}
