/**
 * One Hono app for each web function, built from the route table of `contract.ts` and nothing else.
 *
 * Before a handler runs, in this order: where the request comes from, whose key it carries, whether that key may do this,
 * whether programme and day exist. After it, whatever happened: security headers, a log line, the same shape of refusal.
 */
import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import { ROUTES, type Role, type Route } from '../../contract.ts';
import { couldBeGone } from '../../core/programme/keep.ts';
import { answeredForBy } from '../../core/unit/levels.ts';
import { dayAt, isReportingDay } from '../../core/values/reporting-day.ts';
import { signInFirst } from '../../pages/access/sign-in.ts';
import type { Answer } from '../../pages/page/answer.ts';
import type { Ask, HandlerOf } from '../../pages/page/ask.ts';
import { Refusal, refusal } from '../../pages/page/refusal.ts';
import type { Holder } from '../../records/access/access-keys.ts';
import { noteKeyUse } from '../../records/access/key-uses.ts';
import { currentProgramme, programmeOn, type StoredProgramme } from '../../records/programme/programmes.ts';
import { underActor } from '../audited-table.ts';
import { underRequest } from '../log.ts';
import type { World } from '../world.ts';
import { type Admitted, addressOf, admit, changeSession, originOf, refuseOtherSites, sessionsOf } from './access.ts';
import { answerFailure, prefersJson, respond } from './answers.ts';
import { filesOf, formOf, isForm, jsonOf, uploadOf, yamlOf } from './body.ts';
import { detectLanguage, rememberLanguage } from './language.ts';
import { secure, securityHeaders } from './security-headers.ts';
import type { WebEnv } from './web-env.ts';

export type WebFunction = Route['lambda'];

/** A handler for each route of the function: one too few or one too many does not compile. */
export type Handlers<Name extends WebFunction> = {
  readonly [R in Extract<(typeof ROUTES)[number], { lambda: Name }> as `${R['method']} ${R['path']}`]: HandlerOf<R>;
};

type AnyHandler = (ask: Ask<string>) => Answer | Promise<Answer>;

export function webApp<Name extends WebFunction>(name: Name, world: World, handlers: Handlers<Name>): Hono<WebEnv> {
  const app = new Hono<WebEnv>({ strict: false });
  app.use(securityHeaders(world), detectLanguage, (context, next) => observe(name, world, context, next));
  app.use(compress(), unlessHeld);
  for (const route of ROUTES.filter(({ lambda }) => lambda === name)) {
    const handler = (handlers as unknown as Record<string, AnyHandler>)[`${route.method} ${route.path}`]!;
    app.on(route.method, route.path, (context) => serve(world, route, handler, context));
  }
  for (const path of new Set(ROUTES.map((route) => route.path))) app.all(path, refuseMethod);
  app.notFound((context) => answerFailure(world, context, refusal(404, 'request.not_found', { path: '' })));
  app.onError((error, context) => answerFailure(world, context, error));
  return app;
}

const tagged = etag();

/** 304 in place of an answer that has a tag, where the browser holds what it stands for. Others are given none. */
async function unlessHeld(context: Context<WebEnv>, next: () => Promise<void>): Promise<void> {
  await next();
  if (context.res.headers.has('etag')) await tagged(context, async () => {});
}

async function serve(world: World, route: Route, handler: AnyHandler, context: Context<WebEnv>): Promise<Response> {
  context.set('route', `${route.method} ${route.path}`);
  refuseOtherSites(context);
  const open = openAsk(world, context);
  if (route.access === 'anyone') {
    const answer = await handler(open);
    const session = 'session' in answer ? answer.session : undefined;
    if (session !== undefined && 'keep' in session) await noteKeyUse(world, session.keep);
    return respond(world, context, answer);
  }
  const admitted = await admitOr(world, route, context);
  if (admitted === undefined) return respond(world, context, await holdForm(open, context));
  const { holder: caller, session } = admitted;
  context.set('holder', caller);
  // Units read it with each report, by the thousand within minutes: some seconds old will do, at half the price.
  const newest = await currentProgramme(world.table, caller.programme, { eventually: caller.role === 'unit' });
  if (newest === undefined) return serveDraft(world, route, handler, context, open, admitted);
  refuseNoDay(context);
  const { day } = context.req.param() as { day?: string };
  const stored = day === undefined ? newest : await programmeOn(world.table, newest, day);
  if (day !== undefined && couldBeGone(day, dayAt(world.clock.now(), stored.programme.timezone))) {
    await (await import('./gone-days.ts')).refuseGone(world, route, stored, day);
  }
  const only = caller.role === 'branch' ? unitsOf(caller, stored, context) : undefined;
  const ask = { ...open, caller, stored, ...(only === undefined ? {} : { only }) } as Ask<string>;
  const answer = await underActor(caller.id, async () => handler(ask));
  await renew(world, context, answer, session);
  return respond(world, context, answer);
}

