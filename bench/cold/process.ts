/**
 * One cold start: a fresh process that imports a handler as Lambda does and answers one event, with the processor's time of both.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { SETTINGS } from '../../functions/contract.ts';

export interface Start {
  readonly name: string;
  /** The handler's module. */
  readonly file: string;
  event(round: number): unknown;
  /** Which start it is measured against; absent: it is one of those. */
  readonly against?: string;
}

export interface Taken {
  /** Milliseconds of the processor, user and system: of the import, and of the first answer. */
  readonly load: number;
  readonly answer: number;
  /** Milliseconds by the clock, of both. */
  readonly ms: number;
  readonly rss: number;
}

const SCRIPT = `
const [file, event] = process.argv.slice(1);
process.stdout.write = () => true;
const spent = (since) => { const { user, system } = process.cpuUsage(since); return (user + system) / 1000; };
const began = performance.now();
const before = process.cpuUsage();
const { handler } = await import(file);
const load = spent(before);
const loaded = process.cpuUsage();
const answer = await handler(JSON.parse(event), {});
const taken = { load, answer: spent(loaded), ms: performance.now() - began, rss: process.memoryUsage.rss() };
if (answer?.statusCode >= 400) throw new Error(JSON.stringify(answer));
process.stderr.write(JSON.stringify(taken));
process.exit(0);
`;

/** @throws Error with what the process said when it did not answer, or refused. */
export async function startOnce(
  start: Start,
  round: number,
  settings: Readonly<Record<string, string>>,
): Promise<Taken> {
  const env = {
    PATH: process.env.PATH ?? '',
    AWS_LAMBDA_FUNCTION_NAME: 'bench',
    [SETTINGS.templates]: join(start.file, '..', 'templates'),
    ...settings,
  };
  const args = ['--input-type=module', '-e', SCRIPT, start.file, JSON.stringify(start.event(round))];
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const said = child.stderr.toArray().then((chunks) => chunks.join(''));
  const status = await new Promise((resolve) => child.on('close', resolve));
  if (status !== 0) throw new Error(`${start.name} did not start: ${await said}`);
  return JSON.parse(await said) as Taken;
}
