/**
 * Who may come in: by a key in the Authorization header, or by the session cookies that signing in left.
 *
 * A browser keeps one cookie for each programme and role, so that an engineer can look at a unit's form and at the desk
 * side by side; and one for each day whose link it opened. The cookie holds the key itself: revoking a key ends its sessions at once.
 */
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Role } from '../../contract.ts';
import { HOUSE } from '../../core/workshop/house.ts';
import type { SessionChange } from '../../pages/page/answer.ts';
import { refusal, waitFirst } from '../../pages/page/refusal.ts';
import { findKey, type Holder } from '../../records/access/access-keys.ts';
import { noteKeyUse } from '../../records/access/key-uses.ts';
import { countWrongKey } from '../../records/access/wrong-keys.ts';
import type { World } from '../world.ts';
import type { WebEnv } from './web-env.ts';

/** Seven days without use: each page that is shown to its holder begins them anew. */
const SESSION_SECONDS = 7 * 86_400;
const COOKIE = /^(?:__Host-)?jianbao\.([\w-]+)\.(unit|branch|office|signatory|administrator|reader|guest\.[\d-]{10})$/;
/** A browser of ours holds a handful; more is somebody else's doing, and each costs a look into the store. */
const MOST_SESSIONS = 20;

/** Of several keys in one browser the one that may do most counts. */
const WIDEST_FIRST: readonly Role[] = ['administrator', 'signatory', 'office', 'branch', 'unit', 'reader', 'guest'];

/** Who is admitted, and the key of the session that did it; of a key in the header there is none. */
export interface Admitted {
  /** Of the programme in the path, also where the key is the house's. */
  readonly holder: Holder;
  readonly session?: Extract<SessionChange, { keep: Holder }>;
}

/** The holder of a key that may use the route. @throws Refusal 401 without a valid key, 403 with another one. */
export async function admit(world: World, access: readonly Role[], context: Context<WebEnv>): Promise<Admitted> {
  const bearer = context.req.header('authorization');
  const { holders, wait } = await holdersOf(world, context, keysOf(context));
  const { programme, unit, day } = context.req.param() as { programme?: string; unit?: string; day?: string };
  const [admitted] = holders
    .filter(({ holder }) => isOf(holder, programme) && access.includes(holder.role))
    .filter(({ holder }) => ownUnit(holder, unit) && (holder.role !== 'guest' || holder.day === day))
    .sort((left, right) => WIDEST_FIRST.indexOf(left.holder.role) - WIDEST_FIRST.indexOf(right.holder.role));
  if (admitted !== undefined) {
    const { holder: keep, key: secret } = admitted;
    const holder = programme === undefined ? keep : { ...keep, programme };
    if (bearer === undefined) return { holder, session: { keep, secret } };
    if (keep.role !== 'unit') await noteKeyUse(world, keep); // a unit's reports tell
    return { holder };
  }
  if (holders.length === 0 && wait > 0) throw waitFirst(wait);
  if (holders.length === 0) throw refusal(401, 'request.unauthenticated', { path: 'key' });
  throw refusal(403, 'request.forbidden', { path: 'key' });
}

/** Everybody whose key this browser holds, or whose key a program sends. */
export const sessionsOf = async (world: World, context: Context<WebEnv>): Promise<readonly Holder[]> =>
  (await holdersOf(world, context, keysOf(context))).holders.map(({ holder }) => holder);

function keysOf(context: Context<WebEnv>): string[] {
  const bearer = context.req.header('authorization');
  return bearer === undefined ? cookiesOf(context) : [/^Bearer +(\S+)$/i.exec(bearer)?.[1] ?? ''];
}

function cookiesOf(context: Context<WebEnv>): string[] {
  const cookies = Object.entries(getCookie(context)).filter(([name]) => COOKIE.test(name));
  return cookies.slice(0, MOST_SESSIONS).map(([, key]) => key);
}

