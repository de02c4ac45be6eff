/**
 * `npm start`: the three web functions and the ticking clock in one process, on an embedded store.
 *
 * Requests go to the function that the route table names, as API Gateway would send them.
 */
import { existsSync } from 'node:fs';
import { access, constants, mkdir, readdir } from 'node:fs/promises';
import { createServer as createTlsServer } from 'node:https';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ServerType, serve } from '@hono/node-server';
import { CommanderError } from 'commander';
import { Hono } from 'hono';
import { checkSqliteFile } from '../../functions/adapters/sqlite/faults.ts';
import { app as archive } from '../../functions/archive/handler.ts';
import { app as collect } from '../../functions/collect/handler.ts';
import { EMBEDDED_STORE, ROUTES } from '../../functions/contract.ts';
import { app as desk } from '../../functions/desk/handler.ts';
import { StoreError } from '../../functions/ports.ts';
import { listProgrammes } from '../../functions/records/programme/programmes.ts';
import { runEveryClock } from '../../functions/runtime/clock.ts';
import { systemClock, wire } from '../../functions/runtime/wire.ts';
import type { World } from '../../functions/runtime/world.ts';
import { embeddedEnvironment } from './open-world.ts';
import { InputError } from './replay-file.ts';
import { fillWithExamples } from './serve/fill-with-examples.ts';
import { printFirstLink, printLinks } from './serve/links.ts';
import { type ServerOptions, serverOptions } from './serve/options.ts';
import { type BackupPlan, backUpWhenDue } from './serve/scheduled-backup.ts';

const TICK_MS = 60_000;

async function main(): Promise<void> {
  const options = await serverOptions(process.argv.slice(2));
  const withExamples = await prepare(options);
  const world = await wire(
    embeddedEnvironment(options.data),
    options.now === undefined ? {} : { clock: clockFrom(options.now) },
  );
  const { server, origin } = await listen(world, options);
  console.log(`简报已启动：${origin}`);
  if (withExamples) await printLinks(world, origin);
  const isNew = withExamples || (await listProgrammes(world.table)).length === 0;
  if (isNew) await printFirstLink(world, origin);
  else console.log('登录用的链接和访问码由 npm run jianbao -- key create 发放。');
  const clock = tickEvery(world, options.backup);
  const stop = (): void => {
    server.close();
    void clock.end().then(() => world.close());
    process.once('SIGINT', () => process.exit(1)).once('SIGTERM', () => process.exit(1)); // asked twice
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
}

/** @returns were the examples put into the folder, as it was empty? */
async function prepare({ data, empty }: ServerOptions): Promise<boolean> {
  try {
    await mkdir(data, { recursive: true });
    await access(data, constants.R_OK | constants.W_OK);
  } catch {
    throw new InputError(`数据文件夹“${data}”不能读写，请核对路径和权限，或用 --data 指明另一个。`);
  }
  const table = join(data, EMBEDDED_STORE.table);
  if (existsSync(table)) checkSqliteFile(table);
  const isFresh = (await readdir(data)).length === 0;
  if (isFresh && !empty) await fillWithExamples(data);
  return isFresh && !empty;
}

function listen(world: World, { host, port, tls }: ServerOptions): Promise<{ server: ServerType; origin: string }> {
  return new Promise((resolved, rejected) => {
    const secure = tls === undefined ? {} : { createServer: createTlsServer, serverOptions: tls };
    const server = serve({ fetch: oneApp(world).fetch, port, hostname: host, ...secure }, (address) => {
      const name = host === '127.0.0.1' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
      resolved({ server, origin: `${tls === undefined ? 'http' : 'https'}://${name}:${address.port}` });
    });
    server.once('error', (error: NodeJS.ErrnoException) => rejected(new InputError(cannotListen(error, host, port))));
  });
}

function cannotListen({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE') return `端口 ${port} 已被占用；请停下占用它的程序，或用 --port 换一个。`;
  if (code === 'EACCES') return `没有权限使用端口 ${port}；请用 --port 换成 1024 以上的，或由反向代理转发。`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `本机没有地址“${host}”，请用 --host 换一个。`;
  return `不能在 ${host}:${port} 监听：${message}`;
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
function tickEvery(world: World, plan: BackupPlan | undefined): { end(): Promise<void> } {
  let running: Promise<void> | undefined;
  const run = async (): Promise<void> => {
    await runEveryClock(world).catch(() => {});
    if (plan !== undefined) await backUp(world, plan);
    running = undefined;
  };
  const tick = (): void => {
    running ??= run();
  };
  tick();
  const interval = setInterval(tick, TICK_MS);
  return {
    /** No further ticks; resolves when the one under way is done. */
    async end() {
      clearInterval(interval);
      await running;
    },
  };
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

/** A clock that starts at the given time and goes on from there. */
function clockFrom(start: string): World['clock'] {
  const offset = Date.parse(start) - Date.parse(systemClock.now());
  return { now: () => new Date(Date.parse(systemClock.now()) + offset).toISOString() };
}

/** @returns the sentence for whoever starts the server; undefined: our own fault */
function sentenceOf(error: unknown): string | undefined {
  if (error instanceof InputError) return error.message;
  if (!(error instanceof StoreError)) return undefined;
  if (error.fault === 'damaged')
    return `数据文件已损坏，没有启动，以免损坏扩大。请另存数据文件夹，再用最近的备份恢复（docs/runbook.md）。\n${error.message}`;
  return `数据文件不能使用：${error.message}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await main();
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else {
      const sentence = sentenceOf(error);
      if (sentence === undefined) throw error;
      console.error(sentence);
      process.exitCode = 1;
    }
  }
}
