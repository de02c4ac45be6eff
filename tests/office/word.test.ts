/**
 * Word files in the hands of independent readers: Microsoft's validator, LibreOffice, mammoth, and a plain reading of the XML.
 */
import fc from 'fast-check';
import mammoth from 'mammoth';
import { beforeAll, describe, expect, test } from 'vitest';
import { renderBriefing } from '../../functions/adapters/word/render-briefing.ts';
import { anyBody } from '../support/arbitrary-briefing.ts';
import { lastPageWords, layoutOf, pagesOf, toolsPresent, toPdf, validationErrors } from '../support/office.ts';
import { readTexts, structureProblems, textsOf } from '../support/read-word.ts';
import { extremeDay, inputOf, p, typicalDay } from '../support/sample-briefing.ts';
import { render, SAMPLES } from '../support/word-samples.ts';

const layout = layoutOf('gbt9704');
const bodies = fc.sample(anyBody, { numRuns: 200, seed: 9704 });
const generated: Record<string, Uint8Array> = {};
const samples: Record<string, Uint8Array> = {};

beforeAll(async () => {
  for (const [index, body] of bodies.entries())
    generated[`generated-${index}.docx`] = await renderBriefing(inputOf(body), layout);
  for (const sample of SAMPLES) samples[`${sample}.docx`] = await render(sample);
});

test('every sample and 200 generated documents are valid', async () => {
  expect(await validationErrors({ ...samples, ...generated })).toEqual({});
});

test('cells end in paragraphs, ids are unique, relationships resolve', () => {
  for (const [name, bytes] of Object.entries({ ...samples, ...generated }))
    expect(structureProblems(bytes), name).toEqual([]);
});

test('text and figures read back as they were given', () => {
  for (const [index, body] of bodies.entries()) {
    const seen = readTexts(generated[`generated-${index}.docx`]!);
    const given = textsOf(body);
    const start = seen.text.findIndex((text) => text.includes('疫情防控工作情况')) + 1;
    const alts = seen.text.slice(start).filter((text) => given.text.includes(text));
    expect(alts, `document ${index}`).toEqual(given.text);
    const cells = new Set(seen.cells);
    expect(
      given.cells.filter((text) => !cells.has(text)),
      `document ${index}`,
    ).toEqual([]);
  }
});

test('mammoth reads the samples without complaint', async () => {
  for (const name of ['typical.docx', 'empty.docx']) {
    const { value, messages } = await mammoth.convertToHtml({ buffer: Buffer.from(samples[name]!) });
    expect(messages.filter(({ message }) => !/Unrecognised paragraph style/.test(message))).toEqual([]);
    expect(value).toContain('疫情防控工作每日专报');
  }
});

test('the same document gives the same bytes whatever ran before', async () => {
  const [first] = [await renderBriefing(typicalDay(), layout)];
  await renderBriefing(extremeDay(), layout);
  expect(Buffer.from(first!).equals(await renderBriefing(typicalDay(), layout))).toBe(true);
});

describe.runIf(toolsPresent('soffice', 'pdftotext'))('laid out by LibreOffice', () => {
  let pdfs: ReadonlyMap<string, string>;
  beforeAll(async () => {
    const pure = await renderBriefing(inputOf([p('正'.repeat(28 * 60))]), layout);
    pdfs = toPdf({ ...samples, ...generated, 'pure.docx': pure });
  });

  test('every document opens', () => {
    expect(pdfs.size).toBe(Object.keys(samples).length + 201);
  });

  test('a page of pure Chinese text has 22 lines of 28 characters (5.2.3)', () => {
    const page = pagesOf(pdfs.get('pure.docx')!)[1] ?? '';
    const lines = page.split('\n').filter((line) => line.includes('正'));
    expect(lines.map((line) => line.trim().length)).toEqual(new Array(22).fill(28));
  });

  test.each(['empty.docx', 'typical.docx', 'house.docx'])(
    'the colophon of %s ends at the foot of the last page (7.4.1)',
    (name) => {
      const foot = ((297 - (name === 'house.docx' ? 28 : 35)) * 72) / 25.4;
      const last = lastPageWords(pdfs.get(name)!).filter(({ bottom }) => bottom < foot + 2);
      const gap = foot - Math.max(...last.map(({ bottom }) => bottom));
      expect(last.some(({ text }) => text.includes('印发'))).toBe(true);
      expect(gap).toBeLessThan(60);
    },
  );
});
