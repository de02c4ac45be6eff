/**
 * Every rendition read back says what the tree and the data say; one that says a single figure otherwise is found.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createHtmlRenderer } from '../../functions/adapters/html/render-briefing.ts';
import { createFiguresRenderer } from '../../functions/adapters/json/render-figures.ts';
import { createTextRenderer } from '../../functions/adapters/text/render-briefing.ts';
import { createWordRenderer } from '../../functions/adapters/word/render-briefing.ts';
import { createWorkbookRenderer } from '../../functions/adapters/workbook/render-figures.ts';
import type { Briefing } from '../../functions/core/briefing/briefing.ts';
import type { BriefingInput } from '../../functions/core/briefing/compose.ts';
import { contradictionsOf, type Written } from '../../functions/pipeline/edition/read-back.ts';
import type { AnyRenderer, RenderInput } from '../../functions/ports.ts';
import { readRendition } from '../../functions/runtime/read-back.ts';
import { composed, layoutOf } from '../support/compose-sample.ts';
import { JULY, sampleDigest, WEEK } from '../support/sample-digest.ts';

const renderers: readonly AnyRenderer[] = [
  createWordRenderer({ layout: () => layoutOf() }),
  createHtmlRenderer({ layout: () => layoutOf() }),
  createWorkbookRenderer(),
  createTextRenderer(),
  createFiguresRenderer(),
];

const inputs: Record<string, RenderInput> = {};

beforeAll(async () => {
  for (const name of ['typical', 'empty', 'extreme', 'correction']) {
    const file = join(import.meta.dirname, '../golden/daily', name, 'parts/input.json');
    const input = JSON.parse(readFileSync(file, 'utf8')) as BriefingInput;
    inputs[name] = { ...input, briefing: await composed(input), photos: {} } as RenderInput;
  }
  inputs.weekly = await sampleDigest('weekly', WEEK);
  inputs.monthly = await sampleDigest('monthly', JULY);
});

/** All files of it; those that are named say `told` instead. */
async function written(input: RenderInput, told: Briefing = input.briefing, only = ''): Promise<Written[]> {
  const files = renderers.map(async (renderer): Promise<Written[]> => {
    const briefing = renderer.file === only ? told : input.briefing;
    const bytes = await renderer.render({ ...input, briefing });
    return bytes === undefined ? [] : [{ file: renderer.file, bytes }];
  });
  return (await Promise.all(files)).flat();
}

describe('what was rendered and says the same', () => {
  test.each(['typical', 'empty', 'extreme', 'correction', 'weekly', 'monthly'])(
    '%s has no difference',
    async (name) => {
      expect(contradictionsOf(inputs[name]!, await written(inputs[name]!), readRendition)).toEqual([]);
    },
  );
});

/** The tree with the first text of that place that holds these words changed. */
const retold = (briefing: Briefing, from: string, to: string, last = false): Briefing => {
  const json = JSON.stringify(briefing.body);
  const at = last ? json.lastIndexOf(from) : json.indexOf(from);
  if (at < 0) throw new Error(`the briefing does not say ${from}`);
  return { ...briefing, body: JSON.parse(json.slice(0, at) + to + json.slice(at + from.length)) };
};

describe('a rendition that says one figure otherwise', () => {
  test.each(['briefing.docx', 'briefing.html'])('%s: each figure of the tree, one after the other', async (file) => {
    const input = inputs.typical!;
    const figures = [...JSON.stringify(input.briefing.body).matchAll(/"text":"(\d[\d.]*)"/g)].map(
      ([, words]) => words!,
    );
    const chosen = [...new Set(figures)].slice(0, 6);
    expect(chosen.length).toBeGreaterThan(3);
    for (const words of chosen) {
      const wrong = retold(input.briefing, `"text":"${words}"`, `"text":"${words}7"`);
      const found = contradictionsOf(input, await written(input, wrong, file), readRendition);
      expect(found, words).toMatchObject([{ code: 'issue.contradicts', path: file, expected: words }]);
    }
  });

  test.each(['briefing.docx', 'briefing.html', 'briefing.txt'])('%s: in the lead', async (file) => {
    const input = inputs.typical!;
    const wrong = retold(input.briefing, '累计', '累计9');
    const found = contradictionsOf(input, await written(input, wrong, file), readRendition);
    expect(found).toMatchObject([{ path: file }]);
    expect(found[0]!.message).toContain('没有印发，期号保留');
  });

  test('briefing.docx: a point of a chart', async () => {
    const input = inputs.monthly!;
    const series = /"series":\[\{"name":"[^"]*","values":\["(\d+(?:\.\d+)?)"/.exec(
      JSON.stringify(input.briefing.body),
    )!;
    const wrong = retold(input.briefing, series[0]!, series[0]!.replace(/"\d+(?:\.\d+)?"$/, '"999999"'));
    const found = contradictionsOf(input, await written(input, wrong, 'briefing.docx'), readRendition);
    expect(found).toMatchObject([{ path: 'briefing.docx', expected: series[1] }]);
  });

  test('figures.xlsx: a figure of the close', async () => {
    const input = inputs.typical!;
    const files = await written(input);
    const [id, figure] = Object.entries(input.close.indicators).find(([, { day }]) => day !== null && day !== '0')!;
    const indicators = { ...input.close.indicators, [id]: { ...figure, day: '987654' } };
    const bytes = (await createWorkbookRenderer().render({ ...input, close: { ...input.close, indicators } }))!;
    const other = files.map((each) => (each.file === 'figures.xlsx' ? { ...each, bytes } : each));
    expect(contradictionsOf(input, other, readRendition)).toMatchObject([
      { path: 'figures.xlsx', expected: figure.day },
    ]);
  });

  test('the tree itself: a value that is not the printed one, and words that do not say it', async () => {
    const input = inputs.typical!;
    const [whole, words] = /"value":"(\d+)","children":\[\{"type":"text","text":"\1/.exec(
      JSON.stringify(input.briefing.body),
    )!;
    const value = { ...input, briefing: retold(input.briefing, whole!, whole!.replaceAll(words!, `${words}7`)) };
    expect(contradictionsOf(value, await written(value), readRendition)).toMatchObject([{ path: 'briefing' }]);
    const said = { ...input, briefing: retold(input.briefing, whole!, `${whole}7`) };
    expect(contradictionsOf(said, await written(said), readRendition)).toMatchObject([{ expected: words }]);
  });
});
