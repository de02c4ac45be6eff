/**
 * The renderer of `briefing.docx`: parts in a fixed order, packed without dates, so that equal input gives equal bytes.
 *
 * document.xml comes first among the parts that depend on it: writing it finds out which styles, lists and drawings there are.
 */

import { type Layout, photoBudget } from '../../core/layout/layout.ts';
import { type PreparedPhoto, photoKeys, preparePhotos } from '../../core/page/photo-bytes.ts';
import type { PhotoFitter, Renderer, RenderInput } from '../../ports.ts';
import { documentPart } from './body.ts';
import { type ChartParts, chartParts } from './chart-parts.ts';
import { WordDocument } from './document.ts';
import { renderOnLetterhead } from './letterhead.ts';
import {
  APP_PROPERTIES_PART,
  contentTypesPart,
  corePropertiesPart,
  fontTablePart,
  footerPart,
  numberingPart,
  OWN_RELATIONS,
  PACKAGE_RELATIONSHIPS_PART,
  relationshipsPart,
  SETTINGS_PART,
} from './package-parts.ts';
import { stylesPart } from './styles.ts';
import { type ZipEntry, zip } from './zip.ts';

export interface WordSettings {
  /** The layout called that; `programme.layout` names it. */
  readonly layout: (name: string) => Layout;
  /** The letterhead of a template folder, where it has one: filled instead of the built masthead. */
  readonly letterhead?: (template: string) => Uint8Array | undefined;
  /** Keeps the file within the layout's budget; without it photos go in as they are. */
  readonly fitter?: PhotoFitter;
}

/** A renderer that lays every briefing out by its programme's layout, on its template's letterhead if there is one. */
export function createWordRenderer({ layout, letterhead, fitter }: WordSettings): Renderer<'briefing.docx'> {
  return {
    file: 'briefing.docx',
    render: async (given) => {
      const { template } = given.programme;
      const measures = layout(given.programme.layout);
      const input = { ...given, photos: await fittedPhotos(given, measures, fitter) };
      const bytes = letterhead?.(template);
      if (bytes === undefined) return renderBriefing(input, measures);
      return renderOnLetterhead(input, measures, { file: `${template}/letterhead.docx`, bytes });
    },
  };
}

/** Only the photos that the briefing names. */
function fittedPhotos({ briefing, photos }: RenderInput, layout: Layout, fitter: PhotoFitter | undefined) {
  const named = photoKeys(briefing.body).flatMap((key) =>
    photos[key] === undefined ? [] : [[key, photos[key]] as const],
  );
  const own = Object.fromEntries(named);
  return fitter === undefined ? own : fitter.fit(own, photoBudget(layout));
}

export async function renderBriefing({ briefing, photos }: RenderInput, layout: Layout): Promise<Uint8Array> {
  const charts = await chartParts(briefing.body, layout);
  const prepared = preparePhotos(photos, photoKeys(briefing.body));
  const document = new WordDocument(layout, briefing, { photos: prepared, charts: charts.drawings });
  return zip(entriesOf(document, charts, [...prepared.values()]));
}

/** Lazy: an entry is made when its turn to be packed comes. */
function* entriesOf(document: WordDocument, charts: ChartParts, photos: readonly PreparedPhoto[]): Iterable<ZipEntry> {
  const { layout, briefing } = document;
  yield { name: '[Content_Types].xml', content: contentTypesPart(charts.types) };
  yield { name: '_rels/.rels', content: PACKAGE_RELATIONSHIPS_PART };
  yield { name: 'word/document.xml', content: documentPart(document) };
  const relations = [...OWN_RELATIONS, ...document.relations, ...charts.relations];
  yield { name: 'word/_rels/document.xml.rels', content: relationshipsPart(relations) };
  yield { name: 'word/styles.xml', content: stylesPart(layout, document.tableSizes) };
  yield { name: 'word/settings.xml', content: SETTINGS_PART };
  yield { name: 'word/numbering.xml', content: numberingPart(layout, document.orderedLists) };
  yield { name: 'word/fontTable.xml', content: fontTablePart(layout) };
  yield { name: 'word/footer1.xml', content: footerPart(layout, 'odd') };
  yield { name: 'word/footer2.xml', content: footerPart(layout, 'even') };
  yield { name: 'docProps/core.xml', content: corePropertiesPart(briefing) };
  yield { name: 'docProps/app.xml', content: APP_PROPERTIES_PART };
  yield* charts.entries;
  for (const photo of photos) yield { name: `word/media/${photo.name}`, content: photo.bytes, packed: true };
}
