/**
 * The board in words: rows of units, filters with their counts, orders. Shared by the desk's page and by what its script
 * polls, so both always show the same.
 */
import {
  BOARD_ORDERS,
  BOARD_STATES,
  type BoardChoice,
  type BoardOrder,
  type BoardState,
  type BoardUnit,
  chooseUnits,
  countStates,
  isNoise,
} from '../../core/board/board.ts';
import { dueInstant } from '../../core/calendar/schedule.ts';
import { shareWords } from '../../core/wording/phrases.ts';
import { type Board, readBoard } from '../../pipeline/board/read.ts';
import { deskOpens } from '../desk/nav.ts';
import type { DayAsk } from '../page/ask.ts';
import type { PageLink } from '../page/base-view.ts';
import { inLanguage } from '../page/in-language.ts';
import { leftInWords, timeInWords } from '../page/when.ts';
import { type BlockLine, blockLines } from './blocks-view.ts';
import { boardPath, queryOf } from './board-choice.ts';
import { type BranchesView, branchesView, groupOf, scopeOf } from './branches-view.ts';
import { type ReminderLine, reminderLines } from './reminders-view.ts';
import { say, type Word as WordKey } from './words.ts';

export interface BoardView {
  readonly due: string;
  readonly left: string;
  readonly blocks: readonly BlockLine[];
  readonly completeness: Share;
  readonly timeliness: Share;
  readonly chips: readonly Chip[];
  readonly orders: readonly PageLink[];
  /** 分管单位 with what they passed on; null: none is shown. */
  readonly branches: BranchesView | null;
  readonly rows: readonly BoardRow[];
  /** Neither branches nor units. */
  readonly isEmpty: boolean;
  /** `共500个单位`, or how many of them are shown. */
  readonly shown: string;
  /** Where missing units are reminded; null: nobody owes a report. */
  readonly remind: { readonly all: string } | null;
  readonly jump: string | null;
  /** Its reports are gone: what is shown comes from the close, and nothing can be done about it any more. */
  readonly removed: string | null;
  readonly reminders: readonly ReminderLine[];
}

interface Share {
  readonly share: string;
  readonly text: string;
}

interface Chip extends PageLink {
  readonly count: number;
}

interface BoardRow {
  readonly id: string;
  readonly name: string;
  readonly href: string | null;
  readonly group: string;
  /** Class and shape of the badge. */
  readonly state: 'reported' | 'late' | 'nil' | 'missing';
  readonly stateWord: string;
  /** Owes a report, and can be reminded. */
  readonly isMissing: boolean;
  /** A nil return that came late: both are said. */
  readonly late: boolean;
  readonly time: string;
  readonly revision: string;
  readonly flags: readonly {
    readonly kind: 'question' | 'noise' | 'photos' | 'return' | 'accept';
    readonly text: string;
  }[];
  readonly findings: readonly string[];
  /** First row that owes a report: where the page jumps to. */
  readonly first: boolean;
}

/** Of a unit with many findings the first ones are shown; its own page has all. */
const MOST_FINDINGS = 3;

export async function boardView(ask: DayAsk): Promise<{ readonly view: BoardView; readonly board: Board }> {
  const board = await readBoard(ask.world, ask.stored, ask.params.day, ask.only);
  return { view: viewOf(ask, board, await goneInWords(ask, board)), board };
}

function viewOf(ask: DayAsk, board: Board, removed: string | null): BoardView {
  const { language, stored, world } = ask;
  const { day, completeness, units } = board;
  const { expected, received, onTime } = completeness;
  const scope = scopeOf(ask);
  const choice = scope.choice;
  const inScope = units.filter(({ unit }) => scope.within.has(unit));
  const shown = chooseUnits(inScope, choice).filter(({ unit }) => scope.shown.has(unit));
  const branches = branchesView(ask, board, scope);
  const due = dueInstant(stored.programme, day);
  const missing = removed === null ? countStates(inScope).missing : 0;
  return {
    due: say(language, 'dueAt', { time: timeInWords(due, stored.programme.timezone, day, language) }),
    left: leftInWords(due, world.clock.now(), language),
    blocks: blockLines(ask, board),
    completeness: share(received, expected, say(language, 'receivedOf', { received, expected })),
    timeliness: share(onTime, expected, say(language, 'onTimeOf', { onTime, expected })),
    chips: chips(ask, inScope, choice),
    orders: orders(ask, choice),
    branches,
    isEmpty: shown.length === 0 && (branches?.rows ?? []).length === 0,
    rows: rows(ask, shown, removed !== null),
    shown: say(language, shown.length === inScope.length ? 'boardAll' : 'boardSome', {
      ...{ count: shown.length, all: inScope.length },
    }),
    remind: missing === 0 ? null : { all: say(language, 'remindAll', { count: missing }) },
    removed,
    jump: shown.some(({ state }) => state === 'missing') ? '#missing' : null,
    reminders: reminderLines(ask, board.reminders),
  };
}

