/**
 * The channels, each loaded when the first message goes over it: a function that a person waits for carries none of them.
 *
 * Robots and webhooks need no setting, their addresses are secrets that a programme names. Mail is there when its server
 * is set; what is not there waits, and the desk says so.
 */
import { SETTINGS } from '../contract.ts';
import type { Channel, Clock, Post, ReadSecret } from '../ports.ts';
import { once } from './first-use.ts';
import { openSecrets } from './secrets.ts';
import { smtpSettings } from './smtp-settings.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Signatures carry real time, whatever the World's clock shows. */
const realTime: Clock = { now: () => new Date().toISOString() };

/** A setting that is wrong is said when something is to be sent: reporting goes on all the same. */
export function openChannels(env: Environment): Record<string, Channel> {
  const readSecret = openSecrets(env);
  const post = lazyPost(env);
  return {
    ...(env[SETTINGS.smtpHost] ? { smtp: lazySmtp(env, readSecret) } : {}),
    wecom: lazy('wecom', false, async () =>
      (await import('../adapters/wecom/channel.ts')).openWecomChannel({ post, readSecret }),
    ),
    dingtalk: lazy('dingtalk', false, async () =>
      (await import('../adapters/dingtalk/channel.ts')).openDingtalkChannel({ post, readSecret, clock: realTime }),
    ),
    feishu: lazy('feishu', false, async () =>
      (await import('../adapters/feishu/channel.ts')).openFeishuChannel({ post, readSecret, clock: realTime }),
    ),
    webhook: lazy('webhook', true, async () =>
      (await import('../adapters/webhook/channel.ts')).openWebhookChannel({ post, readSecret, clock: realTime }),
    ),
  };
}

const lazySmtp = (env: Environment, readSecret: ReadSecret): Channel =>
  lazy('smtp', true, async () => {
    const settings = smtpSettings(env);
    return (await import('../adapters/smtp/channel.ts')).openSmtpChannel({ settings, readSecret });
  });

function lazy(name: string, recognisesRepeats: boolean, open: () => Promise<Channel>): Channel {
  const opened = once(open);
  return { name, recognisesRepeats, send: async (message) => (await opened()).send(message) };
}

/** One for all robots, because it keeps their pace. */
function lazyPost(proxyEnv: Environment): Post {
  const opened = once(async () => (await import('../adapters/http/post.ts')).openPost({ proxyEnv }));
  return async (request) => (await opened())(request);
}
