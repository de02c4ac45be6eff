/**
 * Reads a workbook of ours back: every sheet as a table of what its cells hold, so that it can be held against the data that
 * it was written from. Of a formula it is the value that is shown before anything is calculated.
 */
import type { TextBlock } from '../../core/copy/text-block.ts';
import { openZip } from './open-zip.ts';
import { parseXml, xmlOf } from './parse-xml.ts';

const MOST_UNPACKED = 200_000_000;

export function readWorkbook(bytes: Uint8Array): readonly TextBlock[] {
  const zip = openZip(bytes, MOST_UNPACKED);
  const sheets = zip.names.filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name)).sort();
  return sheets.map((name) => ({ type: 'table', rows: rowsOf(xmlOf(zip, name)) }));
}

function rowsOf(xml: string): Extract<TextBlock, { type: 'table' }>['rows'] {
  const rows: { said: { text: string }; span: number }[][] = [];
  let text = '';
  let isRead = false;
  parseXml(xml, {
    open(name) {
      if (name === 'row') rows.push([]);
      if (name === 'c') text = '';
      isRead = name === 'v' || name === 't';
    },
    text(part) {
      if (isRead) text += part;
    },
    close(name) {
      isRead = false;
      if (name === 'c') rows.at(-1)?.push({ said: { text }, span: 1 });
    },
  });
  return rows;
}
