/**
 * A number without an edition: work under way is told as such, a deleted edition as damage.
 */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { SETTINGS } from '../../functions/contract.ts';
import { issueBriefing } from '../../functions/pipeline/edition/issue.ts';
import { verifyProgramme } from '../../functions/pipeline/verify/verify.ts';
import type { Blobs, Table } from '../../functions/ports.ts';
import { issueNumber } from '../../functions/records/edition/register.ts';
import { wire } from '../../functions/runtime/wire.ts';
import { backUp } from '../../infra/local/back-up.ts';
import { quiet } from '../support/heart-world.ts';
import { temporaryFolder } from '../support/stores.ts';
import { at, D1, D2, issued, say, stored, useHeart, world } from '../support/use-heart.ts';

useHeart();

it('is told with what to do, and is no problem', async () => {
  at(`${D2} 08:00`);
  await issueNumber(world.table, 'heart', D1, world.clock.now());
  const { problems, unfinished } = await verifyProgramme(world, 'heart');
  expect(problems).toEqual([]);
  expect(unfinished).toMatchObject([{ path: `editions/${D1}/1`, day: D1 }]);
  expect(unfinished[0]!.message).toContain('已给号（第 1 期），待印发');
});

it('is damage where the edition was there', async () => {
  at(`${D1} 17:00`);
  await say(D1, 'a', { waste: '1' });
  at(`${D2} 08:00`);
  await issued(D1);
  const file = readdirSync(world.folder).find((name) => /sqlite|\.db/.test(name))!;
  const database = new DatabaseSync(join(world.folder, file));
  const [table] = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
  const { changes } = database.prepare(`DELETE FROM ${String(table!.name)} WHERE sk LIKE 'EDITION#%'`).run();
  database.close();
  expect(changes).toBe(1);
  const { problems, unfinished } = await verifyProgramme(world, 'heart');
  expect(problems.map(({ code }) => code)).toContain('edition.missing');
  expect(unfinished).toEqual([]);
});

it('is no damage in a backup that was taken at any moment of an issue, and of a correction', async () => {
  await say(D1, 'a', { waste: '1' });
  at(`${D2} 08:00`);
  const moments: string[] = [];
  const look = async (call: string): Promise<void> => {
    const folder = temporaryFolder();
    const data = join(folder.path, 'data');
    await backUp(world.folder, data);
    const copy = await wire({ [SETTINGS.dataFolder]: data }, { clock: world.clock, log: quiet });
    const { problems } = await verifyProgramme(copy, 'heart');
    copy.close();
    folder.remove();
    moments.push(...problems.map(({ message }) => `${call}: ${message}`));
    looked += 1;
  };
  let looked = 0;
  const watched = {
    ...world,
    table: {
      ...bound(world.table),
      insert: async (item: Parameters<Table['insert']>[0]) => {
        await look(`insert ${item.sk}`);
        return world.table.insert(item);
      },
      replace: async (item: Parameters<Table['replace']>[0], version: number) => {
        await look(`replace ${item.sk}`);
        return world.table.replace(item, version);
      },
    },
    blobs: {
      ...bound(world.blobs),
      putOnce: async (...put: Parameters<Blobs['putOnce']>) => {
        await look(`put ${put[0]}`);
        return world.blobs.putOnce(...put);
      },
    },
  };
  const issue = (reason?: string) =>
    issueBriefing(watched, stored, D1, { by: 'office', ...(reason === undefined ? {} : { reason }) });
  expect((await issue()).outcome).toBe('issued');
  at(`${D2} 09:00`);
  await say(D1, 'b', { waste: '2' });
  expect((await issue('补报')).outcome).toBe('issued');
  expect(moments).toEqual([]);
  expect(looked).toBeGreaterThan(8);
});

/** The port's methods as a plain object, to be spread. */
function bound<Port extends object>(port: Port): Port {
  const names = new Set<string>();
  for (let each: object | null = port; each !== null && each !== Object.prototype; each = Object.getPrototypeOf(each))
    for (const name of Object.getOwnPropertyNames(each)) names.add(name);
  const methods = [...names].flatMap((name) => {
    const value = (port as Record<string, unknown>)[name];
    return typeof value === 'function' && name !== 'constructor' ? [[name, value.bind(port)] as const] : [];
  });
  return Object.fromEntries(methods) as Port;
}
