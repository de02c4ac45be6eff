/**
 * WeCom, DingTalk and Feishu robots against servers that check what their documents ask for.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { openDingtalkChannel, signed } from '../../functions/adapters/dingtalk/channel.ts';
import { openFeishuChannel, pauseMs, signatureOf } from '../../functions/adapters/feishu/channel.ts';
import { openPost } from '../../functions/adapters/http/post.ts';
import { openWecomChannel } from '../../functions/adapters/wecom/channel.ts';
import type { ChannelError } from '../../functions/core/delivery/channel-error.ts';
import type { Channel, Message } from '../../functions/ports.ts';
import {
  dingtalkRules,
  feishuRules,
  type RobotServer,
  type Rules,
  startRobotServer,
  type TestTime,
  testTime,
  wecomRules,
} from '../support/robot-server.ts';

const KEY = 'key-693a91f6-7xxx';
const SECRET = 'SEC000000000000secret';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const message = (over: Partial<Message> = {}): Message => ({
  recipient: 'env:ROBOT_URL',
  secretRef: 'env:ROBOT_SECRET',
  subject: '疫情防控工作每日专报 第8期（4月8日）',
  text: '全文',
  summary: '应报12家，已报11家，按时10家。\n下沉党员干部：358人，较前一日增加12人',
  link: 'https://jianbao.example.org/archive/suizhou/2022-04-08',
  files: [{ name: '每日专报第8期（2022-04-08）.docx', mediaType: WORD, bytes: new Uint8Array(20_000).fill(1) }],
  ...over,
});

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

interface Robot {
  readonly path: string;
  readonly rules: (time: TestTime) => Rules;
  readonly open: (time: TestTime, secrets: Record<string, string>) => Channel;
}

const clockOf = ({ now }: TestTime) => ({ now: () => new Date(now()).toISOString() });
const post = (time: TestTime) => openPost({ now: time.now, wait: time.wait });
const reader = (secrets: Record<string, string>) => async (ref: string) => secrets[ref] ?? expect.fail(`no ${ref}`);

const ROBOTS: Record<'wecom' | 'dingtalk' | 'feishu', Robot> = {
  wecom: {
    path: `/cgi-bin/webhook/send?key=${KEY}`,
    rules: (time) => wecomRules(KEY, time),
    open: (time, secrets) => openWecomChannel({ post: post(time), readSecret: reader(secrets) }),
  },
  dingtalk: {
    path: `/robot/send?access_token=${KEY}`,
    rules: (time) => dingtalkRules(KEY, SECRET, time),
    open: (time, secrets) =>
      openDingtalkChannel({ post: post(time), readSecret: reader(secrets), clock: clockOf(time) }),
  },
  feishu: {
    path: `/open-apis/bot/v2/hook/${KEY}`,
    rules: (time) => feishuRules(KEY, SECRET, time),
    open: (time, secrets) =>
      openFeishuChannel({ post: post(time), readSecret: reader(secrets), clock: clockOf(time), wait: time.wait }),
  },
};

async function robot(name: keyof typeof ROBOTS, time = testTime(), secret = SECRET) {
  const { path, rules, open } = ROBOTS[name];
  const server: RobotServer = await startRobotServer(rules(time));
  running.push(server);
  const secrets = { 'env:ROBOT_URL': `${server.endpoint}${path}`, 'env:ROBOT_SECRET': secret };
  return { server, time, channel: open(time, secrets) };
}

const refusal = (sending: Promise<unknown>): Promise<ChannelError> =>
  sending.then(
    () => expect.fail('it was taken'),
    (error: ChannelError) => error,
  );

/** A key, a secret or an address must not be found in anything that is thrown. */
function expectNoSecrets(error: ChannelError): void {
  const everything = `${error.message} ${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`;
  for (const secret of [KEY, SECRET, '127.0.0.1', '10.1.2.3', 'http:']) expect(everything).not.toContain(secret);
}

