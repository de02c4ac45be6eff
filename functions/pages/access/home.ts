/**
 * The first page: leads whoever is signed in to their page; with several keys in one browser it lets them choose.
 */

import type { Programme } from '../../core/programme/programme.ts';
import { HOUSE } from '../../core/workshop/house.ts';
import type { Holder } from '../../records/access/access-keys.ts';
import { currentProgramme } from '../../records/programme/programmes.ts';
import { type Answer, page, redirect } from '../page/answer.ts';
import type { Ask } from '../page/ask.ts';
import type { BaseView } from '../page/base-view.ts';
import { landingOf } from '../page/landing.ts';
import { reportingDayInWords } from '../page/when.ts';
import type { Language } from '../page/words.ts';
import { say, wordsIn } from './words.ts';

export interface HomeView extends BaseView {
  readonly choices: readonly { readonly href: string; readonly label: string }[];
}

export async function showHome(ask: Ask): Promise<Answer> {
  const choices = (await Promise.all((await ask.sessions()).map((holder) => choiceOf(ask, holder)))).flat();
  const [only] = choices;
  if (only !== undefined && choices.length === 1) return redirect(only.href);
  const { language } = ask;
  return page('home', {
    title: say(language, 'product'),
    words: wordsIn(language),
    programme: null,
    links: [],
    choices,
  });
}

async function choiceOf({ world, language }: Ask, holder: Holder): Promise<HomeView['choices']> {
  if (holder.programme === HOUSE) return [{ href: '/workshop', label: say(language, 'homeWorkshop') }];
  const stored = await currentProgramme(world.table, holder.programme);
  if (stored === undefined) return [];
  const href = landingOf(holder, stored.programme, world.clock.now());
  return [{ href, label: labelOf(holder, stored.programme, language) }];
}

function labelOf({ role, unit, day }: Holder, programme: Programme, language: Language): string {
  const name = programme.units.find(({ id }) => id === unit)?.name ?? '';
  if (role === 'unit') return say(language, 'homeReport', { programme: programme.title, unit: name });
  if (day !== undefined)
    return say(language, 'homeGuest', {
      programme: programme.title,
      day: reportingDayInWords(programme, day, language),
    });
  return say(language, role === 'reader' ? 'homeArchive' : 'homeDesk', { programme: programme.title });
}
