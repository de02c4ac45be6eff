/**
 * The renderer of `figures.xlsx`: the day's figures for whoever goes on calculating.
 *
 * Written part by part because a total needs both its formula and the figure that the close gives, in equal bytes for equal
 * input; the writers that were looked at keep no cached value or stamp the time.
 */
import { strToU8, type Zippable, zipSync } from 'fflate';
import type { Renderer, RenderInput } from '../../ports.ts';
import { daySheet, recentSheet, totalsSheet } from './figure-sheets.ts';
import { sheetPart } from './sheet.ts';
import {
  contentTypesPart,
  corePropertiesPart,
  ROOT_RELATIONS,
  stylesPart,
  workbookPart,
  workbookRelations,
} from './workbook-parts.ts';

const WORKBOOK_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const createWorkbookRenderer = (): Renderer => ({
  file: 'figures.xlsx',
  mediaType: WORKBOOK_MEDIA_TYPE,
  render: async (input) => renderFigures(input),
});

export function renderFigures({ briefing, programme, close, recent }: RenderInput): Uint8Array {
  const days = recent === undefined || recent.length === 0 ? [] : [recentSheet(programme, recent)];
  const sheets = [daySheet(programme, close), totalsSheet(programme, close), ...days];
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypesPart(sheets),
    '_rels/.rels': ROOT_RELATIONS,
    'xl/workbook.xml': workbookPart(sheets),
    'xl/_rels/workbook.xml.rels': workbookRelations(sheets),
    'xl/styles.xml': stylesPart(),
    'docProps/core.xml': corePropertiesPart(briefing),
  };
  for (const [index, sheet] of sheets.entries()) parts[`xl/worksheets/sheet${index + 1}.xml`] = sheetPart(sheet);
  const entries = Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)]);
  return zipSync(Object.fromEntries(entries) as Zippable, { level: 6, mtime: FIRST_DATE });
}

/** The first date of the zip format, by the clock on the wall wherever this runs (the library writes local time). */
const FIRST_DATE = new Date(1980, 0, 1);
