/**
 * Run as a process of its own: loads a bundle as Lambda does, calls its handler with events, and prints what came of it
 * and which files of the bundle were loaded. `node run-handler.ts FOLDER EVENTS`, one JSON object on standard output.
 */
import { statSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export interface Run {
  readonly answers: readonly unknown[];
  /** Lines that it logged, metrics among them. */
  readonly logged: readonly Readonly<Record<string, unknown>>[];
  /** Files of the bundle that were loaded by the time the last event was answered, with their sizes. */
  readonly loaded: Readonly<Record<string, number>>;
}

const [folder, events] = process.argv.slice(2) as [string, string];
/** What Lambda calls this invocation. */
const REQUEST = 'from-lambda';
const loaded: Record<string, number> = {};

registerHooks({
  load(url, context, next) {
    const path = url.startsWith('file:') ? fileURLToPath(url) : '';
    if (path.startsWith(folder)) loaded[path.slice(folder.length + 1)] = statSync(path).size;
    return next(url, context);
  },
});

type Handler = (event: unknown, context: unknown) => Promise<unknown>;
const written = process.stdout.write.bind(process.stdout);
let log = '';
process.stdout.write = (line) => {
  log += String(line);
  return true;
};
const { handler } = (await import(pathToFileURL(join(folder, 'handler.mjs')).href)) as { handler: Handler };
const answers: unknown[] = [];
for (const event of JSON.parse(events) as unknown[])
  answers.push((await handler(event, { awsRequestId: REQUEST })) ?? null);
const logged = log
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Record<string, unknown>);
written(JSON.stringify({ answers, logged, loaded } satisfies Run), () => process.exit(0)); // a pipe takes it in parts
