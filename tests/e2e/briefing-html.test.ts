/**
 * The HTML briefing in a real browser: on a phone, on a desk, in the dark and on paper.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { briefingHtml } from '../../functions/adapters/html/render-briefing.ts';
import type { BriefingInput } from '../../functions/core/briefing/compose.ts';
import {
  DESKTOP,
  expectAccessible,
  expectNoSideScroll,
  launch,
  noBrowser,
  PHONE,
  picture,
} from '../support/browser.ts';
import { composed, inputOf, layoutOf } from '../support/compose-sample.ts';
import { closesOf, SAMPLE_INDICATORS, sampleProgramme } from '../support/sample-close.ts';

const GOLDENS = ['typical', 'empty', 'extreme', 'correction'];
const LOOKS: Readonly<Record<string, BrowserContextOptions>> = {
  phone: PHONE,
  desk: DESKTOP,
  'phone in the dark': { ...PHONE, colorScheme: 'dark' },
  'desk in the dark': { ...DESKTOP, colorScheme: 'dark' },
};

const goldenInput = (name: string): BriefingInput =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../golden/daily', name, 'parts/input.json'), 'utf8'));

/** A day whose tables fit upright. */
function smallInput(): BriefingInput {
  const programme = sampleProgramme({ indicators: SAMPLE_INDICATORS.slice(0, 4) });
  const day = [{ unit: 'dongqu', figures: { staff: '120', patrols: '301' } }];
  return inputOf(programme, closesOf(programme, { '2024-06-01': day, '2024-06-02': day }));
}

let browser: Browser;
let folder: string;

describe.skipIf(noBrowser !== undefined)('the HTML briefing', () => {
  beforeAll(async () => {
    browser = await launch();
    folder = mkdtempSync(join(tmpdir(), 'briefing-'));
    const inputs = GOLDENS.map((name) => [name, goldenInput(name)] as const);
    for (const [name, input] of [...inputs, ['small', smallInput()] as const]) {
      const html = briefingHtml({ briefing: await composed(input), photos: {} }, layoutOf());
      writeFileSync(join(folder, `${name}.html`), html);
    }
  });
  afterAll(async () => {
    await browser?.close();
    if (folder) rmSync(folder, { recursive: true });
  });

  async function open(
    name: string,
    options: BrowserContextOptions,
    work: (page: Page) => Promise<void>,
  ): Promise<void> {
    const context = await browser.newContext({ locale: 'zh-CN', ...options });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => {
      if (!/^(file|data):/.test(request.url())) complaints.push(request.url());
    });
    await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
    await work(page);
    expect(complaints).toEqual([]);
    await context.close();
  }

  for (const [look, options] of Object.entries(LOOKS)) {
    test.each(GOLDENS)(`%s on a ${look}: accessible, nothing wider than the screen`, async (name) => {
      await open(name, options, async (page) => {
        await picture(page, `briefing-${name}-${options.colorScheme ?? 'light'}`);
        await expectNoSideScroll(page);
        await expectAccessible(page);
      });
    });
  }

  test('text is large enough to read on a phone, and set in the layout’s sizes on a desk', async () => {
    const leadSize = (page: Page): Promise<number> =>
      page.evaluate("parseFloat(getComputedStyle(document.querySelector('.lead')).fontSize)");
    await open('typical', PHONE, async (page) => expect(await leadSize(page)).toBeGreaterThanOrEqual(16));
    await open('typical', DESKTOP, async (page) => expect(await leadSize(page)).toBeCloseTo((16 * 96) / 72, 1));
  });

  test('a figure of the lead leads to what it adds up from, and unfolds it', async () => {
    await open('typical', PHONE, async (page) => {
      const figure = page.locator('.lead a.figure').first();
      const explained = page.locator('details', { has: page.locator((await figure.getAttribute('href'))!) });
      await expect.poll(() => explained.locator('table').isVisible()).toBe(false);
      await figure.click();
      await expect.poll(() => explained.locator('table').isVisible()).toBe(true);
    });
  });

  test('on paper: A4, a wide table on a turned page, nothing that only a screen can use', async () => {
    const pages = async (name: string): Promise<readonly string[]> => {
      let found: readonly string[] = [];
      await open(name, DESKTOP, async (page) => {
        const pdf = await page.pdf({ preferCSSPageSize: true });
        const boxes = pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g);
        found = [...boxes].map(([, width, height]) => `${Math.round(Number(width))}x${Math.round(Number(height))}`);
        await page.emulateMedia({ media: 'print' });
        expect(await page.locator('.sources').isVisible()).toBe(false);
      });
      return found;
    };
    expect(new Set(await pages('small'))).toEqual(new Set(['595x842']));
    expect(new Set(await pages('extreme'))).toEqual(new Set(['595x842', '842x595']));
  });
});
