/**
 * Feishu custom robot (飞书自定义机器人): the summary as a post with a link to the full text. It takes no files.
 *
 * source: https://open.larkoffice.com/document/ukTMukTMukTM/ucTM5YjL3ETO24yNxkjN.md: HMAC-SHA256 over nothing with the key
 * `timestamp\nsecret`, base64, seconds within an hour, both in the body; a body of at most 20 KB; 100 messages a minute and
 * 5 a second; whole and half hours are to be avoided, because its limit (11232) bites then.
 */
import { createHash, createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ServiceCode, takenAnswer } from '../../core/delivery/service-answer.ts';
import { clipBytes, largestFitting } from '../../core/text/split-bytes.ts';
import type { Channel, Clock, Message, Post, ReadSecret } from '../../ports.ts';

const SERVICE = '飞书';
const MOST_BODY_BYTES = 20 * 1024;
const RATES = [
  { calls: 5, withinMs: 1_000 },
  { calls: 100, withinMs: 60_000 },
];
/** Seconds after a whole or half hour in which nothing is sent. */
const BUSY_SECONDS = 20;
/** Robots are spread over so many seconds after that. */
const SPREAD_SECONDS = 8;

export interface FeishuOptions {
  readonly post: Post;
  readonly readSecret: ReadSecret;
  /** Real time: the service refuses a signature that is an hour off. */
  readonly clock: Clock;
  readonly wait?: (ms: number) => Promise<unknown>;
}

export function openFeishuChannel({ post, readSecret, clock, wait = sleep }: FeishuOptions): Channel {
  return {
    name: 'feishu',
    async send(message) {
      const url = await readSecret(message.recipient);
      const secret = message.secretRef === undefined ? undefined : await readSecret(message.secretRef);
      const pause = pauseMs(Date.parse(clock.now()), url);
      if (pause > 0) await wait(pause);
      const signature = secret === undefined ? {} : signatureOf(secret, Math.floor(Date.parse(clock.now()) / 1000));
      const body = bodyOf(message, signature);
      const answer = await post({ service: SERVICE, url, body, pace: { of: url, rates: RATES } });
      takenAnswer(SERVICE, answer, CODES, ['code', 'StatusCode']);
      return { answer: `${SERVICE}已接收` };
    },
  };
}

/** How long to wait so as not to call at a whole or half hour; each robot has its own second after it. */
export function pauseMs(now: number, url: string): number {
  const into = now % 1_800_000;
  if (into >= BUSY_SECONDS * 1000) return 0;
  const second = BUSY_SECONDS + ((createHash('sha256').update(url).digest()[0] ?? 0) % SPREAD_SECONDS);
  return second * 1000 - into;
}

/** @param timestamp in seconds. Exported for its test against the documented algorithm. */
export function signatureOf(secret: string, timestamp: number): { timestamp: string; sign: string } {
  const sign = createHmac('sha256', `${timestamp}\n${secret}`).digest('base64');
  return { timestamp: String(timestamp), sign };
}

function bodyOf({ subject, summary, text, link }: Message, signature: object): string {
  const body = (most: number): string => {
    const lines = clipBytes(summary ?? text, most).split('\n');
    const content: object[][] = lines.map((line) => [{ tag: 'text', text: line }]);
    if (link !== undefined) content.push([{ tag: 'a', text: '查看全文', href: link }]);
    const post = { zh_cn: { title: clipBytes(subject, 600), content } };
    return JSON.stringify({ ...signature, msg_type: 'post', content: { post } });
  };
  return largestFitting(body, MOST_BODY_BYTES);
}

/** source: as above (错误码), and https://open.larkoffice.com/document/server-docs/api-call-guide/generic-error-code */
const CODES: Readonly<Record<number, ServiceCode>> = {
  9499: { says: '消息不合飞书的要求，请检查标题和摘要。', retryable: false },
  11232: { says: '飞书此刻限制了发送频率，稍后再试。', retryable: true, waitSeconds: 60 },
  19001: { says: '机器人的地址无效，请核对密钥引用所指的地址；机器人可能已被移除。', retryable: false },
  19002: { says: '消息不合飞书的要求，请检查标题和摘要。', retryable: false },
  19021: { says: '签名不符或本机时间相差超过一小时，请核对密钥和时间。', retryable: false },
  19022: { says: '本机的出口地址不在机器人的 IP 名单中，请加入后再发。', retryable: false },
  19024: { says: '消息里没有机器人要求的关键词，请改用签名校验。', retryable: false },
};
