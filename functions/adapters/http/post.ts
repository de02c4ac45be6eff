/**
 * The Post port on Node's own HTTP client: every call ends, waits its turn, and fails without telling where it went.
 *
 * Each call has a connection of its own. On one that is kept open, a server's closing looks like a message that may have
 * arrived; on a new one it is known whether the whole request had been handed over. Redirects are not followed: a signed
 * message would go to whoever the answer names.
 */
import { type ClientRequest, type IncomingMessage, Agent as PlainAgent, request as plainRequest } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import {
  type ChannelError,
  noAnswer,
  notReached,
  refusedForGood,
  tryLater,
} from '../../core/delivery/channel-error.ts';
import type { Post, PostAnswer, PostRequest } from '../../ports.ts';
import { openPace, type PaceOptions } from './pace.ts';

export interface PostOptions extends PaceOptions {
  /** Where HTTPS_PROXY, HTTP_PROXY and NO_PROXY stand; absent: no proxy. */
  readonly proxyEnv?: Readonly<Record<string, string | undefined>>;
  /** Longest that any call takes, whatever it asks for; absent: as it asks. */
  readonly mostSeconds?: number;
}

const SECONDS = 10;
/** Longest wait that is taken over from Retry-After. */
const LONGEST_WAIT_SECONDS = 3_600;
const MOST_ANSWER_BYTES = 65_536;

export function openPost({ proxyEnv, mostSeconds = Infinity, ...paceOptions }: PostOptions = {}): Post {
  const pace = openPace(paceOptions);
  const agents = {
    'https:': new TlsAgent({ keepAlive: false, ...(proxyEnv ? { proxyEnv } : {}) }),
    'http:': new PlainAgent({ keepAlive: false, ...(proxyEnv ? { proxyEnv } : {}) }),
  };
  return async (request) => {
    const url = checkedUrl(request);
    const { bytes, type } = await encoded(request.body);
    await pace(request);
    const options = {
      method: 'POST',
      agent: agents[url.protocol as keyof typeof agents],
      headers: { 'content-type': type, ...request.headers, 'content-length': bytes.byteLength },
    };
    const call = (url.protocol === 'https:' ? tlsRequest : plainRequest)(url, options);
    const seconds = Math.min(request.seconds ?? SECONDS, mostSeconds);
    return answerTo(call, bytes, request.service, seconds);
  };
}

/** `https:`, or `http:` to this machine or where the request allows it. */
function checkedUrl({ service, url: text, plain }: PostRequest): URL {
  const url = URL.parse(text.trim());
  if (url === null || !['https:', 'http:'].includes(url.protocol)) {
    throw refusedForGood(`${service}的地址不是网址；请核对密钥引用所指的内容。`);
  }
  const here = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol === 'http:' && !here && plain !== true) {
    throw refusedForGood(`${service}的地址不是 https 网址，没有发送；请改用 https。`);
  }
  return url;
}

async function encoded(body: string | FormData): Promise<{ bytes: Buffer; type: string }> {
  const response = new Response(body);
  const type = typeof body === 'string' ? 'application/json; charset=utf-8' : response.headers.get('content-type');
  return { bytes: Buffer.from(await response.arrayBuffer()), type: type ?? 'application/octet-stream' };
}

function answerTo(call: ClientRequest, bytes: Buffer, service: string, seconds: number): Promise<PostAnswer> {
  return new Promise((resolve, reject) => {
    let handedOver = false;
    const fail = (error: ChannelError): void => {
      clearTimeout(limit);
      call.destroy();
      reject(error);
    };
    const limit = setTimeout(
      () => fail(handedOver ? noAnswer(service, 'timeout') : notReached(service)),
      seconds * 1000,
    );
    call.on('finish', () => {
      handedOver = true;
    });
    call.on('error', (error) => fail(handedOver ? noAnswer(service, 'dropped') : notConnected(service, error)));
    call.on('response', (response) => {
      readAnswer(response).then(
        (answer) => {
          clearTimeout(limit);
          call.destroy();
          resolve(answer);
        },
        () => fail(noAnswer(service, 'dropped')),
      );
    });
    call.end(bytes);
  });
}

async function readAnswer(response: IncomingMessage): Promise<PostAnswer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size >= MOST_ANSWER_BYTES) break;
  }
  const body = Buffer.concat(chunks).subarray(0, MOST_ANSWER_BYTES).toString('utf8');
  return { status: response.statusCode ?? 0, body, waitSeconds: waitOf(response.headers['retry-after']) };
}

/** RFC 9110 §10.2.3: seconds, or a date. */
function waitOf(header: string | undefined): number {
  if (header === undefined) return 0;
  const seconds = /^\d{1,6}$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.min(Math.max(0, Math.ceil(seconds)), LONGEST_WAIT_SECONDS) : 0;
}

/** A certificate that is not trusted, or no TLS at all, is said as such; somebody may mend it while we try again. */
function notConnected(service: string, error: NodeJS.ErrnoException): ChannelError {
  const untrusted = /CERT|SIGNED|UNABLE_TO|SSL|TLS|EPROTO$/.test(error.code ?? '');
  if (!untrusted) return notReached(service);
  return tryLater(`${service}的加密连接没有建立，没有送出；请检查地址、证书、系统时间和本机的根证书。`, {
    unreachable: true,
  });
}
