/**
 * A monthly digest against files that a person has looked at: tree, page, chat text and figures.
 *
 * After a wanted change: `npx vitest run --project golden -u`, then read the difference before it is committed.
 */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { briefingHtml } from '../../functions/adapters/html/render-briefing.ts';
import { createFiguresRenderer } from '../../functions/adapters/json/render-figures.ts';
import { briefingText } from '../../functions/adapters/text/render-briefing.ts';
import { layoutOf } from '../support/compose-sample.ts';
import { JULY, sampleDigest } from '../support/sample-digest.ts';

const file = (name: string): string => join(import.meta.dirname, 'digest/parts', name);

test('tree', async () => {
  const { briefing } = await sampleDigest('monthly', JULY);
  await expect(`${JSON.stringify(briefing, null, 1)}\n`).toMatchFileSnapshot(file('tree.json'));
});
test('page', async () => {
  const { briefing } = await sampleDigest('monthly', JULY);
  await expect(briefingHtml({ briefing, photos: {} }, layoutOf())).toMatchFileSnapshot(file('briefing.html'));
});
test('chat text', async () => {
  const { briefing } = await sampleDigest('monthly', JULY);
  await expect(briefingText(briefing)).toMatchFileSnapshot(file('briefing.txt'));
});
test('figures', async () => {
  const bytes = await createFiguresRenderer().render(await sampleDigest('monthly', JULY));
  await expect(new TextDecoder().decode(bytes)).toMatchFileSnapshot(file('figures.json'));
});
