/**
 * GET /workshop: the programmes that this browser may set up, drafts among them.
 * POST /workshop: a new one, from a few fields or from a programme file; only a key of the house begins programmes.
 */
import { type Finding, finding } from '../../core/findings/finding.ts';
import { dayAt } from '../../core/values/reporting-day.ts';
import type { Raw } from '../../core/workshop/entry.ts';
import { HOUSE } from '../../core/workshop/house.ts';
import type { Holder } from '../../records/access/access-keys.ts';
import { listDrafts, readDraft, saveDraft } from '../../records/programme/drafts.ts';
import { currentProgramme, listProgrammes } from '../../records/programme/programmes.ts';
import { signInFirst } from '../access/sign-in.ts';
import { type Answer, page, redirect } from '../page/answer.ts';
import type { Ask } from '../page/ask.ts';
import type { BaseView } from '../page/base-view.ts';
import { inLanguage } from '../page/in-language.ts';
import type { DraftFiles } from './file.ts';
import { underOf } from './frame.ts';
import { say, wordsIn } from './words.ts';

export interface AllView extends BaseView {
  readonly programmes: readonly {
    readonly title: string;
    readonly organisation: string;
    readonly href: string;
    readonly states: readonly string[];
  }[];
  /** null: this browser may begin none. */
  readonly form: { readonly values: Typed; readonly errors: readonly string[] } | null;
}

const TYPED = ['title', 'organisation', 'issuer', 'id', 'starts', 'file'] as const;
type Typed = Readonly<Record<(typeof TYPED)[number], string>>;

const administrators = async (ask: Ask): Promise<readonly Holder[]> =>
  (await ask.sessions()).filter(({ role }) => role === 'administrator');

export async function showAll(ask: Ask): Promise<Answer> {
  const holders = await administrators(ask);
  return holders.length === 0 ? redirect('/sign-in?to=/workshop') : page('workshop-all', await allView(ask, holders));
}

export async function createOne(ask: Ask, { read }: Pick<DraftFiles, 'read'>): Promise<Answer> {
  const form = await ask.form();
  const holders = await administrators(ask);
  const house = holders.find(({ programme }) => programme === HOUSE);
  if (house === undefined) {
    return signInFirst(ask, { action: '/workshop', fields: [...form].map(([name, value]) => ({ name, value })) });
  }
  const typed = Object.fromEntries(TYPED.map((name) => [name, (form.get(name) ?? '').trim()])) as unknown as Typed;
  const made = typed.file === '' ? fromFields(typed) : fromFile(typed.file, read);
  const findings = 'findings' in made ? made.findings : await takenFindings(ask, made.id);
  if ('findings' in made || findings.length > 0) {
    return page('workshop-all', await allView(ask, holders, { typed, findings }), 422);
  }
  const { table, clock } = ask.world;
  const last = await readDraft(table, made.id);
  const draft = {
    programme: made.id,
    file: JSON.stringify(made.file),
    before: null,
    base: 0,
    counted: last?.counted ?? {},
  };
  await saveDraft(table, { ...draft, at: clock.now(), by: house.id }, last?.saved ?? 0);
  return redirect(underOf(made.id));
}

type Made = { readonly id: string; readonly file: Raw } | { readonly findings: readonly Finding[] };

const ID = /^[a-z][a-z0-9_-]{0,39}$/;

/** What an office would choose anyway, to be changed on the pages that follow. */
function fromFields({ id, title, organisation, issuer, starts }: Typed): Made {
  if (!ID.test(id)) return { findings: [finding('workshop.id', { path: 'id', seen: id })] };
  const said = Object.entries({ title, organisation, issuer, starts }).filter(([, value]) => value !== '');
  const usual = {
    timezone: 'Asia/Shanghai',
    schedule: { days: 'every', due: '18:00', remind: ['16:30', '17:30'], issue: '+1d 08:00', review: 'optional' },
    ...{ template: 'daily', units: [], indicators: [], narratives: ['工作动态', '问题协调'] },
  };
  return { id, file: { id, ...Object.fromEntries(said), ...usual } };
}

/** Its mistakes are the draft's, to be mended on the pages; only what cannot be read is refused. */
function fromFile(text: string, read: DraftFiles['read']): Made {
  const { file, findings } = read(text);
  if (file === undefined) return { findings };
  const id = typeof file.id === 'string' ? file.id : '';
  return ID.test(id) ? { id, file } : { findings: [finding('workshop.id', { path: 'id', seen: id })] };
}

async function takenFindings({ world: { table } }: Ask, id: string): Promise<Finding[]> {
  const taken = (await currentProgramme(table, id)) !== undefined || (await readDraft(table, id))?.file != null;
  return taken ? [finding('workshop.id_taken', { path: 'id', seen: id })] : [];
}

async function allView(
  ask: Ask,
  holders: readonly Holder[],
  refused?: { readonly typed: Typed; readonly findings: readonly Finding[] },
): Promise<AllView> {
  const { language, world } = ask;
  const isHouse = holders.some(({ programme }) => programme === HOUSE);
  const today = dayAt(world.clock.now(), 'Asia/Shanghai');
  const blank = { ...(Object.fromEntries(TYPED.map((name) => [name, ''])) as unknown as Typed), starts: today };
  const errors = (refused?.findings ?? []).map((found) => {
    const { message } = inLanguage(found, language);
    return found.line === undefined ? message : say(language, 'line', { line: found.line }) + message;
  });
  return {
    ...{ title: say(language, 'workshopTitle'), words: wordsIn(language), programme: null, links: [] },
    programmes: await programmesOf(ask, isHouse ? undefined : new Set(holders.map(({ programme }) => programme))),
    form: isHouse ? { values: refused?.typed ?? blank, errors } : null,
  };
}

/** @param only ids; absent: all. */
async function programmesOf(ask: Ask, only: ReadonlySet<string> | undefined): Promise<AllView['programmes']> {
  const { world, language } = ask;
  const drafts = (await listDrafts(world.table)).filter(({ file }) => file !== null);
  const stored = only === undefined ? await listProgrammes(world.table) : [...only];
  const ids = [...new Set([...stored, ...drafts.map(({ programme }) => programme)])].filter(
    (id) => only?.has(id) ?? true,
  );
  return Promise.all(
    ids.map(async (id) => {
      const standing = await currentProgramme(world.table, id);
      const draft = drafts.find(({ programme }) => programme === id);
      const file = (draft?.file == null ? (standing?.programme ?? {}) : JSON.parse(draft.file)) as Raw;
      const states = [
        standing === undefined
          ? say(language, 'stateOnlyDraft')
          : say(language, 'stateStanding', { version: standing.version }),
        ...(standing !== undefined && draft !== undefined ? [say(language, 'stateDraft')] : []),
      ];
      return {
        title: String(file.title ?? id),
        organisation: String(file.organisation ?? ''),
        href: underOf(id),
        states,
      };
    }),
  );
}
