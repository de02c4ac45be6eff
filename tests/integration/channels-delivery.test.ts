/**
 * Editions on their way to people: real channels, real servers on loopback, a clock that ticks, and everything that fails.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Delivery, minutesAfter, nextAttempt } from '../../functions/core/delivery/delivery.ts';
import type { Edition } from '../../functions/core/edition/edition.ts';
import type { Programme } from '../../functions/core/programme/programme.ts';
import type { Job } from '../../functions/core/run/job.ts';
import { deliverEdition } from '../../functions/pipeline/delivery/deliver.ts';
import { remindUnits } from '../../functions/pipeline/delivery/remind-units.ts';
import { retryDeliveries } from '../../functions/pipeline/delivery/retry.ts';
import { sendAgain } from '../../functions/pipeline/delivery/send-again.ts';
import { recentEditions } from '../../functions/pipeline/run/clock.ts';
import { runJob } from '../../functions/pipeline/run/job.ts';
import type { Channel, Table } from '../../functions/ports.ts';
import { deliveriesOf } from '../../functions/records/delivery/deliveries.ts';
import { insertEdition } from '../../functions/records/edition/editions.ts';
import { type StoredProgramme, storeProgramme } from '../../functions/records/programme/programmes.ts';
import { openChannels } from '../../functions/runtime/channels.ts';
import { runEveryClock } from '../../functions/runtime/clock.ts';
import { createLog } from '../../functions/runtime/log.ts';
import { simulatedClock } from '../../infra/local/simulated-clock.ts';
import { EVERYBODY, type LoopbackOffice, ONCE, openLoopbackOffice, SECRETS } from '../support/loopback-channels.ts';
import { startMailServer } from '../support/mail-server.ts';
import { memoryStores } from '../support/memory-stores.ts';
import { sampleEdition, sampleProgramme } from '../support/sample-records.ts';

const ISSUED = '2022-04-09T00:00:00.000Z';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const PROGRAMME = sampleProgramme({ deliver: EVERYBODY });

let office: LoopbackOffice;

beforeEach(async () => {
  office = await openLoopbackOffice();
});
afterEach(() => office.stop());

/** A machine with an issued edition; its queue does what is put into it when it is told to. */
async function machine(programme: Programme = PROGRAMME, channels?: Record<string, Channel>) {
  const stores = memoryStores();
  const clock = simulatedClock(ISSUED);
  const jobs: Job[] = [];
  const world = {
    ...stores,
    clock,
    channels: channels ?? openChannels(office.env),
    queue: { send: async (job: Job) => void jobs.push(job) },
    documents: () => Promise.reject(new Error('nothing is rendered here')),
    log: createLog({ write: (line) => void office.lines.push(line) }),
    siteUrl: 'https://jianbao.example.org',
  };
  const stored: StoredProgramme = await storeProgramme(stores.table, programme, ISSUED);
  const edition = await issue(world, {});
  /** A tick: what is due is found, queued and done. */
  const tick = async (at: string): Promise<number> => {
    clock.set(at);
    const { due } = await retryDeliveries(world, stored, await recentEditions(world, stored));
    for (const job of jobs.splice(0)) await runJob(world, job);
    return due.length;
  };
  const deliveries = async (number = 1): Promise<Delivery[]> =>
    (await deliveriesOf(stores.table, 'suizhou', '2022-04-08', number)).map(({ delivery }) => delivery);
  const stateOf = async (recipient: string, number = 1) =>
    nextAttempt((await deliveries(number)).find((each) => each.recipient === recipient)!, clock.now()).state;
  return { world, stored, edition, clock, tick, deliveries, stateOf };
}

/** Archives an edition with small files. */
async function issue(world: Pick<ReturnType<typeof memoryStores>, 'table' | 'blobs'>, over: Partial<Edition>) {
  const number = over.edition ?? 1;
  const figures = {
    programme: 'suizhou',
    day: '2022-04-08',
    issue: 8,
    edition: number,
    completeness: { expected: 12, received: 11, onTime: 10 },
    indicators: {},
  };
  const files = [
    ['briefing.docx', WORD, `word ${number} ${'x'.repeat(20_000)}`],
    ['briefing.html', 'text/html', `<p>第8期 ${number}</p>`],
    ['briefing.txt', 'text/plain', `第8期 全文 ${number}`],
    ['figures.json', 'application/json', JSON.stringify(figures)],
  ] as const;
  const renditions = [];
  for (const [name, mediaType, text] of files) {
    const key = `archive/suizhou/2022-04-08/0${number}/0123456789abcdef/${name}`;
    const bytes = new TextEncoder().encode(text);
    await world.blobs.putOnce(key, bytes, mediaType);
    renditions.push({ name, mediaType, bytes: bytes.length, sha256: '', key });
  }
  const edition = sampleEdition({ issuedAt: ISSUED, files: renditions, ...over });
  await insertEdition(world.table, edition);
  return edition;
}