/** A page that is shown to its holder begins the session anew. */
async function renew(
  world: World,
  context: Context<WebEnv>,
  answer: Answer,
  session: Admitted['session'],
): Promise<void> {
  if (session === undefined || answer.kind !== 'page') return;
  changeSession(context, session);
  if (session.keep.role !== 'unit') await noteKeyUse(world, session.keep); // a unit's reports tell
}

/** Of a programme that is not stored: only the workshop knows of drafts. */
async function serveDraft(
  world: World,
  { draft }: Route,
  handler: AnyHandler,
  context: Context<WebEnv>,
  open: Ask<string>,
  { holder: caller, session }: Admitted,
): Promise<Response> {
  if (draft === undefined) throw refusal(404, 'request.not_found', { path: 'programme' });
  const answer = await underActor(caller.id, async () =>
    handler({ ...open, caller, stored: undefined } as Ask<string>),
  );
  await renew(world, context, answer, session);
  return respond(world, context, answer);
}

/**
 * The units that a branch answers for, by the programme as it held on that day.
 * @throws Refusal 403 when it is no branch of it, or the path names a unit that is not its own
 */
function unitsOf({ unit: branch = '' }: Holder, { programme }: StoredProgramme, context: Context<WebEnv>): Set<string> {
  const { unit } = context.req.param() as { unit?: string };
  const own = answeredForBy(programme, branch);
  const isBranch = programme.units.some((each) => each.id === branch && each.branch === true);
  if (!isBranch || (unit !== undefined && !own.has(unit))) throw refusal(403, 'request.forbidden', { path: 'key' });
  return own;
}

/** A report that is being typed, with photos: its fields are kept, the photos are chosen again. */
const WITH_PHOTOS = '/report/:programme/:day/photos';

/** undefined: a form of a page came without a session; what was typed is kept while its reader signs in. */
async function admitOr(world: World, route: Route, context: Context<WebEnv>): Promise<Admitted | undefined> {
  try {
    return await admit(world, route.access as readonly Role[], context);
  } catch (error) {
    const isPageForm =
      route.method === 'POST' && !route.path.startsWith('/api/') && (isForm(context) || route.path === WITH_PHOTOS);
    const isBearer = context.req.header('authorization') !== undefined;
    if (isPageForm && !isBearer && error instanceof Refusal && error.status === 401) return undefined;
    throw error;
  }
}

async function holdForm(open: Ask<string>, context: Context<WebEnv>): Promise<Answer> {
  const fields = [...(await open.form())].map(([name, value]) => ({ name, value }));
  return signInFirst(open, { action: context.req.path, fields });
}

function openAsk(world: World, context: Context<WebEnv>): Ask<string> {
  return {
    world,
    params: context.req.param(),
    query: new URL(context.req.url).searchParams,
    language: context.var.language,
    form: () => formOf(context),
    files: (most) => filesOf(context, most),
    origin: world.siteUrl ?? originOf(context),
    address: addressOf(context),
    upload: () => uploadOf(context),
    json: () => jsonOf(context),
    yaml: () => yamlOf(context),
    ifMatch: context.req.header('if-match'),
    drawQr: async (text) => (await import('../../adapters/qr/draw-qr.ts')).drawQr(text),
    sent: (context.req.header('content-type') ?? '').toLowerCase(),
    prefersJson: prefersJson(context),
    sessions: async () => {
      const sessions = await sessionsOf(world, context);
      if (sessions.length > 0) context.set('signedIn', true);
      return sessions;
    },
  };
}

/** `:day` is a calendar day before anybody computes with it. */
function refuseNoDay(context: Context<WebEnv>): void {
  const { day } = context.req.param() as { day?: string };
  if (day === undefined || isReportingDay(day)) return;
  throw refusal(context.req.method === 'GET' ? 404 : 422, 'day.invalid', { path: 'day', seen: day });
}

function refuseMethod(context: Context<WebEnv>): never {
  const path = context.req.routePath;
  const allowed = ROUTES.filter((route) => route.path === path).map(({ method }) => method);
  const words = { path: '', seen: context.req.method, expected: allowed.join('、') };
  throw Object.assign(refusal(405, 'request.method', words), { allow: allowed });
}

/** One log line a request: by the route's pattern, never by its path, query or body. */
async function observe(
  name: WebFunction,
  world: World,
  context: Context<WebEnv>,
  next: () => Promise<void>,
): Promise<void> {
  const id = requestId(context);
  context.set('requestId', id);
  context.set('route', 'none');
  const began = performance.now();
  await underRequest(id, next);
  rememberLanguage(context);
  secure(context);
  const { route, holder } = context.var;
  const about = { function: name, route, status: context.res.status, ms: Math.round(performance.now() - began) };
  world.log.info('request', holder === undefined ? about : { ...about, key: holder.id });
}

/** API Gateway's own id where there is one, so that its access log and ours tell of the same request. */
function requestId(context: Context<WebEnv>): string {
  const { requestContext } = (context.env ?? {}) as { requestContext?: { requestId?: string } };
  return requestContext?.requestId ?? crypto.randomUUID();
}
