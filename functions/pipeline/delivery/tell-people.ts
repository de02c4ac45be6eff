/**
 * A short message to people over the programme's channels, one after the other, and what each answered: reminders, alarms,
 * tests. Never throws for a channel: the answer is what is recorded and shown.
 */
import { ChannelError } from '../../core/delivery/channel-error.ts';
import type { Told } from '../../core/delivery/notice.ts';
import type { Addressee } from '../../core/delivery/recipients.ts';
import type { Channel, Message } from '../../ports.ts';

export type Notice = Pick<Message, 'subject' | 'text'> & Partial<Pick<Message, 'files' | 'link' | 'id'>>;

export async function tellPeople(
  channels: Readonly<Record<string, Channel>>,
  addressees: readonly Addressee[],
  notice: Notice,
): Promise<Told[]> {
  const told: Told[] = [];
  for (const { channel, recipient, secretRef } of addressees) {
    const message = { files: [], ...notice, recipient, ...(secretRef === undefined ? {} : { secretRef }) };
    const { ok, answer } = await tellOne(channels[channel], message);
    told.push({ channel, recipient, ok, answer });
  }
  return told;
}

interface ToldOne extends Pick<Told, 'ok' | 'answer'> {
  /** The service as a whole does not answer: others of it need not be tried now. */
  readonly unreachable: boolean;
}

export async function tellOne(channel: Channel | undefined, message: Message): Promise<ToldOne> {
  if (channel === undefined) return { ok: false, answer: '这个渠道还没有设置，没有发送。', unreachable: true };
  try {
    return { ok: true, answer: (await channel.send(message)).answer, unreachable: false };
  } catch (error) {
    return { ok: false, answer: reasonOf(error), unreachable: error instanceof ChannelError && error.unreachable };
  }
}

/** Only the sentence of a ChannelError is known to hold no address and no secret. */
const reasonOf = (error: unknown): string =>
  error instanceof ChannelError
    ? error.message
    : `发送程序出错（${error instanceof Error ? error.name : typeof error}）。`;
