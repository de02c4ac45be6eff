/**
 * Settings of the mail server, read from the environment when the first mail is to be sent.
 *
 * What is wrong is a ChannelError: it is recorded with the delivery and shown on the desk, where somebody reads it.
 */
import { readFileSync } from 'node:fs';
import type { SmtpSettings } from '../adapters/smtp/channel.ts';
import { SETTINGS } from '../contract.ts';
import { type ChannelError, tryLater } from '../core/delivery/channel-error.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Ports by RFC 8314 §3.3 (465), RFC 6409 §3.1 (587) and RFC 5321 §4.5.4.2 (25). */
const PORTS = { tls: 465, starttls: 587, none: 25 } as const;

/** @throws ChannelError that names the setting that is wrong. */
export function smtpSettings(env: Environment): SmtpSettings {
  const security = securityOf(env[SETTINGS.smtpSecurity] || 'tls');
  const ca = env[SETTINGS.smtpCa];
  return {
    host: env[SETTINGS.smtpHost] ?? '',
    port: portOf(env[SETTINGS.smtpPort], PORTS[security]),
    security,
    from: fromOf(env[SETTINGS.smtpFrom]),
    ...signIn(env, security),
    ...(ca ? { ca: certificates(ca) } : {}),
  };
}

function signIn(env: Environment, security: SmtpSettings['security']): Pick<SmtpSettings, 'user' | 'passwordRef'> {
  const user = env[SETTINGS.smtpUser];
  const passwordRef = env[SETTINGS.smtpPasswordRef];
  if (!user && !passwordRef) return {};
  if (!user || !passwordRef) throw wrong(`${SETTINGS.smtpUser} 和 ${SETTINGS.smtpPasswordRef} 要么都写，要么都不写`);
  if (security === 'none') {
    throw wrong(`有密码时 ${SETTINGS.smtpSecurity} 应为 tls 或 starttls，密码不能不加密传送`);
  }
  return { user, passwordRef };
}

function securityOf(text: string): SmtpSettings['security'] {
  if (text === 'tls' || text === 'starttls' || text === 'none') return text;
  throw wrong(`${SETTINGS.smtpSecurity} 应为 tls、starttls 或 none`);
}

function portOf(text: string | undefined, usual: number): number {
  if (!text) return usual;
  if (/^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65_536) return Number(text);
  throw wrong(`${SETTINGS.smtpPort} 应为 1 到 65535 之间的端口号`);
}

function fromOf(text: string | undefined): string {
  if (text?.includes('@')) return text;
  throw wrong(`${SETTINGS.smtpFrom} 应写发件地址，如 每日专报 <briefing@example.org>`);
}

function certificates(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw wrong(`${SETTINGS.smtpCa} 所指的证书文件读不到`);
  }
}

const wrong = (what: string): ChannelError => tryLater(`邮件设置有误，没有发送：${what}。`);
