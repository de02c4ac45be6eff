/**
 * Search: from words to the days whose standing edition holds them, newest first, read only as far as a page needs.
 *
 * Signatures leave the months that may hold the words; their texts are looked through day by day; what is found counts only
 * when the edition that stands names that very text, so a corrected day is found by its correction alone.
 */
import type { Edition } from '../../core/edition/edition.ts';
import { holdsAll, type Passage } from '../../core/search/text.ts';
import { gramsOfTerms } from '../../core/search/words.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Stores } from '../../ports.ts';
import { editionsOf } from '../../records/edition/editions.ts';
import { type FoundText, monthsThatMayHold, textsBetween } from '../../records/search/texts.ts';

export interface SearchRequest {
  /** Folded, at least one; all of them must be in one passage. */
  readonly terms: readonly string[];
  /** Both included. */
  readonly from: ReportingDay;
  readonly to: ReportingDay;
  /** Only what this unit told, or that it sent nothing. */
  readonly unit?: string | undefined;
}

export interface FoundDay {
  readonly edition: Edition;
  readonly passages: readonly Passage[];
}

export interface Found {
  readonly days: readonly FoundDay[];
  /** Days before this one have not been looked through: the next page ends before it. null: the whole period has been. */
  readonly since: ReportingDay | null;
}

const DAYS_A_PAGE = 20;
/** Characters that one request looks through: some five years of 50 units' texts when no signature helps. */
const MOST_CHARACTERS = 3_000_000;
/** Months read at once after the first, which most often fills the page alone. */
const MONTHS_AT_ONCE = 4;

interface Candidate {
  readonly text: FoundText;
  readonly passages: readonly Passage[];
}

export async function searchArchive(stores: Stores, programme: string, request: SearchRequest): Promise<Found> {
  const candidates = candidatesOf(stores, programme, request);
  const days: FoundDay[] = [];
  for (;;) {
    const { taken, since, ended } = await take(candidates, DAYS_A_PAGE - days.length);
    const found = await Promise.all(taken.map((each) => standing(stores, programme, each)));
    days.push(...found.filter((each) => each !== undefined));
    if (ended || days.length >= DAYS_A_PAGE) return { days, since };
  }
}

/** @returns undefined when the day's standing edition has another text. */
async function standing(stores: Stores, programme: string, found: Candidate): Promise<FoundDay | undefined> {
  const edition = (await editionsOf(stores.table, programme, found.text.day)).at(-1);
  return edition?.text === found.text.checksum ? { edition, passages: found.passages } : undefined;
}

type Candidates = AsyncGenerator<Candidate, ReportingDay | null>;

async function take(
  candidates: Candidates,
  most: number,
): Promise<{ taken: Candidate[]; since: ReportingDay | null; ended: boolean }> {
  const taken: Candidate[] = [];
  while (taken.length < most) {
    const next = await candidates.next();
    if (next.done) return { taken, since: next.value, ended: true };
    taken.push(next.value);
  }
  return { taken, since: taken.at(-1)?.text.day ?? null, ended: false };
}

/** Newest first; returns the day up to which it has looked when it was enough for one request, null at the end. */
async function* candidatesOf(stores: Stores, programme: string, request: SearchRequest): Candidates {
  let looked = 0;
  for await (const { found, after } of textsOf(stores, programme, request)) {
    if (looked > MOST_CHARACTERS && found.day !== after) return after;
    const passages = await found.passages();
    looked += passages.reduce((sum, passage) => sum + passage.text.length, 0);
    const hits = passages.filter(
      (passage) => (request.unit === undefined || passage.unit === request.unit) && holdsAll(passage, request.terms),
    );
    if (hits.length > 0) yield { text: found, passages: hits };
  }
  return null;
}

/** Texts of the months that may hold the words, each with the day of the one that came before it. */
async function* textsOf(
  stores: Stores,
  programme: string,
  { terms, from, to }: SearchRequest,
): AsyncGenerator<{ found: FoundText; after: ReportingDay }> {
  const range = { from: from.slice(0, 7), to: to.slice(0, 7) };
  const months = await monthsThatMayHold(stores.table, programme, range, gramsOfTerms(terms));
  let after = to;
  for (const some of batches(months)) {
    const read = await Promise.all(some.map((month) => textsOfMonth(stores, programme, month, from, to)));
    for (const found of read.flat()) {
      yield { found, after };
      after = found.day;
    }
  }
}

function textsOfMonth(
  stores: Stores,
  programme: string,
  month: string,
  from: ReportingDay,
  to: ReportingDay,
): Promise<FoundText[]> {
  const first = `${month}-01`;
  const last = `${month}-31`;
  return textsBetween(stores, programme, from > first ? from : first, to < last ? to : last);
}

function batches(months: readonly string[]): string[][] {
  const [first, ...rest] = months;
  const later = Array.from({ length: Math.ceil(rest.length / MONTHS_AT_ONCE) }, (_, index) =>
    rest.slice(index * MONTHS_AT_ONCE, (index + 1) * MONTHS_AT_ONCE),
  );
  return first === undefined ? [] : [[first], ...later];
}
