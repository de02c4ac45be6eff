/**
 * POST /archive/:programme/:day/link: a link that opens this briefing, and nothing else, for some days.
 * POST /archive/:programme/:day/revoke: one of them opens nothing any more.
 *
 * The link is shown once. Its key travels in the fragment, which no server sees; only its hash is kept.
 */
import { revokeKey } from '../../records/access/access-keys.ts';
import { createLink, linksTo } from '../../records/access/links.ts';
import { editionsOf } from '../../records/edition/editions.ts';
import { type Answer, page, redirect } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { type BaseView, headOf } from '../page/base-view.ts';
import { linksOf } from '../page/landing.ts';
import { refusal } from '../page/refusal.ts';
import { momentInWords, reportingDayInWords } from '../page/when.ts';
import { LINK_DAYS, mayRevoke } from './view.ts';
import { say, wordsIn } from './words.ts';

interface LinkView extends BaseView {
  readonly link: string;
  readonly until: string;
  readonly back: string;
}

/** The desk, which makes links, carries these words for nothing else. */
const DAY_MS = 86_400_000;

export async function makeLink(ask: MemberAsk<'programme' | 'day'>): Promise<Answer> {
  const { world, stored, caller, params, language } = ask;
  const { programme, day } = params;
  const typed = (await ask.form()).get('days') ?? '';
  const days = LINK_DAYS.find((each) => String(each) === typed);
  if (days === undefined) throw refusal(422, 'link.duration', { path: 'days', seen: typed });
  if ((await editionsOf(world.table, programme, day)).length === 0)
    throw refusal(404, 'edition.none', { path: 'day', seen: day });
  const at = world.clock.now();
  const expires = new Date(Date.parse(at) + days * DAY_MS).toISOString();
  const { key } = await createLink(world.table, programme, { day, by: caller.id, at, expires });
  const until = momentInWords(expires, stored.programme.timezone, language);
  return page<LinkView>(
    'link',
    {
      title: say(language, 'linkTitle', { day: reportingDayInWords(stored.programme, day, language) }),
      words: wordsIn(language),
      programme: headOf(stored.programme),
      links: linksOf(caller.role, stored.programme, at, language, 'archive'),
      link: `${ask.origin}/sign-in#key=${key}`,
      until: say(language, 'linkUntil', { time: until }),
      back: `/archive/${programme}/${day}`,
    },
    201,
  );
}

export async function revokeLink(ask: MemberAsk<'programme' | 'day'>): Promise<Answer> {
  const { world, caller, params } = ask;
  const id = (await ask.form()).get('id') ?? '';
  const link = (await linksTo(world.table, params.programme, params.day)).find((each) => each.id === id);
  if (link === undefined || !mayRevoke(ask, link)) throw refusal(404, 'link.none', { path: 'id' });
  await revokeKey(world.table, id, world.clock.now(), caller.id);
  return redirect(`/archive/${params.programme}/${params.day}#links`);
}
