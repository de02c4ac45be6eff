/**
 * GET /desk/:programme/digests/:kind/:period/deliveries: how each edition of one digest reached its recipients; the same page
 * as that of a day, which also tests channels.
 */
import type { DigestEdition } from '../../core/digest/digest.ts';
import { digestSettings } from '../../core/programme/digests.ts';
import { mastheadName } from '../../core/programme/subject.ts';
import { deskPages } from '../desk/nav.ts';
import { type DigestAsk, digestsAsked } from '../digest/download.ts';
import { say } from '../digest/words.ts';
import { type Answer, page } from '../page/answer.ts';
import { headOf } from '../page/base-view.ts';
import { refusal } from '../page/refusal.ts';
import { editionView } from './rows.ts';
import { type DeliveriesView, doneWords } from './show.ts';
import { wordsIn } from './words.ts';

export const hereOf = ({ params }: DigestAsk): string =>
  `/desk/${params.programme}/digests/${params.kind}/${params.period}/deliveries`;

export async function showDigestDeliveries(ask: DigestAsk): Promise<Answer> {
  const { stored, language } = ask;
  const { programme } = stored;
  const editions = (await digestEditionsIn(ask)).toReversed();
  const { kind, from, to } = editions[0]!;
  const name = mastheadName(programme, digestSettings(programme, kind));
  const here = hereOf(ask);
  return page<DeliveriesView>('deliveries', {
    title: `${say(language, 'deskNavDeliveries')} ${name}`,
    words: wordsIn(language),
    programme: headOf(programme),
    ...deskPages(ask, 'digests'),
    heading: `${name} ${say(language, 'digestPeriod', { from, to })}`,
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
