/**
 * The office decides in a real browser, on a phone and on a desk, without JavaScript: look at a report, return it, word it,
 * enter for a unit, preview, hold, sign, issue and correct.
 */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DESKTOP, launch, look, noBrowser, PHONE, serveWorld } from '../support/browser.ts';
import { DAY, openWebWorld, type WebWorld } from '../support/web-world.ts';

let browser: Browser;

describe.skipIf(noBrowser !== undefined)('the office decides', () => {
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => browser?.close());

  /** A world with a fortnight of reports, and one that is to be questioned. */
  async function reported(web: WebWorld): Promise<void> {
    for (let day = 1; day <= 7; day += 1) {
      const figures = { garbage: 598.4 + day, dissuaded: 1200 + day, staff: 512, posts: ['南门桥'], patrolled: true };
      await web.put({ id: `y${day}`, figures }, { day: `2022-04-0${day}` });
    }
    const narratives = [
      {
        kind: '工作动态',
        text: '出动洒水车12台次，对城区主次干道进行洒水降尘；组织环卫工人清扫保洁，清运垃圾612.5吨，转运及时。',
      },
      { kind: '工作动态', text: '锟斤拷夜间巡查桥梁路口3处。' },
      { kind: '问题协调', text: '南门桥施工围挡破损，请有关单位尽快修复。' },
    ];
    const figures = { garbage: 6125, dissuaded: 3010, staff: 512, posts: ['南门桥', '北门桥'], patrolled: true };
    await web.put({ id: 'a', figures, narratives, reasons: { garbage: '集中清运积存垃圾' } });
    await web.put({ id: 'a2', basedOn: 1, figures: { ...figures, dissuaded: 3011 }, narratives });
  }

  interface Walk {
    readonly web: WebWorld;
    readonly page: Page;
    readonly origin: string;
    signIn(key: string): Promise<void>;
  }

  async function walk(
    options: BrowserContextOptions,
    over: Parameters<typeof openWebWorld>[0],
    work: (walk: Walk) => Promise<void>,
  ): Promise<void> {
    const web = await openWebWorld(over);
    await reported(web);
    const { origin, stop } = await serveWorld(web);
    const context = await browser.newContext({ locale: 'zh-CN', ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const signIn = async (key: string): Promise<void> => {
      await page.goto(`${origin}/sign-in`);
      await page.getByLabel('访问码').fill(key);
      await page.getByRole('button', { name: '登录' }).click();
    };
    await work({ web, page, origin, signIn });
    await context.close();
    await stop();
  }

  describe.each([
    ['phone', PHONE],
    ['desktop', DESKTOP],
  ] as const)('on a %s', (_, options) => {
    test('without JavaScript a report is worded, accepted, returned; the unit sees why', async () => {
      await walk({ ...options, javaScriptEnabled: false }, {}, async ({ web, page, origin, signIn }) => {
        await signIn(web.keys.office);
        await page.goto(`${origin}/desk/suizhou/${DAY}/units/a`);
        await page.getByLabel('简报用的文字').first().fill('洒水降尘12台次。');
        await page.getByLabel('采用').nth(1).uncheck();
        await page.getByRole('button', { name: '保存选编' }).click();
        await page.getByText('选编已保存').waitFor();
        expect(await page.getByLabel('采用').nth(1).isChecked()).toBe(false);
        await page.getByRole('button', { name: '核实无误，通过' }).click();
        await page.getByText('已通过，不再列为待核').waitFor();
        await page.getByRole('button', { name: '退回单位' }).click();
        await page.getByText('请写明退回原因').waitFor();
        await page.getByLabel('退回原因').fill('垃圾量是平日的十倍，请核对小数点。');
        await page.getByRole('button', { name: '退回单位' }).click();
        await page.getByRole('status').getByText('已退回').waitFor();
        await page.getByRole('link', { name: '代填或修改' }).click();
        await page.getByText('您正在为市环卫服务中心代填').waitFor();
        await page.context().clearCookies();
        await signIn(web.keys.unit);
        await page.goto(`${origin}/report/suizhou/${DAY}`);
        await page.getByText('请核对小数点').waitFor();
      });
    });

    test('the pages about a report are accessible and fit the screen', async () => {
      await walk(options, {}, async ({ web, page, origin, signIn }) => {
        await signIn(web.keys.office);
        await page.goto(`${origin}/desk/suizhou/${DAY}/units/a`);
        await page.getByText('近14日逐日数字').click();
        await look(page, 'unit-report');
        await page.getByLabel('退回原因').fill('垃圾量是平日的十倍，请核对小数点。');
        await page.getByRole('button', { name: '退回单位' }).click();
        await page.getByRole('status').getByText('已退回').waitFor();
        await look(page, 'unit-report-returned');
        await page.goto(`${origin}/desk/suizhou/${DAY}/units/a/enter`);
        await look(page, 'unit-enter');
        await page.context().clearCookies();
        await signIn(web.keys.unit);
        await page.goto(`${origin}/report/suizhou/${DAY}`);
        await look(page, 'report-returned');
      });
    });
  });

  test('in the dark, in English, and without a report', async () => {
    await walk({ ...DESKTOP, colorScheme: 'dark' }, {}, async ({ web, page, origin, signIn }) => {
      await signIn(web.keys.office);
      await page.goto(`${origin}/desk/suizhou/${DAY}/units/a`);
      await look(page, 'unit-report-dark');
      await page.goto(`${origin}/desk/suizhou/${DAY}/units/c?lang=en`);
      await look(page, 'unit-report-none-en');
    });
  });
});