const goneInWords = async ({ language, stored }: DayAsk, { removed }: Board): Promise<string | null> =>
  removed ? (await import('../page/gone-words.ts')).goneOnBoard(language, removed, stored.programme) : null;

const share = (part: number, whole: number, text: string): Share => ({ share: shareWords(part, whole) ?? '–', text });

const STATE_WORDS: Readonly<Record<BoardState, WordKey>> = {
  ...{ missing: 'missing', late: 'late', nil: 'nil', onTime: 'onTime' },
  ...{ questioned: 'boardQuestioned', noise: 'boardNoise', photos: 'boardPhotos' },
};

/** Everybody, who owes a report, and whatever else there is of. */
function chips(ask: DayAsk, units: readonly BoardUnit[], { state, ...rest }: BoardChoice): Chip[] {
  const counts = countStates(units);
  const path = boardPath(ask);
  const all = { href: `${path}${queryOf(rest)}#board`, label: say(ask.language, 'boardEverybody') };
  const some = BOARD_STATES.filter((each) => counts[each] > 0 || each === 'missing' || each === state);
  return [
    { ...all, count: units.length, current: state === undefined },
    ...some.map((each) => ({
      href: `${path}${queryOf({ ...rest, state: each })}#board`,
      label: say(ask.language, STATE_WORDS[each]),
      count: counts[each],
      current: each === state,
    })),
  ];
}

const ORDER_WORDS: Readonly<Record<BoardOrder, WordKey>> = {
  ...{ attention: 'orderAttention', unit: 'orderUnit', time: 'orderTime', group: 'orderGroup' },
};

function orders(ask: DayAsk, choice: BoardChoice): PageLink[] {
  return BOARD_ORDERS.map((order) => ({
    href: `${boardPath(ask)}${queryOf({ ...choice, order })}#board`,
    label: say(ask.language, ORDER_WORDS[order]),
    current: order === choice.order,
  }));
}

function rows(ask: DayAsk, units: readonly BoardUnit[], isGone: boolean): BoardRow[] {
  const opens = !isGone && deskOpens(ask, '/desk/:programme/:day/units/:unit');
  const first = units.find(({ state }) => state === 'missing');
  return units.map((unit) => ({
    ...rowOf(ask, unit),
    href: opens ? `${boardPath(ask)}/units/${unit.unit}` : null,
    first: unit === first,
  }));
}

function rowOf(ask: DayAsk, unit: BoardUnit): Omit<BoardRow, 'href' | 'first'> {
  const { language, stored, params } = ask;
  const state = unit.state === 'reported' && unit.late ? 'late' : unit.state;
  const { receivedAt, revision } = unit;
  return {
    id: unit.unit,
    name: unit.name,
    group: groupOf(ask, unit),
    state,
    stateWord: say(language, state),
    isMissing: state === 'missing',
    late: unit.state === 'nil' && unit.late,
    time: receivedAt === null ? '' : timeInWords(receivedAt, stored.programme.timezone, params.day, language),
    revision: revision === null || revision === 1 ? '' : say(language, 'boardRevision', { revision }),
    flags: flagsOf(ask, unit),
    findings: unit.findings.slice(0, MOST_FINDINGS).map((found) => inLanguage(found, language).message),
  };
}

const DECIDED = { return: 'flagReturned', accept: 'flagAccepted' } as const;

function flagsOf({ language }: DayAsk, unit: BoardUnit): BoardRow['flags'] {
  const noise = unit.findings.filter(isNoise).length;
  const questions = unit.findings.length - noise;
  return [
    ...(unit.decided === undefined
      ? []
      : [{ kind: unit.decided, text: say(language, DECIDED[unit.decided]) } as const]),
    ...(questions > 0
      ? [{ kind: 'question', text: say(language, 'flagQuestions', { count: questions }) } as const]
      : []),
    ...(noise > 0 ? [{ kind: 'noise', text: say(language, 'flagNoise', { count: noise }) } as const] : []),
    ...(unit.photos > 0
      ? [{ kind: 'photos', text: say(language, 'flagPhotos', { count: unit.photos }) } as const]
      : []),
  ];
}
