/**
 * Reporting by file in a real browser, with and without JavaScript: download, fill in, upload, see what is wrong by cell,
 * mend, confirm, receipt; and the office for all units.
 */
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { revisionsOf } from '../../functions/records/report/submissions.ts';
import { DESKTOP, launch, look, noBrowser, PHONE, picture, serveWorld } from '../support/browser.ts';
import { fillIn } from '../support/filled-workbook.ts';
import { openWebWorld, type WebWorld } from '../support/web-world.ts';

let browser: Browser;
let web: WebWorld;
let origin: string;
let stop: () => Promise<void>;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe.skipIf(noBrowser !== undefined)('reporting by file', () => {
  beforeAll(async () => {
    web = await openWebWorld();
    ({ origin, stop } = await serveWorld(web));
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await stop?.();
  });

  async function open(key: string, options: BrowserContextOptions, work: (page: Page) => Promise<void>): Promise<void> {
    const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(`${origin}/sign-in`);
    await page.locator('main input[name=key]').fill(key);
    await page.locator('main button[type=submit]').click();
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
    await work(page);
    expect(complaints).toEqual([]);
    await context.close();
  }

  async function saved(page: Page, link: string): Promise<{ name: string; bytes: Buffer }> {
    const waiting = page.waitForEvent('download');
    await page.getByRole('link', { name: link }).click();
    const file = await waiting;
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
  }

  async function upload(page: Page, name: string, bytes: Uint8Array): Promise<void> {
    await page.getByLabel('报送表文件').setInputFiles({ name, mimeType: XLSX, buffer: Buffer.from(bytes) });
    await page.getByRole('button', { name: '上传并检查' }).click();
  }

  test.each([
    ['2022-04-07', 'a phone, with JavaScript', PHONE, true],
    ['2022-04-06', 'a desk, with JavaScript', DESKTOP, true],
    ['2022-04-05', 'a phone, without JavaScript', PHONE, false],
    ['2022-04-04', 'a desk, without JavaScript', DESKTOP, false],
  ] as const)('a unit, %s on %s', async (day, _, options, javaScriptEnabled) => {
    const check = javaScriptEnabled ? look : picture;
    await open(web.keys.unit, { ...options, javaScriptEnabled }, async (page) => {
      await page.goto(`${origin}/report/suizhou/${day}`);
      await page.getByRole('link', { name: '用表格文件填报' }).click();
      await page.getByRole('heading', { name: '第一步：下载报送表' }).waitFor();
      await check(page, 'file-begin');
      const { name, bytes } = await saved(page, '工作簿（.xlsx）');
      expect(name).toMatch(/市环卫服务中心\.xlsx$/);
      await upload(
        page,
        name,
        fillIn(bytes, { C5: 612.55, C6: { xml: '<c><f>B2*2</f><v>3</v></c>' }, C7: '约500', C8: '南门桥、北门桥' }),
      );
      await page.getByRole('heading', { name: '没有保存，请在表里改正下列3处后重新上传' }).waitFor();
      await check(page, 'file-wrong');
      for (const cell of ['C5', 'C6', 'C7'])
        expect(await page.getByText(`单元格 ${cell}`, { exact: true }).count()).toBe(1);
      await upload(
        page,
        name,
        fillIn(bytes, {
          C5: 612.5,
          C6: '３，０１０',
          C7: 500,
          C8: '南门桥、北门桥',
          C10: '夜间保洁，重点路段洒水降尘。\n出动机械化清扫车12辆。',
        }),
      );
      await page.getByRole('heading', { name: '检查通过，还没有保存' }).waitFor();
      await check(page, 'file-checked');
      expect(await revisionsOf(web.world.table, web.programme, day, 'a')).toEqual([]);
      await page.getByRole('button', { name: '确认报送' }).click();
      await page.getByRole('heading', { name: '已收到' }).waitFor();
      await check(page, 'file-receipt');
      const [stored] = await revisionsOf(web.world.table, web.programme, day, 'a');
      expect(stored?.figures).toEqual({
        garbage: '612.5',
        dissuaded: '3010',
        staff: '500',
        posts: ['南门桥', '北门桥'],
      });
      await page.goto(`${origin}/report/suizhou/${day}/upload`);
      const again = await saved(page, '工作簿（.xlsx）');
      await upload(page, again.name, fillIn(again.bytes, { C5: 600, C8: '' }));
      await page.getByText('修改第1次报送').waitFor();
      await check(page, 'file-changes');
      await page.getByRole('button', { name: '确认报送' }).click();
      await page.getByRole('heading', { name: '已收到' }).waitFor();
      expect((await revisionsOf(web.world.table, web.programme, day, 'a')).length).toBe(2);
    });
  });

  test.each([
    ['2022-04-03', 'a phone', PHONE],
    ['2022-04-02', 'a desk', DESKTOP],
  ] as const)('the office for all units, %s on %s', async (day, _, options) => {
    await open(web.keys.office, options, async (page) => {
      await page.goto(`${origin}/desk/suizhou/${day}`);
      await page.getByRole('link', { name: '表格代报' }).click();
      await page.getByRole('heading', { name: '用表格文件代报' }).waitFor();
      await look(page, 'file-desk-begin');
      const { name, bytes } = await saved(page, '工作簿（.xlsx）');
      await upload(page, name, fillIn(bytes, { D5: 5, D6: '约6', H5: 7 }));
      await page.getByRole('heading', { name: /没有保存/ }).waitFor();
      await look(page, 'file-desk-wrong');
      await upload(page, name, fillIn(bytes, { C5: 612.5, D5: 5, D6: 6, H6: 3, I6: '南环路占道经营反弹，已劝离。' }));
      await page.getByText('将保存2个单位的报送').waitFor();
      await look(page, 'file-desk-checked');
      await page.getByRole('button', { name: '确认报送' }).click();
      await page.getByRole('heading', { name: '已保存' }).waitFor();
      await look(page, 'file-desk-done');
      expect((await revisionsOf(web.world.table, web.programme, day, 'b'))[0]?.figures).toEqual({
        dissuaded: '6',
        only_b: '3',
      });
    });
  });

  test('something else than a sheet is named', async () => {
    await open(web.keys.unit, PHONE, async (page) => {
      await page.goto(`${origin}/report/suizhou/2022-04-08/upload`);
      await upload(page, '报送.xlsx', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]));
      await page.getByText('旧版 .xls 文件，或者加了密码').waitFor();
      await look(page, 'file-other');
    });
  });
});
