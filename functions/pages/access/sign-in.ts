/**
 * Signing in: an access key becomes a session cookie. It arrives in the form's body; a link carries it in its fragment,
 * which no server sees, and a small script puts it into the form. Never in a path or a query.
 */
import { ROUTES } from '../../contract.ts';
import { HOUSE } from '../../core/workshop/house.ts';
import { type FoundKey, findKey, type Holder } from '../../records/access/access-keys.ts';
import { countWrongKey } from '../../records/access/wrong-keys.ts';
import { currentProgramme } from '../../records/programme/programmes.ts';
import { type Answer, page, redirect, type SessionChange } from '../page/answer.ts';
import type { Ask } from '../page/ask.ts';
import type { BaseView } from '../page/base-view.ts';
import { inLanguage } from '../page/in-language.ts';
import { landingOf } from '../page/landing.ts';
import { waitFirst } from '../page/refusal.ts';
import { type HeldForm, heldFields, heldIn, type ResumeView } from './held-form.ts';
import { say, wordsIn } from './words.ts';

export interface SignInView extends BaseView {
  /** Page to go on to. */
  readonly to: string;
  readonly error: string | null;
  /** A form that waits for its reader to sign in: what it says, and its fields. */
  readonly waits: string | null;
  readonly held: HeldForm['fields'];
}

export function showSignIn(ask: Ask): Answer {
  return page('sign-in', viewOf(ask, { to: ask.query.get('to') ?? '' }));
}

/** A form came in without a session: it waits in the sign-in page. */
export function signInFirst(ask: Ask<string>, held: HeldForm): Answer {
  return page('sign-in', viewOf(ask, { held }), 401);
}

export async function signIn(ask: Ask): Promise<Answer> {
  const form = await ask.form();
  const secret = keyIn(form.get('key') ?? '');
  const to = form.get('to') ?? '';
  const held = heldIn(form);
  const { holder, wrong } = await findKey(ask.world.table, secret, ask.world.clock.now());
  const stored = holder && (await currentProgramme(ask.world.table, holder.programme));
  const isHouse = holder?.programme === HOUSE;
  if (holder === undefined || (stored === undefined && !isHouse)) return refuseKey(ask, wrong, { to, held });
  const session = { keep: holder, secret };
  if (held !== undefined && mayOpen(holder, held.action)) return resume(ask, held, session);
  const landing = stored === undefined ? '/workshop' : landingOf(holder, stored.programme, ask.world.clock.now());
  return redirect(mayOpen(holder, to) ? to : landing, session);
}

/** Said in the form itself, which keeps what waits for it. */
async function refuseKey(ask: Ask, wrong: FoundKey['wrong'], state: SignInState): Promise<Answer> {
  const { world, address, language } = ask;
  const wait = wrong === undefined ? 0 : await countWrongKey(world.table, world.clock.now(), wrong.id, address);
  const error = wait > 0 ? inLanguage(waitFirst(wait).findings[0]!, language).message : say(language, 'accessKeyWrong');
  return page('sign-in', viewOf(ask, { ...state, error }), wait > 0 ? 429 : 401);
}

/** Forgets every key that this browser holds. */
export function signOut(): Answer {
  return redirect('/sign-in', { drop: 'all' });
}

/** People paste the whole link as often as the key alone. */
function keyIn(typed: string): string {
  const text = typed.normalize('NFKC').replace(/\s+/g, '');
  return text.slice(text.lastIndexOf('=') + 1);
}

/** Pages that people keep the address of: of a programme, of one of its days, all of the workshop. */
const PAGE = /^\/(?:(report|desk|archive)\/([\w-]+)(?:\/[\d-]+(?:\/photos)?)?|(workshop)\/([\w-]+)(?:\/[\w-]+){0,3})$/;

/** A page of this site that the holder is admitted to; never another site, which `//host` would be. */
function mayOpen({ role, programme }: Holder, to: string): boolean {
  if (role === 'guest') return false; // its landing is the only page it opens
  const [, of, day, workshop, draft] = PAGE.exec(to) ?? [];
  const [area, wanted] = [of ?? workshop ?? '', day ?? draft ?? ''];
  if (programme === HOUSE && to === '/workshop') return true;
  if (wanted !== programme && programme !== HOUSE) return false;
  return ROUTES.some(
    ({ path, access }) => path.startsWith(`/${area}/`) && access !== 'anyone' && access.some((each) => each === role),
  );
}

/** Shown, not sent: whoever signed in says once more that it shall go. */
function resume({ language }: Ask, held: HeldForm, session: SessionChange): Answer {
  const view: ResumeView = {
    title: say(language, 'resumeTitle'),
    words: wordsIn(language),
    programme: null,
    links: [],
    held,
  };
  return { kind: 'page', name: 'resume', view, status: 200, session };
}

interface SignInState {
  readonly to?: string;
  readonly error?: string;
  readonly held?: HeldForm | undefined;
}

const viewOf = ({ language }: Ask<string>, { to = '', error, held }: SignInState): SignInView => ({
  title: say(language, 'signIn'),
  words: wordsIn(language),
  programme: null,
  links: [],
  to,
  error: error ?? null,
  waits: held === undefined ? null : say(language, 'formWaits'),
  held: held === undefined ? [] : heldFields(held),
});
