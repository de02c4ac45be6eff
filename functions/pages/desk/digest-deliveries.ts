/**
 * GET /desk/:programme/digests/:kind/:period/deliveries: how each edition of one digest reached its recipients; the same page
 * as that of a day, which also tests channels.
 */
import { type DigestEdition, digestSettings } from '../../core/digest.ts';
import { DIGEST_KINDS } from '../../core/programme.ts';
import { isReportingDay } from '../../core/reporting-day.ts';
import { mastheadName } from '../../core/subject.ts';
import { digestEditionsOf } from '../../records/digests.ts';
import { type Answer, page } from '../answer.ts';
import type { MemberAsk } from '../ask.ts';
import { headOf } from '../base-view.ts';
import { linksOf } from '../landing.ts';
import { refusal } from '../refusal.ts';
import { say } from '../words.ts';
import { sayDigest } from '../words-digests.ts';
import { editionView } from './delivery-rows.ts';
import { deskNav } from './desk-nav.ts';
import { type DeliveriesView, doneWords } from './show-deliveries.ts';

export type DigestAsk = MemberAsk<'programme' | 'kind' | 'period'>;

export const hereOf = ({ params }: DigestAsk): string =>
  `/desk/${params.programme}/digests/${params.kind}/${params.period}/deliveries`;

export async function showDigestDeliveries(ask: DigestAsk): Promise<Answer> {
  const { world, stored, language, caller } = ask;
  const { programme } = stored;
  const editions = (await digestEditionsIn(ask)).toReversed();
  const { kind, from, to } = editions[0]!;
  const name = mastheadName(programme, digestSettings(programme, kind));
  const here = hereOf(ask);
  return page<DeliveriesView>('deliveries', {
    title: `${say(language, 'deskNavDeliveries')} ${name}`,
    programme: headOf(programme),
    links: linksOf(caller.role, programme, world.clock.now(), language, 'desk'),
    nav: deskNav(ask, 'digests'),
    heading: `${name} ${sayDigest(language, 'digestPeriod', { from, to })}`,
    done: doneWords(ask),
    editions: await Promise.all(editions.map((each, index) => editionView(ask, each, { here, replaced: index > 0 }))),
    tests: null,
  });
}

/** First to last; never none. */
export async function digestEditionsIn({ params, world }: DigestAsk): Promise<readonly DigestEdition[]> {
  const kind = DIGEST_KINDS.find((each) => each === params.kind);
  const [from = '', to = '', ...rest] = params.period.split('_');
  const isPeriod = rest.length === 0 && isReportingDay(from) && isReportingDay(to);
  const editions =
    kind === undefined || !isPeriod ? [] : await digestEditionsOf(world.table, params.programme, kind, { from, to });
  if (editions.length === 0) throw refusal(404, 'edition.none', { path: 'period', seen: params.period });
  return editions;
}
