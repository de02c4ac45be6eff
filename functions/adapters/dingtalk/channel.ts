/**
 * DingTalk custom robot (钉钉自定义机器人): the summary as markdown with a link to the full text. It takes no files.
 *
 * source: https://open.dingtalk.com/document/robots/custom-robot-access: HMAC-SHA256 with the secret over
 * `timestamp\nsecret`, base64, in the query, milliseconds within an hour; 20 messages a minute, beyond that the robot is
 * shut out for ten minutes. At most 20,000 bytes a message: known from use, no page says so.
 */
import { createHmac } from 'node:crypto';
import { refusedForGood } from '../../core/delivery/channel-error.ts';
import { type ServiceCode, takenAnswer } from '../../core/delivery/service-answer.ts';
import { clipBytes, largestFitting } from '../../core/text/split-bytes.ts';
import type { Channel, Clock, Message, Post, ReadSecret } from '../../ports.ts';

const SERVICE = '钉钉';
const MOST_BODY_BYTES = 20_000;
const RATES = [{ calls: 20, withinMs: 60_000 }];
const SHUT_OUT_SECONDS = 600;

export interface DingtalkOptions {
  readonly post: Post;
  readonly readSecret: ReadSecret;
  /** Real time: the service refuses a signature that is an hour off. */
  readonly clock: Clock;
}

export function openDingtalkChannel({ post, readSecret, clock }: DingtalkOptions): Channel {
  return {
    name: 'dingtalk',
    async send(message) {
      const webhook = await readSecret(message.recipient);
      const secret = message.secretRef === undefined ? undefined : await readSecret(message.secretRef);
      const url = secret === undefined ? webhook : signed(webhook, secret, Date.parse(clock.now()));
      const request = { service: SERVICE, url, body: bodyOf(message), pace: { of: webhook, rates: RATES } };
      takenAnswer(SERVICE, await post(request), CODES, ['errcode']);
      return { answer: `${SERVICE}已接收` };
    },
  };
}

/** The webhook with `timestamp` (milliseconds) and `sign`. Exported for its test against the documented example. */
export function signed(webhook: string, secret: string, timestamp: number): string {
  const url = URL.parse(webhook.trim());
  if (url === null) throw refusedForGood(`${SERVICE}的地址不是网址；请核对密钥引用所指的内容。`);
  const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
  url.searchParams.set('timestamp', String(timestamp));
  url.searchParams.set('sign', sign);
  return url.href;
}

function bodyOf({ subject, summary, text, link }: Message): string {
  const more = link === undefined ? '' : `\n\n[查看全文](${link})`;
  const lines = (summary ?? text).split('\n').join('\n\n'); // a single line feed is no new line in its markdown
  const body = (most: number): string => {
    const content = `#### ${clipBytes(subject, 600)}\n\n${clipBytes(lines, most)}${more}`;
    return JSON.stringify({ msgtype: 'markdown', markdown: { title: clipBytes(subject, 600), text: content } });
  };
  return largestFitting(body, MOST_BODY_BYTES);
}

/** source: https://open.dingtalk.com/document/orgapp/custom-robots-send-group-messages (错误码) */
const CODES: Readonly<Record<number, ServiceCode>> = {
  [-1]: { says: '钉钉系统繁忙，稍后再试。', retryable: true },
  40035: { says: '消息不合钉钉的要求，请检查标题和摘要。', retryable: false },
  130101: {
    says: '机器人发送过于频繁（每分钟最多20条），已被限制10分钟，之后再发。',
    retryable: true,
    waitSeconds: SHUT_OUT_SECONDS,
  },
  300001: { says: '机器人的地址无效，请核对密钥引用所指的地址；机器人可能已被删除。', retryable: false },
  300005: { says: '机器人的地址无效，请核对密钥引用所指的地址；机器人可能已被删除。', retryable: false },
  310000: {
    says: '未通过机器人的安全设置：请核对加签密钥、关键词、IP 名单和本机时间。',
    retryable: false,
  },
  400013: { says: '群已解散，请在新的群里添加机器人。', retryable: false },
  400101: { says: '机器人的地址无效，请核对密钥引用所指的地址。', retryable: false },
  400102: { says: '机器人已停用，请在群里重新启用。', retryable: false },
  410100: {
    says: '机器人发送过于频繁，已被限制，稍后再发。',
    retryable: true,
    waitSeconds: SHUT_OUT_SECONDS,
  },
  430101: { says: '消息含有钉钉不允许的链接。', retryable: false },
  430102: { says: '消息含有钉钉不允许的文字。', retryable: false },
};
