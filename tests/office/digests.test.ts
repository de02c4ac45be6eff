/**
 * Digests as an office gets them: valid, set as GB/T 9704 asks, opened by LibreOffice on a handful of numbered pages.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { checkFormat } from '../../functions/adapters/word/check-format/check-format.ts';
import { createWordRenderer } from '../../functions/adapters/word/render-briefing.ts';
import { createWorkbookRenderer } from '../../functions/adapters/workbook/render-figures.ts';
import { digestFile } from '../../functions/core/digest/figures-file.ts';
import { layoutOf, pagesOf, toolsPresent, toPdf, validationErrors } from '../support/office.ts';
import { JULY, sampleDigest, WEEK } from '../support/sample-digest.ts';

const word: Record<string, Uint8Array> = {};
const books: Record<string, Uint8Array> = {};

beforeAll(async () => {
  const standing = (await sampleDigest('monthly', JULY)).digest!;
  const inputs = {
    weekly: await sampleDigest('weekly', WEEK),
    monthly: await sampleDigest('monthly', JULY),
    special: await sampleDigest('special', { from: '2024-06-01', to: '2024-07-31' }),
    corrected: await sampleDigest('monthly', JULY, {
      edition: 2,
      reason: '东区大队更正巡查人次',
      corrects: {
        ...digestFile(standing.digest, 1, 1),
        indicators: { ...standing.digest.indicators, patrols: { ...standing.digest.indicators.patrols!, value: '1' } },
      },
    }),
  };
  for (const [name, input] of Object.entries(inputs)) {
    word[`${name}.docx`] = await createWordRenderer({ layout: layoutOf }).render(input);
    books[`${name}.xlsx`] = await createWorkbookRenderer().render(input);
  }
});

test('are valid, documents and workbooks', async () => {
  expect(await validationErrors({ ...word, ...books })).toEqual({});
});

test('hold every clause of the layout', () => {
  for (const [name, bytes] of Object.entries(word)) {
    expect(
      checkFormat(bytes, layoutOf('gbt9704')).filter(({ holds }) => !holds),
      name,
    ).toEqual([]);
  }
});

describe.runIf(toolsPresent('soffice', 'pdftotext'))('laid out by LibreOffice', () => {
  test('open, each page with its number, the colophon on the last', () => {
    const pages = new Map([...toPdf(word)].map(([name, pdf]) => [name, pagesOf(pdf)]));
    expect([...pages.keys()].sort()).toEqual(Object.keys(word).sort());
    for (const [name, each] of pages) {
      expect(each.length, name).toBeLessThanOrEqual(9);
      for (const [index, page] of each.entries()) expect(page.replaceAll(' ', ''), name).toContain(`—${index + 1}—`);
      expect(each.at(-1), name).toContain('印发');
    }
  });
});
