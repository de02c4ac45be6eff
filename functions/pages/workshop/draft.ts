/**
 * What the workshop's pages work on: the draft of a programme, or where there is none the programme as it stands. Each save
 * is a draft on the server; two who save at once follow each other, so that neither loses anything.
 */
import { programmeFileOf } from '../../core/programme/file-of.ts';
import { type Named, namedIn } from '../../core/workshop/codec.ts';
import { isSame, type Raw } from '../../core/workshop/entry.ts';
import { type Counted, countedIn } from '../../core/workshop/lists.ts';
import { merged } from '../../core/workshop/merge.ts';
import { type Draft, readDraft, type StoredDraft, saveDraft } from '../../records/programme/drafts.ts';
import { programmeVersion, type StoredProgramme } from '../../records/programme/programmes.ts';
import type { WorkshopAsk } from '../page/ask.ts';
import { refusal } from '../page/refusal.ts';

export interface Working {
  readonly id: string;
  readonly file: Raw;
  readonly named: Named;
  readonly counted: Counted;
  readonly stored: StoredProgramme | undefined;
  /** The draft's record, also where it holds none now. */
  readonly draft: Draft | undefined;
  readonly isDraft: boolean;
  /** The stored version that the draft was made from; 0: there was none. */
  readonly base: number;
}

/** Letters that ids begin with which the workshop gives. */
const LETTERS = { units: 'u', indicators: 'i', sections: 's', ledgers: 'l' } as const;

/** Of one draft: the text of a file that is larger is refused, as a request of that size would be. */
const MOST_CHARACTERS = 1_000_000;
const MOST_ATTEMPTS = 20;

/** @throws Refusal 404 where there is neither a programme nor a draft. */
export async function workingOn(ask: WorkshopAsk<'programme'>): Promise<Working> {
  const { world, stored, params } = ask;
  const draft = await readDraft(world.table, params.programme);
  if (stored === undefined && draft?.file == null) throw refusal(404, 'request.not_found', { path: 'programme' });
  const standing = stored === undefined ? {} : programmeFileOf(stored.programme);
  const file = draft?.file == null ? standing : (JSON.parse(draft.file) as Raw);
  return {
    ...{ id: params.programme, file, named: namedIn(file), stored, draft, isDraft: draft?.file != null },
    counted: countedIn(draft?.counted ?? {}, LETTERS, standing),
    base: draft?.file == null ? (stored?.version ?? 0) : draft.base,
  };
}

/** What becomes of a file; undefined: nothing, somebody has to decide first. */
export type Edit = (working: Working) => Raw | undefined;

/** Saves the draft with that change, on top of what others saved meanwhile. */
export async function change(ask: WorkshopAsk<'programme'>, edit: Edit): Promise<Working> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const working = await workingOn(ask);
    const file = edit(working);
    if (file === undefined || isSame(file, working.file)) return working;
    if (await saveDraft(ask.world.table, draftOf(ask, working, file), working.draft?.saved ?? 0)) return workingOn(ask);
  }
  throw new Error(`The draft of ${ask.params.programme} is being saved by others all the time; nothing was saved.`);
}

function draftOf({ world, caller }: WorkshopAsk, working: Working, file: Raw): StoredDraft {
  const text = JSON.stringify(file);
  if (text.length > MOST_CHARACTERS) {
    throw refusal(413, 'workshop.large', { path: '', seen: text.length, expected: String(MOST_CHARACTERS) });
  }
  return {
    ...{ programme: working.id, file: text, before: JSON.stringify(working.file), base: working.base },
    ...{ at: world.clock.now(), by: caller.id },
    counted: countedIn(working.counted, LETTERS, file),
  };
}

/** The draft is over: published or given up. What it held stays beside, to come back to. */
export async function endDraft(ask: WorkshopAsk<'programme'>, { draft, counted }: Working): Promise<void> {
  if (draft?.file == null) return;
  const ended = { programme: draft.programme, file: null, before: draft.file, base: draft.base, counted };
  await saveDraft(ask.world.table, { ...ended, at: ask.world.clock.now(), by: ask.caller.id }, draft.saved);
}

/** What was published since the draft was made goes into it; of what both changed the draft's stays. */
export async function mergeDraft(ask: WorkshopAsk<'programme'>): Promise<readonly string[]> {
  const working = await workingOn(ask);
  const { stored, draft, base, isDraft } = working;
  if (stored === undefined || draft === undefined || !isDraft || base === stored.version) return [];
  const before = base === 0 ? undefined : await programmeVersion(ask.world.table, working.id, base);
  const was = before === undefined ? {} : programmeFileOf(before.programme);
  const { file, met } = merged(was, working.file, programmeFileOf(stored.programme));
  await saveDraft(ask.world.table, { ...draftOf(ask, working, file), base: stored.version }, draft.saved);
  return met;
}

/** The step before the last save; once more, and the last save stands again. */
export async function undoDraft(ask: WorkshopAsk<'programme'>): Promise<void> {
  const { draft } = await workingOn(ask);
  if (draft?.before == null) return;
  const back = { file: draft.before, before: draft.file, at: ask.world.clock.now(), by: ask.caller.id };
  const { saved, ...rest } = draft;
  const base = draft.file === null ? (ask.stored?.version ?? 0) : rest.base;
  await saveDraft(ask.world.table, { ...rest, ...back, base }, saved);
}
