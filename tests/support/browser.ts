/**
 * A real browser on the real pages: Chromium of the system, driven by playwright-core, against the web functions served on
 * loopback. Where there is no Chromium the tests say so; with JIANBAO_REQUIRE_TOOLS=1 its absence is a failure.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import { expect } from 'vitest';
import type { WebWorld } from './web-world.ts';

const PLACES = [
  process.env.JIANBAO_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium-browser',
];
const executablePath = PLACES.find((place) => place !== undefined && existsSync(place));
const required = process.env.JIANBAO_REQUIRE_TOOLS === '1';

/** Why the browser's tests do not run, or undefined when they do (and then fail if it is required and absent). */
export const noBrowser: string | undefined =
  executablePath === undefined && !required ? 'Chromium is absent: browser tests do not run' : undefined;
if (noBrowser !== undefined) console.warn(noBrowser);

export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
};
export const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 900 } };

export async function launch(): Promise<Browser> {
  if (executablePath === undefined) throw new Error('Chromium is required (JIANBAO_REQUIRE_TOOLS=1) and absent');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}

/** Serves the web functions of that world. */
export async function serveWorld(web: WebWorld): Promise<{ origin: string; stop(): Promise<void> }> {
  const fetch = (request: Request): Promise<Response> => web.fetch(request);
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const started = serve({ fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(started));
  });
  const { port } = server.address() as AddressInfo;
  const stop = () => new Promise<void>((resolve) => void server.close(() => resolve()));
  return { origin: `http://127.0.0.1:${port}`, stop };
}

/** A picture to look at; kept where JIANBAO_SCREENSHOTS says, otherwise not taken. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.JIANBAO_SCREENSHOTS;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  const width = page.viewportSize()?.width ?? 0;
  await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
}

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

interface AxeFinding {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** No finding of axe-core on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  const found = await page.evaluate<AxeFinding[]>(`(() => {
    const module = { exports: {} };
    ${axe};
    const axe = module.exports.run ? module.exports : window.axe;
    return axe.run(document, { resultTypes: ['violations'] }).then((result) => result.violations);
  })()`);
  expect(found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`)).toEqual([]);
}

/** Nothing is wider than the screen, once the page is there: a click that leads on does not wait for what it leads to. */
export async function expectNoSideScroll(page: Page): Promise<void> {
  await page.waitForFunction("document.readyState === 'complete'");
  const widths = await page.evaluate(() => {
    const root = (
      globalThis as unknown as { document: { documentElement: { scrollWidth: number; clientWidth: number } } }
    ).document;
    return [root.documentElement.scrollWidth, root.documentElement.clientWidth];
  });
  expect(widths[0]).toBeLessThanOrEqual(widths[1]!);
}

/** Clicks what leads to another page, and is there: a click alone may be over before the next page begins. */
export async function follow(page: Page, link: Locator): Promise<void> {
  const there = page.waitForEvent('domcontentloaded');
  await link.click();
  await there;
}

/** What every page must stand: looked at, no wider than the screen, no finding of axe-core. Needs scripts in the page. */
export async function look(page: Page, name: string): Promise<void> {
  await picture(page, name);
  await expectNoSideScroll(page);
  await expectAccessible(page);
}
