/**
 * HTTP servers on loopback that take robot messages as the services' documents say, and misbehave as told.
 *
 * Each service's rules (signature, size, rate) are written here once more, apart from the code that is tested. Time is the
 * test's own, so that a minute of calls takes no minute.
 */
import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen, readBody } from './loopback.ts';

/** 500 … 429: that status; hang: no answer; drop: taken, then cut off; drop-before: cut off before it is read; html: 200 without JSON. */
export type RobotFault = 500 | 503 | 404 | 302 | 429 | 'hang' | 'drop' | 'drop-before' | 'html' | 'huge';

export interface TakenMessage {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Of a JSON body. */
  // biome-ignore lint/suspicious/noExplicitAny: what a service reads out of a body, field by field
  readonly json: Record<string, any>;
}

export interface RobotServer {
  /** `http://127.0.0.1:PORT` */
  readonly endpoint: string;
  /** Messages that the service took, whether or not the client was told. */
  readonly taken: TakenMessage[];
  /** Every request that came in. */
  readonly calls: () => number;
  /** What happens to the next calls: one entry a call; `undefined` lets it through. */
  readonly faults: (RobotFault | undefined)[];
  stop(): Promise<void>;
}

/** What the service says to a request that no fault stopped: status and JSON, and whether it took the message. */
export type Rules = (request: { url: URL; headers: IncomingHttpHeaders; body: Buffer }) => {
  readonly answer: object;
  readonly status?: number;
  readonly taken: boolean;
};

export async function startRobotServer(rules: Rules): Promise<RobotServer> {
  const taken: TakenMessage[] = [];
  const faults: RobotServer['faults'] = [];
  let calls = 0;
  const server = createServer(async (request, response) => {
    calls += 1;
    const fault = faults.shift();
    if (fault === 'drop-before') return void request.socket.resetAndDestroy();
    const body = await readBody(request);
    if (fault !== undefined && fault !== 'drop') return misbehave(fault, request, response);
    const url = new URL(request.url ?? '/', 'http://localhost');
    const ruled = rules({ url, headers: request.headers, body });
    if (ruled.taken) taken.push({ path: url.pathname, headers: request.headers, body, json: jsonOf(body) });
    if (fault === 'drop') return void request.socket.resetAndDestroy();
    response.writeHead(ruled.status ?? 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(ruled.answer));
  });
  const { endpoint, stop } = await listen(server);
  return { endpoint, taken, faults, calls: () => calls, stop };
}

function misbehave(fault: RobotFault, _request: IncomingMessage, response: ServerResponse): void {
  if (fault === 'hang') return;
  if (fault === 'html') return void response.end('<html>请登录网络</html>');
  if (fault === 'huge') return void response.end('x'.repeat(5_000_000));
  const headers = fault === 429 ? { 'retry-after': '90' } : fault === 302 ? { location: '/elsewhere' } : {};
  response.writeHead(fault as number, headers);
  response.end('<html>the page of a proxy</html>');
}

// biome-ignore lint/suspicious/noExplicitAny: as above
function jsonOf(body: Buffer): Record<string, any> {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return {};
  }
}

/** Time that moves only when somebody waits. Milliseconds since the epoch. */
export interface TestTime {
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
  readonly waits: number[];
  set(ms: number): void;
}

export function testTime(start = Date.parse('2022-04-09T00:05:00Z')): TestTime {
  let time = start;
  const waits: number[] = [];
  return {
    now: () => time,
    waits,
    async wait(ms) {
      waits.push(ms);
      time += ms;
    },
    set(ms) {
      time = ms;
    },
  };
}

/** More than `most` within any minute is refused. */
function limiter(most: number, withinMs: number, now: () => number) {
  const times: number[] = [];
  return (): boolean => {
    times.push(now());
    return times.filter((time) => time > now() - withinMs).length <= most;
  };
}

