/**
 * The table of units by figures in a real browser: on a phone a line a unit, on a desk by the keyboard, and with 500 units.
 */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Indicator } from '../../functions/core/kinds/indicator.ts';
import { openBoardWorld } from '../support/board-world.ts';
import { DESKTOP, launch, look, noBrowser, PHONE, serveWorld } from '../support/browser.ts';
import { DAY, type WebWorld } from '../support/web-world.ts';

let browser: Browser;
const figures = `/desk/suizhou/${DAY}/figures`;

describe.skipIf(noBrowser !== undefined)('the table of figures', () => {
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
  });

  async function open(web: WebWorld, options: BrowserContextOptions, work: (page: Page) => Promise<void>) {
    const { origin, stop } = await serveWorld(web);
    const context = await browser.newContext({ locale: 'zh-CN', ...options });
    const page = await context.newPage();
    await page.goto(`${origin}/sign-in`);
    await page.getByLabel('访问码').fill(web.keys.office);
    await page.getByRole('button', { name: '登录' }).click();
    await page.waitForURL(/desk/);
    await page.goto(`${origin}${figures}`);
    await work(page);
    await context.close();
    await stop();
  }

  test.each([PHONE, DESKTOP])('shows what is asked about a unit, on %j', async (options) => {
    await open(await openBoardWorld(12), options, async (page) => {
      await look(page, 'matrix');
      const asked = page.locator('td.asked').first();
      expect(await asked.isVisible()).toBe(true);
      expect(await asked.textContent()).toContain('近日一般为1200人次');
    });
  });

  test('is walked through by arrow keys, and E enters for the unit', async () => {
    await open(await openBoardWorld(12), DESKTOP, async (page) => {
      await page.getByText('方向键移动').waitFor();
      await page.locator('a[href="units/u1#figure-dissuaded"]').focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowRight');
      const at = () => page.evaluate("document.activeElement.getAttribute('href')");
      expect(await at()).toMatch(/^units\/u2#figure-(?!dissuaded)/);
      await page.keyboard.press('Home');
      expect(await at()).toBe('units/u2');
      await page.keyboard.press('e');
      await page.waitForURL(/units\/u2\/enter/);
    });
  });

  test('holds 500 units by 100 figures, part by part', async () => {
    const indicators = Array.from({ length: 100 }, (_, at): Indicator => {
      const own = { id: `f${at}`, name: `第${at}项指标`, unit: '件', kind: at % 3 === 0 ? 'stock' : 'flow' } as const;
      return { ...own, decimals: 0, aliases: [], required: false, carry: false };
    });
    const given = Object.fromEntries(indicators.map(({ id }, at) => [id, String(at * 37)]));
    const web = await openBoardWorld(500, { indicators });
    for (let at = 1; at < 500; at += 1) await web.report(at, '17:30', { revision: 2, figures: given, nil: false });
    await open(web, DESKTOP, async (page) => {
      const started = performance.now();
      const answer = await page.goto(page.url());
      const bytes = (await answer!.body()).length;
      console.info(`500 x 100: ${bytes} bytes, ${Math.round(performance.now() - started)} ms until loaded`);
      expect(bytes).toBeLessThan(3_000_000);
      expect(await page.locator('#matrix tbody tr').count()).toBe(500);
      expect(await page.locator('.chip').count()).toBe(5);
      await look(page, 'matrix-500');
    });
  });
});
