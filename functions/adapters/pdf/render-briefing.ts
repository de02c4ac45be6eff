/**
 * The renderer of `briefing.pdf`: tagged, fonts embedded, PDF/A-2a, the colophon at the foot of the last page. Set by Typst from
 * the same tree and layout as the other renditions; equal input gives equal bytes.
 */

import { type Layout, photoBudget, typeArea } from '../../core/layout/layout.ts';
import { photoKeys, preparePhotos } from '../../core/page/photo-bytes.ts';
import { planTable, type TablePlan } from '../../core/page/table-plan.ts';
import type { PhotoFitter, Renderer, RenderInput } from '../../ports.ts';
import type { Sheet } from './context.ts';
import type { Program } from './engine.ts';
import type { Press } from './open-press.ts';
import { type Break, type Places, programOf } from './program.ts';

export interface PdfSettings {
  /** The layout called that; `programme.layout` names it. */
  readonly layout: (name: string) => Layout;
  /** Opened with the first document. */
  readonly press: () => Promise<Press>;
  /** Keeps the file within the layout's budget; without it photos go in as they are. */
  readonly fitter?: PhotoFitter;
}

export const createPdfRenderer = (settings: PdfSettings): Renderer<'briefing.pdf'> => ({
  file: 'briefing.pdf',
  render: async (input) => renderPdf(await prepare(settings, input)),
});

export interface Prepared {
  readonly press: Press;
  /** Photos by the path under which a program names them. */
  readonly files: Program['files'];
  /** The briefing on its layout, or on another made from it. */
  readonly sheetAt: (change: (layout: Layout) => Layout) => Sheet;
}

export async function prepare(
  { layout, press, fitter }: PdfSettings,
  {
    briefing,
    photos,
    programme,
  }: Pick<RenderInput, 'briefing' | 'photos'> & { readonly programme: { readonly layout: string } },
): Promise<Prepared> {
  const measures = layout(programme.layout);
  const opened = await press();
  const fitted = fitter === undefined ? photos : await fitter.fit(photos, photoBudget(measures));
  const prepared = preparePhotos(fitted, photoKeys(briefing.body));
  const sheetAt = (change: (layout: Layout) => Layout): Sheet => {
    const own = change(measures);
    const width = typeArea(own).width;
    return { briefing, layout: own, faces: opened.facesOf(measures), photos: prepared, width, planOf: plans(own) };
  };
  const files = new Map([...prepared.values()].map(({ name, bytes }) => [`/${name}`, bytes]));
  return { press: opened, files, sheetAt };
}

/** Each table is planned once. */
function plans(layout: Layout): Sheet['planOf'] {
  const made = new Map<unknown, TablePlan>();
  return (table) => {
    const plan = made.get(table) ?? planTable(table, layout);
    made.set(table, plan);
    return plan;
  };
}

/** Shares of the pitch that are tried until the colophon does not stand on a page of its own: 调整行距. GB/T 9704-2012, 7.4 */
const PITCHES = [1, 0.98, 0.96, 0.94];

function renderPdf({ press: { engine }, files, sheetAt }: Prepared): Uint8Array {
  const at = (share: number, broken: Break): Program => {
    const sheet = sheetAt((layout) => tightened(layout, share));
    return { source: programOf(sheet, broken), files };
  };
  const tries = [...PITCHES.map((share) => at(share, 'none')), at(1, 'last block')];
  const whole = tries.find((program) => {
    const { end, colophon } = engine.query(program, 'places') as Places;
    return end.page === colophon.page;
  });
  return engine.pdf(whole ?? at(1, 'colophon'));
}

/** Running text with less between its lines. */
function tightened(layout: Layout, share: number): Layout {
  const styles = Object.entries(layout.styles).map(([name, style]) => {
    const isRunning = style.indent > 0;
    return [name, isRunning ? { ...style, pitch: style.pitch * share } : style] as const;
  });
  return { ...layout, styles: Object.fromEntries(styles) as unknown as Layout['styles'] };
}
