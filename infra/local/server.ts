/**
 * `npm start`: the three web functions and the ticking clock in one process, on an embedded store.
 *
 * Requests go to the function that the route table names, as API Gateway would send them.
 */
import { mkdir, readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { app as archive } from '../../functions/archive/handler.ts';
import { app as collect } from '../../functions/collect/handler.ts';
import { ROUTES } from '../../functions/contract.ts';
import { app as desk } from '../../functions/desk/handler.ts';
import { listProgrammes } from '../../functions/records/programme/programmes.ts';
import { runEveryClock } from '../../functions/runtime/clock.ts';
import { systemClock, wire } from '../../functions/runtime/wire.ts';
import type { World } from '../../functions/runtime/world.ts';
import { fillWithExamples } from './fill-with-examples.ts';
import { embeddedEnvironment, instantOption } from './open-world.ts';
import { printLinks } from './print-links.ts';
import { InputError } from './replay-file.ts';
import { type BackupPlan, backUpWhenDue } from './scheduled-backup.ts';

const TICK_MS = 60_000;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '3000' },
      host: { type: 'string', default: '127.0.0.1' },
      data: { type: 'string', default: '.data' },
      empty: { type: 'boolean', default: false },
      now: { type: 'string' },
      backup: { type: 'string' },
      'backup-at': { type: 'string', default: '02:00' },
      keep: { type: 'string', default: '7' },
    },
  });
  const data = resolve(values.data);
  await mkdir(data, { recursive: true });
  const fresh = (await readdir(data)).length === 0;
  if (fresh && !values.empty) await fillWithExamples(data);
  const world = await wire(
    embeddedEnvironment(data),
    values.now ? { clock: clockFrom(instantOption(values.now)) } : {},
  );
  const server = serve(
    { fetch: oneApp(world).fetch, port: portOf(values.port), hostname: values.host },
    async ({ port }) => {
      await printLinks(world, `http://${values.host === '127.0.0.1' ? 'localhost' : values.host}:${port}`);
      if ((await listProgrammes(world.table)).length === 0)
        console.log('还没有报送任务；用 npm run jianbao -- programme apply FILE 存入。');
    },
  );
  const clock = tickEvery(world, backupPlan(data, values));
  const stop = (): void => {
    clearInterval(clock);
    server.close(() => world.close());
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
}

/** One application that hands each request to the function of its route. */
export function oneApp(world: World): Hono {
  const apps = { collect: collect(world), desk: desk(world), archive: archive(world) };
  const root = new Hono();
  for (const { method, path, lambda } of ROUTES)
    root.on(method, path, (context) => apps[lambda].fetch(context.req.raw, context.env));
  root.all('*', (context) => apps.collect.fetch(context.req.raw, context.env));
  return root;
}

/** What is due is looked at every minute; a failure is logged and tried again at the next tick. */
function tickEvery(world: World, plan: BackupPlan | undefined): NodeJS.Timeout {
  let running = false;
  const tick = async (): Promise<void> => {
    if (running) return;
    running = true;
    await runEveryClock(world).catch(() => {});
    if (plan !== undefined) await backUp(world, plan);
    running = false;
  };
  void tick();
  return setInterval(tick, TICK_MS);
}

/** A backup that fails is logged and tried again at the next tick; the server goes on. */
async function backUp(world: World, plan: BackupPlan): Promise<void> {
  try {
    const folder = await backUpWhenDue(plan, world.clock.now());
    if (folder !== undefined) world.log.info('backup', { folder });
  } catch (error) {
    world.log.error('backup failed', { error: error instanceof Error ? error.message : String(error) });
  }
}

/** `--backup DIR` with `--backup-at 02:00` on this machine's clock and `--keep 7`; undefined: no backups. */
function backupPlan(
  data: string,
  given: { backup?: string; 'backup-at': string; keep: string },
): BackupPlan | undefined {
  if (given.backup === undefined) return undefined;
  const { 'backup-at': at } = given;
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(at)) throw new InputError(`备份时间“${at}”不可用，请写成 02:00 的形式。`);
  if (!/^[1-9]\d{0,3}$/.test(given.keep))
    throw new InputError(`备份份数“${given.keep}”不可用，请写 1 到 9999 的整数。`);
  const timezone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return { data, into: resolve(given.backup), at, timezone, keep: Number(given.keep) };
}

/** A clock that starts at the given time and goes on from there. */
function clockFrom(start: string): World['clock'] {
  const offset = Date.parse(start) - Date.parse(systemClock.now());
  return { now: () => new Date(Date.parse(systemClock.now()) + offset).toISOString() };
}

function portOf(text: string): number {
  const port = Number.parseInt(text, 10);
  if (!/^\d+$/.test(text) || port > 65535) throw new InputError(`端口“${text}”不可用，请写 0 到 65535 之间的整数。`);
  return port;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
