/**
 * What the office made of the day's reports for the briefing: which narratives are taken, in whose words and order, and
 * which reports it has sent back. What units wrote stays in their revisions; only the briefing tells it so.
 */
import type { ReportedNarrative } from '../../core/briefing/narratives.ts';
import type { DayClose } from '../../core/day/day-close.ts';
import type { Programme } from '../../core/programme/programme.ts';
import type { Reported } from '../../core/report/submission.ts';
import type { Table } from '../../ports.ts';
import {
  type ChosenText,
  type ReportDecision,
  reportDecisionsOf,
  textChecksum,
} from '../../records/report/decisions.ts';
import { checksum } from '../../records/store/checksum.ts';
import { reportState } from './states.ts';

export interface EditedReports {
  /** As the briefing tells them, those with a rank first. */
  readonly narratives: readonly ReportedNarrative[];
  /** Names of the units whose report was returned and not yet replaced. */
  readonly returned: readonly string[];
  /** Over all of that; absent when the office changed nothing. */
  readonly checksum?: string;
}

/** @param revisions what the close adds up, in its order of units. */
export async function editedReports(
  table: Table,
  programme: Programme,
  close: DayClose,
  revisions: readonly Reported[],
): Promise<EditedReports> {
  const decisions = await reportDecisionsOf(table, programme.id, close.day);
  const byUnit = Map.groupBy(decisions, ({ unit }) => unit);
  const edited = revisions.map((revision) => editedOf(programme, revision, byUnit.get(revision.unit) ?? []));
  const told = edited.flatMap(({ narratives }) => narratives);
  const narratives = told
    .toSorted((left, right) => compareRanks(left.rank, right.rank))
    .map(({ rank: _, ...narrative }) => narrative);
  const isReturned = new Set(edited.filter(({ returned }) => returned).map(({ unit }) => unit));
  const returned = close.units.filter(({ unit }) => isReturned.has(unit)).map(({ name }) => name);
  if (returned.length === 0 && edited.every(({ changed }) => !changed)) return { narratives, returned };
  return { narratives, returned, checksum: checksum({ narratives, returned }) };
}

/** Those without a rank come after all others, in the order given. */
const compareRanks = (left: number, right: number): number => (left === right ? 0 : left < right ? -1 : 1);

interface EditedReport {
  readonly unit: string;
  readonly narratives: readonly (ReportedNarrative & { readonly rank: number })[];
  readonly returned: boolean;
  readonly changed: boolean;
}

function editedOf(programme: Programme, revision: Reported, decisions: readonly ReportDecision[]): EditedReport {
  const { unit, receivedAt, photosSent } = revision;
  const chosen = choicesOf(programme, revision, decisions);
  const narratives = revision.narratives.flatMap((narrative, index) => {
    const { taken, text = narrative.text, rank = Number.POSITIVE_INFINITY } = chosen[index]!;
    return taken ? [{ unit, receivedAt, ...(photosSent ? { photosSent } : {}), ...narrative, text, rank }] : [];
  });
  const changed = chosen.some(({ taken, text, rank }) => !taken || text !== undefined || rank !== undefined);
  return { unit, narratives, returned: reportState(decisions, revision.revision)?.kind === 'return', changed };
}

/**
 * The choice about each narrative of the revision, in its order. A choice holds for the words that the office read: a
 * narrative that the unit has since rewritten is taken as it is. Problems are told as matters, unchanged.
 */
export function choicesOf(
  programme: Programme,
  { narratives }: Pick<Reported, 'narratives'>,
  decisions: readonly ReportDecision[],
): ChosenText[] {
  const matters = new Set(programme.narratives.filter(({ opensMatter }) => opensMatter).map(({ name }) => name));
  const made = [...(decisions.findLast(({ kind }) => kind === 'texts')?.texts ?? [])];
  return narratives.map((narrative, at) => {
    const of = textChecksum(narrative);
    const index = made.findIndex((choice) => choice.of === of);
    const [choice] = index < 0 ? [] : made.splice(index, 1); // the same words told twice have two choices
    return choice === undefined || matters.has(narrative.kind) ? { at, of, taken: true } : { ...choice, at };
  });
}
