/**
 * What stands around the text of every document of ours, a day's briefing as a digest: masthead, colophon, numbers. Pure.
 */

import type { Programme } from '../programme/programme.ts';
import { subjectOf } from '../programme/subject.ts';
import type { Instant, ReportingDay } from '../values/values.ts';
import { dayWords, issueWords } from '../wording/phrases.ts';
import type { Briefing } from './briefing.ts';

export interface DocumentNumbers {
  readonly issue: number;
  readonly overall: number;
  /** 1 is the first; more is a correction. */
  readonly edition: number;
  readonly issuedAt: Instant;
  /** The calendar day of `issuedAt` in the programme's zone. */
  readonly issueDay: ReportingDay;
}

/** What one series says in its own way. */
export type FramedText = Pick<Briefing, 'day' | 'period' | 'title' | 'body' | 'sources'> & {
  /** Name in the masthead. */
  readonly name: string;
  /** What it is of, in words: the day, the period. */
  readonly of: string;
  /** Of a draft, which bears no issue number: as of when its figures are. */
  readonly draft?: string;
};

export function framed(programme: Programme, numbers: DocumentNumbers, text: FramedText): Briefing {
  const { issue, edition, issuedAt } = numbers;
  const { day, period, title, body, sources, of } = text;
  const date = dayWords(numbers.issueDay);
  return {
    programme: programme.id,
    day,
    ...(period === undefined ? {} : { period }),
    ...{ issue, edition, issuedAt },
    language: 'zh-CN',
    title,
    keywords: [subjectOf(programme), programme.organisation, programme.issuer, of],
    masthead: mastheadOf(programme, numbers, text, date),
    body,
    colophon: {
      distribution: programme.distribution,
      ...(programme.copies === undefined ? {} : { copies: programme.copies }),
      issuer: programme.issuer,
      date,
    },
    sources,
  };
}

/** Numbers that begin anew each year, of a programme that says so, are told with their year. */
const yearOf = (numbering: Programme['numbering'], day: ReportingDay): string =>
  numbering?.restart === 'yearly' ? `${day.slice(0, 4)}年` : '';

function mastheadOf(
  { organisation, issuer, classification, numbering }: Programme,
  { issue, overall, edition }: DocumentNumbers,
  { name, draft, day, period }: FramedText,
  date: string,
): Briefing['masthead'] {
  const marked = draft ?? (edition === 1 ? undefined : `更正（第${edition}版）`);
  return {
    name,
    organisation,
    issue:
      draft === undefined ? (period === undefined ? yearOf(numbering, day) : '') + issueWords(issue, overall) : '草稿',
    ...{ issuer, date },
    ...(classification === undefined ? {} : { classification }),
    ...(marked === undefined ? {} : { edition: marked }),
  };
}
