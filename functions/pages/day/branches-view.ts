/**
 * The board by branches: which branch is opened, its trail, the branches below it with their state (已上报、未上报), and the
 * units that are shown beside them. Looked for by state, group or name, all units within stand in one list.
 */
import type { BoardChoice, BoardUnit } from '../../core/board/board.ts';
import { type BranchStanding, directlyUnder, withinBranch } from '../../core/board/branches.ts';
import { branchesAbove } from '../../core/unit/levels.ts';
import type { Board } from '../../pipeline/board/read.ts';
import type { DayAsk } from '../page/ask.ts';
import type { PageLink } from '../page/base-view.ts';
import { timeInWords } from '../page/when.ts';
import { boardPath, choiceIn, queryOf } from './board-choice.ts';
import { say } from './words.ts';

export interface BranchesView {
  /** Links to what is above the branch that is opened; empty: nothing is. */
  readonly trail: readonly PageLink[];
  readonly name: string;
  readonly rows: readonly BranchRow[];
}

interface BranchRow {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly state: 'reported' | 'late' | 'missing';
  readonly stateWord: string;
  readonly late: boolean;
  readonly time: string;
  readonly received: number;
  readonly expected: number;
  readonly flags: readonly { readonly kind: 'question' | 'return'; readonly text: string }[];
}

export interface Scope {
  /** The branch that is opened; absent: the whole. */
  readonly branch?: string;
  readonly choice: BoardChoice;
  /** Units that are counted, and of these those that have a row. */
  readonly within: ReadonlySet<string>;
  readonly shown: ReadonlySet<string>;
  readonly isSearch: boolean;
}

/** A branch's own key opens at its branch; a branch that is not its caller's, or that there is not, is none. */
export function scopeOf(ask: DayAsk): Scope {
  const { programme } = ask.stored;
  const { branch: asked, ...rest } = choiceIn(ask.query);
  const isBranch = programme.units.some(({ id, branch }) => id === asked && branch === true);
  const isOpen = asked !== undefined && isBranch && ask.only?.has(asked) !== false;
  const branch = isOpen ? asked : ask.only === undefined ? undefined : ask.caller.unit;
  const within = withinBranch(programme, branch);
  const isSearch = (rest.state ?? rest.group ?? rest.text) !== undefined;
  const shown = isSearch ? within : directlyUnder(programme, branch);
  return {
    ...(branch === undefined ? {} : { branch }),
    choice: { ...rest, ...(isOpen ? { branch: asked } : {}) },
    ...{ within, shown, isSearch },
  };
}

export function branchesView(ask: DayAsk, board: Board, scope: Scope): BranchesView | null {
  if (board.branches.length === 0) return null;
  const below = board.branches.filter(({ under }) => under === scope.branch);
  const rows = scope.isSearch ? [] : below.map((each) => rowOf(ask, each));
  return { trail: trailOf(ask, scope), name: nameOf(ask, scope.branch), rows };
}

/** In a list over all branches a unit's branch is told with its group. */
export function groupOf(ask: DayAsk, { unit, group }: BoardUnit): string {
  const { under } = ask.stored.programme.units.find(({ id }) => id === unit) ?? {};
  return [nameOf(ask, under), group].filter((part) => part !== '').join(' · ');
}

const nameOf = ({ stored }: DayAsk, unit: string | undefined): string =>
  stored.programme.units.find(({ id }) => id === unit)?.name ?? '';

/** A branch's key goes up to its branch and no further. */
function trailOf(ask: DayAsk, { branch }: Scope): PageLink[] {
  const { units } = ask.stored.programme;
  const unit = units.find(({ id }) => id === branch);
  if (unit === undefined) return [];
  const above = branchesAbove(units)(unit).filter((id) => ask.only?.has(id) !== false);
  const link = (label: string, to?: string): PageLink => ({
    href: `${boardPath(ask)}${queryOf({ order: 'attention', ...(to === undefined ? {} : { branch: to }) })}#board`,
    ...{ label, current: false },
  });
  const top = ask.only === undefined ? [link(say(ask.language, 'branchUp'))] : [];
  return [...top, ...above.toReversed().map((id) => link(nameOf(ask, id), id))];
}

function rowOf(ask: DayAsk, branch: BranchStanding): BranchRow {
  const { language } = ask;
  const { unit, name, completeness, missing, late, questioned } = branch;
  const flag = (kind: 'question' | 'return', word: 'flagMissing' | 'flagLate' | 'flagQuestions', count: number) =>
    count === 0 ? [] : [{ kind, text: say(language, word, { count }) }];
  return {
    ...{ id: unit, name, href: `${boardPath(ask)}${queryOf({ order: 'attention', branch: unit })}#board` },
    ...passedState(ask, branch),
    ...{ received: completeness.received, expected: completeness.expected },
    flags: [
      ...flag('return', 'flagMissing', missing.length),
      ...flag('question', 'flagLate', late),
      ...flag('question', 'flagQuestions', questioned),
    ],
  };
}

function passedState(
  { language, stored, params }: DayAsk,
  { passedAt, passedLate, changed, due }: BranchStanding,
): Pick<BranchRow, 'state' | 'stateWord' | 'late' | 'time'> {
  const time = (at: string): string => timeInWords(at, stored.programme.timezone, params.day, language);
  if (passedAt === undefined) {
    const until = due === undefined ? '' : say(language, 'branchDue', { time: time(due) });
    return { state: 'missing', stateWord: say(language, 'branchOpen'), late: false, time: until };
  }
  const stateWord = say(language, changed ? 'branchChanged' : 'branchPassed');
  return { state: changed ? 'late' : 'reported', stateWord, late: passedLate, time: time(passedAt) };
}
