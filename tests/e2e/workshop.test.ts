/**
 * An office begins: an empty server as it is started, its first administrator's link, and from there, in the browser alone, to
 * an issued briefing of twelve units on two levels and twenty-five figures. Each page is looked at; clicks are counted.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DESKTOP, follow, launch, look, noBrowser, PHONE } from '../support/browser.ts';

const DAY = '2026-07-01';
const UNITS = ['城区片区', ...Array.from({ length: 12 }, (_, at) => `第${at + 1}大队`)];
const FIGURES = Array.from(
  { length: 23 },
  (_, at) => `指标${'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥地'[at]}\t件\t${at % 3 === 0 ? '存量' : '流量'}`,
);

describe.skipIf(noBrowser !== undefined)('an office begins', () => {
  let browser: Browser;
  let server: ChildProcess;
  let folder: string;
  let said = '';
  let clicks = 0;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'jianbao-begin-'));
    const options = ['--empty', '--port', '0', '--now', `${DAY}T09:00:00+08:00`, '--data', join(folder, 'data')];
    server = spawn(process.execPath, ['infra/local/server.ts', ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
    server.stdout!.on('data', (part) => {
      said += part;
    });
    while (!/sign-in#key=\S+\n/.test(said)) await once(server.stdout!, 'data');
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    server?.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  const press = async (page: Page, what: Locator): Promise<void> => {
    clicks += 1;
    await follow(page, what);
  };
  const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
  const link = (page: Page, name: string | RegExp): Locator => page.getByRole('link', { name });

  async function open(options: BrowserContextOptions, address: string): Promise<Page> {
    const context = await browser.newContext({ locale: 'zh-CN', ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(address);
    return page;
  }

  test('twelve units, twenty-five figures, from nothing to an issued briefing', async () => {
    const page = await open(DESKTOP, /(http\S+sign-in#key=\S+)/.exec(said)![1]!);
    await page.waitForURL(/\/workshop$/);
    const origin = new URL(page.url()).origin;
    await look(page, 'workshop-empty');
    await page.getByLabel('简报名称').fill('城市管理每日专报');
    await page.getByLabel('单位全称').fill('某市城市管理局');
    await page.getByLabel('编发单位').fill('局办公室');
    await page.getByLabel('编号').fill('chengguan');
    await press(page, button(page, '建立草稿'));
    await setUp(page);
    await publish(page);
    const keys = await keysFor(page);
    expect(clicks).toBeLessThan(60);
    console.log(`set up, published and keys made: ${clicks} clicks`);
    for (const [at, key] of keys.entries()) await report(key, at);
    await issue(page, origin);
    await eachPage(page, origin);
  });

  async function setUp(page: Page): Promise<void> {
    await press(page, link(page, /^报送单位$/));
    await page.getByLabel('粘贴名单').fill(UNITS.join('\n'));
    await press(page, button(page, '加入'));
    await page.getByText('加入13个报送单位').waitFor();
    await press(page, link(page, '城区片区'));
    await page.getByLabel('是分管单位', { exact: true }).check();
    clicks += 1;
    await press(page, button(page, '保存'));
    await press(page, link(page, /← 报送单位/));
    for (const name of UNITS.slice(1, 6)) await page.getByRole('checkbox', { name, exact: true }).check();
    await page.getByLabel('归到分管单位').selectOption({ label: '城区片区' });
    clicks += 6;
    await press(page, button(page, '更改'));
    await look(page, 'workshop-units');
    await press(page, link(page, /下一页：栏目/));
    await press(page, link(page, /下一页：指标/));
    await page.getByLabel('粘贴指标').fill(FIGURES.join('\n'));
    await press(page, button(page, '加入'));
    await page.getByText('加入23个指标').waitFor();
    await press(page, link(page, '流量'));
    await page.locator('#f-name').fill('清运垃圾');
    await page.locator('#f-unit').fill('吨');
    await page.getByText('更多项目').click();
    clicks += 1;
    await page.locator('#f-target2etotal').fill('12000');
    await page.locator('#f-target2efrom').fill(DAY);
    await page.locator('#f-target2eby').fill('2026-12-31');
    await press(page, button(page, '保存'));
    await look(page, 'workshop-figure');
    await press(page, link(page, /← 指标/));
    await press(page, link(page, '比率'));
    await page.locator('#f-name').fill('甲乙比');
    await page.locator('#f-unit').fill('%');
    await page.locator('#f-of').selectOption({ label: '指标乙' });
    await page.locator('#f-of-1').selectOption({ label: '指标丙' });
    clicks += 2;
    await press(page, button(page, '保存'));
    await press(page, link(page, /← 指标/));
    await look(page, 'workshop-figures');
    await press(page, link(page, /全部设置/));
    await look(page, 'workshop-parts');
  }

  async function publish(page: Page): Promise<void> {
    await press(page, link(page, '核对差异并发布'));
    await look(page, 'workshop-publish');
    await press(page, button(page, '发布'));
    await page.getByText('已发布第1版').waitFor();
  }

  async function keysFor(page: Page): Promise<string[]> {
    await press(page, link(page, /给各单位发访问码/));
    const ticks = page.getByRole('checkbox', { name: /大队/ });
    for (const tick of await ticks.all()) await tick.check();
    clicks += 12;
    await press(page, page.getByRole('button', { name: /卡片/ }));
    const messages = page.locator('.card-messages textarea');
    await look(page, 'workshop-cards');
    const texts = await Promise.all((await messages.all()).map((each) => each.inputValue()));
    return texts.map((text) => /\S+sign-in#key=\S+/.exec(text)![0]);
  }

  async function report(key: string, at: number): Promise<void> {
    const page = await open(PHONE, key);
    await page.waitForURL(/\/report\//);
    const inputs = page.locator('form#report input[inputmode], .figure-input input');
    for (const [index, input] of (await inputs.all()).entries()) await input.fill(String(at + index + 1));
    if (at === 0) await look(page, 'workshop-form');
    await page.locator('#send').click();
    await page.waitForURL(/receipt=1$/);
    await page.context().close();
  }

  async function issue(page: Page, origin: string): Promise<void> {
    await page.goto(`${origin}/desk/chengguan/${DAY}`);
    await look(page, 'workshop-board');
    for (const box of await page.locator('input[name=confirm]').all()) await box.check();
    await follow(page, page.getByRole('button', { name: '仍要编发' }));
    await page.goto(`${origin}/archive/chengguan/${DAY}`);
    await page.getByText('第1期').first().waitFor();
    await look(page, 'workshop-issued');
  }

  /** The rest of the workshop's pages, on a desk and on a phone. */
  async function eachPage(page: Page, origin: string): Promise<void> {
    const state = await page.context().storageState();
    const phone = await browser.newContext({ locale: 'zh-CN', ...PHONE, storageState: state });
    const small = await phone.newPage();
    const parts = [
      'about',
      'units',
      'indicators',
      'indicators/i1',
      'ledgers/new',
      'schedule',
      'rules',
      'briefing',
      'numbering',
    ];
    for (const where of [
      ...parts.map((part) => `/parts/${part}`),
      '/parts/deliver/new',
      '/parts/digests/new',
      '/file',
      '',
    ]) {
      for (const each of [page, small]) {
        await each.goto(`${origin}/workshop/chengguan${where}`);
        await look(each, `workshop${where.replaceAll('/', '-')}`);
      }
    }
    await phone.close();
  }
});
