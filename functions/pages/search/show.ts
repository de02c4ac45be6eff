/**
 * GET /archive/:programme/search: words in titles, narratives, units and matters of all briefings, newest first.
 */
import { type Finding, finding } from '../../core/findings/finding.ts';
import type { Programme, Unit } from '../../core/programme/programme.ts';
import { excerptOf, type Piece, piecesOf } from '../../core/search/excerpt.ts';
import type { Passage } from '../../core/search/text.ts';
import { termsOf } from '../../core/search/words.ts';
import { addDays } from '../../core/values/reporting-day.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import { type Found, type FoundDay, searchArchive } from '../../pipeline/search/archive.ts';
import { lastRemoved } from '../../records/keeping/settled.ts';
import { correctionInWords } from '../archive/briefing-row.ts';
import { archiveNav } from '../archive/nav.ts';
import { say, type Word as WordKey, wordsIn } from '../archive/words.ts';
import { type Answer, page } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { type BaseView, headOf, type PageLink } from '../page/base-view.ts';
import { goneFromSearch } from '../page/gone-words.ts';
import { inLanguage } from '../page/in-language.ts';
import { linksOf } from '../page/landing.ts';
import { dayInWords, reportingDayInWords } from '../page/when.ts';
import type { Language } from '../page/words.ts';
import { periodOf, type TypedPeriod, typedPeriod } from '../period/period.ts';

export interface SearchView extends BaseView {
  readonly nav: readonly PageLink[];
  readonly action: string;
  readonly query: string;
  readonly from: string;
  readonly to: string;
  /** Empty where there are too many to choose from. */
  readonly units: readonly { readonly id: string; readonly name: string; readonly chosen: boolean }[];
  /** A unit or a period is chosen. */
  readonly isNarrow: boolean;
  readonly errors: readonly string[];
  readonly hint: string | null;
  readonly result: ResultView | null;
}

interface ResultView {
  readonly summary: string;
  readonly days: readonly DayHits[];
  readonly earlier: string | null;
  /** Up to which day words are gone. */
  readonly gone: string | null;
}

interface DayHits {
  readonly href: string;
  readonly day: string;
  readonly issue: string;
  readonly correction: string | null;
  readonly passages: readonly { readonly head: readonly Piece[]; readonly pieces: readonly Piece[] }[];
  readonly more: string | null;
}

/** A list that a phone can still choose from; a larger programme puts the unit's name among the words. */
const MOST_UNITS = 300;
const PASSAGES_A_DAY = 4;

const ABOUT = {
  title: 'aboutTitle',
  matter: 'aboutMatter',
  closed: 'aboutClosed',
  missing: 'aboutMissing',
  reason: 'reason',
} as const satisfies Record<Exclude<Passage['about'], 'narrative'>, WordKey>;

export async function showSearch(ask: MemberAsk<'programme'>): Promise<Answer> {
  const typed = typedPeriod(ask);
  const { period, findings } = periodOf(ask, typed);
  const query = ask.query.get('q') ?? '';
  const terms = termsOf(query);
  const unit = ask.query.get('unit') || undefined;
  const wrong = [...findings, ...unitFindings(ask, unit)];
  const shown = {
    ...viewOf(ask, query, typed, unit),
    errors: wrong.map((each) => inLanguage(each, ask.language).message),
  };
  if (wrong.length > 0) return page('search', shown, 422);
  if (terms.length === 0) return page('search', shown);
  const before = ask.query.get('before');
  const to = before !== null && before <= period.to ? addDays(before, -1) : period.to;
  const found = await searchArchive(ask.world, ask.params.programme, { terms, ...period, to, unit });
  return page('search', {
    ...shown,
    hint: hintOf(terms, ask.language),
    result: resultView(ask, found, terms, period.from, await goneUntil(ask, period.from)),
  });
}

function viewOf(ask: MemberAsk, query: string, typed: TypedPeriod, chosen: string | undefined): SearchView {
  const { language, stored, world, caller } = ask;
  const { programme } = stored;
  const units = programme.units.length > MOST_UNITS ? [] : programme.units;
  return {
    title: say(language, query.trim() === '' ? 'searchTitle' : 'searchTitleOf', { query }),
    words: wordsIn(language),
    programme: headOf(programme),
    links: linksOf(caller.role, programme, world.clock.now(), language, 'archive'),
    nav: archiveNav(ask, 'search'),
    action: `/archive/${programme.id}/search`,
    query,
    ...typed,
    units: units.map(({ id, name }: Unit) => ({ id, name, chosen: id === chosen })),
    isNarrow: typed.from + typed.to !== '' || chosen !== undefined,
    errors: [],
    hint: null,
    result: null,
  };
}

function unitFindings({ stored }: MemberAsk, unit: string | undefined): Finding[] {
  const isKnown = unit === undefined || stored.programme.units.some(({ id }) => id === unit);
  return isKnown ? [] : [finding('archive.unit', { path: 'unit', seen: unit })];
}

const hintOf = (terms: readonly string[], language: Language): string | null =>
  terms.every((term) => [...term].length === 1) ? say(language, 'searchOneCharacter') : null;

/** The last day of the period whose words were removed. */
async function goneUntil({ world, stored }: MemberAsk, from: ReportingDay): Promise<ReportingDay | undefined> {
  const last = await lastRemoved(world.table, stored.programme.id, 'reports');
  return last !== undefined && last >= from ? last : undefined;
}

function resultView(
  ask: MemberAsk,
  { days, since }: Found,
  terms: readonly string[],
  from: ReportingDay,
  gone: ReportingDay | undefined,
): ResultView {
  const { language } = ask;
  const goesOn = since !== null && since > from;
  const back = goesOn ? since : from;
  const word = days.length === 0 ? 'searchNone' : goesOn ? 'searchSome' : 'searchAll';
  return {
    summary: say(language, word, { count: days.length, day: dayInWords(back, language) }),
    days: days.map((day) => dayHits(ask.stored.programme, day, terms, language)),
    earlier: goesOn ? earlierHref(ask, since) : null,
    gone: gone === undefined ? null : goneFromSearch(language, gone),
  };
}

function dayHits(
  programme: Programme,
  { edition, passages }: FoundDay,
  terms: readonly string[],
  language: Language,
): DayHits {
  const more = passages.length - PASSAGES_A_DAY;
  return {
    href: `/archive/${edition.programme}/${edition.day}`,
    day: reportingDayInWords(programme, edition.day, language),
    issue: say(language, 'issueName', { issue: edition.issue }),
    correction: correctionInWords(edition, language),
    passages: passages.slice(0, PASSAGES_A_DAY).map((passage) => ({
      head: piecesOf(headOfPassage(passage, language), terms),
      pieces: passage.about === 'missing' ? [] : excerptOf(passage.text, terms),
    })),
    more: more > 0 ? say(language, 'searchMore', { count: more }) : null,
  };
}

/** `高新区大队 问题协调`; a title has none. */
function headOfPassage({ about, name, kind }: Passage, language: Language): string {
  const what = about === 'narrative' ? kind : say(language, ABOUT[about]);
  return [name, what].filter((each) => each !== undefined).join(' ');
}

function earlierHref({ query, stored }: MemberAsk, since: ReportingDay): string {
  const next = new URLSearchParams(query);
  next.set('before', since);
  return `/archive/${stored.programme.id}/search?${next}`;
}
