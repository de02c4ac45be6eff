/**
 * The archive in a real browser: every page on a phone and on a desk, accessible and no wider than the screen.
 */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DESKTOP, follow, launch, look, noBrowser, PHONE, serveWorld } from '../support/browser.ts';
import { DAY, openWebWorld, type WebWorld } from '../support/web-world.ts';

const DAYS = ['2022-04-01', '2022-04-02', '2022-04-03', '2022-04-04', '2022-04-05', '2022-04-06', '2022-04-07', DAY];

let browser: Browser;
let web: WebWorld;
let origin: string;
let stop: () => Promise<void>;

describe.skipIf(noBrowser !== undefined)('the archive', () => {
  beforeAll(async () => {
    web = await openWebWorld();
    ({ origin, stop } = await serveWorld(web));
    browser = await launch();
    for (const [at, day] of DAYS.entries()) await issue(day, at);
    await issue(DAY, 20, '环卫中心更正劝返人数');
  });
  afterAll(async () => {
    await browser?.close();
    await stop?.();
  });

  async function issue(day: string, at: number, reason?: string): Promise<void> {
    web.setNow(`${day}T09:30:00.000Z`);
    const figures = {
      garbage: `${600 + at * 3}.5`,
      dissuaded: 3000 + ((at * 37) % 11) * 100,
      staff: 512,
      posts: ['南门桥'],
    };
    const narratives = [{ kind: '工作动态', text: `沿街围挡第${at}次巡查，出动洒水车12台次，未发现新的问题。` }];
    await web.put({ id: `${day}-${at}`, basedOn: reason ? 1 : 0, figures, narratives }, { day });
    expect((await web.issueDay(day, reason ? { reason } : {})).status).toBe(201);
  }

  /** A browser of its own, signed in, whose console must stay silent. */
  async function open(key: string, options: BrowserContextOptions, work: (page: Page) => Promise<void>): Promise<void> {
    const context = await browser.newContext({ locale: 'zh-CN', ...options });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(`${origin}/sign-in#key=${key}`);
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
    await work(page);
    expect(complaints).toEqual([]);
    await context.close();
  }

  describe.each([
    ['phone', PHONE],
    ['desktop', DESKTOP],
  ] as const)('on a %s', (_, options) => {
    test('a reader finds the latest, a day, a word, a period', async () => {
      await open(web.keys.reader, options, async (page) => {
        await page.getByRole('heading', { name: '主要数字' }).waitFor();
        await page.getByText('2个单位未报').waitFor();
        expect(await page.getByRole('img', { name: /劝离劝返市民近7期/ }).count()).toBe(1);
        await look(page, 'archive-front');
        await follow(page, page.getByRole('link', { name: '按年月' }));
        await look(page, 'archive-month');
        await follow(page, page.getByRole('link', { name: '2022年', exact: true }));
        await look(page, 'archive-year');
        await page.getByRole('link', { name: /^4月8日 第8期/ }).click();
        await page.getByText('环卫中心更正劝返人数').waitFor();
        await look(page, 'archive-day');
        await page.getByRole('link', { name: '检索' }).click();
        await page.getByLabel('要找的词').fill('围挡');
        await page.getByRole('button', { name: '检索' }).click();
        await page.getByText('共8天').waitFor();
        expect(await page.locator('mark').first().textContent()).toBe('围挡');
        await look(page, 'archive-search');
        await page.getByText('限定单位和时段').click();
        await look(page, 'archive-search-narrow');
      });
    });

    test('a period comes as a zip under its Chinese name', async () => {
      await open(web.keys.reader, options, async (page) => {
        await page.goto(`${origin}/archive/suizhou/download`);
        await page.getByLabel('开始日期').fill('2022-04-01');
        await page.getByLabel('结束日期').fill('2022-04-30');
        await page.getByRole('button', { name: '列出压缩包' }).click();
        await page.getByText('共8期').waitFor();
        await look(page, 'archive-download');
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('link', { name: '2022年4月1日—8日' }).click(),
        ]);
        expect(download.suggestedFilename()).toBe('疫情防控工作每日专报-2022-04-01至2022-04-08.zip');
      });
    });

    test('a link opens one briefing for whoever has it, and is revoked', async () => {
      let link = '';
      await open(web.keys.office, options, async (page) => {
        await page.goto(`${origin}/archive/suizhou/${DAY}`);
        await page.getByLabel('有效期').selectOption('3');
        await page.getByRole('button', { name: '生成链接' }).click();
        link = await page.getByLabel('链接', { exact: true }).inputValue();
        await look(page, 'archive-link');
      });
      await open(link.slice(link.indexOf('=') + 1), options, async (page) => {
        expect(page.url()).toBe(`${origin}/archive/suizhou/${DAY}`);
        await look(page, 'archive-guest');
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('link', { name: 'Word 文档' }).first().click(),
        ]);
        expect(download.suggestedFilename()).toBe('疫情防控工作每日专报-第8期-2022-04-08-更正第2版.docx');
      });
      await open(web.keys.office, options, async (page) => {
        await page.goto(`${origin}/archive/suizhou/${DAY}`);
        await page.getByText('临时链接').first().waitFor();
        await look(page, 'archive-day-office');
        await page.getByRole('button', { name: /停用/ }).first().click();
        await page.getByText('停用').first().waitFor();
        await page.goto(`${origin}/archive/suizhou/downloads?month=2022-04`);
        await look(page, 'archive-downloads');
      });
    });
  });

  test('in the dark, in English', async () => {
    await open(web.keys.reader, { ...PHONE, colorScheme: 'dark', locale: 'en-GB' }, async (page) => {
      await look(page, 'archive-dark-front');
      await page.goto(`${origin}/archive/suizhou/calendar`);
      await look(page, 'archive-dark-month');
      await page.goto(`${origin}/archive/suizhou/search?q=围挡`);
      await look(page, 'archive-dark-search');
    });
  });
});