const counts = () => office.counts();

describe('an edition', () => {
  it('goes to everybody once, with the file, the text or the link that the channel carries', async () => {
    const { world, stored, edition, deliveries } = await machine();
    await deliverEdition(world, stored, edition);
    expect(counts()).toEqual(ONCE);
    const { mail } = office.mail.mails[0]!;
    expect(mail.subject).toBe('疫情防控工作每日专报 第8期（4月8日）');
    expect(mail.html).toContain('<p>第8期 1</p>');
    expect(mail.text).toContain('第8期 全文 1');
    expect(mail.attachments[0]?.filename).toBe('疫情防控工作每日专报-第8期-2022-04-08.docx');
    expect(office.robots.dingtalk.taken[0]?.json.markdown.text).toContain(
      '[查看全文](https://jianbao.example.org/archive/suizhou/2022-04-08)',
    );
    const attempts = (await deliveries()).map((each) => each.attempts);
    expect(attempts.map((each) => each.map(({ ok }) => ok))).toEqual(Array(6).fill([true]));
    for (const [attempt] of attempts) expect(attempt).toMatchObject({ at: ISSUED, ended: ISSUED });
  });

  it('is sent to nobody again, whatever is done again, also twenty times at once', async () => {
    const { world, stored, edition, tick } = await machine();
    await Promise.all(Array.from({ length: 20 }, () => deliverEdition(world, stored, edition)));
    await deliverEdition(world, stored, edition);
    for (const minutes of [1, 6, 20, 100, 1_000]) expect(await tick(minutesAfter(ISSUED, minutes))).toBe(0);
    expect(counts()).toEqual(ONCE);
  });

  it('that was issued by a process that died before it delivered is delivered by the next tick', async () => {
    const { tick, deliveries } = await machine();
    expect(await deliveries()).toEqual([]);
    expect(await tick(minutesAfter(ISSUED, 5))).toBe(1);
    expect(counts()).toEqual(ONCE);
  });

  it('that is old is not sent by a tick', async () => {
    const { tick } = await machine();
    expect(await tick(minutesAfter(ISSUED, 73 * 60))).toBe(0);
  });
});

