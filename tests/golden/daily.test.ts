/**
 * The daily briefing against files that a person has looked at: input.json in, tree, page, chat text and figures out.
 *
 * After a wanted change: `npx vitest run --project golden -u`, then read the difference before it is committed.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { briefingHtml } from '../../functions/adapters/html/render-briefing.ts';
import { createFiguresRenderer } from '../../functions/adapters/json/render-figures.ts';
import { briefingText } from '../../functions/adapters/text/render-briefing.ts';
import type { BriefingInput } from '../../functions/core/briefing/compose.ts';
import { composed, layoutOf } from '../support/compose-sample.ts';

const folder = (name: string, file: string): string => join(import.meta.dirname, 'daily', name, 'parts', file);

/** typical: a day with everything; empty: nobody reported; extreme: long names, many columns, hostile text; correction: a second edition. */
describe.each(['typical', 'empty', 'extreme', 'correction'])('%s', (name) => {
  const input = JSON.parse(readFileSync(folder(name, 'input.json'), 'utf8')) as BriefingInput;

  test('tree', async () => {
    await expect(`${JSON.stringify(await composed(input), null, 1)}\n`).toMatchFileSnapshot(folder(name, 'tree.json'));
  });
  test('page', async () => {
    const html = briefingHtml({ briefing: await composed(input), photos: {} }, layoutOf());
    await expect(html).toMatchFileSnapshot(folder(name, 'briefing.html'));
  });
  test('chat text', async () => {
    await expect(briefingText(await composed(input))).toMatchFileSnapshot(folder(name, 'briefing.txt'));
  });
  test('figures', async () => {
    const given = { briefing: await composed(input), ...input, photos: {} };
    const bytes = await createFiguresRenderer().render(given as never);
    await expect(new TextDecoder().decode(bytes)).toMatchFileSnapshot(folder(name, 'figures.json'));
  });
});
