/**
 * The choices about a report's narratives as they stand in the form: read from what stands, read back from what was typed,
 * and checked. Part of `unit-report.ts`.
 */
import { LIMITS } from '../../core/limits/limits.ts';
import type { Programme } from '../../core/programme/programme.ts';
import type { Narrative, Revision } from '../../core/report/submission.ts';
import { cleanText, lengthOf } from '../../core/text/text.ts';
import { choicesOf } from '../../pipeline/report/edited.ts';
import { type ChosenText, type ReportDecision, textChecksum } from '../../records/report/decisions.ts';
import type { Language } from '../page/words.ts';
import { say } from './words.ts';

export interface TypedText {
  readonly taken: boolean;
  readonly text: string;
  readonly rank: string;
}

/** What the form shows before anything is typed: the office's wording, or else the unit's. */
export const standingTexts = (
  programme: Programme,
  revision: Revision,
  decisions: readonly ReportDecision[],
): TypedText[] =>
  choicesOf(programme, revision, decisions).map(({ taken, text, rank }, at) => ({
    taken,
    text: text ?? revision.narratives[at]?.text ?? '',
    rank: rank === undefined ? '' : String(rank),
  }));

/** Fields `text.<n>.taken`, `.text` and `.rank`; a narrative without fields (a matter) stays as the unit wrote it. */
export const readTexts = (form: URLSearchParams, { narratives }: Revision): TypedText[] =>
  narratives.map(({ text }, at) => {
    const typed = form.get(`text.${at}.text`);
    if (typed === null) return { taken: true, text, rank: '' };
    const rank = (form.get(`text.${at}.rank`) ?? '').trim();
    return { taken: form.has(`text.${at}.taken`), text: cleanText(typed).text, rank: halfWidth(rank) };
  });

/** The decision that the form asks for, or sentences that say what to mend. */
export function chosenTexts(
  { narratives }: Revision,
  typed: readonly TypedText[],
  language: Language,
): { readonly texts: ChosenText[]; readonly errors: readonly string[] } {
  const errors: string[] = [];
  const texts = narratives.map((narrative, at): ChosenText => {
    const { taken, text, rank } = typed[at]!;
    errors.push(...wrongIn(narrative, typed[at]!, language));
    const same = text.trim() === cleanText(narrative.text).text.trim();
    const own = same || text.trim() === '' ? {} : { text };
    return {
      at,
      of: textChecksum(narrative),
      taken,
      ...own,
      ...(rank === '' ? {} : { rank: Number.parseInt(rank, 10) }),
    };
  });
  return { texts, errors };
}

function wrongIn({ kind }: Narrative, { taken, text, rank }: TypedText, language: Language): string[] {
  const count = lengthOf(text);
  return [
    ...(taken && text.trim() === '' ? [say(language, 'emptyText', { kind })] : []),
    ...(count > LIMITS.narrativeCharacters ? [say(language, 'longText', { kind, count })] : []),
    ...(/^([1-9]\d{0,2})?$/.test(rank) ? [] : [say(language, 'wrongRank', { kind, seen: rank.slice(0, 20) })]),
  ];
}

const halfWidth = (text: string): string =>
  text.replace(/[０-９]/g, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) - 0xff10 + 0x30));
