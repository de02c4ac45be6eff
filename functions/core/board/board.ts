/**
 * The office's board: how each unit stands on one day, what it was asked about, and which of the units are looked at.
 *
 * Pure choices over what was read (`pipeline/board/read.ts`); the pages put them into words. Unknown filters are no filter.
 */
import type { Completeness, UnitStanding } from '../day/day-close.ts';
import type { Finding } from '../findings/finding.ts';
import { WANTS_REASON } from '../report/wants-reason.ts';
import type { ReportingDay } from '../values/values.ts';

export interface BoardUnit extends Omit<UnitStanding, 'checksum'> {
  readonly group: string;
  readonly findings: readonly Finding[];
  readonly photos: number;
  /** What the office decided about the report that stands; absent: nothing yet. */
  readonly decided?: 'return' | 'accept';
}

export interface BoardDay {
  readonly day: ReportingDay;
  readonly completeness: Completeness;
  readonly units: readonly BoardUnit[];
}

/** What a unit can be looked for by. A unit has one of the first four, and any of the others besides. */
export const BOARD_STATES = ['missing', 'late', 'nil', 'onTime', 'questioned', 'noise', 'photos'] as const;
export type BoardState = (typeof BOARD_STATES)[number];

/** attention: who owes a report, then who was questioned; unit: as the programme lists them; time: newest first. */
export const BOARD_ORDERS = ['attention', 'unit', 'time', 'group'] as const;
export type BoardOrder = (typeof BOARD_ORDERS)[number];

export interface BoardChoice {
  readonly state?: BoardState;
  readonly group?: string;
  /** Those below that branch; absent: all. */
  readonly branch?: string;
  /** Part of a unit's name or group. */
  readonly text?: string;
  readonly order: BoardOrder;
}

const IS: Readonly<Record<BoardState, (unit: BoardUnit) => boolean>> = {
  missing: ({ state }) => state === 'missing',
  late: ({ late }) => late,
  nil: ({ state }) => state === 'nil',
  onTime: ({ state, late }) => state !== 'missing' && !late,
  questioned: ({ findings, decided }) =>
    decided === 'return' || (decided !== 'accept' && findings.some((found) => !isNoise(found))),
  noise: ({ findings }) => findings.some(isNoise),
  photos: ({ photos }) => photos > 0,
};

export const isInState = (unit: BoardUnit, state: BoardState): boolean => IS[state](unit);

/** Rubbish in a text: told apart from questions about figures, for nobody is asked for a reason. */
export const isNoise = ({ code }: Finding): boolean => code.startsWith('text.');

/** A figure far from the usual, for which the unit gave no reason and which the office did not accept. */
export const isUnexplained = ({ findings, decided }: BoardUnit): boolean =>
  decided !== 'accept' && findings.some(({ code }) => WANTS_REASON.includes(code));

/** The units that are asked for, in their order. */
export function chooseUnits(units: readonly BoardUnit[], choice: BoardChoice): BoardUnit[] {
  const { state, group, text = '' } = choice;
  const wanted = text.toLowerCase();
  return inOrder(units, choice.order)
    .filter((unit) => state === undefined || isInState(unit, state))
    .filter((unit) => group === undefined || unit.group === group)
    .filter((unit) => `${unit.name} ${unit.group}`.toLowerCase().includes(wanted));
}

export function countStates(units: readonly BoardUnit[]): Readonly<Record<BoardState, number>> {
  const count = (state: BoardState): number => units.filter(IS[state]).length;
  return Object.fromEntries(BOARD_STATES.map((state) => [state, count(state)])) as Record<BoardState, number>;
}

const BY: Readonly<Record<BoardOrder, (unit: BoardUnit) => string>> = {
  attention: (unit) => (IS.missing(unit) ? '0' : IS.questioned(unit) ? '1' : IS.noise(unit) ? '2' : '3'),
  unit: () => '',
  time: ({ receivedAt }) => receivedAt ?? '',
  group: ({ group }) => group,
};

/** Sorting is stable: what is equal stays as the programme lists it. */
function inOrder(units: readonly BoardUnit[], order: BoardOrder): BoardUnit[] {
  const keyed = units.map((unit) => ({ unit, key: BY[order](unit) }));
  const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
  const sorted = keyed.sort((left, right) => compare(left.key, right.key) * (order === 'time' ? -1 : 1));
  return sorted.map(({ unit }) => unit);
}
