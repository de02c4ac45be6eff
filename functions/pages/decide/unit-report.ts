/**
 * GET /desk/:programme/:day/units/:unit: one unit's report, to be looked at and decided about. POST …/return, …/accept,
 * …/texts: what the office decides about the revision that it saw; asked again, the same decision is made once.
 */
import { isReportingDayOf } from '../../core/calendar/schedule.ts';
import { isKeptBy } from '../../core/ledger/ledger.ts';
import { LIMITS } from '../../core/limits/limits.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { checkDay } from '../../core/report/parse.ts';
import type { Revision } from '../../core/report/submission.ts';
import { HISTORY_DAYS } from '../../core/report/unusual-figures.ts';
import { cleanText, lengthOf } from '../../core/text/text.ts';
import { dayAt } from '../../core/values/reporting-day.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import { reachable } from '../../pipeline/delivery/tell-units.ts';
import { noteOutdatedSince } from '../../pipeline/edition/note-outdated.ts';
import { readUnitHistory } from '../../pipeline/report/unit-history.ts';
import { unitNotices } from '../../records/delivery/unit-notices.ts';
import { editionsOf } from '../../records/edition/editions.ts';
import {
  decideReport,
  type NewReportDecision,
  type ReportDecision,
  reportDecisionsOf,
} from '../../records/report/decisions.ts';
import { revisionsOf } from '../../records/report/submissions.ts';
import { type Answer, page, redirect, type Status } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { Refusal, refusal } from '../page/refusal.ts';
import { chosenTexts, readTexts } from './typed-texts.ts';
import type { UnitLedgers } from './unit-ledgers.ts';
import { type Attempt, type UnitSituation, unitView } from './unit-view.ts';
import { say } from './words.ts';

export type UnitAsk = MemberAsk<'programme' | 'day' | 'unit'>;

export async function showUnitReport(ask: UnitAsk): Promise<Answer> {
  const situation = await unitSituation(ask);
  return page('unit-report', unitView(ask, situation, { done: doneInWords(ask) }));
}

/** The unit is told why; what it sent counts until it sends anew. */
export async function returnReport(ask: UnitAsk): Promise<Answer> {
  const { language } = ask;
  const form = await ask.form();
  const reason = cleanText(form.get('reason') ?? '').text.trim();
  const count = lengthOf(reason);
  const errors =
    count === 0
      ? [say(language, 'needReason')]
      : count > LIMITS.decisionReasonCharacters
        ? [say(language, 'longReason', { count, most: LIMITS.decisionReasonCharacters })]
        : [];
  return decideAbout(ask, form, 'return', { reason }, () => ({ decision: { kind: 'return', reason }, errors }));
}

export async function acceptReport(ask: UnitAsk): Promise<Answer> {
  return decideAbout(ask, await ask.form(), 'accept', {}, () => ({ decision: { kind: 'accept' }, errors: [] }));
}

export async function chooseTexts(ask: UnitAsk): Promise<Answer> {
  const form = await ask.form();
  return decideAbout(ask, form, 'texts', {}, (standing) => {
    const typed = readTexts(form, standing);
    const { texts, errors } = chosenTexts(standing, typed, ask.language);
    return { decision: { kind: 'texts', texts }, errors, attempt: { texts: typed } };
  });
}

interface Wanted {
  readonly decision: Pick<NewReportDecision, 'kind' | 'reason' | 'texts'>;
  readonly errors: readonly string[];
  readonly attempt?: Attempt;
}