describe('WeCom', () => {
  it('gets the summary as markdown, then the Word file under its Chinese name', async () => {
    const { server, channel } = await robot('wecom');
    const { answer } = await channel.send(message());
    expect(answer).toBe('企业微信已接收（2条消息）');
    const [text, upload, file] = server.taken;
    expect(text?.json).toMatchObject({ msgtype: 'markdown' });
    expect(text?.json.markdown.content).toMatch(/^\*\*疫情防控工作每日专报 第8期（4月8日）\*\*\n应报12家/);
    expect(upload?.body.toString('utf8')).toContain('filename="每日专报第8期（2022-04-08）.docx"');
    expect(file?.json).toEqual({ msgtype: 'file', file: { media_id: 'media-1' } });
  });

  it('gets a long summary in two messages of at most 4096 bytes, cut between characters', async () => {
    const { server, channel } = await robot('wecom');
    const summary = '𠮷祥社区👨‍👩‍👧‍👦消杀'.repeat(150);
    await channel.send(message({ summary, files: [], link: 'https://example.org/a' }));
    const texts = server.taken.map(({ json }) => json.markdown.content as string);
    expect(texts.map((text) => Buffer.byteLength(text) <= 4096)).toEqual([true, true]);
    expect(texts.join('')).toContain(summary);
    await channel.send(message({ summary: summary.repeat(9), files: [], link: 'https://example.org/a' }));
    const clipped = server.taken.slice(2).map(({ json }) => json.markdown.content as string);
    expect(clipped).toHaveLength(2);
    expect(clipped[1]).toMatch(/\n……\n\[查看全文\]\(https:\/\/example\.org\/a\)$/);
    expect(clipped.join('')).not.toMatch(/\p{Surrogate}/u);
  });

  it('gets nothing twice: what arrived before a failure is named, and left out of the repeat', async () => {
    const { server, channel } = await robot('wecom');
    server.faults.push(undefined, 500);
    const error = await refusal(channel.send(message()));
    expect(error).toMatchObject({ retryable: true, mayHaveArrived: false, done: ['text 1'] });
    await channel.send(message({ done: error.done }));
    expect(server.taken.map(({ json }) => json.msgtype)).toEqual(['markdown', undefined, 'file']);
  });

  it('takes a lost answer to the upload as nothing sent, and one to the message as unclear', async () => {
    const { server, channel } = await robot('wecom');
    server.faults.push(undefined, 'drop');
    expect(await refusal(channel.send(message()))).toMatchObject({ mayHaveArrived: false, retryable: true });
    server.faults.push(undefined, undefined, 'drop');
    const unclear = await refusal(channel.send(message()));
    expect(unclear).toMatchObject({ mayHaveArrived: true, done: ['text 1'] });
  });

  it('is told that a file is too large, after the summary went out', async () => {
    const { server, channel } = await robot('wecom');
    const file = { name: 'a.docx', mediaType: WORD, bytes: new Uint8Array(20 * 1024 * 1024 + 1) };
    const error = await refusal(channel.send(message({ files: [file] })));
    expect(error).toMatchObject({ retryable: false, done: ['text 1'] });
    expect(error.message).toContain('文件没有发送');
    expect(server.taken).toHaveLength(1);
  });

  it('calls nobody with <@user>', async () => {
    const { server, channel } = await robot('wecom');
    await channel.send(message({ summary: '更正原因：<@all> 请看', files: [] }));
    expect(server.taken[0]?.json.markdown.content).not.toContain('<');
  });

  it('sends at most 20 messages within any minute, and puts off what would wait too long', async () => {
    const { server, channel, time } = await robot('wecom');
    for (let index = 0; index < 20; index += 1) await channel.send(message({ files: [] }));
    const error = await refusal(channel.send(message({ files: [] })));
    expect(error).toMatchObject({ retryable: true, waitSeconds: 60 });
    expect(server.calls()).toBe(20);
    time.set(time.now() + 45_000);
    await channel.send(message({ files: [] }));
    expect(time.waits).toEqual([15_000]);
    expect(server.taken).toHaveLength(21);
  });
});

