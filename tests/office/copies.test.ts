/**
 * Our Word files opened and saved again by LibreOffice, held against what they were: no figure differs, and no text does. And
 * an edited one saved again is found all the same.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { compareCopy } from '../../functions/core/copy/compare.ts';
import { documentOf, editDocument, paragraphTexts, replaceIn } from '../support/edit-word.ts';
import { toolsPresent } from '../support/office.ts';
import {
  exampleSample,
  figuresTold,
  letterheadSample,
  type ToldSample,
  typicalSample,
  wordOf,
} from '../support/told-sample.ts';

/** Opened and saved again as .docx. */
function savedAgain(files: Readonly<Record<string, Uint8Array>>): Readonly<Record<string, Uint8Array>> {
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-office-'));
  mkdirSync(join(folder, 'out'));
  const paths = Object.entries(files).map(([name, bytes]) => {
    writeFileSync(join(folder, `${name}.docx`), bytes);
    return join(folder, `${name}.docx`);
  });
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const filter = 'docx:MS Word 2007 XML';
  execFileSync('soffice', [profile, '--headless', '--convert-to', filter, '--outdir', join(folder, 'out'), ...paths], {
    stdio: 'ignore',
  });
  const read = (name: string) => new Uint8Array(readFileSync(join(folder, 'out', `${name}.docx`)));
  return Object.fromEntries(Object.keys(files).map((name) => [name, read(name)]));
}

const NAMES = ['suizhou', 'changzhou', 'xianning', 'typical', 'letterhead'] as const;
const isPresent = toolsPresent('soffice');

describe.skipIf(!isPresent)('a Word file that LibreOffice saved', () => {
  const samples = new Map<string, ToldSample>();
  let saved: Readonly<Record<string, Uint8Array>> = {};
  let nth = 0;

  beforeAll(async () => {
    for (const name of ['suizhou', 'changzhou', 'xianning']) samples.set(name, await exampleSample(name));
    samples.set('typical', await typicalSample());
    samples.set('letterhead', await letterheadSample());
    const suizhou = samples.get('suizhou')!;
    const xml = documentOf(suizhou.docx);
    const told = figuresTold(suizhou).find(({ figure, text }) => /^\d{3,}/.test(text.slice(figure.start, figure.end)))!;
    const at = paragraphTexts(xml)[told.nth]!.indexOf(told.text.slice(told.figure.start, told.figure.end));
    nth = told.nth;
    const edited = editDocument(suizhou.docx, () => replaceIn(xml, nth, at, at + 1, '9'));
    const own = Object.fromEntries([...samples].map(([name, { docx }]) => [name, docx]));
    saved = savedAgain({ ...own, edited });
  });

  test.each(NAMES)('%s says what it said', (name) => {
    const { word, told } = samples.get(name)!;
    const { changes, figures, numbers, kept, units } = compareCopy(word, told, wordOf(saved[name]!));
    expect({ changes, figures, numbers }).toEqual({ changes: [], figures: [], numbers: [] });
    expect(kept).toBe(units);
  });

  test('with a figure changed tells that one alone', () => {
    const { word, told } = samples.get('suizhou')!;
    const { figures } = compareCopy(word, told, wordOf(saved.edited!));
    expect(figures).toHaveLength(1);
  });
});
