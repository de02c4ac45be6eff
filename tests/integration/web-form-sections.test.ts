/**
 * The form of a programme with sections and targets: fields under its headings, the unit's own target beside the field.
 */
import { expect, test } from 'vitest';
import { madeIndicator } from '../support/made-programmes.ts';
import { DAY, openWebWorld } from '../support/web-world.ts';

test('fields stand under the sections in their order, what has none last, with the unit’s target', async () => {
  const web = await openWebWorld({
    sections: [
      { id: 'two', title: '工地情况' },
      { id: 'one', title: '拆违情况' },
    ],
    rules: [],
    indicators: [
      madeIndicator('x', 'flow', { section: 'one', target: { units: { a: '12000' } } }),
      madeIndicator('y', 'stock', { section: 'two' }),
      madeIndicator('z', 'flow', {}),
    ],
  });
  const form = await web.request(`/report/suizhou/${DAY}`, {
    headers: { cookie: await web.cookie(web.keys.unit) },
  });
  const html = await form.text();
  const seen = [...html.matchAll(/<legend[^>]*>\s*([^<]*?)\s*<|id="(figure-[xyz])"|(目标 12,000个)/gu)];
  expect(seen.map(([, legend, field, target]) => legend ?? field ?? target)).toEqual([
    ...['工地情况', 'figure-y', '拆违情况', '目标 12,000个', 'figure-x', '其他', 'figure-z', '文字情况'],
  ]);
});
