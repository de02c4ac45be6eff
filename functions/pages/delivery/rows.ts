/**
 * How one edition, of a day or of a digest, reached its recipients: a row each, in the words of its state, attempt by attempt.
 * States are those that follow from the records (`core/delivery/delivery.ts`).
 */
import { type DeliveryAttempt, type DeliveryState, nextAttempt } from '../../core/delivery/delivery.ts';
import type { Addressee } from '../../core/delivery/recipients.ts';
import { type Published, placeOf } from '../../core/series/published.ts';
import type { Instant } from '../../core/values/values.ts';
import { addresseesOfEdition } from '../../pipeline/delivery/deliver.ts';
import { deliveriesOf } from '../../records/delivery/deliveries.ts';
import type { MemberAsk } from '../page/ask.ts';
import { newFormId } from '../page/form-id.ts';
import { momentInWords, timeInWords } from '../page/when.ts';
import { say, type Word as WordKey } from './words.ts';

export interface EditionDeliveries {
  readonly title: string;
  readonly replaced: boolean;
  readonly number: number;
  readonly nowAction: string;
  readonly againAction: string;
  readonly rows: readonly DeliveryRow[];
}

interface DeliveryRow {
  readonly channel: string;
  readonly recipient: string;
  readonly state: DeliveryState | 'not-set-up';
  readonly stateWord: string;
  readonly next: string | null;
  readonly attempts: readonly string[];
  readonly id: string;
}

/** @param here address of the page, whose forms lie below it. */
export async function editionView(
  ask: MemberAsk,
  edition: Published,
  { here, replaced }: { readonly here: string; readonly replaced: boolean },
): Promise<EditionDeliveries> {
  const { world, stored, language } = ask;
  const addressees = await addresseesOfEdition(world.table, stored.programme, edition);
  const { issue, edition: number, issuedAt } = edition;
  const time = timeInWords(issuedAt, stored.programme.timezone, placeOf(edition).day, language);
  return {
    title: say(language, 'deliveryOf', { issue, edition: number, time }),
    replaced,
    number,
    nowAction: `${here}/now`,
    againAction: `${here}/again`,
    rows: await rowsOf(ask, edition, addressees),
  };
}

/** Whoever is on record, and whoever is in the programme and has no record yet. */
async function rowsOf(ask: MemberAsk, edition: Published, addressees: readonly Addressee[]): Promise<DeliveryRow[]> {
  const { world } = ask;
  const about = placeOf(edition);
  const stored = await deliveriesOf(world.table, about.programme, about.day, about.edition, about.digest);
  const known = new Map(stored.map(({ delivery }) => [`${delivery.channel} ${delivery.recipient}`, delivery]));
  const missing = addressees.filter(({ channel, recipient }) => !known.has(`${channel} ${recipient}`));
  return [...known.values(), ...missing.map((each) => ({ ...about, ...each, attempts: [] }))].map((delivery) => {
    const { state, at } = nextAttempt(delivery, world.clock.now());
    const shown = state === 'waiting' && world.channels[delivery.channel] === undefined ? 'not-set-up' : state;
    return {
      ...{ channel: delivery.channel, recipient: delivery.recipient, state: shown, id: newFormId() },
      stateWord: say(ask.language, STATE_WORDS[shown]),
      next: shown === 'retrying' && at !== null ? say(ask.language, 'deliveryNext', { time: moment(ask, at) }) : null,
      attempts: delivery.attempts.map((attempt) => attemptWords(ask, attempt)),
    };
  });
}

const STATE_WORDS: Readonly<Record<DeliveryRow['state'], WordKey>> = {
  delivered: 'deliveryDelivered',
  waiting: 'deliveryWaiting',
  sending: 'deliverySending',
  retrying: 'deliveryRetrying',
  unclear: 'deliveryUnclear',
  refused: 'deliveryRefused',
  'given-up': 'deliveryGivenUp',
  'not-set-up': 'deliveryNotSetUp',
};

/** `4月9日 08:00 由…发送：250 OK`. */
function attemptWords(ask: MemberAsk, { at, by, answer, ended }: DeliveryAttempt): string {
  const { language } = ask;
  const time = moment(ask, at);
  const head = by === undefined ? time : say(language, 'deliveryByHand', { time, by });
  return `${head}：${ended === undefined ? say(language, 'deliveryNoEnd') : answer}`;
}

export const moment = ({ stored, language }: MemberAsk, at: Instant): string =>
  momentInWords(at, stored.programme.timezone, language);
