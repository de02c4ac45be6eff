/**
 * GET /desk/:programme/:day/deliveries: how each edition of the day reached its recipients, attempt by attempt; sending by
 * hand and testing channels start here. States are those that follow from the records (`core/delivery.ts`).
 */
import type { DeliveryAttempt, DeliveryState } from '../../core/delivery.ts';
import { nextAttempt } from '../../core/delivery.ts';
import type { Edition } from '../../core/edition.ts';
import type { Instant } from '../../core/programme.ts';
import type { Addressee } from '../../core/recipients.ts';
import { dayAt } from '../../core/reporting-day.ts';
import { isReportingDayOf } from '../../core/schedule.ts';
import { addresseesOfEdition } from '../../pipeline/deliver-edition.ts';
import { testable } from '../../pipeline/test-channel.ts';
import { deliveriesOf } from '../../records/deliveries.ts';
import { editionsOf } from '../../records/editions.ts';
import { testsOn } from '../../records/notices.ts';
import { type Answer, page } from '../answer.ts';
import { type BaseView, headOf, type PageLink } from '../base-view.ts';
import { linksOf } from '../landing.ts';
import { refusal } from '../refusal.ts';
import { dayInWords, momentInWords, timeInWords } from '../when.ts';
import { say, type WordKey } from '../words.ts';
import type { DayAsk } from './board-view.ts';
import { deskNav } from './desk-nav.ts';
import { newFormId } from './form-id.ts';
import { type ToldLine, toldWords } from './told-lines.ts';

interface DeliveriesView extends BaseView {
  readonly nav: readonly PageLink[];
  readonly heading: string;
  readonly done: string | null;
  readonly editions: readonly EditionDeliveries[];
  readonly tests: TestsView;
}

interface EditionDeliveries {
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

interface TestsView {
  readonly action: string;
  readonly to: readonly { readonly channel: string; readonly recipient: string; readonly id: string }[];
  readonly last: readonly { readonly head: string; readonly answers: readonly ToldLine[] }[];
}

export async function showDeliveries(ask: DayAsk): Promise<Answer> {
  const { world, stored, params, language, caller } = ask;
  const { programme } = stored;
  const { day } = params;
  if (!isReportingDayOf(programme, day)) throw refusal(404, 'day.not_asked', { path: 'day', seen: day });
  const editions = (await editionsOf(world.table, programme.id, day)).reverse();
  return page<DeliveriesView>('deliveries', {
    title: `${say(language, 'deskNavDeliveries')} ${dayInWords(day, language)}`,
    programme: headOf(programme),
    links: linksOf(caller.role, programme, world.clock.now(), language, 'desk'),
    nav: deskNav(ask, 'deliveries', day),
    heading: dayInWords(day, language),
    done: doneWords(ask),
    editions: await Promise.all(editions.map((edition, index) => editionView(ask, edition, index > 0))),
    tests: await testsView(ask),
  });
}

function doneWords({ query, language }: DayAsk): string | null {
  const done = query.get('done');
  if (done === 'test') return say(language, 'deliveryTested');
  return done === null ? null : say(language, 'deliveryAsked');
}

async function editionView(ask: DayAsk, edition: Edition, replaced: boolean): Promise<EditionDeliveries> {
  const { world, stored, language, params } = ask;
  const here = `/desk/${params.programme}/${params.day}/deliveries`;
  const addressees = await addresseesOfEdition(world.table, stored.programme, edition);
  const { issue, edition: number, issuedAt } = edition;
  const time = timeInWords(issuedAt, stored.programme.timezone, params.day, language);
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
async function rowsOf(ask: DayAsk, edition: Edition, addressees: readonly Addressee[]): Promise<DeliveryRow[]> {
  const { world } = ask;
  const stored = await deliveriesOf(world.table, edition.programme, edition.day, edition.edition);
  const known = new Map(stored.map(({ delivery }) => [`${delivery.channel} ${delivery.recipient}`, delivery]));
  const about = { programme: edition.programme, day: edition.day, edition: edition.edition };
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
function attemptWords(ask: DayAsk, { at, by, answer, ended }: DeliveryAttempt): string {
  const { language } = ask;
  const time = moment(ask, at);
  const head = by === undefined ? time : say(language, 'deliveryByHand', { time, by });
  return `${head}：${ended === undefined ? say(language, 'deliveryNoEnd') : answer}`;
}

async function testsView(ask: DayAsk): Promise<TestsView> {
  const { world, stored, params, language } = ask;
  const { programme } = stored;
  const tests = await testsOn(world.table, programme.id, dayAt(world.clock.now(), programme.timezone));
  return {
    action: `/desk/${params.programme}/${params.day}/deliveries/test`,
    to: testable(programme).map(({ channel, recipient }) => ({ channel, recipient, id: newFormId() })),
    last: tests.map(({ at, by, told }) => ({
      head: say(language, 'testedBy', { time: moment(ask, at), by }),
      answers: told === undefined ? [{ ok: false, text: say(language, 'remindedOpen') }] : toldWords(language, told),
    })),
  };
}

const moment = ({ stored, language }: DayAsk, at: Instant): string =>
  momentInWords(at, stored.programme.timezone, language);
