/**
 * Reading in a real browser: a finger on a figure of the briefing, or on a day of a chart, finds the reports behind it; a
 * chart becomes a PNG.
 */
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookAtPhoto } from '../../functions/core/photo/photo.ts';
import { DESKTOP, follow, launch, look, noBrowser, PHONE, serveWorld } from '../support/browser.ts';
import { useRealDocuments } from '../support/real-documents.ts';
import { DAY, openWebWorld, type WebWorld } from '../support/web-world.ts';

const DAYS = ['2022-04-01', '2022-04-02', '2022-04-03', '2022-04-04', '2022-04-05', '2022-04-06', '2022-04-07', DAY];
const CHART = 'indicator=garbage&indicator=dissuaded&of=all&of=unit:a&from=2022-04-01&to=2022-04-08';

let browser: Browser;
let web: WebWorld;
let origin: string;
let stop: () => Promise<void>;

describe.skipIf(noBrowser !== undefined)('reading', () => {
  beforeAll(async () => {
    web = await openWebWorld();
    useRealDocuments(web);
    ({ origin, stop } = await serveWorld(web));
    browser = await launch();
    for (const [at, day] of DAYS.entries()) await issue(day, at);
    const digest = { id: 'd1', kind: 'special', from: '2022-04-01', to: DAY };
    await web.form('/desk/suizhou/digests', digest, await web.cookie(web.keys.office));
    await issue(DAY, 20, '环卫中心更正劝返人数');
  });
  afterAll(async () => {
    await browser?.close();
    await stop?.();
  });

  async function issue(day: string, at: number, reason?: string): Promise<void> {
    web.setNow(`${day}T09:30:00.000Z`);
    const figures = {
      garbage: `${600 + ((at * 31) % 17)}.5`,
      dissuaded: 3000 + at * 37,
      staff: 512,
      posts: ['南门桥'],
    };
    const narratives = [{ kind: '工作动态', text: `沿街围挡第${at}次巡查，出动洒水车12台次，未发现新的问题。` }];
    await web.put({ id: `${day}-${at}`, basedOn: reason ? 1 : 0, figures, narratives }, { day });
    const b = { garbage: '80.0', dissuaded: 900 + at, posts: ['南门桥', '北门桥'] };
    if (!reason) await web.put({ id: `${day}-b`, figures: b }, { day, unit: 'b', key: web.keys.unitB });
    expect((await web.issueDay(day, reason ? { reason } : {})).status).toBe(201);
  }

  async function open(options: BrowserContextOptions, work: (page: Page) => Promise<void>): Promise<void> {
    const context = await browser.newContext({ locale: 'zh-CN', ...options });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(`${origin}/sign-in`);
    await page.getByLabel('访问码').fill(web.keys.reader);
    await follow(page, page.getByRole('button', { name: /登录|Sign in/ }));
    await work(page);
    expect(complaints).toEqual([]);
    await context.close();
  }

  describe.each([
    ['phone', PHONE],
    ['desktop', DESKTOP],
    ['phone in the dark', { ...PHONE, colorScheme: 'dark' }],
    ['desktop in the dark', { ...DESKTOP, colorScheme: 'dark' }],
  ] as const)('on a %s', (name, options) => {
    const mark = name.includes('dark') ? '-dark' : '';

    test('a figure of the briefing, and of a digest, leads to the reports behind it', async () => {
      await open(options, async (page) => {
        await page.goto(`${origin}/archive/suizhou`);
        await follow(page, page.getByRole('link', { name: '在线阅读' }).first());
        await page.getByText('点任一数字').waitFor();
        await look(page, `reading${mark}`);
        await follow(page, page.locator('.doc-lead a').first());
        await page.getByText('重新计算，与印发的一致').waitFor();
        await look(page, `reading-explained${mark}`);
        await page.goto(`${origin}/archive/suizhou/${DAY}/read?edition=1`);
        await page.getByText('已由第2版更正').waitFor();
        await look(page, `reading-corrected${mark}`);
        await page.goto(`${origin}/archive/suizhou/digests/special/2022-04-01_${DAY}`);
        await look(page, `reading-digest${mark}`);
        await follow(page, page.locator('.reading a').first());
        await page.getByRole('link', { name: '605.5' }).first().or(page.getByRole('cell').first()).first().waitFor();
        await look(page, `reading-digest-days${mark}`);
      });
    });

    test('a day of a chart leads to the reports behind it; the chart becomes a PNG in the colours of paper', async () => {
      await open(options, async (page) => {
        await page.goto(`${origin}/archive/suizhou/figures?${CHART}`);
        const [saved] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('button', { name: /PNG.*收集转运垃圾/ }).click(),
        ]);
        expect(saved.suggestedFilename()).toBe('疫情防控工作每日专报-收集转运垃圾-数字走势-2022-04-01至2022-04-08.png');
        const bytes = readFileSync((await saved.path())!);
        const drawn = await web.request(`/archive/suizhou/figures/picture?${CHART}`, { key: web.keys.reader });
        const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(await drawn.text())!.map(Number);
        expect(lookAtPhoto(bytes)).toMatchObject({ is: 'photo', kind: 'png', width: width! * 2, height: height! * 2 });
        const seen = await inkOf(page, '.picture-made img');
        expect(seen.corner).toEqual([255, 255, 255, 255]);
        expect(seen.inkInHeading).toBeGreaterThan(400); // 收集转运垃圾（吨）, in letters that the machine has
        expect(seen.shapes).toBeGreaterThan(5);
        await look(page, `chart-png${mark}`);
        const hit = page.locator('.figure-hits:visible a').first();
        await follow(page, hit);
        expect(new URL(page.url()).pathname).toBe('/archive/suizhou/2022-04-01/figures/garbage');
        await page.getByText('重新计算，与印发的一致').waitFor();
      });
    });
  });

  test('where the drawing is not to be had, the page says so and offers the SVG', async () => {
    await open(PHONE, async (page) => {
      await page.goto(`${origin}/archive/suizhou/figures?${CHART}`);
      await page.route('**/figures/picture?*', (route) => route.fulfill({ status: 200, body: 'no drawing' }));
      await page.getByRole('button', { name: /PNG.*收集转运垃圾/ }).click();
      await page.getByText('请下载 SVG').waitFor();
      expect(await page.getByRole('link', { name: /SVG.*收集转运垃圾/ }).isVisible()).toBe(true);
    });
  });
});

interface Ink {
  readonly corner: readonly number[];
  readonly inkInHeading: number;
  /** Runs of ink from left to right in the heading: letters that all look the same box have one width. */
  readonly shapes: number;
}

/** What is drawn in the picture, read from its pixels. */
const inkOf = (page: Page, selector: string): Promise<Ink> =>
  page.evaluate<Ink>(`(() => {
    const image = document.querySelector(${JSON.stringify(selector)});
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth;
    canvas.height = image.naturalHeight;
    const pen = canvas.getContext('2d');
    pen.drawImage(image, 0, 0);
    const isInk = (data, at) => data[at] + data[at + 1] + data[at + 2] < 300;
    const head = pen.getImageData(40, 30, 400, 50);
    const counts = Array.from({ length: 400 }, (_, x) =>
      Array.from({ length: 50 }, (_, y) => isInk(head.data, (y * 400 + x) * 4)).filter(Boolean).length);
    const inkInHeading = counts.reduce((all, each) => all + each, 0);
    return { corner: [...pen.getImageData(1, 1, 1, 1).data], inkInHeading, shapes: new Set(counts).size };
  })()`);
