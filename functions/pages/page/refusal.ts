/**
 * A refusal: why a request is not served, in the one shape `{code, message, findings}`. Thrown by whoever notices;
 * `runtime/http/answers.ts` makes a JSON answer or a page of it.
 */
import type { FindingCode } from '../../core/findings/catalogue.ts';
import { type Finding, type FindingWords, finding, hasErrors } from '../../core/findings/finding.ts';
import type { Status } from './answer.ts';
import { inLanguage } from './in-language.ts';
import type { Language } from './words.ts';

export class Refusal extends Error {
  readonly status: Status;
  readonly findings: readonly Finding[];
  /** Further members of the JSON answer, such as `current` of a conflict. */
  readonly also: object;
  /** Methods that the path knows, for 405. */
  readonly allow: readonly string[];

  constructor(status: Status, findings: readonly Finding[], also: object = {}, allow: readonly string[] = []) {
    super(findings.map(({ code }) => code).join(' '));
    this.status = status;
    this.findings = findings;
    this.also = also;
    this.allow = allow;
  }
}

/** A refusal with one finding of the catalogue. */
export const refusal = (status: Status, code: FindingCode, words: FindingWords): Refusal =>
  new Refusal(status, [finding(code, words)]);

/** Too many wrong keys: `retryAfter`, in seconds, becomes the header of that name. */
export const waitFirst = (minutes: number): Refusal =>
  new Refusal(429, [finding('request.wrong_keys', { path: 'key', seen: minutes })], { retryAfter: minutes * 60 });

export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly findings: readonly Finding[];
}

/** Code and sentence are those of the first error; further ones are counted, and all are listed. */
export function problemOf(findings: readonly Finding[], language: Language): Problem {
  const said = findings.map((each) => inLanguage(each, language));
  const errors = hasErrors(said) ? said.filter(({ level }) => level === 'error') : said;
  const first = errors[0];
  if (first === undefined) throw new Error('a refusal needs a finding');
  const more = errors.length - 1;
  const rest = language === 'en' ? ` (and ${more} more)` : `（另有${more}处问题）`;
  return { code: first.code, message: more > 0 ? `${first.message}${rest}` : first.message, findings: said };
}