describe('a recipient that fails', () => {
  it('keeps nobody else waiting, is tried again later and then given up', async () => {
    const { world, stored, edition, tick, stateOf, deliveries } = await machine();
    office.mail.faults.set('zhuren@example.org', 'greylist');
    office.robots.dingtalk.faults.push(500, 503, 'drop-before');
    await deliverEdition(world, stored, edition);
    expect(counts()).toEqual({ ...ONCE, zhuren: 0, dingtalk: 0 });
    expect(await stateOf('zhuren@example.org')).toBe('retrying');
    expect(await tick(minutesAfter(ISSUED, 0.5))).toBe(0);
    let at = ISSUED;
    for (const minutes of [1, 5, 15, 60]) {
      at = minutesAfter(at, minutes);
      expect(await tick(at)).toBe(1);
    }
    expect(await stateOf('zhuren@example.org')).toBe('given-up');
    expect(await stateOf('env:DINGTALK_URL')).toBe('unclear');
    expect(await tick(minutesAfter(at, 60))).toBe(0);
    const mail = (await deliveries()).find(({ recipient }) => recipient === 'zhuren@example.org');
    expect(mail?.attempts).toHaveLength(5);
    expect(mail?.attempts[0]?.answer).toContain('SMTP 451');
    expect(counts()).toEqual({ ...ONCE, zhuren: 0, dingtalk: 0 });
  });

  it('and comes back gets it once', async () => {
    const { world, stored, edition, tick } = await machine();
    office.mail.faults.set('zhuren@example.org', 'greylist');
    office.robots.feishu.faults.push(429);
    await deliverEdition(world, stored, edition);
    office.mail.faults.clear();
    await tick(minutesAfter(ISSUED, 1)); // Feishu asked for 90 seconds
    expect(counts()).toEqual({ ...ONCE, feishu: 0 });
    await tick(minutesAfter(ISSUED, 1.5));
    await tick(minutesAfter(ISSUED, 10));
    expect(counts()).toEqual(ONCE);
  });

  it('and refuses for good is not tried again', async () => {
    const { world, stored, edition, tick, stateOf } = await machine();
    office.mail.faults.set('zhuren@example.org', 'refuse');
    await deliverEdition(world, stored, edition);
    expect(await stateOf('zhuren@example.org')).toBe('refused');
    const before = office.mail.connections();
    for (const minutes of [1, 6, 100]) expect(await tick(minutesAfter(ISSUED, minutes))).toBe(0);
    expect(office.mail.connections()).toBe(before);
  });

  it('because the whole mail server is away costs one attempt, and all get it when it is back', async () => {
    const { port } = office.mail;
    const { world, stored, edition, tick, deliveries } = await machine();
    await office.mail.stop();
    await deliverEdition(world, stored, edition);
    const tried = (await deliveries())
      .filter(({ channel }) => channel === 'smtp')
      .map(({ attempts }) => attempts.length);
    expect(tried.sort()).toEqual([0, 1]);
    expect(counts()).toEqual({ ...ONCE, zhuren: 0, bangongshi: 0 });
    office.mail = await startMailServer({ authOptional: false }, port);
    await tick(minutesAfter(ISSUED, 1));
    expect(counts()).toEqual(ONCE);
  });

  it('half-way through gets the rest, not the whole, next time', async () => {
    const { world, stored, edition, tick } = await machine();
    office.robots.wecom.faults.push(undefined, undefined, 500);
    await deliverEdition(world, stored, edition);
    expect(counts().wecom).toBe(1);
    await tick(minutesAfter(ISSUED, 1));
    const sent = office.robots.wecom.taken.filter(({ path }) => path.endsWith('send'));
    expect(sent.map(({ json }) => json.msgtype)).toEqual(['markdown', 'file']);
  });

  it('over a channel that is not set up stays on record as waiting', async () => {
    const { smtp: _, ...robots } = openChannels(office.env);
    const { world, stored, edition, tick, stateOf } = await machine(PROGRAMME, robots);
    await deliverEdition(world, stored, edition);
    expect(counts()).toEqual({ ...ONCE, zhuren: 0, bangongshi: 0 });
    expect(await stateOf('zhuren@example.org')).toBe('waiting');
    expect(await tick(minutesAfter(ISSUED, 1))).toBe(0);
  });
});

