/**
 * Figures over time, compared and explained, in a real browser: on a phone and on a desk, with and without scripts.
 */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DESKTOP, follow, launch, look as lookAt, noBrowser, PHONE, picture, serveWorld } from '../support/browser.ts';
import { openWebWorld, type WebWorld } from '../support/web-world.ts';

const MONTH = Array.from({ length: 8 }, (_, at) => `2022-04-0${at + 1}`);

/** Pages of contexts that run no scripts. */
const scriptless = new WeakSet<Page>();
const hasScripts = (page: Page): boolean => !scriptless.has(page);

let browser: Browser;
let web: WebWorld;
let origin: string;
let stop: () => Promise<void>;

describe.skipIf(noBrowser !== undefined)('figures', () => {
  beforeAll(async () => {
    web = await openWebWorld();
    ({ origin, stop } = await serveWorld(web));
    browser = await launch();
    for (const [at, day] of MONTH.entries()) await issue(day, at);
  });
  afterAll(async () => {
    await browser?.close();
    await stop?.();
  });

  /** Unit a every day but the fifth, unit b every other day, unit c never. */
  async function issue(day: string, at: number): Promise<void> {
    web.setNow(`${day}T09:30:00.000Z`);
    const figures = {
      garbage: `${600 + ((at * 31) % 17)}.5`,
      dissuaded: 3000 + ((at * 37) % 11) * 100,
      staff: 512 + at,
    };
    if (at !== 4) await web.put({ id: `${day}-a`, basedOn: 0, figures: { ...figures, posts: ['南门桥'] } }, { day });
    const b = { unit: 'b', key: web.keys.unitB, day };
    if (at % 2 === 0 && at !== 4)
      await web.put(
        { id: `${day}-b`, basedOn: 0, figures: { garbage: '80.0', dissuaded: 900 + at, posts: ['南门桥', '北门桥'] } },
        b,
      );
    expect((await web.issueDay(day)).status).toBe(201);
  }

  /** A browser of its own, signed in, whose console must stay silent. */
  async function open(options: BrowserContextOptions, work: (page: Page) => Promise<void>): Promise<void> {
    const context = await browser.newContext({ locale: 'zh-CN', ...options });
    const page = await context.newPage();
    if (options.javaScriptEnabled === false) scriptless.add(page);
    const complaints: string[] = [];
    page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(`${origin}/sign-in`);
    await page.getByLabel('访问码').fill(web.keys.reader);
    await page.getByRole('button', { name: '登录' }).click();
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
    await work(page);
    expect(complaints).toEqual([]);
    await context.close();
  }

  // axe is a script; the markup is the same without
  const look = (page: Page, name: string): Promise<void> => (hasScripts(page) ? lookAt : picture)(page, name);

  describe.each([
    ['phone', PHONE],
    ['desktop', DESKTOP],
    ['phone without scripts', { ...PHONE, javaScriptEnabled: false }],
    ['desktop without scripts', { ...DESKTOP, javaScriptEnabled: false }],
  ] as const)('on a %s', (_, options) => {
    const bare = 'javaScriptEnabled' in options ? '-bare' : '';

    test('a reader chooses indicators, units and a period, and gets charts, tables and files', async () => {
      await open(options, async (page) => {
        await page.getByRole('link', { name: '数字走势' }).click();
        await page.getByRole('heading', { name: '收集转运垃圾' }).waitFor();
        await look(page, `figures${bare}`);
        await page.locator('summary', { hasText: '指标' }).click();
        await page.getByLabel('劝离劝返市民').check();
        await page.locator('summary', { hasText: '单位' }).click();
        await page.getByLabel('市环卫服务中心').check();
        await page.getByLabel('高新区大队').check();
        await look(page, `figures-choosing${bare}`);
        await page.getByRole('button', { name: '本月' }).click();
        await page.getByRole('heading', { name: '劝离劝返市民' }).waitFor();
        expect(page.url()).toContain('from=2022-04-01&to=2022-04-08');
        await look(page, `figures-lines${bare}`);
        await page.getByLabel('显示为').selectOption('bar');
        await page.getByLabel('与上年同期比较').check();
        await page.getByRole('button', { name: '显示' }).click();
        await page.getByRole('columnheader', { name: '上年同期' }).first().waitFor();
        await look(page, `figures-bars${bare}`);
        const [book] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('link', { name: /下载表格/ }).click(),
        ]);
        expect(book.suggestedFilename()).toBe('疫情防控工作每日专报-数字走势-2022-04-01至2022-04-08.xlsx');
        const [drawing] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('link', { name: /下载图片.*劝离/ }).click(),
        ]);
        expect(drawing.suggestedFilename()).toBe(
          '疫情防控工作每日专报-劝离劝返市民-数字走势-2022-04-01至2022-04-08.svg',
        );
      });
    });

    test('a reader compares two days and asks where a figure comes from', async () => {
      await open(options, async (page) => {
        await page.getByRole('link', { name: '两期对比' }).click();
        await page.getByRole('heading', { name: '文字' }).waitFor();
        await look(page, `compare${bare}`);
        await page.getByRole('link', { name: '本周与上周同期' }).click();
        await page.getByText('对比期 2022年3月28日—4月1日').waitFor();
        await page.getByLabel('单位').selectOption('unit:a');
        await page.getByRole('button', { name: '对比', exact: true }).click();
        await page.getByRole('heading', { name: '文字' }).waitFor();
        await look(page, `compare-weeks${bare}`);
        await page.goto(`${origin}/archive/suizhou`);
        await look(page, `figures-front${bare}`);
        await follow(page, page.getByRole('link', { name: '第8期 2022年4月8日 星期五 →' }));
        await look(page, `figures-day${bare}`);
        await page.getByRole('link', { name: '劝离劝返市民' }).click();
        await page.getByText('重新计算，与印发的一致').waitFor();
        await look(page, `explain${bare}`);
        await page
          .getByRole('link', { name: /前一报告日/ })
          .first()
          .click();
        await page.getByText('2022年4月7日').first().waitFor();
        await page.goto(`${origin}/archive/suizhou/2022-04-07/figures/posts`);
        await page.getByText('当日新增').waitFor();
        await look(page, `explain-places${bare}`);
      });
    });
  });

  test('in the dark, in English; the picture by itself', async () => {
    await open({ ...DESKTOP, colorScheme: 'dark' }, async (page) => {
      await page.goto(
        `${origin}/archive/suizhou/figures?indicator=garbage&of=all&of=unit:a&of=unit:b&of=group:执法队伍&as=bar&lang=en`,
      );
      await look(page, 'figures-dark');
      const query = 'indicator=garbage&of=all&of=unit:a&of=unit:b&from=2022-04-01&to=2022-04-08';
      const svg = await (
        await web.request(`/archive/suizhou/figures/picture?${query}`, { key: web.keys.reader })
      ).text();
      await page.setContent(`<!doctype html><html lang="zh"><title>x</title><body>${svg}</body></html>`);
      await picture(page, 'figures-picture');
    });
  });
});
