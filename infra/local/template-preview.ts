/**
 * The template author's loop: data of an example, the template as it stands on disk, every format anew on each save.
 *
 * Mistakes are shown in the browser and on the terminal, with file, line and the names that exist; the last good files stay.
 */

import { existsSync, watch } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SETTINGS } from '../../functions/contract.ts';
import { RENDITIONS } from '../../functions/core/edition/renditions.ts';
import { composeBriefing, readReports } from '../../functions/pipeline/briefing/compose.ts';
import { readClose } from '../../functions/records/day/closes.ts';
import { latestEditions } from '../../functions/records/edition/editions.ts';
import { currentProgramme } from '../../functions/records/programme/programmes.ts';
import { openDocuments } from '../../functions/runtime/documents.ts';
import { wire } from '../../functions/runtime/wire.ts';
import type { World } from '../../functions/runtime/world.ts';
import { readExample } from './examples.ts';
import { replay } from './replay.ts';
import { InputError } from './replay-file.ts';
import { silentLog } from './silent-log.ts';
import { simulatedClock } from './simulated-clock.ts';

export interface PreviewOptions {
  /** The `templates` folder. */
  readonly templates: string;
  readonly name: string;
  readonly example: string;
  readonly port: string;
  readonly out?: string;
}

interface Rendered {
  readonly files: ReadonlyMap<string, { readonly bytes: Uint8Array; readonly mediaType: string }>;
  readonly error: string | null;
}

export async function previewTemplate(options: PreviewOptions): Promise<void> {
  if (!existsSync(join(options.templates, 'briefings', options.name, 'briefing.hbs'))) {
    throw new InputError(`没有模板“${options.name}”：缺少 templates/briefings/${options.name}/briefing.hbs。`);
  }
  const folder = await mkdtemp(join(tmpdir(), 'jianbao-preview-'));
  const world = await exampleWorld(folder, options.example);
  try {
    if (options.out !== undefined) await writeOnce(world, options, options.out);
    else await serve(world, options);
  } finally {
    world.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The example's days, lived through in a store of their own. */
async function exampleWorld(folder: string, example: string): Promise<World> {
  const { programme, submissions } = await readExample(example);
  const clock = simulatedClock('2020-01-01T00:00:00.000Z');
  const world = await wire({ [SETTINGS.dataFolder]: folder }, { clock, log: silentLog });
  await replay({ world, clock, programme, submissions });
  return world;
}

/** All formats of the example's last day. */
async function render(
  world: World,
  { templates, name, example }: PreviewOptions,
  before?: Rendered,
): Promise<Rendered> {
  try {
    const stored = (await currentProgramme(world.table, example))!;
    const edition = (await latestEditions(world.table, example, { limit: 1 }))[0]!;
    const { close } = (await readClose(world, example, edition.day))!;
    const documents = openDocuments(templates);
    const named = { ...stored, programme: { ...stored.programme, template: name } };
    const reports = await readReports(world, named.programme, close);
    const input = await composeBriefing(world, documents.templates, named, close, reports, edition);
    const files = new Map<string, { bytes: Uint8Array; mediaType: string }>();
    for (const { file, render: write } of documents.renderers) {
      const bytes = await write(input);
      if (bytes !== undefined) files.set(file, { bytes, mediaType: RENDITIONS[file].mediaType });
    }
    return { files, error: null };
  } catch (error) {
    return { files: before?.files ?? new Map(), error: error instanceof Error ? error.message : String(error) };
  }
}

async function writeOnce(world: World, options: PreviewOptions, out: string): Promise<void> {
  const { files, error } = await render(world, options);
  if (error !== null) throw new InputError(error);
  await mkdir(out, { recursive: true });
  for (const [name, { bytes }] of files) await writeFile(join(out, name), bytes);
  console.log(`${[...files.keys()].join('、')} 已写到 ${out}`);
}

async function serve(world: World, options: PreviewOptions): Promise<void> {
  let rendered = await render(world, options);
  let version = 1;
  const tell = (): void => console.log(rendered.error ?? `第${version}次：${[...rendered.files.keys()].join('、')}`);
  tell();
  let waiting: NodeJS.Timeout | undefined;
  const watcher = watch(options.templates, { recursive: true }, () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      rendered = await render(world, options, rendered);
      version += 1;
      tell();
    }, 100);
  });
  const server = createServer((request, response) => answer(request, response, rendered, version));
  server.listen(Number.parseInt(options.port, 10), '127.0.0.1', () =>
    console.log(`预览：http://localhost:${options.port}/  按 Ctrl+C 结束`),
  );
  await new Promise<void>((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
  watcher.close();
  server.close();
}

function answer(request: IncomingMessage, response: ServerResponse, { files, error }: Rendered, version: number): void {
  const name = decodeURIComponent((request.url ?? '/').slice(1));
  const file = files.get(name);
  if (file !== undefined)
    response.writeHead(200, { 'content-type': file.mediaType, 'cache-control': 'no-store' }).end(file.bytes);
  else if (name === 'version') response.writeHead(200, { 'content-type': 'text/plain' }).end(String(version));
  else if (name === '')
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(page([...files.keys()], error, version));
  else response.writeHead(404).end();
}

/** Reloads itself when the version has changed. */
const page = (names: readonly string[], error: string | null, version: number): string => `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><title>模板预览</title>
<style>body{margin:0;font:16px/1.6 system-ui}nav,pre{padding:.5rem 1rem;margin:0}pre{background:#fdecea;white-space:pre-wrap}iframe{border:0;width:100%;height:90vh}a{margin-right:1rem}</style>
<nav>${names.map((name) => `<a href="/${name}">${name}</a>`).join('')}</nav>
${error === null ? '' : `<pre>${error.replace(/[&<]/g, (mark) => (mark === '&' ? '&amp;' : '&lt;'))}</pre>`}
<iframe src="/briefing.html" title="briefing.html"></iframe>
<script>setInterval(async()=>{const v=await(await fetch('/version')).text();if(v!=='${version}')location.reload()},700)</script></html>`;