describe('an attempt of which nobody knows how it ended', () => {
  it('is not repeated to a robot, is shown as unclear, and is settled by hand', async () => {
    const { world, stored, edition, tick, stateOf } = await machine();
    office.robots.feishu.faults.push('drop');
    await deliverEdition(world, stored, edition);
    for (const minutes of [1, 6, 20, 100, 1_000]) expect(await tick(minutesAfter(ISSUED, minutes))).toBe(0);
    expect(counts()).toEqual(ONCE); // it had arrived
    expect(await stateOf('env:FEISHU_URL')).toBe('unclear');
    const to = { channel: 'feishu', recipient: 'env:FEISHU_URL' };
    const again = await sendAgain(world, stored, edition, to, { by: 'suizhou.office01' });
    expect(again).toMatchObject({ outcome: 'attempted', attempt: { ok: true, by: 'suizhou.office01' } });
    expect(await stateOf('env:FEISHU_URL')).toBe('delivered');
    expect(counts().feishu).toBe(2);
  });

  it('is repeated by mail under the same Message-ID, and to a webhook under the same id', async () => {
    const { world, stored, edition, tick } = await machine();
    office.mail.faults.set('zhuren@example.org', 'drop-after-data');
    office.robots.webhook.faults.push('drop');
    await deliverEdition(world, stored, edition);
    office.mail.faults.clear();
    await tick(minutesAfter(ISSUED, 1));
    const mails = office.mail.mails.filter(({ to }) => to[0] === 'zhuren@example.org');
    expect(mails.map(({ mail }) => mail.messageId)).toEqual(Array(2).fill(mails[0]?.mail.messageId));
    const ids = office.robots.webhook.taken.map(({ headers }) => headers['webhook-id']);
    expect(ids).toEqual(Array(2).fill(ids[0]));
  });

  it('because the process died after sending is repeated to no robot; before, nothing had been sent', async () => {
    const { world, stored, edition, tick, stateOf, clock } = await machine({
      ...PROGRAMME,
      deliver: [{ channel: 'wecom', urlRef: 'env:WECOM_URL' }],
    });
    const dying = (failing: number): Table => {
      let replaces = 0;
      return {
        ...world.table,
        get: world.table.get.bind(world.table),
        query: world.table.query.bind(world.table),
        insert: world.table.insert.bind(world.table),
        async replace(item, version) {
          replaces += 1;
          if (replaces === failing) throw new Error('the process died');
          return world.table.replace(item, version);
        },
      };
    };
    await expect(deliverEdition({ ...world, table: dying(1) }, stored, edition)).rejects.toThrow();
    expect(counts().wecom).toBe(0);
    await expect(deliverEdition({ ...world, table: dying(2) }, stored, edition)).rejects.toThrow();
    expect(counts().wecom).toBe(2);
    expect(await stateOf('env:WECOM_URL')).toBe('sending');
    await deliverEdition(world, stored, edition);
    clock.set(minutesAfter(ISSUED, 11));
    expect(await stateOf('env:WECOM_URL')).toBe('unclear');
    for (const minutes of [12, 60, 600]) expect(await tick(minutesAfter(ISSUED, minutes))).toBe(0);
    expect(counts().wecom).toBe(2);
  });

  it('and an error that says nothing about sending is unclear too, and its words are not kept', async () => {
    const broken: Channel = {
      name: 'wecom',
      send: async () => {
        throw new TypeError(`Invalid URL ${SECRETS.WECOM_URL}`);
      },
    };
    const { world, stored, edition, deliveries, stateOf } = await machine(PROGRAMME, { wecom: broken });
    await deliverEdition(world, stored, edition);
    expect(await stateOf('env:WECOM_URL')).toBe('unclear');
    expect(JSON.stringify(await deliveries())).not.toContain('wecom-key');
    expect(JSON.stringify(await deliveries())).toContain('TypeError');
  });
});

describe('a correction', () => {
  it('goes to those who have the first edition, also to one who has left the list, and says that it is one', async () => {
    const { world, stored, edition } = await machine();
    await deliverEdition(world, stored, edition);
    const left = { ...PROGRAMME, deliver: PROGRAMME.deliver.slice(0, 1) };
    const correction = await issue(world, { edition: 2, reason: '高新区补报' });
    await deliverEdition(world, { ...stored, programme: left }, correction);
    expect(counts()).toEqual({ zhuren: 2, bangongshi: 2, wecom: 4, dingtalk: 2, feishu: 2, webhook: 2 });
    expect(office.mail.mails.at(-1)?.mail.subject).toBe('【更正】疫情防控工作每日专报 第8期（4月8日）');
    expect(office.robots.webhook.taken.at(-1)?.json.data).toMatchObject({ edition: 2, reason: '高新区补报' });
    expect(office.robots.feishu.taken.at(-1)?.body.toString()).toContain('更正原因：高新区补报');
  });

  it('ends the first edition’s attempts: nobody gets wrong figures after the right ones', async () => {
    const { world, stored, edition, tick, clock } = await machine();
    office.mail.faults.set('zhuren@example.org', 'greylist');
    await deliverEdition(world, stored, edition);
    office.mail.faults.clear();
    const correction = await issue(world, { edition: 2, reason: '补报' });
    clock.set(minutesAfter(ISSUED, 1));
    await deliverEdition(world, stored, edition); // a job that was queued before the correction
    await deliverEdition(world, stored, correction);
    await tick(minutesAfter(ISSUED, 5));
    const subjects = office.mail.mails
      .filter(({ to }) => to[0] === 'zhuren@example.org')
      .map(({ mail }) => mail.subject);
    expect(subjects).toEqual(['【更正】疫情防控工作每日专报 第8期（4月8日）']);
  });
});

