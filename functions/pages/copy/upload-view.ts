/**
 * The page on which the office hands in an edited Word file: where to get ours, a form for the edited one, and the copies that
 * were accepted so far.
 */
import type { EditionCopy } from '../../core/copy/copy.ts';
import { mayHaveReceived } from '../../core/delivery/delivery.ts';
import type { Edition } from '../../core/edition/edition.ts';
import { WORD_MEDIA_TYPE } from '../../core/edition/renditions.ts';
import { LIMITS } from '../../core/limits/limits.ts';
import { copiesOf, rawCopyKey } from '../../records/copy/copies.ts';
import { deliveriesOf } from '../../records/delivery/deliveries.ts';
import { deskPages } from '../desk/nav.ts';
import type { MemberAsk } from '../page/ask.ts';
import { type BaseView, headOf, type PageLink } from '../page/base-view.ts';
import { momentInWords, reportingDayInWords } from '../page/when.ts';
import { copyHref, sizeOf } from './links.ts';
import { say, wordsIn } from './words.ts';

export type CopyAsk = MemberAsk<'programme' | 'day'>;

export interface CopyUploadView extends BaseView {
  readonly nav: readonly PageLink[];
  readonly errors: readonly string[];
  readonly done: string | null;
  readonly sent: string | null;
  readonly deliveries: string;
  readonly word: { readonly href: string; readonly label: string } | null;
  readonly forms: readonly UploadFormView[];
  readonly copies: readonly CopyRow[];
}

export interface UploadFormView {
  readonly id: string;
  readonly action: string;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  readonly hint: string;
  /** The way through this site, beside the one to the file store. */
  readonly isOther: boolean;
}

export interface CopyRow {
  readonly name: string;
  readonly isCurrent: boolean;
  readonly href: string;
  readonly size: string;
  readonly accepted: string;
  readonly figures: string;
  readonly isChanged: boolean;
  readonly reason: string | null;
  readonly sha256: string;
}

/** A form for the store may be used this long: whoever opened the page goes on editing before uploading. */
const FORM_SECONDS = 6 * 3600;

export async function copyUploadView(
  ask: CopyAsk,
  edition: Edition | undefined,
  errors: readonly string[],
): Promise<CopyUploadView> {
  const { language, stored, params, world, query } = ask;
  const { programme } = stored;
  const copies = edition === undefined ? [] : await copiesOf(world.table, edition);
  const done = query.get('done') === null ? undefined : copies.at(-1);
  return {
    title: say(language, 'copyTitle', { day: reportingDayInWords(programme, params.day, language) }),
    programme: headOf(programme),
    ...deskPages(ask, 'preview', params.day),
    words: wordsIn(language),
    errors,
    done: done === undefined ? null : say(language, 'done', { copy: done.copy }),
    sent: done === undefined || edition === undefined ? null : await sentBefore(ask, edition),
    deliveries: `/desk/${programme.id}/${params.day}/deliveries`,
    word: edition === undefined ? null : wordLink(ask, edition),
    forms: edition === undefined ? [] : await uploadForms(ask),
    copies: copyRows(ask, copies),
  };
}

/** Newest first. */
function copyRows({ language, stored }: MemberAsk, copies: readonly EditionCopy[]): CopyRow[] {
  const rows = copies.map((copy): CopyRow => {
    const { at, by, reason, file, figureCount } = copy;
    const time = momentInWords(at, stored.programme.timezone, language);
    const count = { count: figureCount };
    return {
      name: say(language, 'copyName', { copy: copy.copy }),
      isCurrent: copy.copy === copies.length,
      href: copyHref(copy),
      size: sizeOf(file),
      accepted: say(language, 'copyBy', { by, time }),
      figures: figureCount === 0 ? say(language, 'copyNoFigures') : say(language, 'copyFigures', count),
      isChanged: figureCount > 0,
      reason: reason === undefined ? null : say(language, 'copyReason', { reason }),
      sha256: file.sha256,
    };
  });
  return rows.reverse();
}

/** Those who have, or may have, our own file: an accepted copy is sent to nobody by itself. */
async function sentBefore({ world, language }: CopyAsk, { programme, day, edition }: Edition): Promise<string | null> {
  const deliveries = await deliveriesOf(world.table, programme, day, edition);
  const count = deliveries.filter(({ delivery }) => mayHaveReceived(delivery)).length;
  return count === 0 ? null : say(language, 'sentBefore', { count });
}

const wordLink = ({ language }: CopyAsk, { programme, day, issue, edition }: Edition): CopyUploadView['word'] => ({
  href: `/api/programmes/${programme}/briefings/${day}/${edition}/briefing.docx`,
  label: say(language, 'getWord', { issue, edition }),
});

/** Straight to the file store where it has an address, because a briefing with photos is larger than a request may be. */
async function uploadForms(ask: CopyAsk): Promise<UploadFormView[]> {
  const { world, params, language, origin } = ask;
  const here = `/desk/${params.programme}/${params.day}/copy`;
  const through = (most: number, isOther: boolean): UploadFormView => ({
    ...{ id: 'file', action: here, fields: [], isOther },
    hint: say(language, 'fileHint', { most: most / 1_000_000 }),
  });
  if (world.uploadOrigin === undefined) return [through(LIMITS.copyBytes, false)];
  const upload = crypto.randomUUID();
  const { url, fields } = await world.uploads.form(rawCopyKey(params.programme, params.day, upload), {
    // Larger ones arrive too: a sentence of ours says so, where the store would answer in its own way.
    ...{ mediaType: WORD_MEDIA_TYPE, mostBytes: 2 * LIMITS.copyBytes, seconds: FORM_SECONDS },
    goOn: `${origin}${here}/${upload}`,
  });
  const direct = { ...through(LIMITS.copyBytes, false), action: url };
  const given = Object.entries(fields).map(([name, value]) => ({ name, value }));
  return [
    { ...direct, fields: given },
    { ...through(LIMITS.throughSiteBytes, true), id: 'file-here' },
  ];
}
