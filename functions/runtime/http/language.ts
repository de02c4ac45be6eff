/**
 * The reader's language: `?lang=en`, then the cookie that it left, then what the browser asks for; Chinese otherwise.
 */
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Language } from '../../pages/page/words.ts';
import { isHttps } from './access.ts';
import type { WebEnv } from './web-env.ts';

const COOKIE = 'jianbao.language';
const YEAR_SECONDS = 365 * 86_400;

export function languageOf(context: Context<WebEnv>): Language {
  return known(context.req.query('lang')) ?? known(getCookie(context, COOKIE)) ?? asked(context);
}

export function rememberLanguage(context: Context<WebEnv>): void {
  const chosen = known(context.req.query('lang'));
  if (chosen === undefined) return;
  const options = {
    path: '/',
    sameSite: 'Lax',
    httpOnly: true,
    secure: isHttps(context),
    maxAge: YEAR_SECONDS,
  } as const;
  setCookie(context, COOKIE, chosen, options);
}

const known = (text: string | undefined): Language | undefined => (text === 'zh' || text === 'en' ? text : undefined);

/** The first language of the list decides; whoever reads neither gets Chinese, as the figures' names are. */
const asked = (context: Context<WebEnv>): Language =>
  /^\s*en\b/i.test(context.req.header('accept-language') ?? '') ? 'en' : 'zh';
