/**
 * Ten thousand hostile strings in fifty documents, of which `npm test` reads three: nothing but text comes out, and all of
 * it that may.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBriefingTemplates } from '../../functions/adapters/handlebars/briefing-templates.ts';
import { briefingHtml } from '../../functions/adapters/html/render-briefing.ts';
import { briefingText } from '../../functions/adapters/text/render-briefing.ts';
import type { Block, Briefing } from '../../functions/core/briefing/briefing.ts';
import { cleanText } from '../../functions/core/text/text.ts';
import { composed, inputOf, layoutOf, wordsOf } from '../support/compose-sample.ts';
import { hostileStrings } from '../support/hostile-strings.ts';
import { dangersIn, elementsOf, pageText } from '../support/html-page.ts';
import { closesOf, indicator, sampleProgramme } from '../support/sample-close.ts';
import { sampled } from '../support/thorough.ts';

const DOCUMENTS = 50;
const strings = hostileStrings();
const batches = sampled(
  Array.from({ length: DOCUMENTS }, (_, index) => strings.filter((_, at) => at % DOCUMENTS === index)),
  DOCUMENTS / 2,
);
const layout = layoutOf();
let folder: string;

/** Every string as text, in emphasis, in a figure, its value, a cell, a list, a caption and an address of a picture. */
const TEMPLATE = `<title>题</title>
{{#each strings}}
  <p>{{this}}</p>
  <p>前<strong>{{this}}</strong><data indicator="{{this}}" of="unit" unit="{{this}}" value="{{this}}">{{this}}</data>后</p>
  <ul><li>{{this}}</li></ul>
  <table><caption>{{this}}</caption><thead><tr><th unit="{{this}}">{{this}}</th></tr></thead><tbody><tr><td>{{this}}</td></tr></tbody></table>
  <figure><img src="{{this}}" alt="{{this}}" width="4" height="3"><figcaption>{{this}}</figcaption></figure>
  <chart kind="ranking" title="{{this}}" unit="{{this}}" alt="{{this}}"><thead><tr><th></th><th>{{this}}</th></tr></thead><tbody><tr><th>{{this}}</th><td>1</td></tr></tbody></chart>
{{/each}}`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hostile-'));
  await mkdir(join(folder, 'trial'));
  await writeFile(join(folder, 'trial', 'briefing.hbs'), TEMPLATE);
});
afterAll(() => rm(folder, { recursive: true }));

/** What HTML may carry of it: controls and noncharacters are errors in a document. */
const allowed = (text: string): string => text.replace(/[\x7f-\x9f\p{Noncharacter_Code_Point}]/gu, '');

test('there are ten thousand', () => expect(strings).toHaveLength(10_000));

test('each comes out of the template as the text that it was', async () => {
  const templates = openBriefingTemplates(folder);
  for (const batch of batches) {
    const { body } = await templates.compose('trial', { strings: batch });
    const paragraphs = body.filter((block) => block.type === 'paragraph').map(({ children }) => wordsOf(children));
    const told = batch.map((each) => cleanText(each).text);
    expect(paragraphs).toEqual(told.flatMap((text) => (text === '' ? [`前后`] : [text, `前${text}${text}后`])));
  }
});

test('in fifty pages nothing runs, and every legal character is there', async () => {
  const templates = openBriefingTemplates(folder);
  const sample = await composed(inputOf(sampleProgramme(), closesOf(sampleProgramme(), { '2024-06-01': [] })));
  for (const batch of batches) {
    const { body } = await templates.compose('trial', { strings: batch });
    const sources = Object.fromEntries(
      batch.map((each) => [each, { ...sample.sources.staff!, name: each, rule: each }]),
    );
    const html = briefingHtml({ briefing: { ...sample, body, sources } as Briefing, photos: {} }, layout);
    expect(dangersIn(html)).toEqual([]);
    expect(html.isWellFormed()).toBe(true);
    expect(allowed(html)).toBe(html);
    const items = elementsOf(html)
      .filter(({ name }) => name === 'li')
      .map(({ text }) => text);
    expect(items).toEqual(batch.map((each) => allowed(cleanText(each).text)));
  }
});

test('as names of units and figures, narratives and matters they stay what they are', async () => {
  for (const batch of batches) {
    const at = (index: number): string => batch[index % batch.length] ?? '';
    const units = batch.slice(0, 60).map((name, index) => ({ id: `u${index}`, name, group: at(index % 3) }));
    const indicators = batch
      .slice(60, 70)
      .map((name, index) =>
        indicator({ id: `i${index}`, name, unit: at(index + 70), kind: index % 2 ? 'flow' : 'stock' }),
      );
    const places = indicator({ id: 'p', name: at(80), unit: '名称', kind: 'places', roster: batch.slice(81, 85) });
    const programme = sampleProgramme({
      title: at(90),
      organisation: at(91),
      issuer: at(92),
      units,
      indicators: [...indicators, places],
    });
    const reports = units.map(({ id }, index) => ({
      unit: id,
      figures: { i0: '1', p: [at(index + 100), at(index + 101)] },
      narratives: [{ kind: '工作动态', text: at(index + 110) }],
    }));
    const matters = [
      { id: 'm', programme: 'p', unit: 'u0', text: at(199), openedOn: '2024-06-01', responsible: at(198) },
    ];
    const briefing = await composed(
      inputOf(programme, closesOf(programme, { '2024-06-01': reports }), { reports, matters }),
    );
    const html = briefingHtml({ briefing, photos: {} }, layout);
    expect(dangersIn(html)).toEqual([]);
    const text = pageText(html);
    const words = (blocks: readonly Block[]): string =>
      blocks
        .map((block) =>
          block.type === 'section' ? words(block.children) : block.type === 'paragraph' ? wordsOf(block.children) : '',
        )
        .join('');
    for (const { narratives } of reports) {
      const lines = cleanText(narratives[0]?.text ?? '')
        .text.split(/[\n\u2028\u2029]/)
        .map((line) => line.trim());
      expect(lines.filter((line) => !text.includes(allowed(line)))).toEqual([]);
      expect(lines.filter((line) => !words(briefing.body).includes(line))).toEqual([]);
    }
    expect(new TextEncoder().encode(briefingText(briefing)).length).toBeLessThanOrEqual(4096);
  }
});
