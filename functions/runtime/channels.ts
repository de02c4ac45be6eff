/**
 * The channels, each loaded when the first message goes over it: a function that a person waits for carries none of them.
 *
 * Robots and webhooks need no setting, their addresses are secrets that a programme names. Mail is there when its server
 * is set; what is not there waits, and the desk says so.
 */
import { SETTINGS } from '../contract.ts';
import { CHANNEL_NAMES, CHANNELS, type ChannelName, isMailChannel } from '../core/programme/channels.ts';
import type { Channel, Clock, Post } from '../ports.ts';
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
  const openers = {
    smtp: async () => {
      const settings = smtpSettings(env);
      return (await import('../adapters/smtp/channel.ts')).openSmtpChannel({ settings, readSecret });
    },
    wecom: async () => (await import('../adapters/wecom/channel.ts')).openWecomChannel({ post, readSecret }),
    dingtalk: async () =>
      (await import('../adapters/dingtalk/channel.ts')).openDingtalkChannel({ post, readSecret, clock: realTime }),
    feishu: async () =>
      (await import('../adapters/feishu/channel.ts')).openFeishuChannel({ post, readSecret, clock: realTime }),
    webhook: async () =>
      (await import('../adapters/webhook/channel.ts')).openWebhookChannel({ post, readSecret, clock: realTime }),
  } satisfies Readonly<Record<ChannelName, () => Promise<Channel>>>;
  const set = CHANNEL_NAMES.filter((name) => !isMailChannel(name) || Boolean(env[SETTINGS.smtpHost]));
  return Object.fromEntries(set.map((name) => [name, lazy(name, openers[name])]));
}

function lazy(name: ChannelName, open: () => Promise<Channel>): Channel {
  const { recognisesRepeats } = CHANNELS[name];
  const opened = once(open);
  return { name, recognisesRepeats, send: async (message) => (await opened()).send(message) };
}

/** One for all robots, because it keeps their pace. */
function lazyPost(proxyEnv: Environment): Post {
  const opened = once(async () => (await import('../adapters/http/post.ts')).openPost({ proxyEnv }));
  return async (request) => (await opened())(request);
}
