/**
 * Pasted text in a real browser, with and without JavaScript: read, checked, put into the form, sent from there.
 */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { revisionsOf } from '../../functions/records/report/submissions.ts';
import { DESKTOP, launch, look, noBrowser, PHONE, picture, serveWorld } from '../support/browser.ts';
import { openWebWorld, type WebWorld } from '../support/web-world.ts';

let browser: Browser;
let web: WebWorld;
let origin: string;
let stop: () => Promise<void>;

const MESSAGE = `今日4月8日：收集转运垃圾612.5吨（累计25550吨），劝离劝返市民约1200人次，
在岗环卫工人五百一十二名。值守桥梁路口：南门桥、北门桥；夜间巡查：是。
另出动洒水车8台，共劝返43人次。`;

describe.skipIf(noBrowser !== undefined)('pasted text', () => {
  beforeAll(async () => {
    web = await openWebWorld();
    ({ origin, stop } = await serveWorld(web));
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await stop?.();
  });

  async function open(day: string, options: BrowserContextOptions, work: (page: Page) => Promise<void>): Promise<void> {
    const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(`${origin}/sign-in`);
    await page.locator('main input[name=key]').fill(web.keys.unit);
    await page.locator('main button[type=submit]').click();
    await page.waitForURL(/report/);
    await page.goto(`${origin}/report/suizhou/${day}`);
    await work(page);
    expect(complaints).toEqual([]);
    await context.close();
  }

  test.each([
    ['2022-04-07', 'a phone, with JavaScript', PHONE, true],
    ['2022-04-06', 'a desk, with JavaScript', DESKTOP, true],
    ['2022-04-05', 'a phone, without JavaScript', PHONE, false],
  ] as const)(
    '%s on %s: read, checked, filled in beside what was typed, sent',
    async (day, _, options, javaScriptEnabled) => {
      await open(day, { ...options, javaScriptEnabled }, async (page) => {
        const check = javaScriptEnabled ? look : picture;
        await page.getByLabel('问题协调').fill('路灯不亮');
        await page.getByRole('button', { name: '粘贴文字填报' }).click();
        await page.getByLabel('群里发的文字').waitFor();
        await check(page, 'paste-empty');
        await page.getByLabel('群里发的文字').fill(MESSAGE.replace('4月8日', `4月${Number(day.slice(8))}日`));
        await page.getByRole('button', { name: '识别' }).click();
        await page.getByRole('heading', { name: '要核对2项' }).waitFor();
        await check(page, 'paste-read');
        expect(await page.locator('mark.mark-clear').allTextContents()).toEqual(['已认出']);
        expect(await page.locator('mark.mark-asked').allTextContents()).toEqual([
          '收集转运垃圾612.5吨',
          '劝离劝返市民约1200人次',
          '在岗环卫工人五百一十二名',
          '值守桥梁路口：南门桥、北门桥',
          '夜间巡查：是',
          '要核对',
        ]);
        await page.getByLabel('已核对，下面各数都对，填入').check();
        await page.locator('input[name="take.posts"]').first().check();
        await page.getByLabel('准确数（人次）').fill('1215');
        await page.getByLabel('把整段文字也填入').selectOption('工作动态');
        await page.getByRole('button', { name: '填入表格' }).click();
        await page.getByRole('heading', { name: '市环卫服务中心' }).waitFor();
        await check(page, 'paste-filled');
        expect(await page.getByLabel('收集转运垃圾').inputValue()).toBe('612.5');
        expect(await page.getByLabel('劝离劝返市民').inputValue()).toBe('1215');
        expect(await page.getByLabel('问题协调').inputValue()).toBe('路灯不亮');
        expect(await revisionsOf(web.world.table, web.programme, day, 'a')).toEqual([]);
        await page.locator('#send').click();
        const again = page.getByRole('heading', { name: '请核对后再报送' });
        await again
          .or(page.getByRole('heading', { name: '已收到' }))
          .first()
          .waitFor();
        if (await again.isVisible()) await page.locator('#send').click();
        await page.getByRole('heading', { name: '已收到' }).waitFor();
        const [stored] = await revisionsOf(web.world.table, web.programme, day, 'a');
        expect(stored?.figures).toEqual({
          garbage: '612.5',
          dissuaded: '1215',
          staff: '512',
          posts: ['南门桥', '北门桥'],
          patrolled: true,
        });
        expect(stored?.narratives.map(({ kind }) => kind)).toEqual(['工作动态', '问题协调']);
      });
    },
  );

  test('a draft on the device does not hide what was pasted', async () => {
    await open('2022-04-04', PHONE, async (page) => {
      await page.getByLabel('收集转运垃圾').fill('600');
      await page.getByLabel('在岗环卫工人').fill('500');
      await page.getByRole('button', { name: '粘贴文字填报' }).click();
      await page.getByLabel('群里发的文字').fill('收集转运垃圾612.5吨');
      await page.getByRole('button', { name: '识别' }).click();
      await page.getByRole('button', { name: '填入表格' }).click();
      await page.waitForSelector('#send');
      expect(await page.getByLabel('收集转运垃圾').inputValue()).toBe('612.5');
      expect(await page.getByLabel('在岗环卫工人').inputValue()).toBe('500');
      expect(await page.locator('#draft').isVisible()).toBe(false);
    });
  });

  test('in English, and in the dark', async () => {
    await open('2022-04-03', { ...PHONE, locale: 'en-GB', colorScheme: 'dark' }, async (page) => {
      await page.getByRole('button', { name: 'Paste a message' }).click();
      await page
        .getByLabel('Message from the group')
        .fill('4月3日 劝离劝返市民30-40人次，清运600吨，收集转运垃圾1.5万吨');
      await page.getByRole('button', { name: 'Find the figures' }).click();
      await page.getByText('is a range').waitFor();
      await look(page, 'paste-english-dark');
    });
  });
});
