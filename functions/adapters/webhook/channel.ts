/**
 * Webhook: signed JSON about an edition, for another system to act on. Files are named with their hashes, not enclosed.
 *
 * Signed as https://www.standardwebhooks.com says, so that recipients verify with a ready-made library: HMAC-SHA256 over
 * `id.timestamp.body` in the headers webhook-id, webhook-timestamp (seconds), webhook-signature (`v1,` and base64). The id
 * is the same for every attempt, so a recipient can drop a repeat; that is why an unclear attempt may be repeated.
 */
import { createHash, createHmac } from 'node:crypto';
import { httpFailure, refusedForGood, tryLater } from '../../core/delivery/channel-error.ts';
import type { Channel, Clock, Message, Post, ReadSecret } from '../../ports.ts';

const SERVICE = '对方系统（webhook）';
/** A program answers a program with JSON, with a word or with nothing. */
const PAGE = /^\s*<(?:!doctype\s+html|html|head|body|script|meta)\b/i;

export interface WebhookOptions {
  readonly post: Post;
  readonly readSecret: ReadSecret;
  /** Real time: recipients refuse what is some minutes old. */
  readonly clock: Clock;
}

export function openWebhookChannel({ post, readSecret, clock }: WebhookOptions): Channel {
  return {
    name: 'webhook',
    recognisesRepeats: true,
    async send(message) {
      if (message.secretRef === undefined) {
        throw refusedForGood('webhook 没有签名密钥，没有发送；请在任务的 deliver 中写明 secret_ref。');
      }
      const url = await readSecret(message.recipient);
      const body = bodyOf(message);
      const headers = signatureHeaders({
        id: message.id ?? createHash('sha256').update(body).digest('hex').slice(0, 32),
        timestamp: Math.floor(Date.parse(clock.now()) / 1000),
        body,
        secret: await readSecret(message.secretRef),
      });
      const { status, waitSeconds, body: said } = await post({ service: SERVICE, url, headers, body, plain: true });
      const failure = httpFailure(SERVICE, status, waitSeconds);
      if (failure !== undefined) throw failure;
      if (PAGE.test(said)) {
        throw tryLater(`${SERVICE}答复的是网页（可能是代理或上网认证的登录页），不能算送达，系统会再试。`, {
          mayHaveArrived: true,
        });
      }
      return { answer: `${SERVICE}已接收（HTTP ${status}）` };
    },
  };
}

interface Signed {
  readonly id: string;
  /** Seconds. */
  readonly timestamp: number;
  readonly body: string;
  /** `whsec_` and base64, or any text, which is taken as UTF-8. */
  readonly secret: string;
}

export function signatureHeaders({ id, timestamp, body, secret }: Signed): Record<string, string> {
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret, 'utf8');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${signature}`,
  };
}

function typeOf(about: Message['about']): string {
  if (about === undefined) return 'message';
  return `${about.digest === undefined ? 'briefing' : 'digest'}.${about.edition > 1 ? 'corrected' : 'issued'}`;
}

function bodyOf({ subject, summary, text, link, about, files }: Message): string {
  return JSON.stringify({
    type: typeOf(about),
    data: {
      ...about,
      subject,
      summary: summary ?? text,
      ...(link === undefined ? {} : { link }),
      files: files.map(({ name, mediaType, bytes }) => ({
        name,
        mediaType,
        bytes: bytes.byteLength,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      })),
    },
  });
}
