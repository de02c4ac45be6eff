/**
 * What is known while one document is written: the layout, the page under the pen, and what the other parts must hold.
 */
import type { Briefing, ChartBlock, TableBlock } from '../../core/briefing/briefing.ts';
import { areaOf, type Layout, type Orientation, pointsOfMm, typeArea } from '../../core/layout/layout.ts';
import type { PreparedPhoto } from '../../core/page/photo-bytes.ts';
import { planTable, type TablePlan } from '../../core/page/table-plan.ts';
import type { Relationship } from './package-parts.ts';
import { PageFlow } from './page-flow.ts';
import { sectionProperties } from './sections.ts';

export class WordDocument {
  readonly layout: Layout;
  readonly briefing: Briefing;
  readonly photos: ReadonlyMap<string, PreparedPhoto>;
  /** `<w:drawing>` of each chart, made beforehand. */
  readonly charts: ReadonlyMap<ChartBlock, string>;
  /** Section properties of an upright or a turned page. */
  readonly section: (orientation: Orientation) => string;
  readonly flow: PageFlow;
  readonly relations: Relationship[] = [];
  /** Sizes of table text in use: each needs its styles. */
  readonly tableSizes = new Set<number>();
  orientation: Orientation = 'portrait';
  /** Nothing stands on this page yet. */
  isFresh = false;
  orderedLists = 0;
  #drawings = 0;
  readonly #plans = new Map<TableBlock, TablePlan>();

  constructor(
    layout: Layout,
    briefing: Briefing,
    drawings: {
      readonly photos: ReadonlyMap<string, PreparedPhoto>;
      readonly charts: ReadonlyMap<ChartBlock, string>;
    },
    section = (orientation: Orientation) => sectionProperties(layout, orientation),
  ) {
    this.layout = layout;
    this.briefing = briefing;
    this.photos = drawings.photos;
    this.charts = drawings.charts;
    this.section = section;
    this.flow = new PageFlow(pointsOfMm(typeArea(layout).height));
  }

  /** Width and height of the type area as the page lies now, mm. */
  get area(): { readonly width: number; readonly height: number } {
    return areaOf(this.layout, this.orientation);
  }

  /** How a table is laid out: asked for when pages are turned and again when it is written. */
  planOf(table: TableBlock): TablePlan {
    const plan = this.#plans.get(table) ?? planTable(table, this.layout);
    this.#plans.set(table, plan);
    return plan;
  }

  /** Number of the next drawing, unique in the document (`wp:docPr`). */
  nextDrawing(): number {
    this.#drawings += 1;
    return this.#drawings;
  }
}
