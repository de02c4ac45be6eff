/**
 * What the office keeps, in a real browser: units and keys, cards for print; on a phone and on a desk, with and without
 * JavaScript.
 */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  DESKTOP,
  expectAccessible,
  expectNoSideScroll,
  launch,
  noBrowser,
  PHONE,
  picture,
  serveWorld,
} from '../support/browser.ts';
import { openWebWorld, type WebWorld } from '../support/web-world.ts';

let browser: Browser;
let web: WebWorld;
let origin: string;
let stop: () => Promise<void>;

describe.skipIf(noBrowser !== undefined)('keeping', () => {
  beforeAll(async () => {
    web = await openWebWorld();
    ({ origin, stop } = await serveWorld(web));
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await stop?.();
  });

  /** A page of its own, signed in as an administrator, whose console must stay silent. */
  async function open(options: BrowserContextOptions, work: (page: Page) => Promise<void>): Promise<void> {
    const context = await browser.newContext({ locale: 'zh-CN', ...options });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of (401|404|409|422|429)/.test(message.text()))
        complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(`${origin}/sign-in`);
    await page.getByLabel('访问码').fill(web.keys.administrator);
    await page.getByRole('button', { name: '登录' }).click();
    await work(page);
    expect(complaints).toEqual([]);
    await context.close();
  }

  async function lookAt(page: Page, name: string): Promise<void> {
    await picture(page, name);
    await expectNoSideScroll(page);
    await expectAccessible(page);
  }

  describe.each([
    ['phone', PHONE, true],
    ['desktop', DESKTOP, true],
    ['phone without JavaScript', PHONE, false],
  ] as const)('on a %s', (device, options, javaScriptEnabled) => {
    /** Without JavaScript the browser cannot be asked how wide the page is; its twin with it can. */
    const look = javaScriptEnabled ? lookAt : picture;

    test('units, a change, a key, cards', async () => {
      await open({ ...options, javaScriptEnabled }, async (page) => {
        await page.getByRole('link', { name: '单位与访问码' }).click();
        await look(page, `units-${device}`);
        await page.getByRole('link', { name: '防控工作督察组' }).click();
        await page.getByLabel('责任人职务').fill(`组长（${device}）`);
        await look(page, `unit-${device}`);
        await page.getByRole('button', { name: '下一步' }).click();
        await page.getByText('从下一次日结起使用').waitFor();
        await look(page, `unit-change-${device}`);
        await page.getByRole('button', { name: '保存' }).click();
        await page.getByText('已保存为任务设置').waitFor();
        await page.getByLabel('备注').fill('值班手机');
        await page.getByRole('button', { name: '生成访问码' }).click();
        await page.getByText('只显示这一次').waitFor();
        await look(page, `key-made-${device}`);
        await page.getByRole('link', { name: '返回单位列表' }).click();
        await page
          .getByRole('button', { name: /^作废访问码/ })
          .first()
          .click();
        await page.getByText('已作废，用它登录的都已退出').waitFor();
        await page.getByRole('link', { name: '返回单位列表' }).click();
        await page.getByRole('checkbox', { name: '市环卫服务中心' }).check();
        await page.getByRole('checkbox', { name: '高新区大队' }).check();
        await page.getByRole('button', { name: '为勾选的单位制作' }).click();
        await page.getByText('2张卡片').waitFor();
        await look(page, `cards-${device}`);
        await page.emulateMedia({ media: 'print' });
        await picture(page, `cards-print-${device}`);
      });
    });
  });
});
