/**
 * The pages in a real browser, on a phone and on a desk, with and without JavaScript.
 */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DESKTOP, follow, launch, look, noBrowser, PHONE, picture, serveWorld } from '../support/browser.ts';
import { DAY, openWebWorld, type WebWorld } from '../support/web-world.ts';

let browser: Browser;
let web: WebWorld;
let origin: string;
let stop: () => Promise<void>;

describe.skipIf(noBrowser !== undefined)('pages', () => {
  beforeAll(async () => {
    web = await openWebWorld();
    ({ origin, stop } = await serveWorld(web));
    browser = await launch();
    await web.put({ id: 'y', figures: { garbage: 598.4, dissuaded: 1200, staff: 512 } }, { day: '2022-04-07' });
  });
  afterAll(async () => {
    await browser?.close();
    await stop?.();
  });

  /** A page of its own, whose console must stay silent. */
  async function open(options: BrowserContextOptions, work: (page: Page) => Promise<void>): Promise<void> {
    const context = await browser.newContext({ locale: 'zh-CN', ...options });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of (401|404|409|422)/.test(message.text()))
        complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await work(page);
    expect(complaints).toEqual([]);
    await context.close();
  }

  async function signIn(page: Page, key: string): Promise<void> {
    await page.goto(`${origin}/sign-in`);
    await page.getByLabel('访问码').fill(key);
    await page.getByRole('button', { name: '登录' }).click();
  }

  test('a wrong key, then the link with the key in its fragment', async () => {
    await open(PHONE, async (page) => {
      await signIn(page, 'wrong');
      await look(page, 'sign-in-wrong');
      await page.goto(`${origin}/sign-in#key=${web.keys.unit}`);
      await page.waitForURL(`${origin}/report/suizhou/${DAY}`);
      expect(page.url()).not.toContain(web.keys.unit);
    });
  });

  describe.each([
    ['phone', PHONE],
    ['desktop', DESKTOP],
  ] as const)('on a %s', (device, options) => {
    const day = device === 'phone' ? DAY : '2022-04-06';

    test('a unit reports without JavaScript: refused with everything kept, mended, received, changed', async () => {
      const { javaScriptEnabled } = { javaScriptEnabled: false };
      await open({ ...options, javaScriptEnabled }, async (page) => {
        await signIn(page, web.keys.unit);
        await page.goto(`${origin}/report/suizhou/${day}`);
        await picture(page, 'report');
        await page.getByLabel('收集转运垃圾').fill('约800');
        await page.getByLabel('在岗环卫工人').fill('５１２');
        await page.getByLabel('值守桥梁路口').fill('南门桥\n北门桥');
        await page.getByLabel('是', { exact: true }).check();
        await page.getByLabel('工作动态').fill('出动洒水车 12 台次。');
        await page.getByRole('button', { name: '报送', exact: true }).click();
        await page.getByRole('alert').waitFor();
        await picture(page, 'report-refused');
        expect(await page.getByLabel('收集转运垃圾').inputValue()).toBe('约800');
        expect(await page.getByLabel('值守桥梁路口').inputValue()).toBe('南门桥\n北门桥');
        expect(await page.getByLabel('是', { exact: true }).isChecked()).toBe(true);
        await page.getByLabel('收集转运垃圾').fill('612.5');
        await page.getByLabel('劝离劝返市民').fill('3010');
        await page.getByRole('button', { name: '报送', exact: true }).click();
        await page.getByRole('heading', { name: '已收到' }).waitFor();
        await picture(page, 'receipt');
        await page.getByRole('link', { name: '修改报送' }).click();
        expect(await page.getByLabel('劝离劝返市民').inputValue()).toBe('3010');
        await picture(page, 'report-standing');
      });
    });

    test('every page is accessible and fits the screen', async () => {
      await open(options, async (page) => {
        await signIn(page, web.keys.unit);
        await page.goto(`${origin}/report/suizhou/${day}`);
        await look(page, 'report-accessible');
        await page.getByLabel('收集转运垃圾').fill('约800');
        await page.getByRole('button', { name: /报送/ }).first().click();
        await page.getByRole('alert').waitFor();
        await look(page, 'report-refused-accessible');
        await page.goto(`${origin}/report/suizhou/${day}?receipt=1`);
        await look(page, 'receipt-accessible');
        await page.goto(`${origin}/report/suizhou/${day}?receipt=99`);
        await look(page, 'problem');
      });
    });

    test('the office sees who is missing, issues, corrects; a reader finds it', async () => {
      const own = await openWebWorld();
      const served = await serveWorld(own);
      await own.put({ id: 'a', figures: { garbage: '612.5', dissuaded: 3010 } });
      own.setNow('2022-04-08T10:30:00.000Z');
      await own.put({ id: 'b', nil: true }, { unit: 'b', key: own.keys.unitB });
      await open(options, async (page) => {
        await page.goto(`${served.origin}/sign-in#key=${own.keys.office}`);
        await page.waitForURL(`${served.origin}/desk`);
        await look(page, 'morning');
        await page.goto(`${served.origin}/desk/suizhou/${DAY}`);
        await look(page, 'desk');
        await page.getByLabel('以上情况我已核对').check();
        await page.getByRole('button', { name: '仍要编发' }).click();
        await page.getByText('已编发第1期第1版').waitFor();
        await look(page, 'desk-issued');
        await own.put({ id: 'a2', basedOn: 1, figures: { garbage: '612.5', dissuaded: 3011 } });
        await page.getByLabel('更正原因').fill('环卫中心更正劝返人数');
        await page.getByRole('button', { name: '编发更正' }).click();
        await page.getByText('已编发第1期第2版').waitFor();
        await page.goto(`${served.origin}/sign-in#key=${own.keys.reader}`);
        await page.waitForURL(`${served.origin}/archive/suizhou`);
        await look(page, 'archive');
        await follow(page, page.getByRole('link', { name: /第1期/ }));
        await look(page, 'briefing');
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('link', { name: 'Word 文档' }).first().click(),
        ]);
        expect(download.suggestedFilename()).toBe('疫情防控工作每日专报-第1期-2022-04-08-更正第2版.docx');
      });
      await served.stop();
    });
  });

  test('two editors choose between their versions', async () => {
    await open(DESKTOP, async (page) => {
      await signIn(page, web.keys.unit);
      await page.goto(`${origin}/report/suizhou/2022-04-05`);
      await page.getByLabel('劝离劝返市民').fill('7');
      await page.getByLabel('问题协调').fill('我写的');
      await web.put({ id: 'theirs', figures: { dissuaded: 5, staff: 500 } }, { day: '2022-04-05' });
      await page.getByRole('button', { name: '报送', exact: true }).click();
      await page.getByRole('heading', { name: /更新的内容/ }).waitFor();
      await look(page, 'conflict');
      await page.setViewportSize({ width: 390, height: 844 });
      await look(page, 'conflict');
      await page.getByRole('button', { name: '报送所选内容' }).click();
      await page.getByRole('heading', { name: '已收到' }).waitFor();
      expect(await page.getByText('7人次').count()).toBe(1);
      expect(await page.getByText('500人').count()).toBe(1);
    });
  });

  test('in the dark, and in English', async () => {
    await open({ ...PHONE, colorScheme: 'dark', locale: 'en-GB' }, async (page) => {
      await page.goto(`${origin}/sign-in`);
      await look(page, 'dark-sign-in');
      await page.goto(`${origin}/sign-in#key=${web.keys.unit}`);
      await page.waitForURL(`${origin}/report/suizhou/${DAY}`);
      await look(page, 'dark-report');
      await page.goto(`${origin}/sign-in#key=${web.keys.office}`);
      await page.waitForURL(`${origin}/desk`);
      await look(page, 'dark-morning');
      await page.goto(`${origin}/desk/suizhou/${DAY}`);
      await look(page, 'dark-desk');
    });
  });
});
