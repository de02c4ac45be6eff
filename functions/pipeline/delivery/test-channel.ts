/**
 * By hand, before anything depends on it: a test message to the programme's recipients, and what came back.
 *
 * It is no delivery. `jianbao channel test` prints the answers; the desk asks for a test by a job and finds it on record.
 */
import type { Told } from '../../core/delivery/notice.ts';
import { type Addressee, addresseesOf, distinct } from '../../core/delivery/recipients.ts';
import type { Programme } from '../../core/programme/programme.ts';
import type { Channel, Clock, Table } from '../../ports.ts';
import { recordTest, recordTestAnswers } from '../../records/delivery/notices.ts';
import { type Notice, tellPeople } from './tell-people.ts';

/** Those of one channel or of all; a channel that is not set up is an answer too. Those of the alarm are tested as well. */
export function testChannels(
  channels: Readonly<Record<string, Channel>>,
  programme: Programme,
  only: (addressee: Addressee) => boolean = () => true,
): Promise<Told[]> {
  return tellPeople(channels, testable(programme).filter(only), testNotice(programme));
}

/** Everybody to whom the programme sends anything. */
export const testable = ({ deliver, alarm, digests = [] }: Programme): Addressee[] =>
  distinct([deliver, ...digests.map((each) => each.deliver ?? []), alarm?.deliver ?? []].flatMap(addresseesIn));

const addresseesIn = (deliver: Programme['deliver']): Addressee[] => addresseesOf({ deliver });

interface TestStores {
  readonly table: Table;
  readonly clock: Clock;
  readonly channels: Readonly<Record<string, Channel>>;
}

/** A test that the office asked for: done once for each id, however often the job comes. */
export async function testOnce(
  stores: TestStores,
  programme: Programme,
  asked: { readonly id: string; readonly by: string; readonly channel: string; readonly recipient: string },
): Promise<void> {
  const { id, by, channel, recipient } = asked;
  const note = { programme: programme.id, id, by, at: stores.clock.now() };
  if (!(await recordTest(stores.table, programme, note))) return;
  const isMeant = (each: Addressee): boolean => each.channel === channel && each.recipient === recipient;
  const told = await testChannels(stores.channels, programme, isMeant);
  await recordTestAnswers(stores.table, programme, { ...note, told });
}

function testNotice({ title }: Programme): Notice {
  const text = `这是“${title}”的渠道测试，收到即说明设置正确，无需回复。`;
  const bytes = new TextEncoder().encode(text);
  return {
    subject: `${title} 渠道测试`,
    text,
    files: [{ name: '渠道测试.txt', mediaType: 'text/plain; charset=utf-8', bytes }],
  };
}
