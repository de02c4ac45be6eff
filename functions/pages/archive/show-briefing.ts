/**
 * GET /archive/:programme/:day: all editions of one day, the current one first, each with its files and their hashes.
 */
import type { Edition } from '../../core/edition.ts';
import { editionsOf } from '../../records/editions.ts';
import { type Answer, page } from '../answer.ts';
import type { MemberAsk } from '../ask.ts';
import { type BaseView, headOf } from '../base-view.ts';
import { linksOf } from '../landing.ts';
import { refusal } from '../refusal.ts';
import { dayInWords, timeInWords } from '../when.ts';
import { say } from '../words.ts';
import { type FileLink, fileLinks, readHref } from './file-links.ts';

export interface BriefingDayView extends BaseView {
  readonly issue: string;
  readonly all: string;
  readonly editions: readonly EditionView[];
}

interface EditionView {
  readonly name: string;
  readonly isCurrent: boolean;
  /** What became of an edition that was corrected. */
  readonly superseded: string | null;
  readonly issuedAt: string;
  readonly reason: string | null;
  readonly read: string | null;
  readonly files: readonly FileLink[];
}

export async function showBriefing(ask: MemberAsk<'programme' | 'day'>): Promise<Answer> {
  const { language, stored, world, params, caller } = ask;
  const { programme } = stored;
  const editions = await editionsOf(world.table, programme.id, params.day);
  const latest = editions.at(-1);
  if (latest === undefined) throw refusal(404, 'edition.none', { path: 'day', seen: params.day });
  return page('briefing', {
    title: `${say(language, 'issueName', { issue: latest.issue })} ${dayInWords(params.day, language)}`,
    programme: headOf(programme),
    links: linksOf(caller.role, programme, world.clock.now(), language, 'archive'),
    issue: say(language, 'issueName', { issue: latest.issue }),
    all: `/archive/${programme.id}`,
    editions: editions.toReversed().map((edition) => editionView(ask, edition, latest)),
  });
}

function editionView({ language, stored }: MemberAsk, edition: Edition, latest: Edition): EditionView {
  const isCurrent = edition.edition === latest.edition;
  const time = timeInWords(edition.issuedAt, stored.programme.timezone, edition.day, language);
  return {
    name: say(language, 'editionName', { edition: edition.edition }),
    isCurrent,
    superseded: isCurrent ? null : say(language, 'correctedBy', { edition: edition.edition + 1 }),
    issuedAt: say(language, 'issuedAt', { time }),
    reason: edition.reason ?? null,
    read: readHref(edition),
    files: fileLinks(edition, language),
  };
}
