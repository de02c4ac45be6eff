/**
 * WeCom group robot (企业微信群机器人): the summary as markdown, then the Word file.
 *
 * source: https://developer.work.weixin.qq.com/document/path/91770: markdown up to 4096 bytes of UTF-8; files from 5 bytes
 * to 20 MB by upload_media, whose media_id is good for three days for that robot only; 20 messages a minute a robot.
 */
import { ChannelError, refusedForGood, tryLater } from '../../core/delivery/channel-error.ts';
import { takenAnswer } from '../../core/delivery/service-answer.ts';
import { clipBytes, splitBytes } from '../../core/text/split-bytes.ts';
import type { Channel, Message, Post, ReadSecret } from '../../ports.ts';
import { CODES } from './codes.ts';

const SERVICE = '企业微信';
const MOST_MARKDOWN_BYTES = 4_096;
const FILE_BYTES = { least: 5, most: 20 * 1024 * 1024 };
/** More would be a wall of text in a chat; the rest stands in the file. */
const MOST_TEXTS = 2;
const RATES = [{ calls: 20, withinMs: 60_000 }];
const UPLOAD_SECONDS = 30;

export interface WecomOptions {
  readonly post: Post;
  readonly readSecret: ReadSecret;
}

export function openWecomChannel({ post, readSecret }: WecomOptions): Channel {
  return {
    name: 'wecom',
    /** `text 1`, `text 2`, `file` are the parts; those that arrived are told when a later one fails. */
    async send(message) {
      const url = await readSecret(message.recipient);
      const done: string[] = [];
      for (const [part, body] of await partsOf(message, post, url)) {
        if (!message.done?.includes(part)) await sendPart(post, url, body, done);
        done.push(part);
      }
      return { answer: `${SERVICE}已接收（${done.length}条消息）` };
    },
  };
}

type Part = readonly [name: string, body: () => Promise<object>];

async function partsOf(message: Message, post: Post, url: string): Promise<Part[]> {
  const texts = markdownOf(message).map(
    (content, index): Part => [`text ${index + 1}`, async () => ({ msgtype: 'markdown', markdown: { content } })],
  );
  const files = message.files.map(
    (file, index): Part => [
      index === 0 ? 'file' : `file ${index + 1}`,
      async () => ({ msgtype: 'file', file: { media_id: await upload(post, url, file) } }),
    ],
  );
  return [...texts, ...files];
}

async function sendPart(post: Post, url: string, body: () => Promise<object>, done: readonly string[]): Promise<void> {
  try {
    const request = { service: SERVICE, url, body: JSON.stringify(await body()), pace: { of: url, rates: RATES } };
    takenAnswer(SERVICE, await post(request), CODES, ['errcode']);
  } catch (error) {
    throw error instanceof ChannelError ? error.after(done) : error;
  }
}

/** The subject in bold over the summary, in as few messages as fit; what is left over is in the file. */
function markdownOf({ subject, summary, text, link }: Message): string[] {
  const body = `**${plain(subject)}**\n${plain(summary ?? text)}${link === undefined ? '' : `\n[查看全文](${link})`}`;
  const pieces = splitBytes(body, MOST_MARKDOWN_BYTES);
  if (pieces.length <= MOST_TEXTS) return pieces;
  const last = pieces[MOST_TEXTS - 1] ?? '';
  const ending = link === undefined ? '\n……（全文见文件）' : `\n……\n[查看全文](${link})`;
  return [...pieces.slice(0, MOST_TEXTS - 1), clipBytes(`${last}${ending}`, MOST_MARKDOWN_BYTES, ending)];
}

/** `<@userid>` would call somebody: what was reported never does. */
const plain = (text: string): string => text.replaceAll('<', '＜').replaceAll('>', '＞');

async function upload(post: Post, webhook: string, file: Message['files'][number]): Promise<string> {
  const { name, mediaType, bytes } = file;
  if (bytes.byteLength > FILE_BYTES.most || bytes.byteLength < FILE_BYTES.least) {
    throw refusedForGood(
      `文件有 ${bytes.byteLength} 字节，${SERVICE}只收 5 字节至 20 MB 的文件；摘要已发送，文件没有发送。`,
    );
  }
  const body = new FormData();
  body.append('media', new Blob([new Uint8Array(bytes)], { type: mediaType }), name);
  try {
    const answer = await post({ service: SERVICE, url: uploadUrl(webhook), body, seconds: UPLOAD_SECONDS });
    const { media_id: media } = takenAnswer(SERVICE, answer, CODES, ['errcode']);
    if (typeof media === 'string') return media;
  } catch (error) {
    if (!(error instanceof ChannelError && error.mayHaveArrived)) throw error;
  }
  // What was uploaded is seen by nobody until it is sent, so a lost answer does no harm.
  throw tryLater(`${SERVICE}没有给出文件编号，文件没有发送，稍后再试。`);
}

function uploadUrl(webhook: string): string {
  const url = URL.parse(webhook.trim());
  if (url === null) throw refusedForGood(`${SERVICE}的地址不是网址；请核对密钥引用所指的内容。`);
  url.pathname = url.pathname.replace(/send$/, 'upload_media');
  url.searchParams.set('type', 'file');
  return url.href;
}
