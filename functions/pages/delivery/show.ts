/**
 * GET /desk/:programme/:day/deliveries: how each edition of the day reached its recipients, attempt by attempt; sending by
 * hand and testing channels start here.
 */
import { isReportingDayOf } from '../../core/calendar/schedule.ts';
import { dayAt } from '../../core/values/reporting-day.ts';
import { testable } from '../../pipeline/delivery/test-channel.ts';
import { testsOn } from '../../records/delivery/notices.ts';
import { editionsOf } from '../../records/edition/editions.ts';
import { deskPages } from '../desk/nav.ts';
import { type Answer, page } from '../page/answer.ts';
import type { DayAsk, MemberAsk } from '../page/ask.ts';
import { type BaseView, headOf, type PageLink } from '../page/base-view.ts';
import { newFormId } from '../page/form-id.ts';
import { refusal } from '../page/refusal.ts';
import { reportingDayInWords } from '../page/when.ts';
import { type EditionDeliveries, editionView, moment } from './rows.ts';
import { type ToldLine, toldWords } from './told-lines.ts';
import { say, wordsIn } from './words.ts';

export interface DeliveriesView extends BaseView {
  readonly nav: readonly PageLink[];
  readonly heading: string;
  readonly done: string | null;
  readonly editions: readonly EditionDeliveries[];
  /** Absent where channels are not tested from. */
  readonly tests: TestsView | null;
}

interface TestsView {
  readonly action: string;
  readonly to: readonly { readonly channel: string; readonly recipient: string; readonly id: string }[];
  readonly last: readonly { readonly head: string; readonly answers: readonly ToldLine[] }[];
}

export async function showDeliveries(ask: DayAsk): Promise<Answer> {
  const { world, stored, params, language } = ask;
  const { programme } = stored;
  const { day } = params;
  if (!isReportingDayOf(programme, day)) throw refusal(404, 'day.not_asked', { path: 'day', seen: day });
  const editions = (await editionsOf(world.table, programme.id, day)).reverse();
  const here = `/desk/${programme.id}/${day}/deliveries`;
  return page<DeliveriesView>('deliveries', {
    title: `${say(language, 'deskNavDeliveries')} ${reportingDayInWords(programme, day, language)}`,
    words: wordsIn(language),
    programme: headOf(programme),
    ...deskPages(ask, 'deliveries', day),
    heading: reportingDayInWords(programme, day, language),
    done: doneWords(ask),
    editions: await Promise.all(editions.map((each, index) => editionView(ask, each, { here, replaced: index > 0 }))),
    tests: await testsView(ask),
  });
}

export function doneWords({ query, language }: MemberAsk): string | null {
  const done = query.get('done');
  if (done === 'test') return say(language, 'deliveryTested');
  return done === null ? null : say(language, 'deliveryAsked');
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
