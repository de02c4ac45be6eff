/**
 * A field for every kind of figure on a phone: totals that grow, parts that add up, choices, dates and texts; typed, asked
 * about, refused and stored.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readProgrammeFile } from '../../functions/adapters/yaml/programme-file.ts';
import { revisionsOf } from '../../functions/records/report/submissions.ts';
import { launch, look, noBrowser, PHONE, serveWorld } from '../support/browser.ts';
import { dailyFile } from '../support/played.ts';
import { DAY, openWebWorld, type WebWorld } from '../support/web-world.ts';

const { programme: file } = readProgrammeFile(
  dailyFile(`units: [{ id: a, name: 市环卫服务中心 }, { id: b, name: 高新区大队 }]
indicators:
  - { id: razed, name: 拆除违建, unit: 平方米, kind: flow, reported: cumulative, decimals: 1 }
  - { id: calls, name: 受理诉求, unit: 件, kind: flow, by: [热线, 网络, 移动端] }
  - { id: projects, name: 重点项目, unit: 项, kind: stock, by: [省重点, 市重点], overlapping: true }
  - { id: staff, name: 在岗人员, unit: 人, kind: stock }
  - { id: load, name: 人均受理, unit: 件, kind: computed, formula: calls / staff, decimals: 2 }
  - { id: level, name: 响应级别, kind: choice, of: [四级, 三级, 二级, 一级] }
  - { id: begins, name: 计划开工, kind: date }
  - { id: progress, name: 形象进度, kind: text, definition: 工程所处的部位。 }
`),
);
const NARROW = { ...PHONE, viewport: { width: 320, height: 700 } };

describe.skipIf(noBrowser !== undefined).each([
  ['390 px', PHONE],
  ['320 px', NARROW],
])('the form of every kind at %s', (_, screen) => {
  let browser: Browser;
  let web: WebWorld;
  let origin: string;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    web = await openWebWorld({ indicators: file!.indicators, narratives: [] });
    const before = {
      id: 'before',
      figures: { razed: '1050', calls: { 热线: 3 }, staff: 40, level: '四级' },
      narratives: [],
    };
    expect((await web.put(before, { day: '2022-04-07' })).status).toBe(201);
    expect((await web.issueDay('2022-04-07')).status).toBe(201);
    ({ origin, stop } = await serveWorld(web));
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await stop?.();
  });

  test('is filled in, questioned, mended and stored', async () => {
    const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...screen });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(`${origin}/sign-in#key=${web.keys.unit}`);
    await page.waitForURL(/report/);
    await page.goto(`${origin}/report/suizhou/${DAY}`);
    await page.getByText('上次累计 1,050.0平方米').waitFor();
    await look(page, 'kinds-blank');
    await page.getByRole('button', { name: '同前一天' }).first().click();
    expect(await page.getByLabel('响应级别').inputValue()).toBe('四级');
    await fillIn(page);
    await look(page, 'kinds-filled');
    await page.locator('#send').click();
    await page.getByRole('alert').getByText('“受理诉求”合计填的是9件，各分项之和是8件').waitFor();
    await look(page, 'kinds-refused');
    await page.getByLabel('受理诉求合计').fill('');
    await page.locator('#send').click();
    await page.getByRole('heading', { name: '已收到' }).waitFor();
    await look(page, 'kinds-receipt');
    const [revision] = await revisionsOf(web.world.table, web.programme, DAY, 'a');
    expect(revision?.figures).toEqual({
      ...{ razed: '1200.0', calls: '8', 'calls:热线': '5', 'calls:网络': '3', 'calls:移动端': '0' },
      ...{ projects: '10', 'projects:省重点': '4', 'projects:市重点': '8', staff: '41' },
      ...{ level: '三级', begins: '2022-06-20', progress: '主体封顶' },
    });
    await context.close();
  });
});

async function fillIn(page: Page): Promise<void> {
  await page.getByLabel('拆除违建（累计）').fill('1000');
  await page.getByText('比上次累计 1,050.0平方米 减少 50.0平方米').waitFor();
  await page.getByLabel('受理诉求合计').focus();
  await page.getByText('比上次的1050.0平方米少').waitFor();
  await page.getByLabel('拆除违建（累计）').fill('1200');
  await page.getByText('比上次累计 1,050.0平方米 增加 150.0平方米').waitFor();
  await page.getByLabel('受理诉求合计').fill('9');
  await page.getByLabel('其中：热线').fill('5');
  await page.getByLabel('其中：网络').fill('3');
  await page.getByText('各分项之和 8件').waitFor();
  await page.getByLabel('重点项目合计').fill('10');
  await page.getByLabel('其中：省重点').fill('4');
  await page.getByLabel('其中：市重点').fill('8');
  await page.getByLabel('在岗人员').fill('41');
  await page.getByLabel('响应级别').selectOption('三级');
  await page.getByLabel('计划开工').fill('2022-06-20');
  await page.getByLabel('形象进度').fill('主体封顶');
}
