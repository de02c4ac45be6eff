/**
 * Collect: units sign in, report, and get their receipts; pages and API.
 *
 * `app` is the same for Lambda, for one machine and for tests; `handler` is what Lambda calls, wired while the process starts.
 */
import type { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import { atStart } from '../runtime/first-use.ts';
import { collectWeb } from '../runtime/http/collect-web.ts';
import type { WebEnv } from '../runtime/http/web-env.ts';
import { wire } from '../runtime/wire.ts';
import type { World } from '../runtime/world.ts';

export const app = (world: World): Hono<WebEnv> => collectWeb(world);

type Handler = ReturnType<typeof handle>;
const ready = await atStart<Handler>(async () => handle(app(await wire())));

export const handler: Handler = async (event, context) => (await ready())(event, context);
