/**
 * What the office keeps, in a real browser: units, keys, cards for print, the calendar, matters, rosters, the audit; on a phone and on a desk, with and without
 * JavaScript.
 */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeBriefing, readReports } from '../../functions/pipeline/briefing/compose.ts';
import { closeDay } from '../../functions/pipeline/day/close.ts';
import { currentProgramme } from '../../functions/records/programme/programmes.ts';
import { DESKTOP, follow, launch, look as lookAt, noBrowser, PHONE, picture, serveWorld } from '../support/browser.ts';
import { DAY, openWebWorld, type WebWorld, webProgramme } from '../support/web-world.ts';

let browser: Browser;
let web: WebWorld;
let origin: string;
let stop: () => Promise<void>;

describe.skipIf(noBrowser !== undefined)('keeping', () => {
  beforeAll(async () => {
    const posts = { id: 'posts', name: '值守桥梁路口', unit: '个', kind: 'places', decimals: 0 } as const;
    const places = { ...posts, aliases: [], required: false, carry: false, roster: ['东桥', '西桥', '南桥'] };
    const indicators = webProgramme().indicators.map((each) => (each.id === 'posts' ? places : each));
    web = await openWebWorld({ indicators });
    web.setNow('2022-04-08T08:30:00.000Z');
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
    await follow(page, page.getByRole('button', { name: '登录' }));
    await page.goto(`${origin}/desk/suizhou/${DAY}`);
    await work(page);
    expect(complaints).toEqual([]);
    await context.close();
  }

  describe.each([
    ['phone', PHONE, true],
    ['desktop', DESKTOP, true],
    ['phone without JavaScript', PHONE, false],
  ] as const)('on a %s', (device, options, javaScriptEnabled) => {
    /** Without JavaScript the browser cannot be asked how wide the page is; its twin with it can. */
    const look = javaScriptEnabled ? lookAt : picture;

    test('the workday calendar', async () => {
      await open({ ...options, javaScriptEnabled }, async (page) => {
        const day = { phone: '2022-06-02', desktop: '2022-06-09', 'phone without JavaScript': '2022-06-16' }[device];
        await page.goto(`${origin}/desk/suizhou/calendar`);
        await page.getByLabel('放假的日期').fill('6月2日');
        await follow(page, page.getByRole('button', { name: '下一步' }));
        await page.getByText('看不懂“6月2日”').waitFor();
        await look(page, `calendar-refused-${device}`);
        await page.getByLabel('放假的日期').fill(`${day}\n`);
        await follow(page, page.getByRole('button', { name: '下一步' }));
        await look(page, `calendar-change-${device}`);
        await follow(page, page.getByRole('button', { name: '保存' }));
        await page.getByText('已保存为任务设置').waitFor();
        await look(page, `calendar-${device}`);
      });
    });

    test('units, a change, a key, cards', async () => {
      await open({ ...options, javaScriptEnabled }, async (page) => {
        await follow(page, page.getByRole('link', { name: '管理' }));
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

    test('a matter from report to closing, rosters, the audit', async () => {
      const day = device === 'desktop' ? '2022-04-06' : device === 'phone' ? DAY : '2022-04-07';
      const text = `桥头路灯不亮，请协调电力部门（${device}）。`;
      await web.put(
        { id: day, figures: { dissuaded: 3, posts: ['东桥'] }, narratives: [{ kind: '问题协调', text }] },
        { day },
      );
      await compose(day);
      await open({ ...options, javaScriptEnabled }, async (page) => {
        await page.getByRole('link', { name: '督办' }).click();
        await page.getByRole('link', { name: text }).waitFor();
        await look(page, `matters-${device}`);
        await page.getByRole('link', { name: text }).click();
        await page.getByLabel('责任人').fill('分管副主任');
        await page.getByRole('button', { name: '指定责任人和期限' }).click();
        await page.getByText('指定：分管副主任').waitFor();
        await page.getByLabel('办理结果').fill('电力部门已修复，当晚恢复照明。');
        await look(page, `matter-${device}`);
        await page.getByRole('button', { name: '办结销号' }).click();
        await page.getByRole('button', { name: '重新督办' }).waitFor();
        await look(page, `matter-closed-${device}`);
        await page.getByRole('link', { name: '核对表' }).click();
        await page.getByText('尚有2个未覆盖').first().waitFor();
        if (javaScriptEnabled) await page.getByRole('button', { name: '复制' }).waitFor();
        await page.getByText('已覆盖的名称').click();
        await look(page, `rosters-${device}`);
        await follow(page, page.getByRole('link', { name: '管理' }));
        await page.getByRole('link', { name: '操作记录' }).click();
        await page.getByLabel('事项').selectOption({ label: '督办办理' });
        await page.getByRole('button', { name: '查看' }).click();
        await page.getByText('分管副主任').first().waitFor();
        await look(page, `audit-${device}`);
      });
    });
  });
});

/** What issuing does before it renders: problems become matters. */
async function compose(day: string): Promise<void> {
  const stored = (await currentProgramme(web.world.table, 'suizhou'))!;
  const close = await closeDay(web.world, stored, day);
  const reports = await readReports(web.world, stored.programme, close);
  const { templates } = await web.world.documents();
  const facts = { issue: 1, overall: 1, edition: 1, issuedAt: web.world.clock.now() };
  await composeBriefing(web.world, templates, stored, close, reports, facts);
}
