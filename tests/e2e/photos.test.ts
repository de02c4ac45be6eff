/**
 * Photos in a real browser, on a phone and on a desk, with scripts and without: a photo that says where it was taken goes
 * in; what is kept, and what the Word file holds, does not say it.
 */
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { photosOf } from '../../functions/core/report/submission.ts';
import { issueBriefing } from '../../functions/pipeline/edition/issue.ts';
import { currentProgramme } from '../../functions/records/programme/programmes.ts';
import { revisionsOf } from '../../functions/records/report/submissions.ts';
import { openDocuments } from '../../functions/runtime/documents.ts';
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
import { heicBytes, phonePhoto, saidBeside } from '../support/photos.ts';
import { partsOf } from '../support/read-word.ts';
import { openWebWorld, type WebWorld } from '../support/web-world.ts';

const CLEAN = { exif: undefined, icc: undefined, xmp: undefined, iptc: undefined, orientation: undefined };

let browser: Browser;
let web: WebWorld;
let origin: string;
let stop: () => Promise<void>;

const file = async (name: string, width = 1600, height = 1200) => ({
  ...{ name, mimeType: 'image/jpeg' },
  buffer: Buffer.from(await phonePhoto(width, height)),
});

describe.skipIf(noBrowser !== undefined)('photos', () => {
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
    page.setDefaultTimeout(15_000);
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(`${origin}/sign-in`);
    await page.locator('input[name="key"]').fill(web.keys.unit);
    await page.locator('main button[type="submit"]').first().click();
    await page.goto(`${origin}/report/suizhou/${day}`);
    await page.getByLabel('劝离劝返市民').fill('120');
    await page.getByLabel('工作动态', { exact: true }).fill('桥头清淤');
    await work(page);
    expect(complaints).toEqual([]);
    await context.close();
  }

  const choose = (page: Page) => page.locator('#narrative-0-file');
  const thumbnails = (page: Page) => page.locator('[data-photos="narrative.0"] [data-photo] img');
  const arrived = (page: Page) => page.getByRole('heading', { name: '已收到' }).waitFor();

  async function expectClean(day: string, count: number): Promise<void> {
    const revision = (await revisionsOf(web.world.table, web.programme, day, 'a')).at(-1)!;
    const ids = photosOf(revision);
    expect(ids).toHaveLength(count);
    for (const id of ids) {
      const blob = await web.world.blobs.get(`photos/suizhou/${day}/a/${id}.jpg`);
      expect(await saidBeside(blob!.bytes)).toEqual(CLEAN);
    }
  }

  test.each([
    ['phone', PHONE, '2022-04-01'],
    ['desk', DESKTOP, '2022-04-02'],
  ] as const)('are chosen, shown, described and sent on a %s', async (name, options, day) => {
    await open(day, options, async (page) => {
      await choose(page).setInputFiles([await file('IMG_1.jpg'), await file('IMG_2.jpg', 1200, 900)]);
      await thumbnails(page).nth(1).waitFor();
      await page.getByLabel('说明').first().fill('桥头清淤现场');
      await choose(page).setInputFiles([
        { name: 'IMG_3.heic', mimeType: 'image/heic', buffer: Buffer.from(heicBytes()) },
      ]);
      await page.getByText('兼容性最佳').waitFor();
      await picture(page, `photos-form-${name}`);
      await expectAccessible(page);
      await expectNoSideScroll(page);
      await page.reload(); // the draft comes back with photos and captions
      await thumbnails(page).nth(1).waitFor();
      expect(await page.getByLabel('说明').first().inputValue()).toBe('桥头清淤现场');
      await page.getByLabel('删去').nth(1).click();
      await expect.poll(() => thumbnails(page).count()).toBe(1);
      await page.locator('#send').click();
      await arrived(page);
      await picture(page, `photos-receipt-${name}`);
      await expectAccessible(page);
      await expectClean(day, 1);
    });
  });

  test.each([
    ['phone', PHONE, '2022-04-03'],
    ['desk', DESKTOP, '2022-04-04'],
  ] as const)('go with the form where there are no scripts, on a %s', async (name, options, day) => {
    await open(day, { ...options, javaScriptEnabled: false }, async (page) => {
      await choose(page).setInputFiles([await file('IMG_1.jpg', 800, 600)]);
      await picture(page, `photos-plain-chosen-${name}`);
      await page.getByRole('button', { name: '上传照片' }).first().click();
      await thumbnails(page).first().waitFor();
      await page.getByLabel('说明').first().fill('桥头');
      await picture(page, `photos-plain-${name}`);
      await page.locator('#send').click();
      await arrived(page);
      await expectClean(day, 1);
    });
  });

  test('wait in the page for the network, and the report waits for them', async () => {
    await open('2022-04-05', PHONE, async (page) => {
      await page.context().setOffline(true);
      await choose(page).setInputFiles([await file('IMG_1.jpg', 800, 600)]);
      await page.getByText('照片要联网才能上传').waitFor();
      await page.locator('#send').click();
      await page.getByText('还有1张照片没有上传完').waitFor();
      await picture(page, 'photos-offline');
      await page.context().setOffline(false);
      await thumbnails(page).first().waitFor();
      await page.locator('#send').click();
      await arrived(page);
      await expectClean('2022-04-05', 1);
    });
  });

  test('stand in the briefing without place or camera, and with what they show', async () => {
    const stored = (await currentProgramme(web.world.table, 'suizhou'))!;
    const documents = openDocuments(fileURLToPath(new URL('../../templates', import.meta.url)));
    const world = { ...web.world, documents: async () => documents };
    const issued = await issueBriefing(world, stored, '2022-04-01', { by: 'office' });
    if (!('edition' in issued)) throw new Error('not issued');
    const bytes = async (file: string): Promise<Uint8Array> =>
      (await web.world.blobs.get(issued.edition.files.find(({ name }) => name === file)!.key))!.bytes;
    const word = await bytes('briefing.docx');
    const parts = partsOf(word);
    const media = [...parts.keys()].filter((part) => part.startsWith('word/media/'));
    expect(media).toHaveLength(1);
    expect(parts.get('word/document.xml')).toContain('桥头清淤现场（市环卫服务中心，4月8日16:30报）');
    expect(Buffer.from(word).includes('GPS')).toBe(false);
    expect(new TextDecoder().decode(await bytes('briefing.html'))).toContain('桥头清淤现场（市环卫服务中心');
  });
});