/** WeCom: markdown up to 4096 bytes, files by upload_media, 20 messages a minute. */
export function wecomRules(key: string, { now }: TestTime): Rules {
  const media = new Set<string>();
  const isAllowed = limiter(20, 60_000, now);
  return ({ url, headers, body }) => {
    const no = (errcode: number) => ({
      answer: { errcode, errmsg: `key=${key} hint: [1], from ip: 10.1.2.3` },
      taken: false,
    });
    if (url.searchParams.get('key') !== key) return no(93000);
    if (url.pathname === '/cgi-bin/webhook/upload_media') return upload(url, headers, body, media, no);
    if (url.pathname !== '/cgi-bin/webhook/send') return { answer: {}, status: 404, taken: false };
    if (!isAllowed()) return no(45009);
    const { msgtype, markdown, file } = jsonOf(body);
    if (msgtype === 'markdown') {
      const size = Buffer.byteLength(markdown.content);
      return size > 0 && size <= 4096 ? { answer: { errcode: 0, errmsg: 'ok' }, taken: true } : no(45002);
    }
    if (msgtype === 'file' && media.has(file.media_id)) return { answer: { errcode: 0, errmsg: 'ok' }, taken: true };
    return no(msgtype === 'file' ? 40007 : 40008);
  };
}

function upload(
  url: URL,
  headers: IncomingHttpHeaders,
  body: Buffer,
  media: Set<string>,
  no: (code: number) => ReturnType<Rules>,
): ReturnType<Rules> {
  if (url.searchParams.get('type') !== 'file') return no(40005);
  if (!/^multipart\/form-data; boundary=/.test(headers['content-type'] ?? '')) return no(41005);
  const head = body.subarray(0, 1_000).toString('utf8');
  if (!/name="media"; filename="[^"]+"/.test(head)) return no(41005);
  const begin = body.indexOf('\r\n\r\n') + 4;
  const size = body.lastIndexOf('\r\n--') - begin;
  if (size < 5 || size > 20 * 1024 * 1024) return no(40006);
  const id = `media-${media.size + 1}`;
  media.add(id);
  return { answer: { errcode: 0, errmsg: 'ok', type: 'file', media_id: id, created_at: '1380000000' }, taken: true };
}

/** DingTalk: `timestamp` in milliseconds and `sign` in the query; 20,000 bytes; 20 a minute, then shut out for ten. */
export function dingtalkRules(token: string, secret: string, { now }: TestTime): Rules {
  const isAllowed = limiter(20, 60_000, now);
  let shutOutUntil = 0;
  return ({ url, headers, body }) => {
    const no = (errcode: number) => ({ answer: { errcode, errmsg: `access_token ${token}` }, taken: false });
    if (url.pathname !== '/robot/send' || url.searchParams.get('access_token') !== token) return no(300001);
    const timestamp = url.searchParams.get('timestamp') ?? '';
    const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`, 'utf8').digest('base64');
    if (url.searchParams.get('sign') !== sign || Math.abs(now() - Number(timestamp)) > 3_600_000) return no(310000);
    if (!isAllowed()) shutOutUntil = now() + 600_000;
    if (now() < shutOutUntil) return no(130101);
    if (!/charset=utf-8/i.test(headers['content-type'] ?? '') || body.length > 20_000) return no(40035);
    const { msgtype, markdown } = jsonOf(body);
    if (msgtype !== 'markdown' || !markdown.title || !markdown.text) return no(40035);
    return { answer: { errcode: 0, errmsg: 'ok' }, taken: true };
  };
}

/** Feishu: `timestamp` in seconds and `sign` in the body; 20 KB; 100 a minute and 5 a second; limited at half hours. */
export function feishuRules(hook: string, secret: string, { now }: TestTime): Rules {
  const perSecond = limiter(5, 1_000, now);
  const perMinute = limiter(100, 60_000, now);
  return ({ url, body }) => {
    const no = (code: number) => ({ answer: { code, msg: `hook ${hook}`, data: {} }, taken: false });
    if (url.pathname !== `/open-apis/bot/v2/hook/${hook}`) return no(19001);
    const { timestamp, sign, msg_type, content } = jsonOf(body);
    const right = createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64');
    if (typeof timestamp !== 'string' || sign !== right || Math.abs(now() / 1000 - Number(timestamp)) > 3_600) {
      return no(19021);
    }
    if (body.length > 20 * 1024 || msg_type !== 'post' || !Array.isArray(content?.post?.zh_cn?.content))
      return no(9499);
    const busy = now() % 1_800_000 < 10_000;
    if (busy || !perSecond() || !perMinute()) return no(11232);
    return { answer: { StatusCode: 0, StatusMessage: 'success', code: 0, data: {}, msg: 'success' }, taken: true };
  };
}
