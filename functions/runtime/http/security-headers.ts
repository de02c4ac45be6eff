/**
 * Headers that every answer carries, refusals and failures included. Nothing may be framed, guessed, or cached by others.
 */
import type { Context } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { World } from '../world.ts';
import { isHttps } from './access.ts';
import type { WebEnv } from './web-env.ts';

/**
 * Only files of this site: no inline script or style, no other host, no frame. A document of the archive has a policy of its own.
 * @param world names the one other place that scripts and forms may send to: the store of what is handed in, where it is not this site.
 */
export function securityHeaders(world: Pick<World, 'uploadOrigin'>) {
  const here = (): string => (world.uploadOrigin === undefined ? "'self'" : `'self' ${world.uploadOrigin}`);
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      connectSrc: [here],
      formAction: [here],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: 'DENY',
    permissionsPolicy: { camera: [], geolocation: [], microphone: [], payment: [], usb: [] },
    strictTransportSecurity: false, // only over TLS, which is known of a request
    overwrite: false,
  });
}

/** What hangs on the request, and what nobody else has said. */
export function secure(context: Context<WebEnv>): void {
  const { headers } = context.res;
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  if (isHttps(context)) headers.set('strict-transport-security', 'max-age=31536000');
  headers.set('x-request-id', context.var.requestId);
}
