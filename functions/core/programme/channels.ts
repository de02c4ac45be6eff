/**
 * The channels over which anything is sent, one entry a channel: what it is called, how a programme addresses it, what is true
 * of its service. The programme file, messages, help, pages and the record of deliveries read it here.
 *
 * A new one takes an entry here and its adapter, opened in `runtime/channels.ts`; neither compiles without the other.
 */

interface ChannelFacts {
  readonly words: { readonly zh: string; readonly en: string };
  /**
   * `to`: mail addresses stand in the programme, and one service carries them all; it also reaches single units.
   * `url_ref`: the name of a secret that holds the address; each is a service of its own.
   */
  readonly addressed: 'to' | 'url_ref';
  /** A recipient can tell a repeat by the message's id, so that an unclear attempt may be repeated. */
  readonly recognisesRepeats: boolean;
}

export const CHANNELS = {
  smtp: { words: { zh: '邮件', en: 'Mail' }, addressed: 'to', recognisesRepeats: true },
  wecom: { words: { zh: '企业微信', en: 'WeCom' }, addressed: 'url_ref', recognisesRepeats: false },
  dingtalk: { words: { zh: '钉钉', en: 'DingTalk' }, addressed: 'url_ref', recognisesRepeats: false },
  feishu: { words: { zh: '飞书', en: 'Feishu' }, addressed: 'url_ref', recognisesRepeats: false },
  webhook: { words: { zh: '对方系统', en: 'Webhook' }, addressed: 'url_ref', recognisesRepeats: true },
} as const satisfies Readonly<Record<string, ChannelFacts>>;

export type ChannelName = keyof typeof CHANNELS;
type Addressed<How extends ChannelFacts['addressed']> = {
  [Name in ChannelName]: (typeof CHANNELS)[Name]['addressed'] extends How ? Name : never;
}[ChannelName];
export type MailChannel = Addressed<'to'>;
export type LinkChannel = Addressed<'url_ref'>;

const factsOf = (name: string): ChannelFacts | undefined =>
  Object.hasOwn(CHANNELS, name) ? CHANNELS[name as ChannelName] : undefined;

export const CHANNEL_NAMES = Object.keys(CHANNELS) as readonly ChannelName[];
export const isMailChannel = (name: string): name is MailChannel => factsOf(name)?.addressed === 'to';
export const MAIL_CHANNELS = CHANNEL_NAMES.filter(isMailChannel);
export const LINK_CHANNELS = CHANNEL_NAMES.filter((name): name is LinkChannel => !isMailChannel(name));

/** What a page calls it; a channel that a record names and that there is no more keeps its name. */
export const channelWords = (name: string, language: 'zh' | 'en'): string => factsOf(name)?.words[language] ?? name;
