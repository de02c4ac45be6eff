/**
 * The archive answers a leader's question in a real browser, on a phone and on a desk.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DESKTOP, follow, launch, look, noBrowser, PHONE, serveWorld } from '../support/browser.ts';
import { openIssuedWorld } from '../support/issued-world.ts';

let browser: Browser;

describe.skipIf(noBrowser !== undefined)('a question to the archive', () => {
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
  });

  test.each([PHONE, DESKTOP])('is answered from the archive’s first page, on %j', async (options) => {
    const web = await openIssuedWorld();
    const { origin, stop } = await serveWorld(web);
    const context = await browser.newContext({ locale: 'zh-CN', ...options });
    const page = await context.newPage();
    await page.goto(`${origin}/sign-in`);
    await page.getByLabel('访问码').fill(web.keys.reader);
    await page.getByRole('button', { name: '登录' }).click();
    await page.waitForURL(/archive/);
    await page.getByRole('searchbox').fill('转运垃圾 昨天');
    await page.keyboard.press('Enter');
    await page.waitForURL(/ask\?q=/);
    expect(await page.locator('.answer-value').textContent()).toBe('632.5 吨');
    await look(page, 'ask');
    await page.getByRole('searchbox').fill('单位 昨天');
    await page.keyboard.press('Enter');
    await page.getByText('没有读懂').waitFor();
    await look(page, 'ask-unclear');
    await follow(page, page.getByRole('link', { name: '只问乙单位', exact: true }));
    expect(await page.locator('.answer-value').textContent()).toBe('3 个');
    await follow(page, page.getByRole('link', { name: '怎么来的' }));
    await page.getByRole('heading', { name: /只问乙单位/ }).waitFor();
    await context.close();
    await stop();
  });
});
