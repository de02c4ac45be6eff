/**
 * A number without an edition: work under way is told as such, a deleted edition as damage.
 */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { verifyProgramme } from '../../functions/pipeline/verify/verify.ts';
import { issueNumber } from '../../functions/records/edition/register.ts';
import { at, D1, D2, issued, say, useHeart, world } from '../support/use-heart.ts';

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
