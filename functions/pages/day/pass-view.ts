/**
 * Passing on (上报) in words, for a branch's own board: how it stands, what has to be confirmed, the button.
 */
import type { BranchStanding } from '../../core/board/branches.ts';
import type { Finding } from '../../core/findings/finding.ts';
import type { Board } from '../../pipeline/board/read.ts';
import type { DayAsk } from '../page/ask.ts';
import { inLanguage } from '../page/in-language.ts';
import { timeInWords } from '../page/when.ts';
import { boardPath } from './board-choice.ts';
import { say } from './words.ts';

export interface PassView {
  readonly action: string;
  /** What stands beside the button: the form says that its reader saw this. */
  readonly seen: string;
  readonly standing: string;
  readonly due: string | null;
  readonly isDone: boolean;
  readonly justPassed: boolean;
  readonly errors: readonly string[];
  /** What has to be confirmed; empty: nothing stands in the way. */
  readonly lines: readonly string[];
  /** null: what stands was passed on, or its reports are gone. */
  readonly button: string | null;
}

const MOST_NAMES = 12;

/** null: the caller is no branch. */
export function passView(ask: DayAsk, board: Board, findings: readonly Finding[]): PassView | null {
  const { language, stored, params, query } = ask;
  const own = ownBranch(ask, board);
  if (own === undefined) return null;
  const { passedAt, changed, due } = own;
  const time = (at: string): string => timeInWords(at, stored.programme.timezone, params.day, language);
  const isDone = passedAt !== undefined && !changed;
  const word = passedAt === undefined ? 'passOpen' : changed ? 'passChanged' : 'passDone';
  const lines = isDone ? [] : passLines(ask, board, own);
  const button = lines.length > 0 ? 'passAnyway' : passedAt === undefined ? 'passNow' : 'passAgain';
  return {
    action: `${boardPath(ask)}/pass`,
    seen: own.basis,
    standing: say(language, word, passedAt === undefined ? {} : { time: time(passedAt) }),
    due: due === undefined || isDone ? null : say(language, 'passDue', { time: time(due) }),
    isDone,
    justPassed: query.get('passed') !== null,
    errors: findings.map((found) => inLanguage(found, language).message),
    lines,
    button: isDone || board.removed !== undefined ? null : say(language, button),
  };
}

export const ownBranch = ({ caller, only }: DayAsk, { branches }: Board): BranchStanding | undefined =>
  only === undefined ? undefined : branches.find(({ unit }) => unit === caller.unit);

/** Units missing and returned, and branches below that have not passed on themselves. */
export function passLines(ask: DayAsk, { branches }: Board, own: BranchStanding): string[] {
  const open = branches.filter(
    ({ unit, passedAt, changed }) => unit !== own.unit && (passedAt === undefined || changed),
  );
  const line = (word: 'confirmMissing' | 'confirmReturned' | 'passBranches', names: readonly string[]): string[] => {
    const rest = names.length - MOST_NAMES;
    const more = rest > 0 ? say(ask.language, 'andMore', { count: rest }) : '';
    const some = names.slice(0, MOST_NAMES).join(say(ask.language, 'separator')) + more;
    return names.length === 0 ? [] : [say(ask.language, word, { count: names.length, names: some })];
  };
  return [
    ...line('confirmMissing', own.missing),
    ...line('confirmReturned', own.returned),
    ...line(
      'passBranches',
      open.map(({ name }) => name),
    ),
  ];
}
