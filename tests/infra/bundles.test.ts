/**
 * The bundles as Lambda loads them: how much, whether they start, and whether they answer as the sources do.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { FUNCTION_NAMES, type FunctionName, SETTINGS } from '../../functions/contract.ts';
import { CATALOGUE } from '../../functions/core/findings/catalogue.ts';
import { type Bundles, bundleFunctions, ROOT } from '../../infra/aws/bundle.ts';
import { httpEvent } from '../../infra/local/http-event.ts';
import { openWebWorld } from '../support/web-world.ts';
import { folder } from './deployments.ts';
import type { Run } from './run-handler.ts';

const request = (path: string): object =>
  httpEvent({ method: 'GET', path, headers: { accept: 'text/html' } }, '2022-04-08T08:30:00.000Z');

/** Most that is loaded until the first request is answered, in bytes of 1,024; more is loaded when it is used. */
const BUDGETS: Readonly<Record<FunctionName, number>> = {
  collect: 425_000,
  desk: 460_000,
  archive: 445_000,
  clock: 440_000,
  publish: 900 * 1_024,
};

const FIRST_EVENT: Readonly<Record<FunctionName, unknown>> = {
  collect: request('/health'),
  desk: request('/desk/none/2022-04-08'),
  archive: request('/archive/none'),
  clock: undefined,
  publish: { Records: [] },
};

let bundles: Bundles;
beforeAll(async () => {
  bundles = await bundleFunctions(folder());
});

/** A process of its own, with the settings of a function and no way to make code from strings. */
function run(name: FunctionName, events: readonly unknown[]): Run {
  const env = {
    PATH: process.env.PATH,
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_REGION: 'cn-north-1',
    AWS_ACCESS_KEY_ID: 'x',
    AWS_SECRET_ACCESS_KEY: 'x',
    [SETTINGS.table]: 'records',
    [SETTINGS.archiveBucket]: 'archive',
    [SETTINGS.photoBucket]: 'photos',
    [SETTINGS.templates]: join(bundles[name].folder, 'templates'),
  };
  const script = join(import.meta.dirname, 'run-handler.ts');
  const args = ['--disallow-code-generation-from-strings', script, bundles[name].folder, JSON.stringify(events)];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout) as Run;
}

