/**
 * What the office decided about one unit's report of one day: return it, accept it, or which of its narratives the
 * briefing takes. One immutable item each, in order, chained, within the unit and day.
 *
 * A decision is about one revision. What the unit sends next is a new revision, about which nothing is decided yet.
 */
import type { Instant, ReportingDay } from '../../core/values/values.ts';
import type { Table } from '../../ports.ts';
import { canonicalJson, checksum, sealed } from '../store/checksum.ts';
import { padded, partition, recordKey, recordPrefix } from '../store/keys.ts';
import { insertOurs } from '../store/write.ts';

/** How the briefing tells one narrative of the revision; what the unit wrote stays as it is. */
export interface ChosenText {
  /** Which of the revision's narratives, from 0. */
  readonly at: number;
  /** SHA-256, hex, of its kind and text: the choice holds for what was read, wherever it stands in a later revision. */
  readonly of: string;
  readonly taken: boolean;
  /** The office's wording; absent: as the unit wrote it. */
  readonly text?: string;
  /** 1 and up come first, in this order, within the narratives of its kind; absent: after them, by unit. */
  readonly rank?: number;
}

export interface ReportDecision {
  readonly programme: string;
  readonly day: ReportingDay;
  readonly unit: string;
  /** 1, 2, 3 … within the unit and day. */
  readonly number: number;
  /** The revision that was looked at. */
  readonly revision: number;
  readonly kind: 'return' | 'accept' | 'texts';
  /** The id of the access key. */
  readonly by: string;
  readonly at: Instant;
  /** `return`: what the unit is asked to look at. */
  readonly reason?: string;
  /** `texts`: one for each narrative of the revision. */
  readonly texts?: readonly ChosenText[];
  /** Checksum of the decision before it, or null. */
  readonly previous: string | null;
  /** SHA-256, hex, over the canonical JSON of everything else here. */
  readonly seal?: string;
}

export type NewReportDecision = Omit<ReportDecision, 'number' | 'previous' | 'seal'>;

const MOST_ATTEMPTS = 20;

/**
 * Writes the decision behind those that stand. What says the same as the decision in force is that decision, whoever
 * asks again and when: a button pressed twice decides once.
 */
export async function decideReport(table: Table, wanted: NewReportDecision): Promise<ReportDecision> {
  const { programme, day, unit } = wanted;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const all = await reportDecisionsOf(table, programme, day, unit);
    const inForce = all.findLast(({ kind }) => (kind === 'texts') === (wanted.kind === 'texts'));
    if (inForce !== undefined && saysTheSame(inForce, wanted)) return inForce;
    const last = all.at(-1);
    const number = (last?.number ?? 0) + 1;
    const previous = last === undefined ? null : checksum(last);
    const decision = sealed<ReportDecision>({ ...wanted, number, previous });
    const key = recordKey(programme, 'reportDecision', day, unit, padded(number, 4));
    if ((await insertOurs(table, { ...key, data: decision })).ours) return decision;
  }
  throw new Error(`Others decide about ${unit} of ${programme} ${day} all the time; nothing was written.`);
}

/** Decisions about one unit's report of that day, or about all of them; of each unit the oldest first. */
export async function reportDecisionsOf(
  table: Table,
  programme: string,
  day: ReportingDay,
  unit?: string,
): Promise<ReportDecision[]> {
  const prefix = unit === undefined ? recordPrefix('reportDecision', day) : recordPrefix('reportDecision', day, unit);
  const items = await table.query<ReportDecision>(partition(programme), { prefix });
  return items.map(({ data }) => data);
}

/** What a decision about texts is told by: the same kind and words are the same narrative. */
export const textChecksum = ({ kind, text }: { readonly kind: string; readonly text: string }): string =>
  checksum({ kind, text });

function saysTheSame(stored: ReportDecision, wanted: NewReportDecision): boolean {
  const said = ({ kind, revision, reason, texts }: NewReportDecision): string =>
    canonicalJson({ kind, revision, reason, texts } as object);
  return said(stored) === said(wanted);
}
