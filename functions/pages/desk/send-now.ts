/**
 * By hand, from the page of deliveries, each done by a job and once for each form: POST …/deliveries/now sends what is due of
 * an edition, …/again sends it to one recipient once more, …/test sends a test message.
 */
import { addresseesOfEdition } from '../../pipeline/deliver-edition.ts';
import { testable } from '../../pipeline/test-channel.ts';
import { readEdition } from '../../records/editions.ts';
import { type Answer, redirect } from '../answer.ts';
import { refusal } from '../refusal.ts';
import type { DayAsk } from './board-view.ts';
import { formIdIn } from './form-id.ts';

export async function sendNow(ask: DayAsk): Promise<Answer> {
  const { programme, day } = ask.params;
  const { edition } = await editionIn(ask, await ask.form());
  await ask.world.queue.send({ kind: 'deliver', programme, day, edition });
  return back(ask, 'now');
}

export async function sendAgainNow(ask: DayAsk): Promise<Answer> {
  const { world, stored, caller, params } = ask;
  const { programme, day } = params;
  const form = await ask.form();
  const edition = await editionIn(ask, form);
  const to = { channel: form.get('channel') ?? '', recipient: form.get('recipient') ?? '' };
  const known = await addresseesOfEdition(world.table, stored.programme, edition);
  refuseStranger(known, to);
  const { id: by } = caller;
  const asked = { id: formIdIn(form), by, edition: edition.edition };
  await world.queue.send({ kind: 'send-again', programme, day, ...asked, ...to });
  return back(ask, 'again');
}

export async function testNow(ask: DayAsk): Promise<Answer> {
  const form = await ask.form();
  const to = { channel: form.get('channel') ?? '', recipient: form.get('recipient') ?? '' };
  refuseStranger(testable(ask.stored.programme), to);
  const asked = { id: formIdIn(form), by: ask.caller.id };
  await ask.world.queue.send({ kind: 'test-channel', programme: ask.params.programme, ...asked, ...to });
  return back(ask, 'test');
}

async function editionIn({ world, params }: DayAsk, form: URLSearchParams) {
  const typed = form.get('edition') ?? '';
  const isNumber = /^[1-9]\d?$/.test(typed);
  const edition = isNumber
    ? await readEdition(world.table, params.programme, params.day, Number.parseInt(typed, 10))
    : undefined;
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

const back = ({ params }: DayAsk, done: string): Answer =>
  redirect(`/desk/${params.programme}/${params.day}/deliveries?done=${done}`);
