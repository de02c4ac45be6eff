/**
 * The report form with its script: checks while typing, drafts, and sending over a network that fails.
 */
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createKey, revokeKey } from '../../functions/records/access/access-keys.ts';
import { revisionsOf } from '../../functions/records/report/submissions.ts';
import { readExample } from '../../infra/local/examples.ts';
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
/** A day of its own for each test. */
const days = ['01', '02', '03', '04', '05', '06', '07', '08'].map((day) => `2022-04-${day}`);

describe.skipIf(noBrowser !== undefined).each([
  ['a phone', PHONE],
  ['a desk', DESKTOP],
])('the form with its script on %s', (_, screen) => {
  beforeAll(async () => {
    web = await openWebWorld();
    ({ origin, stop } = await serveWorld(web));
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await stop?.();
  });

  async function open(
    day: string,
    work: (page: Page, context: BrowserContext) => Promise<void>,
    options: BrowserContextOptions = screen,
  ): Promise<void> {
    const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(`${origin}/sign-in#key=${web.keys.unit}`);
    await page.waitForURL(/report/);
    await page.goto(`${origin}/report/suizhou/${day}`);
    await work(page, context);
    expect(complaints).toEqual([]);
    await context.close();
  }

  const stored = (day: string) => revisionsOf(web.world.table, web.programme, day, 'a');
  const garbage = (page: Page) => page.getByLabel('收集转运垃圾');
  const dissuaded = (page: Page) => page.getByLabel('劝离劝返市民');
  const send = (page: Page) => page.locator('#send').click();
  const arrived = (page: Page) => page.getByRole('heading', { name: '已收到' }).waitFor();

  test('says at the field what is wrong, once it was left, and takes it back', async () => {
    await open(days[0]!, async (page) => {
      await garbage(page).fill('约800');
      expect(await page.locator('#figure-garbage-error').isVisible()).toBe(false);
      await dissuaded(page).focus();
      await page.locator('#figure-garbage-error').getByText('约数').waitFor();
      await page.getByText('还有4项未填：').waitFor();
      await picture(page, 'script-wrong');
      await expectAccessible(page);
      await garbage(page).fill('800');
      expect(await page.locator('#figure-garbage-error').isVisible()).toBe(false);
      await send(page);
      await page.getByRole('alert').getByText('“劝离劝返市民”必须填报').waitFor();
      expect(await stored(days[0]!)).toEqual([]);
      await page.getByRole('alert').getByRole('link').click();
      await page.keyboard.type('3010');
      await picture(page, 'script-mended');
      await send(page);
      await arrived(page);
      expect((await stored(days[0]!))[0]?.figures).toEqual({ garbage: '800.0', dissuaded: '3010' });
    });
  });

  test('puts a draft back after a crash, and lets it be discarded', async () => {
    await open(days[1]!, async (page, context) => {
      await garbage(page).fill('612.5');
      await page.getByLabel('工作动态').fill('出动三次');
      await page.getByLabel('否', { exact: true }).check();
      await page.waitForTimeout(500);
      await page.close({ runBeforeUnload: false });
      const again = await context.newPage();
      await again.goto(`${origin}/report/suizhou/${days[1]}`);
      await again.getByText(/已恢复\d\d:\d\d在本机填写/).waitFor();
      expect(await garbage(again).inputValue()).toBe('612.5');
      expect(await again.getByLabel('工作动态').inputValue()).toBe('出动三次');
      expect(await again.getByLabel('否', { exact: true }).isChecked()).toBe(true);
      await picture(again, 'script-draft');
      await expectAccessible(again);
      await again.getByRole('button', { name: '放弃这些内容' }).click();
      expect(await garbage(again).inputValue()).toBe('');
      await again.reload();
      expect(await again.locator('#draft').isVisible()).toBe(false);
    });
  });

  test('keeps a report while there is no network and sends it when there is one', async () => {
    await open(days[2]!, async (page, context) => {
      await dissuaded(page).fill('5');
      await context.setOffline(true);
      await send(page);
      await page.getByText('现在没有网络。内容已保存在本机').waitFor();
      await picture(page, 'script-offline');
      expect(await stored(days[2]!)).toEqual([]);
      await context.setOffline(false);
      await arrived(page);
      expect(await stored(days[2]!)).toHaveLength(1);
      await page.goto(`${origin}/report/suizhou/${days[2]}`);
      expect(await page.locator('#draft').isVisible()).toBe(false);
    });
  });

  test('two editors: the draft ends with the choice', async () => {
    const day = '2022-03-31';
    const own = await openWebWorld({ starts: day });
    const served = await serveWorld(own);
    await open(days[7]!, async (page) => {
      await page.goto(`${served.origin}/sign-in#key=${own.keys.unit}`);
      await page.waitForURL(/report/);
      await page.goto(`${served.origin}/report/suizhou/${day}`);
      await dissuaded(page).fill('7');
      await own.put({ id: 'theirs', figures: { dissuaded: 5, staff: 500 } }, { day });
      await send(page);
      await page.getByRole('heading', { name: '这份报送已有更新的内容' }).waitFor();
      await page.getByRole('button', { name: '报送所选内容' }).click();
      await arrived(page);
      const revisions = await revisionsOf(own.world.table, own.programme, day, 'a');
      expect(revisions.at(-1)?.figures).toEqual({ dissuaded: '7', staff: '500' });
      await page.goto(`${served.origin}/report/suizhou/${day}`);
      expect(await page.locator('#draft').isVisible()).toBe(false);
      expect(await dissuaded(page).inputValue()).toBe('7');
    });
    await served.stop();
  });

  test('sends what waited when the page is opened again, on whatever day', async () => {
    await open(days[3]!, async (page, context) => {
      await dissuaded(page).fill('6');
      await context.setOffline(true);
      await send(page);
      await page.getByText('现在没有网络').waitFor();
      await page.close();
      await context.setOffline(false);
      const other = await context.newPage();
      await other.goto(`${origin}/report/suizhou/${days[7]}`);
      await expect.poll(async () => (await stored(days[3]!)).length).toBe(1);
    });
  });

  test('a lost answer is no second report', async () => {
    await open(days[4]!, async (page) => {
      let lost = 0;
      await page.route('**/api/**', async (route) => {
        if (lost++ > 0) return route.continue();
        await route.fetch();
        return route.abort('connectionreset');
      });
      await dissuaded(page).fill('7');
      await send(page);
      await page.getByText('现在没有网络').waitFor();
      expect(await stored(days[4]!)).toHaveLength(1);
      await page.evaluate("dispatchEvent(new Event('online'))");
      await arrived(page);
      expect(await stored(days[4]!)).toHaveLength(1);
    });
  });

  test.each([403, 405, 501, 200])('a network that answers PUT with %i gets the report by POST', async (status) => {
    await open(days[0]!, async (page) => {
      const before = (await stored(days[0]!)).length;
      const body = '<form>请登录网络</form>';
      await page.route('**/api/**', (route) =>
        route.request().method() === 'PUT'
          ? route.fulfill({ status, contentType: 'text/html', body })
          : route.continue(),
      );
      await dissuaded(page).fill(String(status));
      await send(page);
      await arrived(page);
      expect(await stored(days[0]!)).toHaveLength(before + 1);
    });
  });

  test('a network that lets no JSON through gets the form itself; one that lets nothing through is named', async () => {
    await open(days[1]!, async (page) => {
      const refuse = { status: 403, contentType: 'text/html', body: '已被防火墙拦截' };
      const isWrite = (method: string): boolean => method === 'PUT' || method === 'POST';
      let isClosed = true;
      await page.route('**/api/**', (route) =>
        isWrite(route.request().method()) ? route.fulfill(refuse) : route.continue(),
      );
      await page.route('**/report/**', (route) =>
        isClosed && isWrite(route.request().method()) ? route.fulfill(refuse) : route.continue(),
      );
      const before = (await stored(days[1]!)).length;
      await dissuaded(page).fill('12');
      await send(page);
      await page.getByText('所在网络拦下了这次报送（HTTP 403）').waitFor();
      expect(await stored(days[1]!)).toHaveLength(before);
      isClosed = false;
      await page.evaluate("dispatchEvent(new Event('online'))");
      await arrived(page);
      expect(await stored(days[1]!)).toHaveLength(before + 1);
    });
  });

  test('two taps are one report', async () => {
    await open(days[5]!, async (page) => {
      await dissuaded(page).fill('8');
      await page.locator('#send').dblclick();
      await arrived(page);
      expect(await stored(days[5]!)).toHaveLength(1);
    });
  });

  test('a session that ended in the middle loses nothing', async () => {
    const at = '2022-04-01T00:00:00.000Z';
    const { key, id } = await createKey(web.world.table, { programme: 'suizhou', role: 'unit', unit: 'a', at });
    await open(days[6]!, async (page) => {
      await page.goto(`${origin}/sign-in#key=${key}`);
      await page.waitForURL(/report/);
      await page.goto(`${origin}/report/suizhou/${days[6]}`);
      await garbage(page).fill('612.5');
      await dissuaded(page).fill('9');
      await revokeKey(web.world.table, id, '2022-04-08T08:00:00.000Z');
      await send(page);
      await page.getByText('登录已过期。内容已保存在本机').waitFor();
      await picture(page, 'script-signed-out');
      await page.locator('#sending').getByRole('link').click();
      await page.getByLabel('访问码').fill(web.keys.unit);
      await page.getByRole('button', { name: '登录' }).click();
      await arrived(page);
      expect((await stored(days[6]!))[0]?.figures).toEqual({ garbage: '612.5', dissuaded: '9' });
    });
  });

  test('asks for a reason where a figure is far from the usual, adds up totals, fills stocks, goes on by Enter', async () => {
    const own = await openWebWorld();
    const served = await serveWorld(own);
    for (const day of days.slice(0, 7)) {
      await own.put({ id: day, figures: { garbage: '600', dissuaded: 1000, staff: 512 } }, { day });
    }
    await own.issueDay(days[6]!);
    await open(days[7]!, async (page) => {
      await page.goto(`${served.origin}/sign-in#key=${own.keys.unit}`);
      await page.waitForURL(/report/);
      await page.getByRole('button', { name: '同前一天' }).click();
      expect(await page.getByLabel('在岗环卫工人').inputValue()).toBe('512');
      expect(await garbage(page).inputValue()).toBe('');
      await garbage(page).fill('612.5');
      await page.getByText('含当日累计 4,812.5吨').waitFor();
      await garbage(page).press('Enter');
      await page.keyboard.type('10000');
      await page.keyboard.press('Enter');
      await page.locator('#figure-dissuaded-asked').getByText('近日一般为1000人次').waitFor();
      await picture(page, 'script-unusual');
      await expectAccessible(page);
      await expectNoSideScroll(page);
      await send(page);
      await page.getByRole('alert').getByText('请核对后再报送').waitFor();
      await picture(page, 'script-asked');
      await page.locator('#figure-dissuaded-asked').getByLabel('原因（属实时填写）').fill('清明客流');
      await send(page);
      await arrived(page);
      const [revision] = await revisionsOf(own.world.table, own.programme, days[7]!, 'a');
      expect(revision).toMatchObject({
        figures: { dissuaded: '10000', staff: '512' },
        reasons: { dissuaded: '清明客流' },
      });
    });
    await served.stop();
  });

  test('the sanitation centre of the example: from the link to the receipt in few taps beyond the digits', async () => {
    const { programme, submissions } = await readExample('suizhou');
    const own = await openWebWorld(programme);
    const served = await serveWorld(own);
    const at = '2022-03-31T00:00:00.000Z';
    const { key } = await createKey(own.world.table, { programme: 'suizhou', role: 'unit', unit: 'huanwei', at });
    const reports = submissions.filter(({ unit }) => unit === 'huanwei');
    const today = reports.find(({ day }) => day === '2022-04-08')!;
    for (const { day, figures } of reports.filter((each) => each !== today)) {
      const answer = await own.put({ id: day, figures, narratives: [] }, { day, unit: 'huanwei', key });
      expect([answer.status, await answer.text()]).toEqual([201, expect.anything()]);
    }
    const figures = today.figures as Record<string, string | boolean>;
    await open(days[7]!, async (page) => {
      let taps = 1; // the link itself
      const tap = async (what: Promise<void>): Promise<void> => {
        taps += 1;
        await what;
      };
      await page.goto(`${served.origin}/sign-in#key=${key}`);
      await page.waitForURL(/report/);
      await tap(page.getByLabel('收集转运垃圾').click());
      await page.keyboard.type(String(figures.garbage));
      await tap(page.keyboard.press('Enter'));
      await tap(page.getByLabel('在岗环卫工人').click());
      await page.keyboard.type(String(figures.sanitation_staff));
      await tap(page.getByText('是', { exact: true }).click());
      await tap(send(page));
      await arrived(page);
      console.log(`from the link to the receipt: ${taps} taps beyond the digits`);
      expect(taps).toBeLessThanOrEqual(25);
      const [stored] = await revisionsOf(own.world.table, own.programme, days[7]!, 'huanwei');
      expect(stored?.figures).toEqual({ garbage: '609.8', sanitation_staff: '512', vehicles_disinfected: true });
    });
    await served.stop();
  });

  test('the first load is at most 60 kB compressed, from this host alone', async () => {
    await open(days[7]!, async (_, context) => {
      const fresh = await context.newPage();
      const sizes: Record<string, number> = {};
      fresh.on('response', async (answer) => {
        const body = await answer.body().catch(() => Buffer.alloc(0));
        sizes[answer.url()] = gzipSync(body).length;
      });
      await fresh.goto(`${origin}/report/suizhou/${days[7]}`, { waitUntil: 'networkidle' });
      expect(Object.keys(sizes).filter((url) => !url.startsWith(origin))).toEqual([]);
      expect(Object.keys(sizes).length).toBeGreaterThanOrEqual(3);
      expect(Object.values(sizes).reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(60_000);
    });
  });
});
