/**
 * The pages about digests in a real browser: the desk issues one, a reader opens and saves it, on a phone and on a desk.
 */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DESKTOP, follow, launch, look, noBrowser, PHONE, picture, serveWorld } from '../support/browser.ts';
import { openWebWorld, type WebWorld } from '../support/web-world.ts';

const DAYS = [
  '2022-04-01',
  '2022-04-02',
  '2022-04-03',
  '2022-04-04',
  '2022-04-05',
  '2022-04-06',
  '2022-04-07',
  '2022-04-08',
];

let browser: Browser;
let web: WebWorld;
let origin: string;
let stop: () => Promise<void>;

describe.skipIf(noBrowser !== undefined)('digests', () => {
  beforeAll(async () => {
    web = await openWebWorld();
    ({ origin, stop } = await serveWorld(web));
    browser = await launch();
    for (const [at, day] of DAYS.entries()) {
      web.setNow(`${day}T09:30:00.000Z`);
      const figures = { garbage: `${600 + at * 3}.5`, dissuaded: 3000 + at * 100, staff: 512, posts: ['南门桥'] };
      await web.put({ id: `${day}-${at}`, basedOn: 0, figures, narratives: [] }, { day });
      expect((await web.issueDay(day)).status).toBe(201);
    }
    web.setNow('2022-04-11T02:00:00.000Z');
  });
  afterAll(async () => {
    await browser?.close();
    await stop?.();
  });

  async function open(key: string, options: BrowserContextOptions, work: (page: Page) => Promise<void>): Promise<void> {
    const context = await browser.newContext({ locale: 'zh-CN', ...options });
    const page = await context.newPage();
    await page.goto(`${origin}/sign-in#key=${key}`);
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
    await work(page);
    await context.close();
  }

  async function issue(page: Page, kind: string, from: string, to: string): Promise<void> {
    await page.getByLabel('种类').selectOption(kind);
    await page.getByLabel('起日').fill(from);
    await page.getByLabel('止日').fill(to);
    await page.getByRole('button', { name: '印发' }).click();
  }

  describe.each([
    ['phone', PHONE, ['2022-04-01', '2022-04-06']],
    ['desktop', DESKTOP, ['2022-04-02', '2022-04-07']],
  ] as const)('on a %s', (name, options, [from, to]) => {
    test('the desk is told what is wrong, keeps what was typed, then issues', async () => {
      await open(web.keys.office, options, async (page) => {
        await page.getByRole('link', { name: '疫情防控工作每日专报' }).click();
        await follow(page, page.getByRole('link', { name: '往期' }));
        await page.getByRole('link', { name: '周报月报' }).click();
        await page.getByRole('heading', { name: '周报、月报、专报' }).waitFor();
        await issue(page, '周报', from, to);
        await page.getByText('周报从周一到周日').last().waitFor();
        expect(await page.getByLabel('起日').inputValue()).toBe(from);
        await look(page, `desk-digests-refused-${name}`);
        await issue(page, '专报', from, to);
        await page.getByText(/已印发：疫情防控工作.*专报第\d期，第1版/).waitFor();
        await look(page, `desk-digests-${name}`);
        await follow(page, page.getByRole('link', { name: /^发送情况 第/ }).first());
        await page.getByText('任务没有设置分发对象。').waitFor();
        await look(page, `digest-deliveries-${name}`);
      });
    });

    test('a reader finds it in the archive, reads and saves it', async () => {
      await open(web.keys.reader, options, async (page) => {
        await page.getByRole('link', { name: '周报月报' }).click();
        await page.getByText(`${from}至${to}`).waitFor();
        await look(page, `archive-digests-${name}`);
        const row = page.getByRole('listitem').filter({ hasText: `${from}至${to}` });
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          row.getByRole('link', { name: /Word/ }).click(),
        ]);
        expect(download.suggestedFilename()).toMatch(new RegExp(`专报-第\\d期-${from}至${to}\\.docx`));
        await follow(page, row.locator('.briefing-name'));
        expect(decodeURIComponent(page.url())).toContain(`${from}_${to}`);
        await picture(page, `digest-html-${name}`);
      });
    });
  });
});
