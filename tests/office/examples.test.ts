/**
 * The last briefing of each example as an office gets it: valid, opened by LibreOffice, set as GB/T 9704 and GB/T 15835 ask.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkFormat } from '../../functions/adapters/word/check-format/check-format.ts';
import { layoutOf, pagesOf, toolsPresent, toPdf, validationErrors } from '../support/office.ts';

const EXAMPLES = ['suizhou', 'xianning', 'changzhou'];
const ROOT = join(import.meta.dirname, '../..');
const files: Record<string, Uint8Array> = {};

beforeAll(() => {
  for (const example of EXAMPLES) {
    const out = mkdtempSync(join(tmpdir(), 'jianbao-example-'));
    const command = ['infra/local/cli.ts', 'template', 'preview', 'daily', '--example', example, '--out', out];
    execFileSync(process.execPath, command, { cwd: ROOT });
    files[`${example}.docx`] = readFileSync(join(out, 'briefing.docx'));
  }
});

test('is valid', async () => {
  expect(await validationErrors(files)).toEqual({});
});

test('holds every clause of the layout', () => {
  for (const [name, bytes] of Object.entries(files)) {
    expect(
      checkFormat(bytes, layoutOf('gbt9704')).filter(({ holds }) => !holds),
      name,
    ).toEqual([]);
  }
});

describe.runIf(toolsPresent('soffice', 'pdftotext'))('laid out by LibreOffice', () => {
  let pages: Map<string, readonly string[]>;
  beforeAll(() => {
    pages = new Map([...toPdf(files)].map(([name, pdf]) => [name, pagesOf(pdf)]));
  });

  test('opens, on a handful of pages, each with its number', () => {
    expect([...pages.keys()].sort()).toEqual(EXAMPLES.map((example) => `${example}.docx`).sort());
    for (const [name, each] of pages) {
      expect(each.length, name).toBeLessThanOrEqual(8);
      for (const [index, page] of each.entries()) expect(page.replaceAll(' ', ''), name).toContain(`—${index + 1}—`);
    }
  });

  test('breaks no number at the end of a line (GB/T 15835-2011)', () => {
    for (const [name, each] of pages) {
      const lines = each
        .flatMap((page) => page.split('\n'))
        .filter((line) => /[\u4e00-\u9fff]/.test(line) || /^\s*\d/.test(line));
      const broken = lines.filter(
        (line, index) =>
          /[\u4e00-\u9fff].*\d$/.test(line) &&
          line.trim().length > 24 &&
          /^\d+[%\u4e00-\u9fff]/.test(lines[index + 1] ?? ''),
      );
      expect(broken, name).toEqual([]);
    }
  });
});