describe('DingTalk', () => {
  it('gets a signed markdown message with the link', async () => {
    const { server, channel } = await robot('dingtalk');
    expect((await channel.send(message())).answer).toBe('钉钉已接收');
    expect(server.taken[0]?.json.markdown).toEqual({
      title: '疫情防控工作每日专报 第8期（4月8日）',
      text: '#### 疫情防控工作每日专报 第8期（4月8日）\n\n应报12家，已报11家，按时10家。\n\n下沉党员干部：358人，较前一日增加12人\n\n[查看全文](https://jianbao.example.org/archive/suizhou/2022-04-08)',
    });
  });

  it('is signed as another implementation signs', () => {
    const url = new URL(
      signed('https://oapi.dingtalk.com/robot/send?access_token=a', 'SEC1234567890abcdef', 1649462400000),
    );
    expect(url.searchParams.get('sign')).toBe('5iUNAHv4oTCmFnpAUYIxjcugySKLM5W1WH0izHs6OaE=');
    expect(url.search).toContain('sign=5iUNAHv4oTCmFnpAUYIxjcugySKLM5W1WH0izHs6OaE%3D');
  });

  it('gets at most 20,000 bytes, whatever the text', async () => {
    const { server, channel } = await robot('dingtalk');
    for (const summary of ['长'.repeat(30_000), '"\\\n'.repeat(20_000), '👨‍👩‍👧‍👦'.repeat(5_000)]) {
      await channel.send(message({ summary }));
      const { body, json } = server.taken.at(-1)!;
      expect(body.length).toBeLessThanOrEqual(20_000);
      expect(body.length).toBeGreaterThan(15_000);
      expect(json.markdown.text).toMatch(/…\n\n\[查看全文\]/);
    }
  });

  it('is never called 21 times within a minute, because it shuts a robot out', async () => {
    const { server, channel, time } = await robot('dingtalk');
    for (let index = 0; index < 70; index += 1) {
      time.set(time.now() + 2_000);
      await channel.send(message());
    }
    expect(server.taken).toHaveLength(70);
  });
});

describe('Feishu', () => {
  it('gets a signed post with the link', async () => {
    const { server, channel } = await robot('feishu');
    expect((await channel.send(message())).answer).toBe('飞书已接收');
    expect(server.taken[0]?.json.content.post.zh_cn).toEqual({
      title: '疫情防控工作每日专报 第8期（4月8日）',
      content: [
        [{ tag: 'text', text: '应报12家，已报11家，按时10家。' }],
        [{ tag: 'text', text: '下沉党员干部：358人，较前一日增加12人' }],
        [{ tag: 'a', text: '查看全文', href: 'https://jianbao.example.org/archive/suizhou/2022-04-08' }],
      ],
    });
  });

  it('is signed as another implementation signs', () => {
    const { timestamp, sign } = signatureOf('fs-secret-1234', 1649462400);
    expect({ timestamp, sign }).toEqual({
      timestamp: '1649462400',
      sign: 'XypX5X/Wr93S4G28IzMYqzdjGhh/drC/wH289DVV6jY=',
    });
  });

  it('gets at most 20 KB, whatever the text', async () => {
    const { server, channel } = await robot('feishu');
    for (const summary of ['长'.repeat(30_000), '行\n'.repeat(20_000), '"'.repeat(50_000)]) {
      await channel.send(message({ summary }));
      expect(server.taken.at(-1)?.body.length).toBeLessThanOrEqual(20 * 1024);
    }
  });

  it('is not called at a whole or half hour, when its limit bites', async () => {
    const time = testTime(Date.parse('2022-04-09T02:00:00.100Z')); // 10:00 in China
    const { server, channel } = await robot('feishu', time);
    await channel.send(message());
    expect(server.taken).toHaveLength(1);
    const [pause] = time.waits as [number];
    expect(pause).toBeGreaterThan(19_000);
    expect(pause).toBeLessThan(28_000);
    expect(pauseMs(Date.parse('2022-04-09T09:30:21Z'), 'a')).toBe(0);
  });

  it('is called at most 5 times a second', async () => {
    const { server, channel } = await robot('feishu');
    for (let index = 0; index < 12; index += 1) await channel.send(message());
    expect(server.taken).toHaveLength(12);
  });
});

