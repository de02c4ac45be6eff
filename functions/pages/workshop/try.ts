/**
 * GET /workshop/:programme/try: the draft before it counts, its form as a unit sees it and its briefing on made-up figures.
 * GET /workshop/:programme/try/form, /briefing: one of them. Nothing is numbered, sent or kept.
 */
import type { Programme } from '../../core/programme/programme.ts';
import { hasForm } from '../../core/unit/levels.ts';
import { previewFile } from '../../pipeline/briefing/preview.ts';
import { openTrial, reportedTrial } from '../../pipeline/programme/try-out.ts';
import { sha256 } from '../../records/store/checksum.ts';
import { type Answer, page } from '../page/answer.ts';
import type { MemberAsk, WorkshopAsk } from '../page/ask.ts';
import { Refusal, refusal } from '../page/refusal.ts';
import { workingOn } from './draft.ts';
import { checked, type FrameView, frameOf, underOf } from './frame.ts';
import { say } from './words.ts';

export interface TryView extends FrameView {
  readonly mistakes: string | null;
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly form: string;
  readonly briefing: string;
}

export async function showTry(ask: WorkshopAsk<'programme'>): Promise<Answer> {
  const { language } = ask;
  const working = await workingOn(ask);
  const { programme, findings } = checked(working);
  const count = findings.filter(({ level }) => level === 'error').length;
  const view: TryView = {
    ...frameOf(ask, working, say(language, 'tryTitle')),
    mistakes: programme === undefined ? say(language, 'tryMistakes', { count }) : null,
    units: (programme?.units ?? []).filter(hasForm).map(({ id, name }) => ({ id, name })),
    form: `${underOf(working.id)}/try/form`,
    briefing: `${underOf(working.id)}/try/briefing`,
  };
  return page('workshop-try', view);
}

export async function showTried(ask: WorkshopAsk<'programme' | 'what'>): Promise<Answer> {
  const { programme, findings } = checked(await workingOn(ask));
  if (programme === undefined)
    throw new Refusal(
      422,
      findings.filter(({ level }) => level === 'error'),
    );
  if (ask.params.what === 'form') return triedForm(ask, programme);
  if (ask.params.what === 'briefing') return triedBriefing(ask, programme);
  throw refusal(404, 'request.not_found', { path: 'what', seen: ask.params.what });
}

/** The form of a unit, by the page that it will have; sent, it leads nowhere. */
async function triedForm(ask: WorkshopAsk<'programme' | 'what'>, programme: Programme): Promise<Answer> {
  const wanted = ask.query.get('unit');
  const unit = programme.units.find((each) => hasForm(each) && (wanted === null || each.id === wanted));
  if (unit === undefined) throw refusal(404, 'unit.none', { path: 'unit', seen: wanted ?? '' });
  const { table, blobs, clock, stored, day } = await openTrial(programme);
  const { showReport } = await import('../report/show.ts');
  const caller = { id: 'trial', programme: programme.id, role: 'unit', unit: unit.id } as const;
  const world = { ...ask.world, table, blobs, clock };
  const asUnit: MemberAsk<'programme' | 'day'> = {
    ...ask,
    query: new URLSearchParams(),
    world,
    stored,
    caller,
    params: { programme: programme.id, day },
  };
  const answer = await showReport(asUnit);
  if (answer.kind !== 'page') return answer;
  const view = { ...answer.view, ...NOWHERE, action: `${underOf(programme.id)}/try` };
  return { ...answer, view };
}

/** Its neighbours are no pages, and its script would keep and send what is typed in earnest. */
const NOWHERE = { before: null, after: null, script: '' };

async function triedBriefing(ask: WorkshopAsk<'programme' | 'what'>, programme: Programme): Promise<Answer> {
  const trial = await reportedTrial(programme);
  const stores = { ...trial, documents: ask.world.documents };
  const { bytes, mediaType } = await previewFile(stores, trial.stored, trial.day, 'briefing.html');
  return { kind: 'bytes', bytes, mediaType, etag: sha256(bytes) };
}