/** Another checkout, so to say. */
function copyOfSources(): string {
  const root = folder();
  for (const each of ['functions', 'templates']) cpSync(join(ROOT, each), join(root, each), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  return root;
}

const sum = (sizes: Readonly<Record<string, number>>): number =>
  Object.values(sizes).reduce((all, size) => all + size, 0);

describe('a bundle', () => {
  it('is the same, byte for byte, each time and in each place', async () => {
    const places = [copyOfSources(), copyOfSources()] as const;
    const [here, there] = await Promise.all(places.map((root) => bundleFunctions(folder(), { root })));
    for (const name of FUNCTION_NAMES) {
      expect(there![name].files).toEqual(here![name].files);
      for (const path of Object.keys(here![name].files)) {
        const [one, other] = [here!, there!].map((each) => readFileSync(join(each[name].folder, path)));
        expect(one!.equals(other!), `${name}/${path}`).toBe(true);
      }
    }
  });

  it('says nothing of the place where it was made', () => {
    for (const name of FUNCTION_NAMES) {
      for (const path of Object.keys(bundles[name].files)) {
        expect(readFileSync(join(bundles[name].folder, path)).includes(ROOT), `${name}/${path}`).toBe(false);
      }
    }
  });

  it('carries the catalogue’s line for every finding that its sources name, and leaves out others’', () => {
    const lines = (name: FunctionName): string =>
      Object.keys(bundles[name].files)
        .filter((path) => path.endsWith('.mjs'))
        .map((path) => readFileSync(join(bundles[name].folder, path), 'utf8'))
        .join('\n');
    for (const name of FUNCTION_NAMES) {
      const code = lines(name);
      const sources = sourcesOf(name, Object.keys(bundles[name].files))
        .filter((path) => path.startsWith('functions/') && !path.includes('/core/findings/'))
        .map((path) => readFileSync(join(ROOT, path), 'utf8'))
        .join('\n');
      const named = Object.keys(CATALOGUE).filter((each) => sources.includes(`'${each}'`));
      expect(named.length, name).toBeGreaterThan(10); // the clock names sixteen
      expect(
        named.filter((each) => !code.includes(`"${each}":{level:`)),
        name,
      ).toEqual([]);
    }
    expect(lines('collect')).not.toContain('"archive.zip_too_large":{level:');
    expect(lines('archive')).toContain('"archive.zip_too_large":{level:');
  });

  it('carries nothing that removes: neither the commands of the services nor ours', () => {
    for (const name of FUNCTION_NAMES) {
      for (const path of Object.keys(bundles[name].files).filter((each) => /\.m?js$/.test(each))) {
        const code = readFileSync(join(bundles[name].folder, path), 'utf8');
        expect(code, `${name}/${path}`).not.toMatch(
          /DeleteItemCommand|DeleteObjectCommand|ListObjectsV2Command|DELETE FROM/,
        );
      }
    }
  });

  it.each(['collect', 'desk', 'archive', 'publish'] as const)(
    'of %s starts, answers and stays within its budget',
    (name) => {
      const { loaded } = run(name, [FIRST_EVENT[name]]);
      expect(sum(loaded)).toBeGreaterThan(100_000);
      expect(sum(loaded)).toBeLessThanOrEqual(BUDGETS[name]);
    },
  );

  it('of clock stays within its budget', () => {
    expect(sum(staticLoad('clock'))).toBeLessThanOrEqual(BUDGETS.clock);
  });

  it('of a function that a person waits for loads no document code', () => {
    for (const name of ['collect', 'desk', 'archive'] as const) {
      const sources = sourcesOf(name, Object.keys(run(name, [FIRST_EVENT[name]]).loaded));
      expect(
        sources.filter((path) => /node_modules\/(docx|echarts|handlebars\/lib|write-excel-file|sharp)\//.test(path)),
      ).toEqual([]);
      expect(sources.filter((path) => /adapters\/(word|workbook|html|text)\//.test(path))).toEqual([]);
    }
  });
});

describe('no bundle', () => {
  it('holds a native module: uploads are made on any machine, functions run on arm64', () => {
    for (const name of FUNCTION_NAMES) {
      const inputs = bundles[name].metafiles.flatMap((each) => Object.keys(each.inputs));
      expect(
        inputs.filter((path) => /\.node$|node_modules\/(sharp|@img|@resvg)\//.test(path)),
        name,
      ).toEqual([]);
    }
  });
});

describe('the pages of a bundle', () => {
  it('are those that the sources give', async () => {
    const { world } = await openWebWorld();
    const { collectWeb } = await import('../../functions/runtime/http/collect-web.ts');
    const expected = await collectWeb(world).request('/sign-in', { headers: { 'accept-encoding': 'identity' } });
    const [answer] = run('collect', [request('/sign-in')]).answers as [{ statusCode: number; body: string }];
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toBe(await expected.text());
  });
});

describe('a request through a private REST API', () => {
  it('is answered as one through an HTTP API', () => {
    const [open, inside] = run('collect', [request('/sign-in'), restEvent('/sign-in')]).answers as HttpAnswer[];
    expect(inside!.statusCode).toBe(200);
    expect(inside!.body).toBe(open!.body);
    expect(Object.keys(inside!.headers ?? inside!.multiValueHeaders ?? {})).toContain('content-security-policy');
  });
});

interface HttpAnswer {
  readonly statusCode: number;
  readonly body: string;
  readonly headers?: object;
  readonly multiValueHeaders?: object;
}

/** Payload format 1.0, as a REST API hands it on. */
const restEvent = (path: string): object => ({
  resource: path,
  path,
  httpMethod: 'GET',
  headers: { host: 'jianbao.example', 'x-forwarded-proto': 'https', accept: 'text/html' },
  multiValueHeaders: { host: ['jianbao.example'], 'x-forwarded-proto': ['https'], accept: ['text/html'] },
  queryStringParameters: null,
  multiValueQueryStringParameters: null,
  pathParameters: null,
  stageVariables: null,
  requestContext: {
    accountId: '0',
    apiId: 'a',
    httpMethod: 'GET',
    path: `/live${path}`,
    stage: 'live',
    requestId: 'r',
    identity: { sourceIp: '10.0.0.1' },
    domainName: 'jianbao.example',
  },
  body: null,
  isBase64Encoded: false,
});

/** What the handler and the DynamoDB adapter import, without running anything. */
function staticLoad(name: FunctionName): Record<string, number> {
  const [{ outputs }] = bundles[name].metafiles as [Bundles['collect']['metafiles'][number]];
  const loaded: Record<string, number> = {};
  const visit = (path: string): void => {
    const output = outputs[path];
    if (output === undefined || path in loaded) return;
    loaded[path] = output.bytes;
    for (const each of output.imports) if (each.kind === 'import-statement') visit(each.path);
  };
  const entries = Object.keys(outputs).filter(
    (path) => /\/handler\.mjs$/.test(path) || outputs[path]!.entryPoint?.endsWith('dynamodb/table.ts'),
  );
  entries.forEach(visit);
  return loaded;
}

function sourcesOf(name: FunctionName, files: readonly string[]): string[] {
  return bundles[name].metafiles.flatMap(({ outputs }) =>
    Object.entries(outputs)
      .filter(([path]) => files.some((file) => path.endsWith(`/${file}`)))
      .flatMap(([, { inputs }]) => Object.keys(inputs)),
  );
}
