/**
 * Word files compared part by part with what was accepted: unzipped, one paragraph, row or element a line.
 *
 * `npm run accept` takes the new parts over; look at the difference before. Binary parts are compared by their hash, and of
 * a very long part the beginning is kept beside the hash of the whole.
 */
import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { checkFormat } from '../../functions/adapters/word/check-format/check-format.ts';
import { layoutOf } from '../support/office.ts';
import { layoutNameOf, render, SAMPLES } from '../support/word-samples.ts';

const LONGEST = 400;
const hash = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

/** Lines that a person can compare. */
function pretty(xml: string): string {
  const isDocument = xml.includes('<w:body>');
  const broken = isDocument
    ? xml.replace(/(?=<w:(?:p|tbl|tr|tc|sectPr)[ >])|(?=<\/w:(?:tbl|tr|body)>)/g, '\n')
    : xml.replaceAll('><', '>\n<');
  const lines = broken.split('\n');
  if (lines.length <= LONGEST) return `${broken}\n`;
  const rest = `… ${lines.length - LONGEST} more lines, sha256 of the whole ${hash(xml)}`;
  return `${[...lines.slice(0, LONGEST), rest].join('\n')}\n`;
}

describe.each(SAMPLES)('%s', async (sample) => {
  const bytes = await render(sample);
  const parts = Object.entries(unzipSync(bytes)).toSorted(([a], [b]) => (a < b ? -1 : 1));

  test('has the accepted parts', async () => {
    const list = parts.map(([name, part]) => (/\.(xml|rels)$/.test(name) ? name : `${name} ${hash(part)}`));
    await expect(`${list.join('\n')}\n`).toMatchFileSnapshot(`word/parts/${sample}/parts.txt`);
    for (const [name, part] of parts)
      if (/\.(xml|rels)$/.test(name))
        await expect(pretty(strFromU8(part)), name).toMatchFileSnapshot(
          `word/parts/${sample}/${name.replace('[Content_Types]', 'content-types').replaceAll('/', '_')}`,
        );
  });

  test('is equal byte for byte when rendered again', async () => {
    expect(hash(await render(sample))).toBe(hash(bytes));
  });

  test('holds every clause of its layout', () => {
    expect(checkFormat(bytes, layoutOf(layoutNameOf(sample))).filter(({ holds }) => !holds)).toEqual([]);
  });
});
