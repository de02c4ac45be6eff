/**
 * Headers that every answer carries, refusals and failures included. Nothing may be framed, guessed, or cached by others.
 */
import type { Context } from 'hono';
import { isHttps } from './access.ts';
import type { WebEnv } from './web-env.ts';

/**
 * Only files of this site: no inline script or style, no other host, no frame.
 * @param uploads the one other place that scripts and forms may send to: the store of what is handed in, where it is not this site.
 */
const contentSecurityPolicy = (uploads: string | undefined): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    uploads === undefined ? "connect-src 'self'" : `connect-src 'self' ${uploads}`,
    uploads === undefined ? "form-action 'self'" : `form-action 'self' ${uploads}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
} as const;

export function secure(context: Context<WebEnv>, requestId: string, uploads?: string): void {
  const { headers } = context.res;
  for (const [name, value] of Object.entries(HEADERS)) headers.set(name, value);
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', contentSecurityPolicy(uploads));
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  if (isHttps(context)) headers.set('strict-transport-security', 'max-age=31536000');
  headers.set('x-request-id', requestId);
}
