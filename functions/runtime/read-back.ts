/**
 * Which rendition is read back by what, before it is archived. A PDF and the long picture are set from the same tree by a
 * program of others and are not read.
 */
import { readToldHtml } from '../adapters/html/read-told.ts';
import { readWord } from '../adapters/office/read-word.ts';
import { readWorkbook } from '../adapters/office/read-workbook.ts';
import type { RenditionText } from '../core/copy/read-back.ts';
import type { RenderedName } from '../core/edition/renditions.ts';

/** undefined: this file is not read as text. @throws Error when a file of ours cannot be read at all */
export function readRendition(file: RenderedName, bytes: Uint8Array): RenditionText | undefined {
  if (file === 'briefing.html') return { file, blocks: readToldHtml(bytes) };
  if (file === 'figures.xlsx') return { file, blocks: readWorkbook(bytes) };
  if (file === 'briefing.txt') return { file, blocks: linesOf(bytes), isExcerpt: true };
  if (file !== 'briefing.docx') return undefined;
  const read = readWord(bytes);
  if ('finding' in read) throw new Error(`our own Word file is not read: ${read.finding.message}`);
  return { file, blocks: read.text.blocks, charts: read.text.charts };
}

/** Without its head, which names the issue. */
const linesOf = (bytes: Uint8Array): RenditionText['blocks'] =>
  new TextDecoder()
    .decode(bytes)
    .split('\n')
    .slice(1)
    .map((text) => ({ type: 'paragraph', said: { text } }));
