/**
 * Settings of the functions for what they send: the site's address in links, and the mail server.
 */
import { SETTINGS } from '../../functions/contract.ts';
import type { Stage } from './stages.ts';

/** Only those that the stage has; secrets by name alone. */
export function messageSettings({ siteUrl, shape, mail }: Stage): Record<string, string> {
  const own = shape.kind === 'public' && shape.domain ? `https://${shape.domain.name}` : undefined;
  const settings = {
    [SETTINGS.siteUrl]: siteUrl ?? own,
    [SETTINGS.smtpHost]: mail?.host,
    [SETTINGS.smtpPort]: mail?.port?.toString(),
    [SETTINGS.smtpSecurity]: mail?.security,
    [SETTINGS.smtpFrom]: mail?.from,
    [SETTINGS.smtpUser]: mail?.user,
    [SETTINGS.smtpPasswordRef]: mail?.passwordRef,
  };
  return Object.fromEntries(
    Object.entries(settings).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