/** Where the request comes from, as far as the platform says; never what a header claims. */
export function addressOf(context: Context<WebEnv>): string | undefined {
  const { requestContext, incoming } = (context.env ?? {}) as Platform;
  return requestContext?.http?.sourceIp ?? requestContext?.identity?.sourceIp ?? incoming?.socket?.remoteAddress;
}

/** What is around a request: API Gateway's event (HTTP API, REST API), or Node's own request on one machine. */
interface Platform {
  readonly requestContext?: {
    readonly http?: { readonly sourceIp?: string };
    readonly identity?: { readonly sourceIp?: string };
  };
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } };
}

export function changeSession(context: Context<WebEnv>, change: SessionChange): void {
  const secure = isHttps(context);
  if ('drop' in change) {
    const names = Object.keys(getCookie(context)).filter((name) => COOKIE.test(name));
    for (const name of names) deleteCookie(context, name, { path: '/', secure });
    return;
  }
  const { programme, role, day } = change.keep;
  const options = { path: '/', httpOnly: true, sameSite: 'Lax', secure, maxAge: SESSION_SECONDS } as const;
  const name = `jianbao.${programme}.${day === undefined ? role : `${role}.${day}`}`;
  setCookie(context, `${secure ? '__Host-' : ''}${name}`, change.secret, options);
}

/** Behind a proxy that ends TLS the request itself is plain; claiming https falsely only costs the claimant its cookie. */
export function isHttps(context: Context<WebEnv>): boolean {
  const forwarded = context.req.header('x-forwarded-proto')?.split(',')[0]?.trim();
  return (forwarded ?? new URL(context.req.url).protocol.slice(0, -1)) === 'https';
}

/** The address under which the browser sees this site; it goes into links that only the asker is shown. */
export const originOf = (context: Context<WebEnv>): string =>
  `${isHttps(context) ? 'https' : 'http'}://${hostHere(context)}`;

/**
 * A browser that changes something here must do it from our own pages. Clients with a key in the header are not browsers
 * led astray. `Origin: null` is what forms of our pages send where Sec-Fetch-Site is unknown, because of our referrer
 * policy; SameSite cookies are the guard there.
 */
export function refuseOtherSites(context: Context<WebEnv>): void {
  const { req } = context;
  if (req.method === 'GET' || req.method === 'HEAD' || req.header('authorization') !== undefined) return;
  const site = req.header('sec-fetch-site');
  const origin = req.header('origin');
  const ours =
    site !== undefined
      ? site === 'same-origin' || site === 'none'
      : origin === undefined || origin === 'null' || hostOf(origin) === hostHere(context);
  if (!ours) throw refusal(403, 'request.cross_site', { path: 'origin', seen: site ?? origin });
}

/** `wait`: minutes, when wrong keys are among them and too many came before. */
async function holdersOf(
  world: World,
  context: Context<WebEnv>,
  keys: readonly string[],
): Promise<{ readonly holders: readonly { readonly holder: Holder; readonly key: string }[]; readonly wait: number }> {
  const now = world.clock.now();
  const found = await Promise.all(keys.map((key) => findKey(world.table, key, now)));
  const wrong = found.find((each) => each.wrong !== undefined)?.wrong;
  const wait = wrong === undefined ? 0 : await countWrongKey(world.table, now, wrong.id, addressOf(context));
  const holders = found.flatMap(({ holder }, at) => (holder === undefined ? [] : [{ holder, key: keys[at]! }]));
  return { holders, wait };
}

/** A key of the house is one of every programme. */
const isOf = (holder: Holder, programme: string | undefined): boolean =>
  holder.programme === programme || (holder.programme === HOUSE && holder.role === 'administrator');

const ownUnit = (holder: Holder, unit: string | undefined): boolean =>
  holder.role !== 'unit' || unit === undefined || holder.unit === unit;

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined);

const hostHere = (context: Context<WebEnv>): string => context.req.header('host') ?? new URL(context.req.url).host;
