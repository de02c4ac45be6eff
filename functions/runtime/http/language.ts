/**
 * The reader's language: `?lang=en`, then the cookie that it left, then what the browser asks for; Chinese otherwise.
 */
import type { Context } from 'hono';
import { setCookie } from 'hono/cookie';
import { languageDetector } from 'hono/language';
import type { Language } from '../../pages/page/words.ts';
import { isHttps } from './access.ts';
import type { WebEnv } from './web-env.ts';

const COOKIE = 'jianbao.language';
const YEAR_SECONDS = 365 * 86_400;

/** Whoever reads neither gets Chinese, as the figures' names are. Only a choice is remembered, below. */
export const detectLanguage = languageDetector({
  supportedLanguages: ['zh', 'en'] satisfies Language[],
  fallbackLanguage: 'zh',
  lookupCookie: COOKIE,
  caches: false,
});

export function rememberLanguage(context: Context<WebEnv>): void {
  const { language } = context.var;
  if (context.req.query('lang') !== language) return;
  const options = {
    path: '/',
    sameSite: 'Lax',
    httpOnly: true,
    secure: isHttps(context),
    maxAge: YEAR_SECONDS,
  } as const;
  setCookie(context, COOKIE, language, options);
}
