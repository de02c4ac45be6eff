/**
 * The page that explains a figure tells its target: what is to be reached, the rate, the time that has passed, the gap.
 */
import { expect, test } from 'vitest';
import { pageText } from '../support/html-page.ts';
import { madeIndicator } from '../support/made-programmes.ts';
import { useRealDocuments } from '../support/real-documents.ts';
import { DAY, openWebWorld } from '../support/web-world.ts';

test('target, rate, time and gap stand on the page that explains a figure', async () => {
  const target = { from: '2022-04-01', by: '2022-04-10', units: { a: '100', b: '100' } };
  const web = await openWebWorld({ rules: [], indicators: [madeIndicator('x', 'flow', { target })] });
  useRealDocuments(web);
  web.setNow(`${DAY}T09:30:00.000Z`);
  await web.put({ id: 'r', figures: { x: 30 } }, { day: DAY });
  expect((await web.issueDay(DAY, {})).status).toBe(201);
  const said = pageText(
    await (await web.request(`/archive/suizhou/${DAY}/figures/x`, { key: web.keys.reader })).text(),
  ).replaceAll(/\s/g, '');
  // a alone has a figure: 30 of 100 after 8 of 10 days.
  expect(said).toContain('目标完成情况目标200个完成率30.0%时间进度80.0%超时间进度（落后为负）-50.0个百分点');
});
