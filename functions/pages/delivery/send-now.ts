/**
 * By hand, from the pages of deliveries, each done by a job and once for each form: POST …/deliveries/now sends what is due of
 * an edition, …/again sends it to one recipient once more, …/test sends a test message. The same for days and for digests.
 */
import { type Published, placeOf } from '../../core/series/published.ts';
import { addresseesOfEdition } from '../../pipeline/delivery/deliver.ts';
import { testable } from '../../pipeline/delivery/test-channel.ts';
import { editionsOf } from '../../records/edition/editions.ts';
import type { DigestAsk } from '../digest/download.ts';
import { type Answer, redirect } from '../page/answer.ts';
import type { DayAsk, MemberAsk } from '../page/ask.ts';
import { formIdIn } from '../page/form-id.ts';
import { refusal } from '../page/refusal.ts';
import { digestEditionsIn, hereOf } from './of-digest.ts';

export const sendNow = async (ask: DayAsk): Promise<Answer> => sendDue(ask, await dayEditions(ask), dayPage(ask));

export const sendAgainNow = async (ask: DayAsk): Promise<Answer> => sendOne(ask, await dayEditions(ask), dayPage(ask));

export const sendDigestNow = async (ask: DigestAsk): Promise<Answer> =>
  sendDue(ask, await digestEditionsIn(ask), hereOf(ask));

export const sendDigestAgain = async (ask: DigestAsk): Promise<Answer> =>
  sendOne(ask, await digestEditionsIn(ask), hereOf(ask));

export async function testNow(ask: DayAsk): Promise<Answer> {
  const form = await ask.form();
  const to = { channel: form.get('channel') ?? '', recipient: form.get('recipient') ?? '' };
  refuseStranger(testable(ask.stored.programme), to);
  const asked = { id: formIdIn(form), by: ask.caller.id };
  await ask.world.queue.send({ kind: 'test-channel', programme: ask.params.programme, ...asked, ...to });
  return redirect(`${dayPage(ask)}?done=test`);
}

const dayPage = ({ params }: DayAsk): string => `/desk/${params.programme}/${params.day}/deliveries`;

const dayEditions = ({ world, params }: DayAsk): Promise<readonly Published[]> =>
  editionsOf(world.table, params.programme, params.day);

async function sendDue(ask: MemberAsk, editions: readonly Published[], here: string): Promise<Answer> {
  const edition = editionIn(editions, await ask.form());
  await ask.world.queue.send({ kind: 'deliver', ...placeOf(edition) });
  return redirect(`${here}?done=now`);
}

async function sendOne(ask: MemberAsk, editions: readonly Published[], here: string): Promise<Answer> {
  const { world, stored, caller } = ask;
  const form = await ask.form();
  const edition = editionIn(editions, form);
  const to = { channel: form.get('channel') ?? '', recipient: form.get('recipient') ?? '' };
  refuseStranger(await addresseesOfEdition(world.table, stored.programme, edition), to);
  const asked = { id: formIdIn(form), by: caller.id };
  await world.queue.send({ kind: 'send-again', ...placeOf(edition), ...asked, ...to });
  return redirect(`${here}?done=again`);
}

function editionIn(editions: readonly Published[], form: URLSearchParams): Published {
  const typed = form.get('edition') ?? '';
  const edition = editions.find((each) => String(each.edition) === typed);
  if (edition === undefined) throw refusal(404, 'edition.none', { path: 'edition', seen: typed });
  return edition;
}

interface To {
  readonly channel: string;
  readonly recipient: string;
}

function refuseStranger(known: readonly To[], { channel, recipient }: To): void {
  const isKnown = known.some((each) => each.channel === channel && each.recipient === recipient);
  if (!isKnown) throw refusal(422, 'delivery.unknown_recipient', { path: 'recipient', seen: channel });
}
