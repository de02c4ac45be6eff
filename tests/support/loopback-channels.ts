/**
 * Every channel against a real server on loopback: mail, three robots, a webhook, with secrets that must never be read
 * anywhere, and how many messages each recipient has had.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeliverTarget } from '../../functions/core/programme/programme.ts';
import { LOOPBACK_CERTIFICATE } from './loopback-certificate.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import { dingtalkRules, feishuRules, type RobotServer, startRobotServer, wecomRules } from './robot-server.ts';

/** What must never be read in a record or a log line. */
export const SECRETS = {
  WECOM_URL: '/cgi-bin/webhook/send?key=wecom-key-xq0815',
  DINGTALK_URL: '/robot/send?access_token=dingtalk-token-xq0815',
  DINGTALK_SECRET: 'SECdingtalk-secret-xq0815',
  FEISHU_URL: '/open-apis/bot/v2/hook/feishu-hook-xq0815',
  FEISHU_SECRET: 'feishu-secret-xq0815',
  WEBHOOK_URL: '/hooks/webhook-token-xq0815',
  WEBHOOK_SECRET: 'webhook-secret-xq0815',
  SMTP_PASSWORD: 'right',
};

/** The programme's `deliver` that uses them all. */
export const EVERYBODY: readonly DeliverTarget[] = [
  { channel: 'smtp', to: ['zhuren@example.org', 'bangongshi@example.org'] },
  { channel: 'wecom', urlRef: 'env:WECOM_URL' },
  { channel: 'dingtalk', urlRef: 'env:DINGTALK_URL', secretRef: 'env:DINGTALK_SECRET' },
  { channel: 'feishu', urlRef: 'env:FEISHU_URL', secretRef: 'env:FEISHU_SECRET' },
  { channel: 'webhook', urlRef: 'env:WEBHOOK_URL', secretRef: 'env:WEBHOOK_SECRET' },
];

const time = { now: () => Date.now(), wait: async () => {}, waits: [], set: () => {} };

export interface LoopbackOffice {
  mail: MailServer;
  readonly robots: Record<'wecom' | 'dingtalk' | 'feishu' | 'webhook', RobotServer>;
  readonly env: Record<string, string>;
  readonly lines: string[];
  /** How many messages each recipient has had. */
  counts(): typeof ONCE;
  stop(): Promise<void>;
}

export const ONCE = { zhuren: 1, bangongshi: 1, wecom: 2, dingtalk: 1, feishu: 1, webhook: 1 }; // WeCom: summary and file

export async function openLoopbackOffice(): Promise<LoopbackOffice> {
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-channels-'));
  writeFileSync(join(folder, 'ca.pem'), LOOPBACK_CERTIFICATE);
  const mail = await startMailServer({ authOptional: false });
  const robots = {
    wecom: await startRobotServer(wecomRules('wecom-key-xq0815', time)),
    dingtalk: await startRobotServer(dingtalkRules('dingtalk-token-xq0815', SECRETS.DINGTALK_SECRET, time)),
    feishu: await startRobotServer(feishuRules('feishu-hook-xq0815', SECRETS.FEISHU_SECRET, time)),
    webhook: await startRobotServer(() => ({ answer: {}, taken: true })),
  };
  const env = {
    ...SECRETS,
    ...Object.fromEntries(
      Object.entries(robots).map(([name, { endpoint }]) => {
        const key = `${name.toUpperCase()}_URL` as keyof typeof SECRETS;
        return [key, endpoint + SECRETS[key]];
      }),
    ),
    JIANBAO_SMTP_HOST: '127.0.0.1',
    JIANBAO_SMTP_PORT: String(mail.port),
    JIANBAO_SMTP_SECURITY: 'starttls',
    JIANBAO_SMTP_FROM: '每日专报 <briefing@example.org>',
    JIANBAO_SMTP_USER: 'briefing',
    JIANBAO_SMTP_PASSWORD_REF: 'env:SMTP_PASSWORD',
    JIANBAO_SMTP_CA: join(folder, 'ca.pem'),
  };
  const office: LoopbackOffice = {
    ...{ mail, robots, env, lines: [] },
    counts: () => ({
      zhuren: office.mail.mails.filter(({ to }) => to[0] === 'zhuren@example.org').length,
      bangongshi: office.mail.mails.filter(({ to }) => to[0] === 'bangongshi@example.org').length,
      wecom: robots.wecom.taken.filter(({ path }) => path.endsWith('send')).length,
      dingtalk: robots.dingtalk.taken.length,
      feishu: robots.feishu.taken.length,
      webhook: robots.webhook.taken.length,
    }),
    stop: async () => {
      await office.mail.stop();
      for (const robot of Object.values(robots)) await robot.stop();
      rmSync(folder, { recursive: true });
    },
  };
  return office;
}
