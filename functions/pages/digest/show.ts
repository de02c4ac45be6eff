/**
 * GET /archive/:programme/digests: every weekly, monthly and special digest, newest period first, with its files.
 */
import { archiveNav } from '../archive/nav.ts';
import { type Answer, page } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { type BaseView, headOf, type PageLink } from '../page/base-view.ts';
import { linksOf } from '../page/landing.ts';
import { type DigestGroup, digestGroups } from './rows.ts';
import { say, wordsIn } from './words.ts';

interface DigestsView extends BaseView {
  readonly nav: readonly PageLink[];
  readonly groups: readonly DigestGroup[];
}

export async function showDigests(ask: MemberAsk<'programme'>): Promise<Answer> {
  const { language, stored, world, caller } = ask;
  return page<DigestsView>('digests', {
    title: say(language, 'digestsTitle'),
    programme: headOf(stored.programme),
    links: linksOf(caller.role, stored.programme, world.clock.now(), language, 'archive'),
    nav: archiveNav(ask, 'digests'),
    words: wordsIn(language),
    groups: await digestGroups(ask),
  });
}