/** Written only about the revision that the office saw; otherwise the page comes back with what was typed. */
async function decideAbout(
  ask: UnitAsk,
  form: URLSearchParams,
  kind: NewReportDecision['kind'],
  kept: Attempt,
  wantedOf: (standing: Revision) => Wanted,
): Promise<Answer> {
  const { world, params, caller, language } = ask;
  const situation = await unitSituation(ask);
  const again = (errors: readonly string[], status: Status, attempt: Attempt = {}): Answer =>
    page('unit-report', unitView(ask, situation, { ...kept, ...attempt, errors }), status);
  const standing = situation.revisions.at(-1);
  if (standing === undefined) return again([say(language, 'nothingToDecide')], 409);
  const seen = form.get('revision') ?? '';
  if (seen !== String(standing.revision)) {
    return again([say(language, 'notNow', { seen: seen.slice(0, 10) || '?', standing: standing.revision })], 409);
  }
  const { decision, errors, attempt } = wantedOf(standing);
  if (errors.length > 0) return again(errors, 422, attempt);
  const about = { programme: params.programme, day: params.day, unit: params.unit, revision: standing.revision };
  const made = await decideReport(world.table, { ...about, ...decision, by: caller.id, at: world.clock.now() });
  if (kind === 'return') await tellUnit(ask, made);
  await lookAtEditions(ask);
  return redirect(`/desk/${params.programme}/${params.day}/units/${params.unit}?done=${kind}`);
}

/** A job tells it, once for each decision; where there is no way but the form, none is asked for. */
async function tellUnit({ world, stored, params, caller }: UnitAsk, { number }: ReportDecision): Promise<void> {
  const { programme, day, unit } = params;
  const known = stored.programme.units.filter(({ id }) => id === unit);
  if (!reachable(stored.programme, known)) return;
  const id = `return-${day}-${unit}-${number}`;
  await world.queue.send({ kind: 'tell-return', programme, day, unit, number, id, by: caller.id });
}

/** Words of an issued day that the office changes: the board says at once that its edition is out of date. */
async function lookAtEditions({ world, stored, params }: UnitAsk): Promise<void> {
  const { day } = params;
  const isIssued = (await editionsOf(world.table, params.programme, day)).length > 0;
  if (isIssued) await noteOutdatedSince(world, stored, day);
}

/** @throws Refusal 404 when there is no such unit, or nobody reports about that day */
async function unitSituation({ world, stored, params }: UnitAsk): Promise<UnitSituation> {
  const { programme } = stored;
  const { day } = params;
  const unit = programme.units.find(({ id }) => id === params.unit);
  if (unit === undefined) throw refusal(404, 'unit.unknown', { path: 'unit', seen: params.unit });
  const closed = checkDay(programme, unit, day, dayAt(world.clock.now(), programme.timezone));
  if (closed.length > 0) throw new Refusal(404, closed);
  if (!isReportingDayOf(programme, day)) throw refusal(404, 'day.not_asked', { path: 'day', seen: day });
  const [revisions, decisions, notices, history] = await Promise.all([
    revisionsOf(world.table, programme, day, unit.id),
    reportDecisionsOf(world.table, programme.id, day, unit.id),
    unitNotices(world.table, programme.id, { day, kind: 'return', of: unit.id }),
    readUnitHistory(world, programme, day, unit.id, { totals: false, exact: HISTORY_DAYS }),
  ]);
  const ledgers = await ledgersOf(world, programme, day, unit.id, revisions.at(-1));
  return { unit, revisions, decisions, notices, history, ...(ledgers ? { ledgers } : {}) };
}

/** Loaded where the programme has ledgers only. */
async function ledgersOf(
  world: UnitAsk['world'],
  programme: Programme,
  day: ReportingDay,
  unit: string,
  revision: Revision | undefined,
): Promise<UnitLedgers | undefined> {
  if (!programme.ledgers?.some((each) => isKeptBy(each, unit))) return undefined;
  const { changesOf, unitRowsAfter } = await import('../../pipeline/ledger/unit-rows.ts');
  const changes = revision === undefined ? {} : await changesOf(world, programme.id, revision);
  return { rows: await unitRowsAfter(world, programme, day, unit, revision), changes };
}

function doneInWords({ language, query }: UnitAsk): string | null {
  const done = query.get('done');
  if (done === 'return') return say(language, 'doneReturn');
  if (done === 'accept') return say(language, 'doneAccept');
  if (done === 'texts') return say(language, 'doneTexts');
  const [, revision] = /^enter-(\d{1,4})$/.exec(done ?? '') ?? [];
  return revision === undefined ? null : say(language, 'doneEnter', { revision });
}
