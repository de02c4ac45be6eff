/**
 * A web function as Lambda calls it, for the tests that otherwise speak to its app: each request becomes the gateway's event,
 * each result an answer again. Source: "Working with AWS Lambda proxy integrations for HTTP APIs", API Gateway Developer Guide.
 */
import type { Context } from 'aws-lambda';
import type { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import type { Table } from '../../functions/ports.ts';
import type { WebEnv } from '../../functions/runtime/http/web-env.ts';
import type { World } from '../../functions/runtime/world.ts';
import { type HttpResult, httpEvent, type Request as Plain } from '../../infra/local/http-event.ts';

/** The project `through lambda` of vitest.config.ts sets it. */
export const isThroughLambda = process.env.JIANBAO_TESTS_THROUGH === 'lambda';

type Web = 'collect' | 'desk' | 'archive';

/**
 * The world as a function's role lets it see it: a table that refuses what its statements do not allow, by action and
 * partition. Elsewhere the world as it is.
 */
export async function seenBy(world: World): Promise<(name: Web) => World> {
  if (!isThroughLambda) return () => world;
  const { allowedTo } = await import('../infra/permission-proxy.ts');
  return (name) => {
    const allows = allowedTo(name);
    const need = (action: string, pk: string): void => {
      if (!allows(action, pk)) throw new Error(`AccessDenied: ${name} may not ${action} ${pk}`);
    };
    const table = guarded(() => world.table, need);
    return new Proxy(world, { get: (all, port) => (port === 'table' ? table : Reflect.get(all, port)) });
  };
}

const guarded = (table: () => Table, need: (action: string, pk: string) => void): Table => ({
  async get(pk, sk) {
    need('GetItem', pk);
    return table().get(pk, sk);
  },
  async query(pk, range) {
    need('Query', pk);
    return table().query(pk, range);
  },
  async insert(item) {
    need('PutItem', item.pk);
    return table().insert(item);
  },
  async replace(item, version) {
    need('PutItem', item.pk);
    return table().replace(item, version);
  },
});

type Handler = (event: unknown, context: Context) => Promise<unknown>;

export async function throughLambda(app: Hono<WebEnv>, request: Request): Promise<Response> {
  const { pathname, search, host, protocol } = new URL(request.url);
  const { cookie, ...headers } = Object.fromEntries(request.headers);
  const body = await bodyOf(request);
  const plain = { method: request.method as Plain['method'], path: pathname + search };
  const made = httpEvent({ ...plain, headers: { host, 'x-forwarded-proto': protocol.slice(0, -1), ...headers } }, AT);
  const { sourceIp: _none, ...http } = made.requestContext.http; // as the app is asked by tests: from nowhere
  const event = {
    ...made,
    requestContext: { ...made.requestContext, http },
    ...(cookie === undefined ? {} : { cookies: cookie.split('; ') }),
    ...(body.length === 0 ? {} : { body: body.toString('base64'), isBase64Encoded: true }),
  };
  const result = (await (handle(app) as Handler)(event, {} as Context)) as HttpResult;
  const answer = new Headers(result.headers as Record<string, string>);
  for (const each of result.cookies ?? []) answer.append('set-cookie', each);
  const bytes = Buffer.from(result.body ?? '', result.isBase64Encoded ? 'base64' : 'utf8');
  const status = result.statusCode ?? 0;
  return new Response(bytes.length === 0 ? null : bytes, { status, headers: answer });
}

/** A body without end is for the server of one machine: a gateway hands on what it has, whole. */
const MOST_BYTES = 30_000_000;

async function bodyOf({ body }: Request): Promise<Buffer> {
  const reader = body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let read = await reader?.read(); read?.value !== undefined && size < MOST_BYTES; read = await reader?.read()) {
    chunks.push(read.value);
    size += read.value.length;
  }
  return Buffer.concat(chunks);
}

const AT = '2022-04-08T08:30:00.000Z';
