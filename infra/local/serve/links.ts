/**
 * Links to look around the examples with: for each programme one for a unit, the office and a reader. Keys made here end after a
 * day, and open nothing but examples.
 */
import type { Role } from '../../../functions/contract.ts';
import { hasForm } from '../../../functions/core/unit/levels.ts';
import { HOUSE } from '../../../functions/core/workshop/house.ts';
import { createKey, listKeys } from '../../../functions/records/access/access-keys.ts';
import { currentProgramme, listProgrammes } from '../../../functions/records/programme/programmes.ts';
import type { World } from '../../../functions/runtime/world.ts';

const DAY_MS = 86_400_000;

/**
 * The first administrator's link, once in the life of a store: a key of the house, which begins programmes and opens all. It
 * lasts until it is revoked, so that whoever begins in the browser need never come back to the terminal.
 */
export async function printFirstLink(world: World, origin: string): Promise<void> {
  if ((await listKeys(world.table, HOUSE)).length > 0) return;
  const wanted = { programme: HOUSE, role: 'administrator', at: world.clock.now(), label: '首次启动' } as const;
  const { key } = await createKey(world.table, wanted);
  console.log('\n管理员链接（长期有效，只显示这一次，请收好；在浏览器里新建和设置报送任务）');
  console.log(`  ${origin}/sign-in#key=${key}`);
}

export async function printLinks(world: World, origin: string): Promise<void> {
  const at = world.clock.now();
  const expires = new Date(Date.parse(at) + DAY_MS).toISOString();
  for (const id of await listProgrammes(world.table)) {
    const programme = (await currentProgramme(world.table, id))!.programme;
    const unit = programme.units.find(hasForm)!;
    const link = async (role: Role, about: object = {}): Promise<string> =>
      `${origin}/sign-in#key=${(await createKey(world.table, { programme: id, role, at, expires, ...about })).key}`;
    console.log(`\n${programme.organisation} ${programme.title}（链接一天内有效）`);
    console.log(`  报送单位（${unit.name}） ${await link('unit', { unit: unit.id })}`);
    console.log(`  编发单位             ${await link('office')}`);
    console.log(`  领导查阅             ${await link('reader')}`);
  }
}
