/**
 * By hand, before anything depends on it: a test message to the programme's recipients, and what came back.
 *
 * Nothing is recorded: it is no delivery. Used by the desk and by `jianbao channel test`.
 */
import { ChannelError } from '../core/channel-error.ts';
import type { Programme } from '../core/programme.ts';
import { type Addressee, addresseesOf } from '../core/recipients.ts';
import type { Channel, Message } from '../ports.ts';

export interface ChannelTest {
  readonly channel: string;
  readonly recipient: string;
  readonly ok: boolean;
  /** The channel's answer, or the sentence why it was not taken. Never a secret. */
  readonly answer: string;
}

/** One after the other, those of one channel or of all; a channel that is not set up is an answer too. */
export async function testChannels(
  channels: Readonly<Record<string, Channel>>,
  programme: Programme,
  only: (addressee: Addressee) => boolean = () => true,
): Promise<ChannelTest[]> {
  const tests: ChannelTest[] = [];
  for (const addressee of addresseesOf(programme).filter(only)) {
    const { channel, recipient } = addressee;
    tests.push({ channel, recipient, ...(await testOne(channels[channel], testMessage(programme, addressee))) });
  }
  return tests;
}

async function testOne(channel: Channel | undefined, message: Message): Promise<Pick<ChannelTest, 'ok' | 'answer'>> {
  if (channel === undefined) return { ok: false, answer: '这个渠道还没有设置，没有发送。' };
  try {
    return { ok: true, answer: (await channel.send(message)).answer };
  } catch (error) {
    const name = error instanceof Error ? error.name : typeof error;
    return { ok: false, answer: error instanceof ChannelError ? error.message : `发送程序出错（${name}）。` };
  }
}

function testMessage({ title }: Programme, { recipient, secretRef }: Addressee): Message {
  const text = `这是“${title}”的渠道测试，收到即说明设置正确，无需回复。`;
  const bytes = new TextEncoder().encode(text);
  return {
    recipient,
    subject: `${title} 渠道测试`,
    text,
    files: [{ name: '渠道测试.txt', mediaType: 'text/plain; charset=utf-8', bytes }],
    ...(secretRef === undefined ? {} : { secretRef }),
  };
}
