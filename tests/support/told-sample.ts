/**
 * A briefing as it is issued, of an example that ships: Word and HTML of the same tree, and what the comparison reads in them.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { briefingHtml } from '../../functions/adapters/html/render-briefing.ts';
import { renderOnLetterhead } from '../../functions/adapters/word/letterhead.ts';
import { renderBriefing } from '../../functions/adapters/word/render-briefing.ts';
import { readProgrammeFile } from '../../functions/adapters/yaml/programme-file.ts';
import type { Briefing } from '../../functions/core/briefing/briefing.ts';
import type { TextBlock, ToldFigure, WordText } from '../../functions/core/copy/text-block.ts';
import { toldFigures } from '../../functions/core/copy/told-figures.ts';
import { unitsOf } from '../../functions/core/copy/units.ts';
import { parseSubmission } from '../../functions/core/report/parse.ts';
import { daysBetween } from '../../functions/core/values/reporting-day.ts';
import type { RenderInput } from '../../functions/ports.ts';
import { openWordCopies } from '../../functions/runtime/word-copies.ts';
import { composed, inputOf, layoutOf } from './compose-sample.ts';
import { typicalDay } from './sample-briefing.ts';
import { closesOf, type SampleReport } from './sample-close.ts';
import { sampleLetterhead } from './sample-letterhead.ts';

const FOLDER = join(import.meta.dirname, '../../examples');
export const reader = openWordCopies();

export interface ToldSample {
  readonly docx: Uint8Array;
  readonly html: Uint8Array;
  readonly word: WordText;
  readonly told: readonly TextBlock[];
}

/** @throws Error with the sentence why a file is not read */
export function wordOf(bytes: Uint8Array): WordText {
  const read = reader.readWord(bytes);
  if ('finding' in read) throw new Error(read.finding.message);
  return read.text;
}

export async function toldSample(input: RenderInput, word = renderBriefing): Promise<ToldSample> {
  const measures = layoutOf();
  const docx = await word(input, measures);
  const html = new TextEncoder().encode(briefingHtml(input, measures));
  return { docx, html, word: wordOf(docx), told: reader.readTold(html) };
}

/** A made-up day with charts, lists and photos. */
export const typicalSample = (): Promise<ToldSample> => toldSample(typicalDay());

/** The same on an office's letterhead. */
export async function letterheadSample(): Promise<ToldSample> {
  const letterhead = { file: 'daily/letterhead.docx', bytes: await sampleLetterhead() };
  return toldSample(typicalDay(), (input, layout) => renderOnLetterhead(input, layout, letterhead));
}

/** The last day of the example. */
export async function exampleSample(name: string): Promise<ToldSample> {
  const file = (part: string) => readFileSync(join(FOLDER, name, part), 'utf8');
  const { programme } = readProgrammeFile(file('programme.yaml'));
  if (programme === undefined) throw new Error(`${name} is refused`);
  const days = new Map<string, SampleReport[]>(
    daysBetween(programme.starts, programme.ends ?? programme.starts).map((day) => [day, []]),
  );
  for (const { day, unit: id, figures, narratives } of JSON.parse(file('submissions.json'))) {
    const unit = programme.units.find((each) => each.id === id)!;
    const said = { id: 'r', figures, narratives };
    const { submission } = parseSubmission(programme, unit, day, said, { previous: {}, total: {} });
    days.get(day)?.push({ unit: id, figures: submission!.figures, narratives: submission!.narratives });
  }
  const closes = closesOf(programme, Object.fromEntries(days));
  const close = closes.at(-1)!;
  const reports = days.get(close.day) ?? [];
  const briefing: Briefing = await composed(inputOf(programme, closes, { reports }));
  return toldSample({ briefing, close, programme, photos: {}, recent: closes });
}

/** Every figure that the Word file tells, with the paragraph in which it stands (as `paragraphTexts` counts them). */
export function figuresTold({ word, told }: ToldSample): { figure: ToldFigure; text: string; nth: number }[] {
  const texts = unitsOf(word.blocks, toldFigures(word.blocks, told)).flatMap((unit) => unit.texts);
  return texts
    .filter(({ text }) => text !== '')
    .flatMap(({ text, figures }, nth) => figures.map((figure) => ({ figure, text, nth })));
}
