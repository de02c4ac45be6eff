/**
 * GET and POST /desk/:programme/digests: the office issues a weekly, monthly or special digest, or corrects one.
 */
import type { Finding } from '../../core/findings/finding.ts';
import { digestSettings } from '../../core/programme/digests.ts';
import { DIGEST_KINDS, type DigestKind } from '../../core/programme/programme.ts';
import { mastheadName } from '../../core/programme/subject.ts';
import { placeOf } from '../../core/series/published.ts';
import { dayAt } from '../../core/values/reporting-day.ts';
import { monthOf, periodBefore } from '../../core/values/spans.ts';
import { issueDigest } from '../../pipeline/digest/issue.ts';
import { dueDigests } from '../../pipeline/digest/queue.ts';
import { digestFailureOf } from '../../records/run/failures.ts';
import { deskPages } from '../desk/nav.ts';
import { type Answer, page, redirect } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { type BaseView, headOf, type PageLink } from '../page/base-view.ts';
import { inLanguage } from '../page/in-language.ts';
import { type DigestGroup, digestGroups, KIND_WORDS } from './rows.ts';
import { say, wordsIn } from './words.ts';

interface Typed {
  readonly kind: DigestKind;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

interface DigestDeskView extends BaseView, Omit<Typed, 'kind'> {
  readonly nav: readonly PageLink[];
  readonly action: string;
  readonly kinds: readonly { readonly value: DigestKind; readonly label: string; readonly chosen: boolean }[];
  readonly errors: readonly string[];
  /** Digests that are due and whose runs broke off, each in a sentence. */
  readonly broken: readonly string[];
  /** What has just been issued, in words; null otherwise. */
  readonly issued: string | null;
  readonly groups: readonly DigestGroup[];
}

export async function showDigestDesk(ask: MemberAsk<'programme'>): Promise<Answer> {
  const { stored, world } = ask;
  const month = periodBefore(monthOf(dayAt(world.clock.now(), stored.programme.timezone)));
  return page('desk-digests', await viewOf(ask, { kind: 'monthly', ...month, reason: '' }, []));
}

export async function issueDigestNow(ask: MemberAsk<'programme'>): Promise<Answer> {
  const { world, stored, caller, params } = ask;
  const form = await ask.form();
  const typed = (name: string): string => (form.get(name) ?? '').trim();
  const kind = DIGEST_KINDS.find((each) => each === typed('kind')) ?? 'special';
  const [from, to, reason] = [typed('from'), typed('to'), typed('reason')];
  const request = reason === '' ? { by: caller.id } : { by: caller.id, reason };
  const issued = await issueDigest(world, stored, kind, { from, to }, request);
  if (issued.outcome === 'issued') {
    const { issue, edition } = issued.edition;
    // It is issued: what cannot be sent now is sent by the next tick, and shown as waiting until then.
    await world.queue.send({ kind: 'deliver', ...placeOf(issued.edition) }).catch(() => {});
    return redirect(`/desk/${params.programme}/digests?kind=${kind}&issue=${issue}&edition=${edition}`);
  }
  const view = await viewOf(ask, { kind, from, to, reason }, issued.findings);
  return page('desk-digests', view, issued.outcome === 'stands' ? 409 : 422);
}

async function viewOf(
  ask: MemberAsk<'programme'>,
  { kind, ...typed }: Typed,
  findings: readonly Finding[],
): Promise<DigestDeskView> {
  const { language, stored } = ask;
  const { programme } = stored;
  return {
    title: say(language, 'digestsTitle'),
    programme: headOf(programme),
    ...deskPages(ask, 'digests'),
    words: wordsIn(language),
    action: `/desk/${programme.id}/digests`,
    kinds: DIGEST_KINDS.map((value) => ({
      value,
      label: say(language, KIND_WORDS[value]),
      chosen: value === kind,
    })),
    ...typed,
    errors: findings.map((found) => inLanguage(found, language).message),
    issued: justIssued(ask),
    broken: await brokenRuns(ask),
    groups: await digestGroups(ask, true),
  };
}

async function brokenRuns({ world, stored, language }: MemberAsk): Promise<string[]> {
  const sentences: string[] = [];
  for (const { kind, period } of await dueDigests(world, stored)) {
    const failure = await digestFailureOf(world.table, stored.programme.id, { kind, ...period });
    if (failure === undefined) continue;
    const { times, why } = failure;
    const name = say(language, KIND_WORDS[kind]);
    const days = say(language, 'digestPeriod', { from: period.from, to: period.to });
    sentences.push(say(language, 'digestBroken', { name, times, why, period: days }));
  }
  return sentences;
}

/** From the address that issuing led to; only a number and a kind are taken from it. */
function justIssued({ query, language, stored }: MemberAsk): string | null {
  const kind = DIGEST_KINDS.find((each) => each === query.get('kind'));
  const [issue, edition] = [query.get('issue') ?? '', query.get('edition') ?? ''];
  if (kind === undefined || !/^[1-9]\d{0,4}$/.test(issue) || !/^[1-9]\d?$/.test(edition)) return null;
  const name = mastheadName(stored.programme, digestSettings(stored.programme, kind));
  return say(language, 'digestIssued', { name, issue, edition });
}