describe.each(['wecom', 'dingtalk', 'feishu'] as const)('%s', (name) => {
  it.each([
    [500, { retryable: true, mayHaveArrived: false }],
    [503, { retryable: true, mayHaveArrived: false }],
    [429, { retryable: true, waitSeconds: 90 }],
    [404, { retryable: false }],
    [302, { retryable: false }],
    ['drop-before', { retryable: true, mayHaveArrived: true }],
    ['drop', { retryable: true, mayHaveArrived: true }],
    ['html', { retryable: true, mayHaveArrived: true }],
    ['huge', { retryable: true, mayHaveArrived: true }],
  ] as const)('tells what %s means, without saying where it went', async (fault, expected) => {
    const { server, channel } = await robot(name);
    server.faults.push(fault);
    const error = await refusal(channel.send(message({ files: [] })));
    expect(error).toMatchObject({ name: 'ChannelError', ...expected });
    expect(error.message).toMatch(/[。]$/);
    expectNoSecrets(error);
    expect(server.calls()).toBe(1);
  });

  it('does not repeat an unclear message by itself', async () => {
    const { channel } = await robot(name);
    expect(channel.recognisesRepeats ?? false).toBe(false);
  });

  it('refuses an address that is none, or that is not https, before anything is sent', async () => {
    const time = testTime();
    for (const url of [`${KEY} is my key`, `ftp://example.org/${KEY}`, `http://example.org/${KEY}`]) {
      const channel = ROBOTS[name].open(time, { 'env:ROBOT_URL': url, 'env:ROBOT_SECRET': SECRET });
      const error = await refusal(channel.send(message({ files: [] })));
      expect(error.retryable).toBe(false);
      expectNoSecrets(error);
    }
  });
});

describe('refusals in the services’ own words', () => {
  it('a wrong key or secret is refused for good, in a sentence that says what to check', async () => {
    const wecom = ROBOTS.wecom.open(testTime(), {
      'env:ROBOT_URL': `${(await robot('wecom')).server.endpoint}/cgi-bin/webhook/send?key=wrong`,
    });
    const removed = await refusal(wecom.send(message()));
    expect(removed).toMatchObject({ retryable: false });
    expect(removed.message).toBe(
      '机器人的地址无效，请核对密钥引用所指的地址；机器人可能已从群里移除。（企业微信错误码 93000）',
    );
    expectNoSecrets(removed);
    const dingtalk = await refusal((await robot('dingtalk', testTime(), 'SECwrong')).channel.send(message()));
    expect(dingtalk).toMatchObject({ retryable: false });
    expect(dingtalk.message).toContain('加签密钥');
    const feishu = await refusal((await robot('feishu', testTime(), 'wrong')).channel.send(message()));
    expect(feishu).toMatchObject({ retryable: false });
    expect(feishu.message).toContain('签名不符');
  });

  it('a limit is worth waiting for as long as the service shuts the robot out', async () => {
    const time = testTime();
    const { server } = await robot('dingtalk', time);
    const secrets = {
      'env:ROBOT_URL': `${server.endpoint}${ROBOTS.dingtalk.path}`,
      'env:ROBOT_SECRET': SECRET,
    };
    // Another process sends over the same robot: this one's own count does not see it.
    for (let index = 0; index < 20; index += 1) await ROBOTS.dingtalk.open(time, secrets).send(message());
    const error = await refusal(ROBOTS.dingtalk.open(time, secrets).send(message()));
    expect(error).toMatchObject({ retryable: true, waitSeconds: 600 });
  });

  it('an unknown number is tried again, with the number', async () => {
    const server = await startRobotServer(() => ({
      answer: { errcode: 987654, errmsg: `secret ${KEY}` },
      taken: false,
    }));
    running.push(server);
    const channel = ROBOTS.wecom.open(testTime(), {
      'env:ROBOT_URL': `${server.endpoint}/cgi-bin/webhook/send?key=${KEY}`,
    });
    const error = await refusal(channel.send(message()));
    expect(error).toMatchObject({ retryable: true, mayHaveArrived: false });
    expect(error.message).toContain('987654');
    expectNoSecrets(error);
  });
});
