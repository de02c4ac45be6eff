/**
 * The matrix of units by figures: as the API gives it and as the desk's page shows it.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import { DAY, openWebWorld, type WebWorld } from '../support/web-world.ts';

let web: WebWorld;

interface Column {
  readonly indicator: string;
  readonly day: string | null;
  readonly units: Readonly<Record<string, { readonly value: unknown; readonly state: string }>>;
}

async function figures(key = web.keys.office, query = '?figures=1'): Promise<Record<string, Column>> {
  const answer = await web.request(`/api/programmes/suizhou/days/${DAY}${query}`, { key });
  const { figures = [] } = (await answer.json()) as { figures?: Column[] };
  return Object.fromEntries(figures.map((column) => [column.indicator, column]));
}

beforeEach(async () => {
  web = await openWebWorld();
});

describe('the API', () => {
  test('tells missing, blank, nil and zero apart', async () => {
    await web.put({ id: 'a', figures: { dissuaded: 0 } });
    await web.put({ id: 'b', nil: true }, { unit: 'b', key: web.keys.unitB });
    const { dissuaded, staff } = await figures();
    expect(dissuaded?.units).toEqual({
      a: { value: '0', state: 'reported' },
      b: { value: '0', state: 'nil' },
      c: { value: null, state: 'missing' },
    });
    expect(staff?.units.a).toEqual({ value: null, state: 'blank' });
    expect(staff?.units.b).toEqual({ value: null, state: 'nil' });
    expect(dissuaded?.day).toBe('0');
  });

  test('gives figures only where they are asked for', async () => {
    const answer = await web.request(`/api/programmes/suizhou/days/${DAY}`, { key: web.keys.office });
    expect(await answer.json()).not.toHaveProperty('figures');
    const wrong = await web.request(`/api/programmes/suizhou/days/${DAY}?figures=all`, { key: web.keys.office });
    expect(wrong.status).toBe(422);
  });
});
