/**
 * PUT and GET /api/programmes/:programme/days/:day/submissions/:unit: a report and its receipt as JSON. POST is taken as PUT,
 * because some networks let only GET and POST through.
 */
import type { Revision } from '../../core/report/submission.ts';
import { receiptOf, receiveSubmission } from '../../pipeline/report/receive.ts';
import { programmeOn } from '../../records/programme/programmes.ts';
import { revisionsOf } from '../../records/report/submissions.ts';
import { type Answer, json } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { inLanguage } from '../page/in-language.ts';
import { Refusal, refusal } from '../page/refusal.ts';

type SubmissionAsk = MemberAsk<'programme' | 'day' | 'unit'>;

/** 201 with the receipt, also for a repetition: the sender cannot know whether the first answer was lost. */
export async function putSubmission(ask: SubmissionAsk): Promise<Answer> {
  const { world, stored, caller, params } = ask;
  const received = await receiveSubmission(world, stored, params.day, params.unit, caller.id, await ask.json());
  switch (received.outcome) {
    case 'stored':
    case 'repeated':
      return json(inWords(ask, received.receipt), 201);
    case 'refused':
      throw new Refusal(422, received.findings);
    case 'conflict':
      throw new Refusal(409, received.findings, {
        current: received.current === null ? null : submissionJson(ask, received.current),
      });
  }
}

/** What stands, or with `?revision=N` an older revision. */
export async function getSubmission(ask: SubmissionAsk): Promise<Answer> {
  const { params, query, world, stored } = ask;
  const revisions = await revisionsOf(world.table, stored.programme, params.day, params.unit);
  const wanted = query.get('revision');
  const found = wanted === null ? revisions.at(-1) : revisions.find(({ revision }) => String(revision) === wanted);
  if (found === undefined)
    throw refusal(404, 'submission.none', { path: 'revision', seen: `${params.day} ${params.unit}` });
  return json({ ...submissionJson(ask, found), ...(await rowsJson(ask, found)) });
}

/** Receipt and content; who sent it is the office's business, not the API's. */
function submissionJson(ask: SubmissionAsk, revision: Revision): object {
  const { programme, day, unit, id, basedOn, nil, figures, narratives, reasons } = revision;
  const given = reasons === undefined ? {} : { reasons };
  const receipt = inWords(ask, receiptOf(ask.stored.programme, revision));
  return { programme, day, unit, ...receipt, id, basedOn, nil, figures, narratives, ...given };
}

/** The unit's rows as they stand with that report, by ledger; loaded where there are ledgers only. */
async function rowsJson({ world, stored, params }: SubmissionAsk, revision: Revision): Promise<object> {
  const { programme } = await programmeOn(world.table, stored, params.day);
  if (programme.ledgers === undefined) return {};
  const { unitRowsAfter } = await import('../../pipeline/ledger/unit-rows.ts');
  const rows = await unitRowsAfter(world, programme, params.day, params.unit, revision);
  const sent = Object.entries(rows).map(([id, each]) => [
    id,
    each.map(({ cells, units }) => ({ ...cells, ...(units ? { units } : {}) })),
  ]);
  return { ledgers: Object.fromEntries(sent) };
}

function inWords<T extends { readonly findings: Revision['findings'] }>({ language }: SubmissionAsk, from: T): T {
  return { ...from, findings: from.findings.map((found) => inLanguage(found, language)) };
}
