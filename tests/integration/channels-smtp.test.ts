/**
 * Mail over real SMTP on loopback: what arrives, and what every way of failing is called.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { openSmtpChannel, type SmtpSettings } from '../../functions/adapters/smtp/channel.ts';
import type { ChannelError } from '../../functions/core/delivery/channel-error.ts';
import type { Message } from '../../functions/ports.ts';
import { LOOPBACK_CERTIFICATE } from '../support/loopback-certificate.ts';
import { type MailServer, startMailServer, startSilentServer } from '../support/mail-server.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const PASSWORD = 'right';

const message = (over: Partial<Message> = {}): Message => ({
  recipient: 'zhuren@example.org',
  subject: '疫情防控工作每日专报 第8期（4月8日）𠮷',
  text: '一、基本情况\n下沉党员干部358人。',
  html: '<p>下沉党员干部<strong>358</strong>人。</p>',
  id: 'suizhou.2022-04-08.1.smtp.0123456789abcdef',
  files: [
    { name: '疫情防控工作每日专报第8期（2022-04-08）.docx', mediaType: WORD, bytes: new Uint8Array(70_000).fill(7) },
  ],
  ...over,
});

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

async function server(options: Parameters<typeof startMailServer>[0] = {}): Promise<MailServer> {
  const started = await startMailServer(options);
  running.push(started);
  return started;
}

function channelTo(port: number, over: Partial<SmtpSettings> = {}, seconds = 10, password = PASSWORD) {
  const settings: SmtpSettings = {
    host: '127.0.0.1',
    port,
    security: 'starttls',
    from: '每日专报 <briefing@example.org>',
    ca: LOOPBACK_CERTIFICATE,
    ...over,
  };
  return openSmtpChannel({ settings, readSecret: async () => password, seconds });
}

const refusal = (sending: Promise<unknown>): Promise<ChannelError> =>
  sending.then(
    () => expect.fail('it was taken'),
    (error: ChannelError) => error,
  );

describe('a mail that arrives', () => {
  it('has the HTML as body, the text beside it, the Word file attached, and Chinese names intact', async () => {
    const { port, mails } = await server();
    const sent = message();
    const { answer } = await channelTo(port).send(sent);
    expect(answer).toBe('邮件服务器已接收：250 queued as 4711');
    const [{ mail, to, secure, raw }] = mails as [MailServer['mails'][number]];
    expect(to).toEqual(['zhuren@example.org']);
    expect(secure).toBe(true);
    expect(mail.subject).toBe(sent.subject);
    expect(mail.from).toMatchObject({ name: '每日专报', address: 'briefing@example.org' });
    expect(mail.html).toContain('<strong>358</strong>');
    expect(mail.text?.trim()).toBe(sent.text);
    expect(mail.messageId).toBe(`<${sent.id}@example.org>`);
    expect(mail.attachments).toHaveLength(1);
    expect(mail.attachments[0]).toMatchObject({ filename: sent.files[0]?.name, mimeType: WORD });
    expect(new Uint8Array(mail.attachments[0]?.content as ArrayBuffer)).toEqual(sent.files[0]?.bytes);
    expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(raw).toMatch(/multipart\/alternative/);
    expect(raw).not.toMatch(/[^\x00-\x7F]/);
  });

  it('carries the same Message-ID at every attempt, so that a repeat is recognised', async () => {
    const { port, mails } = await server();
    const channel = channelTo(port);
    await channel.send(message());
    await channel.send(message());
    expect(mails[0]?.mail.messageId).toBe(mails[1]?.mail.messageId);
    expect(channel.recognisesRepeats).toBe(true);
  });

  it('goes to one address, whatever the address holds, and no header can be added', async () => {
    const { port, mails } = await server();
    const subject = '第8期\r\nBcc: other@example.org';
    await channelTo(port).send(message({ recipient: 'a@example.org', subject }));
    await refusal(channelTo(port).send(message({ recipient: 'a@example.org,b@example.org' })));
    expect(mails.map(({ to }) => to)).toEqual([['a@example.org']]);
    expect(mails[0]?.mail.bcc ?? []).toEqual([]);
  });

  it('is sent from the first byte in TLS, or in the clear where that is what is set', async () => {
    const tls = await server({ secure: true });
    await channelTo(tls.port, { security: 'tls' }).send(message());
    expect(tls.mails[0]?.secure).toBe(true);
    const plain = await server({ disabledCommands: ['STARTTLS'] });
    await channelTo(plain.port, { security: 'none' }).send(message());
    expect(plain.mails[0]?.secure).toBe(false);
  });

  it('signs in with the password that the reference names', async () => {
    const { port, signIns, mails } = await server({ authOptional: false });
    await channelTo(port, { user: 'briefing', passwordRef: 'env:SMTP' }).send(message());
    expect(signIns).toEqual(['briefing']);
    expect(mails).toHaveLength(1);
  });
});

describe('a mail that is not taken', () => {
  it.each([
    ['refuse', false, /没有这个收件地址.*SMTP 550/],
    ['greylist', true, /暂时不收.*SMTP 451/],
    ['full', true, /暂时不收.*SMTP 452.*邮箱满了/],
    ['over-quota', true, /邮箱满了.*SMTP 552/],
    ['plain-552', true, /邮件太大，或收件人的邮箱满了.*SMTP 552/],
    ['too-large', false, /邮件太大.*SMTP 552/],
    ['spam', false, /按安全或反垃圾规则拒收.*SMTP 554/],
  ] as const)('%s: retryable %s', async (fault, retryable, sentence) => {
    const { port, faults, mails } = await server();
    faults.set('*', fault);
    const error = await refusal(channelTo(port).send(message()));
    expect(error).toMatchObject({ name: 'ChannelError', retryable, mayHaveArrived: false });
    expect(error.message).toMatch(sentence);
    expect(mails).toHaveLength(0);
  });

  it('because of the password: for good, and no other recipient need be tried', async () => {
    const { port } = await server({ authOptional: false });
    const settings = { user: 'briefing', passwordRef: 'env:SMTP' };
    const error = await refusal(channelTo(port, settings, 10, 'hunter2-secret').send(message()));
    expect(error).toMatchObject({ retryable: false, unreachable: true });
    expect(error.message).toMatch(/用户名或密码.*535/);
    expect(JSON.stringify(error) + error.stack).not.toContain('hunter2-secret');
  });

  it('because nobody is there, or says nothing, or hangs up: later, and nothing arrived', async () => {
    const silent = await startSilentServer('silent');
    const closing = await startSilentServer('closing');
    running.push(silent, closing);
    const nobody = await refusal(channelTo(1).send(message()));
    const said = [nobody, await refusal(channelTo(closing.port).send(message()))];
    said.push(await refusal(channelTo(silent.port, {}, 1).send(message())));
    for (const error of said)
      expect(error).toMatchObject({ retryable: true, mayHaveArrived: false, unreachable: true });
  });

  it('because the connection is not, or not credibly, encrypted: nothing is sent in the clear', async () => {
    const plain = await server({ disabledCommands: ['STARTTLS'] });
    const error = await refusal(channelTo(plain.port).send(message()));
    expect(error.message).toContain('加密连接没有建立');
    const unknown = await server();
    const settings = { host: '127.0.0.1', port: unknown.port, security: 'starttls', from: 'a@example.org' } as const;
    const stranger = openSmtpChannel({ settings, readSecret: async () => '' });
    expect((await refusal(stranger.send(message()))).message).toContain('加密连接没有建立');
    expect([...plain.mails, ...unknown.mails]).toEqual([]);
  });
});

describe('a mail of which nobody can say whether it arrived', () => {
  it.each([
    ['hang-after-data', 1, /没有答复，不能确定/],
    ['drop-after-data', 10, /断开了连接，不能确定/],
  ] as const)('%s', async (fault, seconds, sentence) => {
    const { port, faults, mails } = await server();
    faults.set('*', fault);
    const error = await refusal(channelTo(port, {}, seconds).send(message()));
    expect(error).toMatchObject({ retryable: true, mayHaveArrived: true });
    expect(error.message).toMatch(sentence);
    expect(mails).toHaveLength(1);
  });

  it('is not one that was cut off in the middle of its data', async () => {
    const { port, faults, mails } = await server();
    faults.set('*', 'drop-in-data');
    const big = { name: 'a.docx', mediaType: WORD, bytes: new Uint8Array(30_000_000) };
    const error = await refusal(channelTo(port).send(message({ files: [big] })));
    expect(error).toMatchObject({ retryable: true, mayHaveArrived: false });
    expect(mails).toHaveLength(0);
  });
});
