/**
 * `npm start` as an engineer starts it: over TLS, on a folder of its own; and what it says where it cannot start.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqliteTable } from '../../functions/adapters/sqlite/table.ts';
import { LOOPBACK_CERTIFICATE, LOOPBACK_KEY } from '../support/loopback-certificate.ts';

let folder: string;
let running: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jianbao-server-'));
});
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  running = [];
  rmSync(folder, { recursive: true });
});

interface Started {
  readonly child: ChildProcess;
  said(): string;
}

function start(...options: string[]): Started {
  const child = spawn(process.execPath, ['infra/local/server.ts', ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  let text = '';
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (part) => {
      text += part;
    });
  return { child, said: () => text };
}

/** What it said and how it ended. */
async function ended({ child, said }: Started): Promise<{ code: number | null; said: string }> {
  if (child.exitCode === null) await once(child, 'close');
  return { code: child.exitCode, said: said() };
}

async function addressOf(started: Started): Promise<string> {
  while (!/简报已启动：\S+\n/.test(started.said())) await once(started.child.stdout!, 'data');
  return /简报已启动：(\S+)\n/.exec(started.said())![1]!;
}

/** Our own certificate is the only one that is believed. */
const get = (url: string): Promise<{ status: number | undefined; body: string }> =>
  new Promise((resolve, reject) => {
    request(url, { ca: LOOPBACK_CERTIFICATE }, (answer) => {
      answer.setEncoding('utf8');
      let body = '';
      answer.on('data', (part) => {
        body += part;
      });
      answer.on('end', () => resolve({ status: answer.statusCode, body }));
    })
      .on('error', reject)
      .end();
  });

test('serves over TLS, prints the link of the first administrator on an empty store once, and ends when it is told to', async () => {
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  writeFileSync(cert, LOOPBACK_CERTIFICATE);
  writeFileSync(key, LOOPBACK_KEY);
  const data = join(folder, 'data');
  const server = start('--empty', '--data', data, '--port', '0', '--cert', cert, '--key', key);
  const origin = await addressOf(server);
  expect(origin).toMatch(/^https:\/\/localhost:\d+$/);
  expect(await get(`${origin}/health`)).toEqual({ status: 200, body: '{"status":"ok"}' });
  while (!/管理员链接/.test(server.said())) await once(server.child.stdout!, 'data');
  expect(server.said()).toMatch(/\/sign-in#key=_\.[\w-]{8}\.[\w-]{32}\n/);
  server.child.kill('SIGTERM');
  expect((await ended(server)).code).toBe(0);
  const again = start('--empty', '--data', data, '--port', '0', '--cert', cert, '--key', key);
  await addressOf(again);
  again.child.kill('SIGTERM');
  expect((await ended(again)).said).not.toContain('#key=');
});

test('a damaged data file stops the start, and stays as it is', async () => {
  const file = join(folder, 'jianbao.sqlite');
  openSqliteTable(file).close();
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(statSync(file).size - 100, 0x5a), 0, undefined, 100);
  const before = readFileSync(file);
  const { code, said } = await ended(start('--empty', '--data', folder, '--port', '0'));
  expect(code).toBe(1);
  expect(said).toContain('数据文件已损坏，没有启动');
  expect(said).not.toContain('    at ');
  expect(readFileSync(file)).toEqual(before);
});

test.each([
  [['--port', '70000'], 2, '请写 0 到 65535 之间的整数'],
  [['--prot', '1'], 2, '--port'],
  [['--now', 'gestern'], 1, '时间“gestern”无法读取'],
  [['--backup', 'x', '--backup-at', '25:00'], 2, '请写成 02:00 的形式'],
  [['--cert', 'a.pem'], 1, '--cert 和 --key 要一起给出'],
  [['--cert', 'a.pem', '--key', 'b.pem'], 1, '读不了文件“a.pem”'],
  [['--empty', '--data', 'package.json'], 1, '不能读写'],
  [['--help'], 0, '--backup-at'],
])('%j is answered in a sentence', async (options, code, words) => {
  const answer = await ended(start(...options));
  expect(answer).toEqual({ code, said: expect.stringContaining(words) });
  expect(answer.said).not.toContain('    at ');
});

test('a port that is taken is named', async () => {
  const first = start('--empty', '--data', join(folder, 'one'), '--port', '0');
  const port = new URL(await addressOf(first)).port;
  const { code, said } = await ended(start('--empty', '--data', join(folder, 'two'), '--port', port));
  expect(code).toBe(1);
  expect(said).toContain(`端口 ${port} 已被占用`);
});
