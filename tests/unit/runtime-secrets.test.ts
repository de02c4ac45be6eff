/**
 * Secrets by name, mail settings, and that neither a secret nor a wrong setting ends up in a sentence.
 */
import { describe, expect, it } from 'vitest';
import type { ChannelError } from '../../functions/core/delivery/channel-error.ts';
import { openChannels } from '../../functions/runtime/channels.ts';
import { openSecrets } from '../../functions/runtime/secrets.ts';
import { smtpSettings } from '../../functions/runtime/smtp-settings.ts';

const caught = async (work: () => unknown): Promise<ChannelError> => {
  try {
    await work();
  } catch (error) {
    return error as ChannelError;
  }
  return expect.fail('nothing was thrown');
};

describe('secrets', () => {
  it('come from the environment or the parameter store, by name', async () => {
    const parameters = async () => async (path: string) =>
      path === '/jianbao/wecom' ? ' https://a.example ' : undefined;
    const read = openSecrets({ WECOM: 'https://b.example\n' }, parameters);
    expect(await read('env:WECOM')).toBe('https://b.example');
    expect(await read('wecom')).toBe('https://b.example');
    expect(await read('ssm:/jianbao/wecom')).toBe('https://a.example');
  });

  it('that are missing or cannot be read are named, and worth another try', async () => {
    const parameters = async () => async (path: string) => {
      if (path === '/gone') return undefined;
      throw new Error('AccessDenied for arn:aws:iam::123456789012');
    };
    const read = openSecrets({ EMPTY: '' }, parameters);
    for (const ref of ['env:NONE', 'env:EMPTY', 'ssm:/gone', 'ssm:/denied']) {
      const error = await caught(() => read(ref));
      expect(error).toMatchObject({ retryable: true, mayHaveArrived: false });
      expect(error.message).toContain(ref);
      expect(error.stack).not.toContain('123456789012');
    }
  });

  it('written where a name belongs are not repeated', async () => {
    const error = await caught(() => openSecrets({})('https://qyapi.example/send?key=secret-key'));
    expect(error.retryable).toBe(false);
    expect(error.stack).not.toContain('secret-key');
  });
});

describe('mail settings', () => {
  const env = { JIANBAO_SMTP_HOST: 'mail.example.org', JIANBAO_SMTP_FROM: '专报 <a@example.org>' };

  it('take the usual port of their security, and the password by name', () => {
    expect(smtpSettings(env)).toEqual({
      host: 'mail.example.org',
      port: 465,
      security: 'tls',
      from: '专报 <a@example.org>',
    });
    expect(smtpSettings({ ...env, JIANBAO_SMTP_SECURITY: 'starttls' }).port).toBe(587);
    expect(smtpSettings({ ...env, JIANBAO_SMTP_SECURITY: 'none', JIANBAO_SMTP_PORT: '2525' }).port).toBe(2525);
    const signedIn = { ...env, JIANBAO_SMTP_USER: 'a', JIANBAO_SMTP_PASSWORD_REF: 'env:PASS' };
    expect(smtpSettings(signedIn)).toMatchObject({ user: 'a', passwordRef: 'env:PASS' });
  });

  it.each([
    ['JIANBAO_SMTP_SECURITY', { JIANBAO_SMTP_SECURITY: 'ssl' }],
    ['JIANBAO_SMTP_PORT', { JIANBAO_SMTP_PORT: '70000' }],
    ['JIANBAO_SMTP_FROM', { JIANBAO_SMTP_FROM: '' }],
    ['JIANBAO_SMTP_USER', { JIANBAO_SMTP_USER: 'a' }],
    ['不能不加密传送', { JIANBAO_SMTP_USER: 'a', JIANBAO_SMTP_PASSWORD_REF: 'env:P', JIANBAO_SMTP_SECURITY: 'none' }],
    ['JIANBAO_SMTP_CA', { JIANBAO_SMTP_CA: '/no/such/file.pem' }],
  ])('that are wrong are said with their name: %s', async (name, wrong) => {
    const error = await caught(() => smtpSettings({ ...env, ...wrong }));
    expect(error.name).toBe('ChannelError');
    expect(error.message).toContain(name);
  });
});

describe('channels', () => {
  it('have mail only where a server is set, and say when it is set wrongly instead of failing everything', async () => {
    expect(Object.keys(openChannels({}))).toEqual(['wecom', 'dingtalk', 'feishu', 'webhook']);
    const channels = openChannels({ JIANBAO_SMTP_HOST: 'mail.example.org' });
    const message = { recipient: 'a@example.org', subject: 's', text: 't', files: [] };
    expect((await caught(() => channels.smtp?.send(message))).message).toContain('JIANBAO_SMTP_FROM');
  });

  it('know which recipients recognise a repeat', () => {
    const channels = openChannels({ JIANBAO_SMTP_HOST: 'mail.example.org' });
    const recognising = Object.values(channels).filter(({ recognisesRepeats }) => recognisesRepeats);
    expect(recognising.map(({ name }) => name)).toEqual(['smtp', 'webhook']);
  });
});
