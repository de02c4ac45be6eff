/**
 * The office's board in a real browser, with 10 and with 500 units, on a phone and on a desk: filter, sort, remind, live.
 */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordFailure } from '../../functions/records/run/failures.ts';
import { type BoardWorld, openBoardWorld } from '../support/board-world.ts';
import {
  DESKTOP,
  expectAccessible,
  expectNoSideScroll,
  follow,
  launch,
  look,
  noBrowser,
  PHONE,
  picture,
  serveWorld,
} from '../support/browser.ts';
import { DAY } from '../support/web-world.ts';

let browser: Browser;
const desk = `/desk/suizhou/${DAY}`;
const rows = (page: Page) => page.locator('tr[data-unit]');

describe.skipIf(noBrowser !== undefined)('the board', () => {
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
  });

  async function open(
    web: BoardWorld,
    options: BrowserContextOptions,
    work: (page: Page, origin: string) => Promise<void>,
  ): Promise<void> {
    const { origin, stop } = await serveWorld(web);
    const context = await browser.newContext({ locale: 'zh-CN', ...options });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(`${origin}/sign-in`);
    await page.getByLabel('访问码').fill(web.keys.office);
    await page.getByRole('button', { name: '登录' }).click();
    await page.waitForURL(/desk/);
    await work(page, origin);
    expect(errors).toEqual([]);
    await context.close();
    await stop();
  }

  describe.each([
    [10, 'phone', PHONE],
    [10, 'desktop', DESKTOP],
    [500, 'phone', PHONE],
    [500, 'desktop', DESKTOP],
  ] as const)('with %i units on a %s', (count, _, options) => {
    test('is found through, filtered, sorted and reminded without JavaScript', async () => {
      const web = await openBoardWorld(count);
      await open(web, { ...options, javaScriptEnabled: false }, async (page, origin) => {
        await page.goto(`${origin}${desk}`);
        expect(await rows(page).count()).toBe(count);
        expect(await rows(page).first().textContent()).toContain('未报');
        await picture(page, `board-${count}`);
        await follow(page, page.getByRole('link', { name: /^有疑问/ }));
        expect(await rows(page).count()).toBe(count / 10);
        await follow(page, page.getByRole('link', { name: /^全部/ }));
        await follow(page, page.getByRole('link', { name: '最近收到' }));
        expect(await rows(page).first().textContent()).toContain('18:20');
        await page.getByLabel('单位名称').fill('第1大队');
        await follow(page, page.getByRole('button', { name: '查找' }));
        expect(await rows(page).count()).toBe(1);
        await rows(page).getByRole('checkbox').check();
        await page.getByRole('button', { name: '提醒勾选的单位' }).click();
        await page.getByText('提醒已交办').waitFor();
        expect(web.sent.map(({ text }) => text)).toEqual([expect.stringContaining('尚未报送的单位有第1大队，')]);
        await page.getByText(/提醒1个单位/).waitFor();
        await page.getByRole('button', { name: /提醒全部未报单位/ }).click();
        await page
          .getByText(new RegExp(`提醒${count / 10}个单位`))
          .first()
          .waitFor();
        expect(web.sent).toHaveLength(2);
      });
    });

    test('follows what arrives, keeps ticks, says when it is out of date, and rests while hidden', async () => {
      const web = await openBoardWorld(count);
      await open(web, options, async (page, origin) => {
        await page.clock.install();
        await page.goto(`${origin}${desk}`);
        if (count === 10) await look(page, 'board');
        await page.getByText(/\d\d:\d\d:\d\d更新/).waitFor();
        await page.locator('[data-unit="u0"] input').check();
        await web.report(0, '18:31');
        await page.clock.fastForward(31_000);
        await page.getByText('1个单位有变化').waitFor();
        expect(await page.locator('[data-unit="u0"] .badge').textContent()).toBe('迟报');
        if (count > 10) {
          await page.locator('[data-unit="u20"] input').check();
          await web.report(10, '18:32');
          await page.clock.fastForward(61_000);
          await page.locator('[data-unit="u10"] .badge-late').waitFor();
          expect(await page.locator('[data-unit="u20"] input').isChecked()).toBe(true);
        }
        await page.context().setOffline(true);
        await page.clock.fastForward(300_000);
        await page.getByText('连不上服务器').waitFor();
        await look(page, `board-stale-${count}`);
        await page.context().setOffline(false);
        await page.clock.fastForward(300_000);
        await page.getByText(/^\d\d:\d\d:\d\d更新/).waitFor();
        await hide(page);
        let asked = 0;
        page.on('request', () => {
          asked += 1;
        });
        await page.clock.fastForward(3_600_000);
        expect(asked).toBe(0);
      });
    });
  });

  test.each([
    ['phone', PHONE],
    ['desktop', DESKTOP],
  ] as const)('deliveries and the ledger tell what happened, on a %s', async (_, options) => {
    const web = await openBoardWorld(10);
    await open(web, { ...options, javaScriptEnabled: false }, async (page, origin) => {
      await page.goto(`${origin}${desk}`);
      await page.getByLabel('以上情况我已核对').check();
      await page.getByRole('button', { name: '仍要编发' }).click();
      await page.getByRole('link', { name: '发送情况' }).click();
      await page.getByRole('button', { name: '立即发送' }).click();
      await page.getByText('已送达').first().waitFor();
      await page.getByRole('button', { name: '发测试消息' }).click();
      await page.getByText('今天的测试').waitFor();
      expect(web.sent).toHaveLength(2);
      await picture(page, 'deliveries');
      await expectNoSideScroll(page);
      await follow(page, page.getByRole('link', { name: '往期' }));
      await page.getByRole('link', { name: '运行记录' }).click();
      await page.getByText('已编发').first().waitFor();
      await recordFailure(web.world.table, {
        ...{ programme: 'suizhou', day: '2022-04-06', at: '2022-04-07T00:00:05.000Z' },
        why: '模板 briefing.hbs 第3行有误：没有“figures.stock”这个名称。',
      });
      await page.goto(`${origin}/desk/suizhou/runs?month=2022-04`);
      await picture(page, 'runs');
      await expectNoSideScroll(page);
    });
    await open(web, options, async (page, origin) => {
      for (const path of [`${desk}/deliveries`, '/desk/suizhou/runs']) {
        await page.goto(`${origin}${path}`);
        await expectAccessible(page);
      }
    });
  });

  /** As when another tab is shown. */
  const hide = (page: Page): Promise<void> =>
    page.evaluate(`(() => {
      Object.defineProperty(document, 'hidden', { value: true, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    })()`);

  test('of 500 units is small and quick, keeps its head in sight and jumps to who is missing', async () => {
    const web = await openBoardWorld(500);
    const answer = await web.request(desk, { key: web.keys.office, headers: { 'accept-encoding': 'gzip' } });
    const packed = (await answer.arrayBuffer()).byteLength;
    const plain = (await (await web.request(desk, { key: web.keys.office })).text()).length;
    console.log(`board of 500 units: ${plain} characters, ${packed} bytes compressed`);
    expect(plain).toBeLessThan(400_000);
    expect(packed).toBeLessThan(40_000);
    await open(web, DESKTOP, async (page, origin) => {
      await page.goto(`${origin}${desk}?sort=unit`);
      await page.getByRole('link', { name: '跳到未报单位' }).click();
      expect(page.url()).toContain('#missing');
      await page.locator('[data-unit="u400"]').scrollIntoViewIfNeeded();
      const head = await page.locator('.board-table thead th').first().boundingBox();
      expect(Math.round(head?.y ?? -1)).toBe(0);
    });
  });
});
