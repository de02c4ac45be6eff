/**
 * The office's board as its pages answer: navigation, states, filter, sort, what stands on top, what is polled.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import { ROUTES, type Route } from '../../functions/contract.ts';
import { DAY, openWebWorld, type WebWorld } from '../support/web-world.ts';

let web: WebWorld;
const desk = `/desk/suizhou/${DAY}`;
const page = async (path: string, key = web.keys.office): Promise<string> =>
  (await web.request(path, { key, headers: { accept: 'text/html' } })).text();

beforeEach(async () => {
  web = await openWebWorld();
});

describe('the navigation', () => {
  test('leads to pages that exist, this one marked', async () => {
    const html = await page(desk);
    const [, nav = ''] = /<nav class="subnav"[^>]*>([\s\S]*?)<\/nav>/.exec(html) ?? [];
    expect(nav).toContain(`<a href="${desk}" aria-current="page">收报</a>`);
    const routes: readonly Route[] = ROUTES;
    const answers = routes.filter(({ method, lambda }) => method === 'GET' && lambda === 'desk');
    for (const [, href = ''] of nav.matchAll(/href="([^"]+)"/g)) {
      const exists = answers.some(({ path }) => new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`).test(href));
      expect(exists, href).toBe(true);
    }
  });
});
