/**
 * Sheets packed as a workbook: equal sheets give equal bytes.
 *
 * Written part by part because the writers that were looked at keep no cached value of a formula, or stamp the time.
 */
import { strToU8, type Zippable, zipSync } from 'fflate';
import { type Sheet, sheetPart } from './sheet.ts';
import {
  contentTypesPart,
  corePropertiesPart,
  type Properties,
  ROOT_RELATIONS,
  stylesPart,
  workbookPart,
  workbookRelations,
} from './workbook-parts.ts';

export function packWorkbook(sheets: readonly Sheet[], properties: Properties): Uint8Array {
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypesPart(sheets),
    '_rels/.rels': ROOT_RELATIONS,
    'xl/workbook.xml': workbookPart(sheets),
    'xl/_rels/workbook.xml.rels': workbookRelations(sheets),
    'xl/styles.xml': stylesPart(),
    'docProps/core.xml': corePropertiesPart(properties),
  };
  for (const [index, sheet] of sheets.entries()) parts[`xl/worksheets/sheet${index + 1}.xml`] = sheetPart(sheet);
  const entries = Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)]);
  return zipSync(Object.fromEntries(entries) as Zippable, { level: 6, mtime: FIRST_DATE });
}

/** The first date of the zip format, by the clock on the wall wherever this runs (the library writes local time). */
const FIRST_DATE = new Date(1980, 0, 1);
