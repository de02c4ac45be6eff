/**
 * The Word round trip in a real browser, on a phone and on a desk, with and without JavaScript: issue, download, change one
 * figure and one sentence in the file, upload, see it in red, accept it, find it in the archive.
 */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copiesOf } from '../../functions/records/copy/copies.ts';
import { editionsOf } from '../../functions/records/edition/editions.ts';
import { DESKTOP, follow, launch, look, noBrowser, PHONE, picture, serveWorld } from '../support/browser.ts';
import { editDocument } from '../support/edit-word.ts';
import { openIssuedWorld } from '../support/issued-world.ts';
import { DAY } from '../support/web-world.ts';

let browser: Browser;
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

describe.skipIf(noBrowser !== undefined)('the issued copy', () => {
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => browser?.close());

  async function downloaded(page: Page): Promise<Uint8Array> {
    const waiting = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Word 文件（第1期 第1版）' }).click();
    return readFileSync(await (await waiting).path());
  }

  async function upload(page: Page, name: string, bytes: Uint8Array): Promise<void> {
    await page.getByLabel('改好的 Word 文件').setInputFiles({ name, mimeType: WORD, buffer: Buffer.from(bytes) });
    await follow(page, page.getByRole('button', { name: '上传并查看差异' }));
  }

  test.each([
    ['a phone, with JavaScript', PHONE, true],
    ['a desk, with JavaScript', DESKTOP, true],
    ['a phone, without JavaScript', PHONE, false],
    ['a desk, without JavaScript', DESKTOP, false],
  ] as const)('goes its whole way on %s', async (_, options, javaScriptEnabled) => {
    const check = javaScriptEnabled ? look : picture;
    const web = await openIssuedWorld();
    const { origin, stop } = await serveWorld(web);
    const context = await browser.newContext({
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      ...options,
      javaScriptEnabled,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const signIn = async (key: string): Promise<void> => {
      await page.goto(`${origin}/sign-in`);
      await page.locator('main input[name=key]').fill(key);
      await follow(page, page.locator('main button[type=submit]'));
    };
    await signIn(web.keys.office);
    await page.goto(`${origin}/desk/suizhou/${DAY}/preview`);
    await follow(page, page.getByRole('link', { name: '上传改定的正式印发稿（Word）' }));
    await check(page, 'copy-begin');
    const own = await downloaded(page);

    await upload(page, '专报.docx', new TextEncoder().encode('%PDF-1.7'));
    await page.getByText('这个文件是PDF，不是 Word 文件').waitFor();
    await check(page, 'copy-refused');

    const edited = editDocument(own, (xml) =>
      xml
        .replace('3438人次', '3440人次')
        .replace('夜间保洁，重点路段洒水降尘，', '昨夜组织通宵保洁，重点路段洒水降尘4遍，'),
    );
    await upload(page, '专报（改）.docx', edited);
    await page.getByRole('heading', { name: '1处数字与系统数据不同' }).waitFor();
    await page.getByRole('heading', { name: '1个数没有系统数据可对' }).waitFor();
    const red = page.locator('.hand-figures .by-hand');
    expect(await red.textContent()).toContain('3440人次');
    expect(await page.locator('.hand-figures li').textContent()).toMatch(/数字已改.*劝离劝返市民（当日）/s);
    expect(await page.locator('mark.mark-figure').allTextContents()).toEqual(['3438人次', '3440']);
    await check(page, 'copy-compare');
    if (javaScriptEnabled) {
      await page.emulateMedia({ colorScheme: 'dark' });
      await look(page, 'copy-compare-dark');
      await page.emulateMedia({ colorScheme: 'light' });
    }

    await page.getByLabel('原因').fill('现场复核，漏报2人次');
    await follow(page, page.getByRole('button', { name: '确认改动1处数字，接收为正式印发稿' }));
    await page.getByText('已接收为第1份正式印发稿').waitFor();
    await check(page, 'copy-accepted');
    const [edition] = await editionsOf(web.world.table, 'suizhou', DAY);
    expect(await copiesOf(web.world.table, edition!)).toMatchObject([{ figureCount: 1, numberCount: 1 }]);

    await signIn(web.keys.reader);
    await page.goto(`${origin}/archive/suizhou/${DAY}`);
    await page.getByText('手工改动数字1处').waitFor();
    await check(page, 'copy-archive');
    const waiting = page.waitForEvent('download');
    await page.getByRole('link', { name: /^第1份/ }).click();
    const file = await waiting;
    expect(file.suggestedFilename()).toMatch(/-正式印发稿\.docx$/);
    expect(new Uint8Array(readFileSync(await file.path()))).toEqual(new Uint8Array(edited));
    await context.close();
    await stop();
  });
});
