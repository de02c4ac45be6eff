/**
 * The office's own letterhead: a `.docx` beside the template, filled with the briefing instead of the built masthead.
 *
 * Page, headers, footers and everything around the placeholders stay as the office made them; the briefing's blocks bring
 * their styles along. Turned pages take the letterhead's paper and margins, turned.
 */
import { strFromU8, unzipSync } from 'fflate';
import type { Briefing, Masthead } from '../../core/briefing/briefing.ts';
import { TemplateError } from '../../core/briefing/template-error.ts';
import type { Layout } from '../../core/layout/layout.ts';
import { photoKeys, preparePhotos } from '../../core/page/photo-bytes.ts';
import type { RenderInput } from '../../ports.ts';
import { chartParts } from './chart-parts.ts';
import { WordDocument } from './document.ts';
import { checkLetterhead } from './letterhead-check.ts';
import { entriesOf, MAIN_PART, type Office } from './letterhead-package.ts';
import { fillLines, type Part, readPart } from './letterhead-text.ts';
import { pageOf, turnedSection } from './sections.ts';
import { zip } from './zip.ts';

export interface Letterhead {
  /** How its author knows it, `daily/letterhead.docx`. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** @throws TemplateError with all that is wrong with the letterhead. */
export async function renderOnLetterhead(
  { briefing, photos }: RenderInput,
  layout: Layout,
  letterhead: Letterhead,
): Promise<Uint8Array> {
  const office = open(letterhead);
  const parts = textParts(office);
  checkLetterhead(letterhead.file, parts);
  const charts = await chartParts(briefing.body, layout);
  const prepared = preparePhotos(photos, photoKeys(briefing.body));
  const main = parts.get(MAIN_PART)!;
  const section =
    /<w:sectPr[ >](?:(?!<w:sectPr[ >]).)*<\/w:sectPr>(?=<\/w:body>)/s.exec(main.tokens.join(''))?.[0] ?? '<w:sectPr/>';
  const page = pageOf(section, layout.page);
  const document = new WordDocument(
    { ...layout, page },
    briefing,
    { photos: prepared, charts: charts.drawings },
    (orientation) => (orientation === 'portrait' ? section : turnedSection(section, page)),
  );
  document.flow.lose();
  for (const part of parts.values()) fillLines(part, valuesOf(briefing));
  return zip(entriesOf(office, parts, { document, charts, photos: [...prepared.values()] }));
}

function open({ file, bytes }: Letterhead): Office {
  try {
    const files = unzipSync(bytes);
    if (files[MAIN_PART] !== undefined && files['word/styles.xml'] !== undefined) return files;
  } catch {
    // Not a zip file: told below in the same words as a zip file that is no Word file.
  }
  throw new TemplateError([
    { file, line: null, message: '不是 Word 文件（.docx），请用 Word 或 WPS 另存为 .docx。', known: [] },
  ]);
}

const textParts = (office: Office): ReadonlyMap<string, Part> =>
  new Map(
    Object.keys(office)
      .filter((name) => name === MAIN_PART || /^word\/(header|footer)\d*\.xml$/.test(name))
      .map((name) => [name, readPart(strFromU8(office[name]!))]),
  );

/** What stands for each name; what the briefing does not have is empty. */
function valuesOf({ masthead, title }: Briefing): ReadonlyMap<string, string> {
  const names: readonly (keyof Masthead)[] = [
    ...(['name', 'organisation', 'issue', 'issuer', 'date', 'classification', 'copyNumber', 'edition'] as const),
  ];
  return new Map([['title', title], ...names.map((name) => [`masthead.${name}`, masthead[name] ?? ''] as const)]);
}
