/**
 * The office's decisions stopped at every write, before it took effect and after, dead or only failed, and asked again by
 * the same form: each decided once, one number, the same editions. Between two writes there is nothing to lose.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { app as desk } from '../../functions/desk/handler.ts';
import { editionsOf } from '../../functions/records/edition/editions.ts';
import { partition } from '../../functions/records/store/keys.ts';
import type { World } from '../../functions/runtime/world.ts';
import { countCalls, type StopPlan } from '../support/call-points.ts';
import { sampled } from '../support/thorough.ts';
import { DAY, openWebWorld, type WebWorld, webProgramme } from '../support/web-world.ts';

const desk1 = `/desk/suizhou/${DAY}`;
type Fields = Readonly<Record<string, string>>;
type Step = (web: WebWorld, page: string) => Promise<readonly [path: string, fields: Fields, key?: string]>;

const basis = (page: string): string => /name="(?:basis|seen)" value="(\w+)"/.exec(page)?.[1] ?? '';
const sign =
  (step: 'draft' | 'review' | 'approve', name: string): Step =>
  async (web, page) => [
    `${desk1}/sign`,
    { step, name, basis: basis(page) },
    { draft: web.keys.office, review: web.keys.administrator, approve: web.keys.signatory }[step],
  ];
const resend: Step = async (web) => {
  await web.put({ id: 'a2', basedOn: 1, figures: { garbage: 600, dissuaded: 1 } });
  return [`${desk1}/release`, {}];
};

const STEPS: readonly Step[] = [
  async () => [`${desk1}/units/a/return`, { revision: '1', reason: '核对' }],
  async () => [`${desk1}/units/a/texts`, { revision: '1', 'text.0.taken': 'yes', 'text.0.text': '改短' }],
  async () => [`${desk1}/accept`, {}],
  async () => [`${desk1}/hold`, { reason: '核数' }],
  async () => [`${desk1}/release`, {}],
  sign('draft', '甲某'),
  sign('review', '乙某'),
  sign('approve', '丙某'),
  async () => [`${desk1}/issue`, { confirm: 'yes', missing: 'c', returned: 'a' }],
  resend,
  sign('draft', '甲某'),
  sign('review', '乙某'),
  sign('approve', '丙某'),
  async (web) => {
    const page = await web.request(`${desk1}/correct`, { key: web.keys.office });
    return [`${desk1}/correct`, { reason: '更正', seen: basis(await page.text()) }];
  },
];

const isWrite = (name: string): boolean => /^(table\.(insert|replace)|blobs\.putOnce) /.test(name);

async function post(world: World, [path, fields, key]: Awaited<ReturnType<Step>>, office: string): Promise<number> {
  const answer = await desk(world).request(path, {
    method: 'POST',
    headers: { authorization: `Bearer ${key ?? office}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });
  return answer.status;
}

/** Through all steps; what was answered with a failure is asked again, as a person would. */
async function live(plan?: StopPlan): Promise<{ calls: readonly string[]; web: WebWorld }> {
  const web = await openWebWorld({ schedule: { ...webProgramme().schedule, review: 'required' } });
  const narratives = [{ kind: '工作动态', text: '原文' }];
  await web.put({ id: 'a', figures: { garbage: 612.5, dissuaded: 1 }, narratives });
  await web.put({ id: 'b', nil: true }, { unit: 'b', key: web.keys.unitB });
  const counted = countCalls(web.world, plan);
  let world: World = counted.world;
  for (const step of STEPS) {
    const page = await (await web.request(`${desk1}/preview`, { key: web.keys.signatory })).text();
    const asked = await step(web, page);
    const status = await post(world, asked, web.keys.office);
    if (status < 500) expect([asked[0], status]).toEqual([asked[0], 303]);
    else {
      world = web.world;
      expect([303, 409]).toContain(await post(world, asked, web.keys.office));
    }
  }
  return { calls: counted.calls, web };
}

async function outcomeOf({ world, keys }: WebWorld) {
  const names = new Map(Object.entries(keys).map(([name, key]) => [key.split('.').slice(0, 2).join('.'), name]));
  const ofKind = async (prefix: string) =>
    (await world.table.query<{ by?: string }>(partition('suizhou'), { prefix })).map(({ sk, data }) => [sk, data]);
  const editions = await editionsOf(world.table, 'suizhou', DAY);
  const plain = JSON.stringify([
    await ofKind('DECISION#'),
    await ofKind('REPORT-DECISION#'),
    await ofKind('REGISTER#'),
    editions.map(({ issue, edition, files, signed, editing }) => ({ issue, edition, files, signed, editing })),
  ]);
  // Keys are random, so everything that hashes their ids is too.
  return [...names]
    .reduce((text, [id, name]) => text.replaceAll(id, name), plain)
    .replace(/"(previous|seal)":"\w+"/g, '');
}

describe('deciding', () => {
  let undisturbed: string;
  let calls: readonly string[];
  let tried = 0;
  beforeAll(async () => {
    const { calls: made, web } = await live();
    calls = made;
    undisturbed = await outcomeOf(web);
    const kinds = (await editionsOf(web.world.table, 'suizhou', DAY)).map(({ issue, edition }) => [issue, edition]);
    expect(kinds).toEqual([
      [1, 1],
      [1, 2],
    ]);
    expect(undisturbed.match(/"kind":"/g)).toHaveLength(11); // three about reports, hold, release, six signatures
  });
  afterAll(() => console.log(`crash points of the office's decisions: ${tried} tried at ${calls.length} calls`));

  it.each([
    ['killed', 'before'],
    ['killed', 'after'],
    ['failed', 'before'],
    ['failed', 'after'],
  ] as const)('%s %s each write: asked again it ends the same', async (how, when) => {
    const writes = [...calls.entries()].filter(([, name]) => isWrite(name));
    for (const [index, name] of sampled(
      writes,
      12,
      ['killed before', 'killed after', 'failed before', 'failed after'].indexOf(`${how} ${when}`),
    )) {
      const { web } = await live({ call: index + 1, how, when });
      expect(await outcomeOf(web), `${how} ${when} ${name}`).toBe(undisturbed);
      tried += 1;
    }
  });
});
