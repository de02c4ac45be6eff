/**
 * GET /desk/:programme/digests/:kind/:period/deliveries: how each edition of one digest reached its recipients; the same page
 * as that of a day, which also tests channels.
 */
import { type DigestEdition, digestSettings } from '../../core/digest.ts';
import { mastheadName } from '../../core/subject.ts';
import { type Answer, page } from '../answer.ts';
import { type DigestAsk, digestsAsked } from '../archive/download-digest.ts';
import { headOf } from '../base-view.ts';
import { linksOf } from '../landing.ts';
import { refusal } from '../refusal.ts';
import { say } from '../words.ts';
import { sayDigest } from '../words-digests.ts';
import { editionView } from './delivery-rows.ts';
import { deskNav } from './desk-nav.ts';
import { type DeliveriesView, doneWords } from './show-deliveries.ts';

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
export async function digestEditionsIn(ask: DigestAsk): Promise<readonly DigestEdition[]> {
  const editions = await digestsAsked(ask);
  if (editions.length === 0) throw refusal(404, 'edition.none', { path: 'period', seen: ask.params.period });
  return editions;
}
