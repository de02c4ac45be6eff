/**
 * Webhooks, verified with the library that recipients would use; and the HTTP client below all robots.
 */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, it } from 'vitest';
import { openPost } from '../../functions/adapters/http/post.ts';
import { openWebhookChannel } from '../../functions/adapters/webhook/channel.ts';
import type { ChannelError } from '../../functions/core/delivery/channel-error.ts';
import type { Message } from '../../functions/ports.ts';
import { listen } from '../support/loopback.ts';
import { startSilentServer } from '../support/mail-server.ts';
import { type RobotServer, startRobotServer } from '../support/robot-server.ts';

const SECRET = `whsec_${Buffer.from('a key of thirty-two bytes, or so').toString('base64')}`;
const PATH = '/hooks/token-4711';
const clock = { now: () => new Date().toISOString() };

const message = (over: Partial<Message> = {}): Message => ({
  recipient: 'env:URL',
  secretRef: 'env:SECRET',
  id: 'suizhou.2022-04-08.1.webhook.0123456789abcdef',
  subject: '每日专报 第8期',
  text: '全文',
  summary: '应报12家。',
  link: 'https://jianbao.example.org/archive/suizhou/2022-04-08',
  about: { programme: 'suizhou', day: '2022-04-08', issue: 8, edition: 1, issuedAt: '2022-04-09T00:00:00.000Z' },
  files: [{ name: '每日专报.docx', mediaType: 'application/octet-stream', bytes: new Uint8Array([1, 2, 3]) }],
  ...over,
});

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

const channelTo = (url: string, secret = SECRET, post = openPost({ mostSeconds: 0.5 })) =>
  openWebhookChannel({ post, clock, readSecret: async (ref) => (ref === 'env:URL' ? url : secret) });

/** Takes what carries a right signature, as a recipient does. */
async function recipient(secret = SECRET): Promise<RobotServer> {
  const server = await startRobotServer(({ headers, body }) => {
    try {
      new Webhook(secret).verify(body.toString('utf8'), headers as Record<string, string>);
      return { answer: {}, status: 204, taken: true };
    } catch {
      return { answer: { error: `bad signature at ${PATH}` }, status: 401, taken: false };
    }
  });
  running.push(server);
  return server;
}

const refusal = (sending: Promise<unknown>): Promise<ChannelError> =>
  sending.then(
    () => expect.fail('it was taken'),
    (error: ChannelError) => error,
  );

describe('a webhook', () => {
  it('is signed so that a recipient’s library verifies it, and says what was issued', async () => {
    const server = await recipient();
    const { answer } = await channelTo(server.endpoint + PATH).send(message());
    expect(answer).toContain('HTTP 204');
    const [{ json, headers }] = server.taken as [RobotServer['taken'][number]];
    expect(headers['webhook-id']).toBe(message().id);
    expect(json.type).toBe('briefing.issued');
    expect(json.data).toMatchObject({
      programme: 'suizhou',
      day: '2022-04-08',
      issue: 8,
      edition: 1,
      summary: '应报12家。',
    });
    expect(json.data.files).toEqual([
      {
        name: '每日专报.docx',
        mediaType: 'application/octet-stream',
        bytes: 3,
        sha256: createHash('sha256')
          .update(new Uint8Array([1, 2, 3]))
          .digest('hex'),
      },
    ]);
  });

  it('calls a correction one, and repeats itself under the same id', async () => {
    const server = await recipient();
    const channel = channelTo(server.endpoint + PATH);
    const correction = message({ about: { ...message().about!, edition: 2, reason: '补报' } });
    await channel.send(correction);
    await channel.send(correction);
    expect(server.taken.map(({ json }) => json.type)).toEqual(['briefing.corrected', 'briefing.corrected']);
    expect(new Set(server.taken.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(channel.recognisesRepeats).toBe(true);
  });

  it('with the wrong secret is refused for good, and the sentence holds neither address nor secret', async () => {
    const server = await recipient();
    const error = await refusal(channelTo(server.endpoint + PATH, 'another secret').send(message()));
    expect(error).toMatchObject({ retryable: false });
    expect(error.message).toContain('HTTP 401');
    for (const secret of ['token-4711', 'another secret', '127.0.0.1']) expect(error.stack).not.toContain(secret);
  });

  it('is never sent unsigned', async () => {
    const server = await recipient();
    const { secretRef: _, ...unsigned } = message();
    const error = await refusal(channelTo(server.endpoint + PATH).send(unsigned));
    expect(error.message).toContain('secret_ref');
    expect(server.calls()).toBe(0);
  });

  it.each([
    [500, { retryable: true, mayHaveArrived: false }],
    [429, { retryable: true, waitSeconds: 90 }],
    [404, { retryable: false }],
    [302, { retryable: false }],
    ['html', { retryable: true, mayHaveArrived: true }],
    ['hang', { retryable: true, mayHaveArrived: true, unreachable: true }],
    ['drop', { retryable: true, mayHaveArrived: true }],
  ] as const)('tells what %s means', async (fault, expected) => {
    const server = await recipient();
    server.faults.push(fault);
    expect(await refusal(channelTo(server.endpoint + PATH).send(message()))).toMatchObject(expected);
    expect(server.calls()).toBe(1);
  });
});

describe('a call', () => {
  const post = openPost({ mostSeconds: 0.5 });
  const call = (url: string) => refusal(post({ service: '某服务', url, body: '{}' }));

  it('that reaches nobody, or whose encryption does not come about, has not arrived', async () => {
    const silent = await startSilentServer('silent');
    const closing = await startSilentServer('closing');
    const plain = await recipient();
    running.push(silent, closing);
    for (const url of [
      'http://127.0.0.1:1/a',
      'https://no-such-host.invalid/a',
      `https://localhost:${silent.port}/a`,
      `https://localhost:${closing.port}/a`,
      plain.endpoint.replace('http:', 'https:'),
    ]) {
      expect([url, await call(url)]).toMatchObject([
        url,
        { retryable: true, mayHaveArrived: false, unreachable: true },
      ]);
    }
  });

  it('goes through the proxy that the environment names', async () => {
    const seen: string[] = [];
    const proxy = await listen(
      createServer((request, response) => {
        seen.push(request.url ?? '');
        response.end('{}');
      }),
    );
    running.push(proxy);
    const proxied = openPost({ proxyEnv: { HTTP_PROXY: proxy.endpoint } });
    const answer = await proxied({ service: '某服务', url: 'http://hooks.example.org/a?b=c', body: '{}', plain: true });
    expect(answer).toEqual({ status: 200, body: '{}', waitSeconds: 0 });
    expect(seen).toEqual(['http://hooks.example.org/a?b=c']);
  });

  it('keeps 64 kB of an answer and no more', async () => {
    const server = await recipient();
    server.faults.push('huge');
    const { body } = await openPost()({ service: '某服务', url: server.endpoint, body: '{}' });
    expect(body).toHaveLength(65_536);
  });
});
