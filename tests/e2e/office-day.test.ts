/**
 * A day of the office in a real browser, with 10 and with 500 units, on a phone and on a desk: who is missing is reminded,
 * what is questioned accepted, a report returned; preview, hold, issue, correct; a matter from the unit's report to closing.
 */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noteOutdated } from '../../functions/pipeline/edition/note-outdated.ts';
import { createKey } from '../../functions/records/access/access-keys.ts';
import { currentProgramme } from '../../functions/records/programme/programmes.ts';
import { type BoardWorld, openBoardWorld } from '../support/board-world.ts';
import { DESKTOP, follow, launch, look, noBrowser, PHONE, serveWorld } from '../support/browser.ts';
import { DAY, webProgramme } from '../support/web-world.ts';

const desk = `/desk/suizhou/${DAY}`;
const PROBLEM = '南门桥施工围挡破损，请协调修复。';
let browser: Browser;

describe.skipIf(noBrowser !== undefined)('a day of the office', () => {
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => browser?.close());

  interface Walk {
    readonly web: BoardWorld;
    readonly origin: string;
    readonly office: Page;
    /** A browser of the unit's own. */
    readonly unit: Page;
    /** Takes and checks a picture; with 500 units the pages that show all of them. */
    see(page: Page, name: string): Promise<void>;
  }

  async function walk(
    count: number,
    options: BrowserContextOptions,
    work: (walk: Walk) => Promise<void>,
  ): Promise<void> {
    const schedule = { ...webProgramme().schedule, review: 'optional' } as const;
    const web = await openBoardWorld(count, { schedule });
    const { origin, stop } = await serveWorld(web);
    const contexts: BrowserContext[] = [];
    const signedIn = async (key: string): Promise<Page> => {
      const context = await browser.newContext({ locale: 'zh-CN', ...options });
      contexts.push(context);
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      await page.goto(`${origin}/sign-in`);
      await page.getByLabel('访问码').fill(key);
      await follow(page, page.getByRole('button', { name: '登录' }));
      return page;
    };
    const key = await createKey(web.world.table, {
      ...{ programme: 'suizhou', role: 'unit', unit: 'u0', at: web.world.clock.now() },
    });
    const [office, unit] = [await signedIn(web.keys.office), await signedIn(key.key)];
    await work({ web, origin, office, unit, see: (page, name) => look(page, `day-${count}-${name}`) });
    for (const context of contexts) await context.close();
    await stop();
  }

  describe.each([
    [10, 'phone', PHONE],
    [10, 'desktop', DESKTOP],
    [500, 'phone', PHONE],
    [500, 'desktop', DESKTOP],
  ] as const)('with %i units on a %s', (count, _, options) => {
    test('from a missing report to a correction, and a matter to its closing', async () => {
      await walk(count, options, async (all) => {
        await remindWhoIsMissing(all, count);
        await reportWithProblem(all);
        await acceptAndReturn(all, count);
        await previewHoldIssue(all, count);
        await correct(all);
        await closeMatter(all);
      });
    });
  });

  async function send(unit: Page, revision: number): Promise<void> {
    await unit.locator('#send').click();
    await unit.waitForURL(new RegExp(`receipt=${revision}$`));
  }

  async function remindWhoIsMissing({ web, origin, office, see }: Walk, count: number): Promise<void> {
    await office.goto(`${origin}${desk}`);
    await see(office, 'board');
    await follow(office, office.getByRole('button', { name: `提醒全部未报单位（${count / 10}）` }));
    await office.getByText('提醒已交办').waitFor();
    expect(web.sent.map(({ text }) => text)).toEqual([expect.stringContaining('第1大队')]);
  }

  async function reportWithProblem({ origin, unit, see }: Walk): Promise<void> {
    await unit.goto(`${origin}/report/suizhou/${DAY}`);
    await unit.getByLabel('劝离劝返市民').fill('6');
    await unit.getByLabel('问题协调').fill(PROBLEM);
    await send(unit, 1);
    await see(unit, 'receipt');
  }

  async function acceptAndReturn({ web, origin, office, unit, see }: Walk, count: number): Promise<void> {
    await office.goto(`${origin}${desk}`);
    expect(await office.locator('[data-unit="u0"] .badge').textContent()).toBe('迟报');
    await follow(office, office.getByRole('link', { name: /^有疑问/ }));
    expect(await office.locator('tr[data-unit]').count()).toBe(count / 10);
    await follow(office, office.locator('tr[data-unit="u3"] a').first());
    await follow(office, office.getByRole('button', { name: '核实无误，通过' }));
    await office.getByText('已通过，不再列为待核').waitFor();
    await office.goto(`${origin}${desk}/units/u0`);
    await office.getByLabel('退回原因').fill('请核对劝返人数。');
    await follow(office, office.getByRole('button', { name: '退回单位' }));
    await office.getByText(/企业微信 env:GROUP_ROBOT 已送达/).waitFor();
    expect(web.sent.at(-1)?.text).toContain('第1大队4月8日的报送已退回');
    await see(office, 'returned');
    await unit.goto(`${origin}/report/suizhou/${DAY}`);
    await unit.getByText('请核对劝返人数。').waitFor();
    await unit.getByLabel('劝离劝返市民').fill('7');
    await send(unit, 2);
  }

  async function previewHoldIssue({ origin, office, see }: Walk, count: number): Promise<void> {
    await office.goto(`${origin}${desk}/preview`);
    await see(office, 'preview');
    await office.getByLabel('暂缓原因').fill('等住建局核数');
    await follow(office, office.getByRole('button', { name: '暂缓', exact: true }));
    await see(office, 'held');
    await office.goto(`${origin}${desk}`);
    await office.getByText('暂停编发').waitFor();
    await office.goto(`${origin}${desk}/preview`);
    await follow(office, office.getByRole('button', { name: '解除暂缓' }));
    // Of ten units the only one that was missing has reported by now.
    if (count > 10) await office.getByLabel('以上情况我已核对').check();
    await follow(office, office.getByRole('button', { name: count > 10 ? '仍要编发' : '立即编发' }));
    await office.getByText('已编发第1期第1版').waitFor();
  }

  async function correct({ web, origin, office, unit, see }: Walk): Promise<void> {
    web.setNow('2022-04-09T01:00:00.000Z');
    await unit.goto(`${origin}/report/suizhou/${DAY}`);
    await unit.getByLabel('劝离劝返市民').fill('9');
    await send(unit, 3);
    await noteOutdated(web.world, (await currentProgramme(web.world.table, 'suizhou'))!);
    await office.goto(`${origin}${desk}`);
    await office.getByText('1期已编发的简报与现有数字不符').waitFor();
    await see(office, 'outdated');
    await follow(office, office.getByRole('link', { name: '去更正' }));
    await see(office, 'corrections');
    await office.getByLabel('更正原因').fill('第1大队更正劝返人数');
    await follow(office, office.getByRole('button', { name: '更正所选各期' }));
    await office.getByText('已编发第1期第2版').waitFor();
    await office.goto(`${origin}${desk}`);
    expect(await office.getByText('与现有数字不符').count()).toBe(0);
  }

  async function closeMatter({ origin, office, unit, see }: Walk): Promise<void> {
    await follow(office, office.getByRole('link', { name: '督办', exact: true }));
    await follow(office, office.getByRole('link', { name: PROBLEM }));
    await office.getByLabel('办理情况').fill('已交施工单位，明日修复。');
    await follow(office, office.getByRole('button', { name: '答复单位' }));
    await see(office, 'matter');
    await unit.goto(`${origin}/report/suizhou/2022-04-09`);
    await unit.getByText('本单位反映的问题：1件在办').click();
    await unit.getByText('已交施工单位，明日修复。').waitFor();
    await see(unit, 'own-matters');
    await office.getByLabel('办理结果').fill('围挡已修复。');
    await follow(office, office.getByRole('button', { name: '办结销号' }));
    await unit.reload();
    await unit.getByText('本单位反映的问题：0件在办').click();
    await unit.getByText('4月9日销号：围挡已修复。').waitFor();
  }
});