describe('the clock', () => {
  it('retries deliveries although a step of its own fails, and logs neither address nor secret', async () => {
    const schedule = { ...PROGRAMME.schedule, remind: [{ plusDays: 0, time: '16:30' }] };
    const { world, stored, edition, clock } = await machine({ ...PROGRAMME, schedule });
    office.robots.dingtalk.faults.push(500);
    await deliverEdition(world, stored, edition);
    office.robots.wecom.faults.push(404); // the reminder
    clock.set('2022-04-09T08:31:00.000Z');
    const queue = { send: async (job: Job) => void (await runJob(world, job)) };
    await expect(
      runEveryClock({ ...world, queue, pages: {} as never, sheets: {} as never, copies: {} as never, close: () => {} }),
    ).rejects.toThrow();
    expect(counts()).toMatchObject({ dingtalk: 2, feishu: 2, wecom: 2 }); // reminder and edition; WeCom: edition alone
    const log = office.lines.join('');
    expect(log).toContain('提醒没有全部发出：企业微信拒绝接收（HTTP 404）');
    expect(log).toContain('delivery due');
    expect(log).not.toMatch(/xq0815|127\.0\.0\.1/);
  });

  it('reminds over every robot, whichever of them fails', async () => {
    const { world, stored } = await machine();
    office.robots.wecom.faults.push(500);
    await expect(remindUnits(world, stored, '2022-04-09', '16:30')).rejects.toThrow('HTTP 500');
    expect(counts()).toMatchObject({ wecom: 0, dingtalk: 1, feishu: 1, webhook: 1, zhuren: 0 });
    expect(office.robots.feishu.taken[0]?.body.toString()).toContain('尚未报送的单位有高新区大队');
  });
});

describe('by hand', () => {
  it('an edition is sent to one, also to one who has it; not to a stranger, nor while it is being sent', async () => {
    const { world, stored, edition, deliveries } = await machine();
    await deliverEdition(world, stored, edition);
    const to = { channel: 'smtp', recipient: 'zhuren@example.org' };
    expect(await sendAgain(world, stored, edition, to, { by: 'key1' })).toMatchObject({ outcome: 'attempted' });
    const [first, second] = office.mail.mails.filter(({ to: [address] }) => address === to.recipient);
    expect(first?.mail.messageId).not.toBe(second?.mail.messageId); // meant as another mail, and shown as one
    const stranger = await sendAgain(world, stored, edition, { ...to, recipient: 'x@example.org' }, { by: 'key1' });
    expect(stranger).toMatchObject({ findings: [{ code: 'delivery.unknown_recipient' }] });
    const slow = { name: 'smtp', send: () => new Promise<never>(() => {}) };
    void sendAgain({ ...world, channels: { smtp: slow } }, stored, edition, to, { by: 'key1' });
    await expect.poll(async () => (await deliveries()).flatMap(({ attempts }) => attempts)).toHaveLength(8);
    const twice = await sendAgain(world, stored, edition, to, { by: 'key1' });
    expect(twice).toMatchObject({ findings: [{ code: 'delivery.in_progress' }] });
  });
});

describe('secrets', () => {
  it('are in no stored record and no log line, whatever goes wrong', async () => {
    const { world, stored, edition, tick } = await machine();
    office.mail.faults.set('zhuren@example.org', 'spam');
    office.robots.wecom.faults.push(500);
    office.robots.dingtalk.faults.push('drop', 404);
    office.robots.feishu.faults.push('html');
    office.robots.webhook.faults.push(302);
    await deliverEdition(world, stored, edition);
    await tick(minutesAfter(ISSUED, 1));
    const wrong = {
      ...office.env,
      FEISHU_SECRET: 'other',
      WECOM_URL: 'not a url wecom-key-xq0815',
      SMTP_PASSWORD: 'pass-xq0815',
    };
    const correction = await issue(world, { edition: 2, reason: '补报' });
    await deliverEdition({ ...world, channels: openChannels(wrong) }, stored, correction);
    const records = await world.table.query('P#suizhou', {});
    for (const { data } of records) world.log.info('record', { data: JSON.stringify(data) });
    const everything = JSON.stringify(records) + office.lines.join('');
    const found = [...Object.values(SECRETS), 'xq0815', '127.0.0.1', '/robot/send'].filter(
      (secret) => secret !== 'right' && everything.includes(secret),
    );
    expect(found).toEqual([]);
    expect(records.filter(({ sk }) => sk.startsWith('DELIVERY#'))).toHaveLength(12);
  });
});
