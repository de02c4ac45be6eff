/**
 * GET and POST /report/:programme/:day/paste: a pasted text becomes proposals, the clerk's choice becomes the report form
 * with these values typed in. Nothing is stored here: sending is the form's own step.
 *
 * Whatever was typed in the form before is carried along and comes back with it.
 */
import type { Unit } from '../../core/programme/programme.ts';
import { revisionsOf } from '../../records/report/submissions.ts';
import { type Answer, page, type Status } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { refusal } from '../page/refusal.ts';
import { situationOf, unitOf } from '../report/show.ts';
import { askedIndicators, openReport, readReport, type TypedReport } from '../report/typed-report.ts';
import { reportView } from '../report/view.ts';
import { type Taken, takenIn, withTaken } from './taken.ts';
import { type PasteView, pasteView } from './view.ts';
import { say } from './words.ts';

type PasteAsk = MemberAsk<'programme' | 'day'>;

export function showPaste(ask: PasteAsk): Answer {
  const nothing = { text: '', carried: [], chosen: new URLSearchParams(), errors: [] };
  return page('paste', pasteView(ask, unitOf(ask), nothing));
}

export async function readPasted(ask: PasteAsk): Promise<Answer> {
  const unit = unitOf(ask);
  const form = await ask.form();
  refuseOtherUnit(ask, unit, form.get('unit') ?? '');
  if (form.get('step') !== 'fill') return again(ask, unit, form, [], 200);
  const taken = takenIn(form, askedIndicators(ask.stored.programme, unit, ask.params.day));
  if (taken.twice.length === 0) return fillForm(ask, unit, form, taken);
  const errors = taken.twice.map(({ name }) => say(ask.language, 'pasteTwice', { name }));
  return again(ask, unit, form, errors, 422);
}

function again(ask: PasteAsk, unit: Unit, form: URLSearchParams, errors: readonly string[], status: Status): Answer {
  const text = (form.get('text') ?? '').replace(/\r\n?/g, '\n');
  const chosen = errors.length > 0 ? form : new URLSearchParams();
  const view = pasteView(ask, unit, { text, carried: carriedIn(form), chosen, errors });
  return page('paste', view, view.errors.length > 0 ? 422 : status);
}

/** Fields of the report form, but for its buttons. */
const CARRIED =
  /^(?:id|basedOn|unit|asked|(?:figure|reason)\..+|narrative\.\d{1,3}\.(?:kind|text|photos|caption\.[0-9a-f]{64}))$/;

const carriedIn = (form: URLSearchParams): PasteView['carried'] =>
  [...form].filter(([name]) => CARRIED.test(name)).map(([name, value]) => ({ name, value }));

/** The report form, with what was there before and what was chosen now. */
async function fillForm(ask: PasteAsk, unit: Unit, form: URLSearchParams, taken: Taken): Promise<Answer> {
  const typed = withTaken(await typedBefore(ask, unit, form), taken);
  const situation = await situationOf(ask, unit, { typed, findings: [] });
  return page('report', reportView(ask, { ...situation, justTyped: true }));
}

async function typedBefore(
  { world, stored, params }: PasteAsk,
  unit: Unit,
  form: URLSearchParams,
): Promise<TypedReport> {
  if (form.has('basedOn')) return readReport(stored.programme, form);
  const revisions = await revisionsOf(world.table, stored.programme, params.day, unit.id);
  return openReport(stored.programme, unit, crypto.randomUUID(), revisions.at(-1));
}

/** Another key was used in this browser after the form was opened. */
function refuseOtherUnit({ stored }: PasteAsk, unit: Unit, opened: string): void {
  if (opened === '' || opened === unit.id) return;
  const expected = stored.programme.units.find(({ id }) => id === opened)?.name ?? opened;
  throw refusal(403, 'submission.other_unit', { path: 'unit', seen: unit.name, expected });
}
