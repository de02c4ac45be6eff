/**
 * GET /workshop/:programme: the parts of a programme, what is wrong where, and what became of its draft.
 * POST: a step back, the draft given up, or another's version merged into it.
 */
import { hasErrors } from '../../core/findings/finding.ts';
import { listOf, valueAt } from '../../core/workshop/entry.ts';
import { type Answer, page, redirect } from '../page/answer.ts';
import type { WorkshopAsk } from '../page/ask.ts';
import { momentInWords } from '../page/when.ts';
import { endDraft, mergeDraft, undoDraft, type Working, workingOn } from './draft.ts';
import { checked, type FrameView, findingsOf, frameOf, underOf } from './frame.ts';
import { PARTS } from './parts.ts';
import { say } from './words.ts';

export interface ProgrammeView extends FrameView {
  readonly state: string;
  readonly done: string | null;
  readonly moved: string | null;
  readonly merge: string | null;
  readonly parts: readonly {
    readonly title: string;
    readonly href: string;
    readonly intro: string;
    readonly count: string;
    readonly badge: 'reported' | 'missing' | 'late';
    readonly says: string;
  }[];
  readonly canPublish: boolean;
  readonly canUndo: boolean;
  readonly isDraft: boolean;
  readonly people: string | null;
}

type ProgrammeAsk = WorkshopAsk<'programme'>;

export async function showProgramme(ask: ProgrammeAsk): Promise<Answer> {
  return page('workshop-programme', programmeView(ask, await workingOn(ask)));
}

export async function changeDraft(ask: ProgrammeAsk): Promise<Answer> {
  const form = await ask.form();
  if (form.get('act') === 'undo') await undoDraft(ask);
  if (form.get('act') === 'merge') {
    const met = await mergeDraft(ask);
    return redirect(`${underOf(ask.params.programme)}?merged=${met.length}`);
  }
  if (form.get('act') === 'drop' && form.get('confirm') === 'yes') {
    const working = await workingOn(ask);
    await endDraft(ask, working);
    if (working.stored === undefined) return redirect('/workshop');
  }
  return redirect(underOf(ask.params.programme));
}

function programmeView(ask: ProgrammeAsk, working: Working): ProgrammeView {
  const { language } = ask;
  const { stored, draft, base, isDraft, id } = working;
  const { findings } = checked(working);
  const isMoved = isDraft && stored !== undefined && stored.version !== base;
  const version = stored?.version ?? 0;
  return {
    ...frameOf(ask, working, say(language, 'workshopTitle')),
    state: [
      stored === undefined ? say(language, 'stateOnlyDraft') : say(language, 'stateStanding', { version }),
      isDraft && draft !== undefined ? savedWords(ask, working) : say(language, 'draftNone'),
    ].join(language === 'en' ? '. ' : '。'),
    done: doneWords(ask, version),
    moved: isMoved ? say(language, 'draftMoved', { base, version }) : null,
    merge: isMoved ? say(language, 'draftMerge', { version }) : null,
    parts: PARTS.map((part) => {
      const own = findingsOf(part, findings);
      const [wrong, noted] = [own.filter(({ level }) => level === 'error').length, own.length];
      const count = part.entries === undefined ? undefined : listOf(valueAt(working.file, part.entries.at)).length;
      return {
        ...{ title: part.title, href: `${underOf(id)}/parts/${part.id}`, intro: part.intro },
        count: count === undefined ? '' : say(language, 'partCount', { count }),
        badge: wrong > 0 ? ('missing' as const) : noted > 0 ? ('late' as const) : ('reported' as const),
        says:
          wrong > 0
            ? say(language, 'partMistakes', { count: wrong })
            : noted > 0
              ? say(language, 'partNotes', { count: noted })
              : say(language, 'partDone'),
      };
    }),
    canPublish: isDraft && !hasErrors(findings),
    canUndo: draft?.before != null,
    isDraft,
    people: stored === undefined ? null : `/desk/${id}/units`,
  };
}

/** What was just done, as the address after a redirect says it. */
function doneWords({ query, language }: ProgrammeAsk, version: number): string | null {
  const day = query.get('from') ?? '';
  if (query.get('published') === String(version)) return say(language, 'publishDone', { version, day });
  const met = /^\d{1,4}$/.exec(query.get('merged') ?? '')?.[0];
  if (met === undefined) return null;
  return met === '0' ? say(language, 'mergeDone') : say(language, 'mergeMet', { count: met });
}

function savedWords({ language }: ProgrammeAsk, { draft, file }: Working): string {
  const zone = typeof file.timezone === 'string' ? file.timezone : '';
  const time = isZone(zone) ? momentInWords(draft!.at, zone, language) : draft!.at;
  return say(language, 'draftSaved', { time, by: draft!.by }).replace(/[。.]$/, '');
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).format() !== '';
  } catch {
    return false;
  }
}
