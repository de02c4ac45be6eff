/**
 * An edition that is out of date, as the correction pages show it: what it is, and what changed, figure by figure.
 */
import type { Edition } from '../../core/edition/edition.ts';
import type { FigureChanges } from '../../pipeline/edition/outdated.ts';
import { say } from '../decide/words.ts';
import type { MemberAsk } from '../page/ask.ts';
import { momentInWords, shortReportingDayInWords } from '../page/when.ts';

export interface OutdatedView {
  readonly day: string;
  readonly name: string;
  readonly issuedAt: string;
  readonly changes: readonly {
    readonly name: string;
    readonly what: string;
    readonly from: string;
    readonly to: string;
  }[];
  /** Said where no figure differs. */
  readonly wordsOnly: boolean;
}

export function outdatedView({ language, stored }: MemberAsk, edition: Edition, changes: FigureChanges): OutdatedView {
  const { day, issue, edition: number, issuedAt } = edition;
  return {
    day,
    name: say(language, 'editionOfDay', {
      day: shortReportingDayInWords(stored.programme, day, language),
      issue,
      edition: number,
    }),
    issuedAt: momentInWords(issuedAt, stored.programme.timezone, language),
    changes: changes.flatMap(({ name, parts }) => parts.map((part) => ({ name, ...part }))),
    wordsOnly: changes.length === 0,
  };
}
