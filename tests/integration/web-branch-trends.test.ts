/**
 * Figures over time by branch (分管单位): its units together, each day those that stood under it on that day.
 */
import { beforeAll, expect, test } from 'vitest';
import { storeProgramme } from '../../functions/records/programme/programmes.ts';
import { openWebWorld, type WebWorld } from '../support/web-world.ts';

let web: WebWorld;
const UNITS = [
  { id: 'area', name: '曾都区', branch: true, reports: true },
  { id: 'far', name: '广水市', branch: true },
  { id: 'a', name: '南郊街道', under: 'area' },
  { id: 'b', name: '应山街道', under: 'far' },
] as const;

/** b moves from one branch to the other on the 7th. */
beforeAll(async () => {
  web = await openWebWorld({ units: UNITS });
  await day('2022-04-06', 5, 7);
  const { key: _, ...rest } = { ...web.programme, key: 0 };
  const moved = { ...rest, units: UNITS.map((unit) => (unit.id === 'b' ? { ...unit, under: 'area' } : unit)) };
  await storeProgramme(web.world.table, moved, '2022-04-06T12:00:00.000Z', { from: '2022-04-07' });
  await day('2022-04-07', 10, 20);
});

async function day(on: string, a: number, b: number): Promise<void> {
  web.setNow(`${on}T09:00:00.000Z`);
  await web.put({ id: `${on}-a`, basedOn: 0, figures: { dissuaded: a } }, { day: on });
  await web.put({ id: `${on}-b`, basedOn: 0, figures: { dissuaded: b } }, { day: on, unit: 'b', key: web.keys.unitB });
  web.setNow(`${on}T10:30:00.000Z`);
  expect((await web.issueDay(on)).status).toBe(201);
}

const shown = async (query: string): Promise<string> => {
  const answer = await web.request(`/archive/suizhou/${query}`, { key: web.keys.reader });
  return (await answer.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
};

test('a branch has its units’ figures, each day by what held on it', async () => {
  const text = await shown(
    'figures?indicator=dissuaded&of=branch:area&of=branch:far&of=all&from=2022-04-06&to=2022-04-07',
  );
  expect(text).toContain('曾都区（下属合计）');
  expect(text).toMatch(/4月6日 5 7 12 2\/3/);
  expect(text).toMatch(/4月7日 30 (—|无|未报) 30 2\/3/);
  expect(text).toMatch(/整个时段 35 7 缺1天 42/);
});

test('two periods of a branch are compared over its units of then', async () => {
  const text = await shown(
    'compare?of=branch:area&from=2022-04-07&to=2022-04-07&base_from=2022-04-06&base_to=2022-04-06',
  );
  expect(text).toContain('曾都区（下属合计）');
});

test('a branch that there is not is said, and the choice offers those that there are', async () => {
  const text = await shown('figures?of=branch:a&from=2022-04-06&to=2022-04-07');
  expect(text).toContain('branch:a');
  expect(text).toContain('按分管单位');
});
