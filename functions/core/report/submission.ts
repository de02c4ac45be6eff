/**
 * What a unit says about one reporting day, and how it is kept: each change is a new revision, nothing is overwritten.
 */

import type { Finding } from '../findings/finding.ts';
import type { FigureValue, Instant, ReportingDay } from '../values/values.ts';

export interface Narrative {
  readonly kind: string;
  readonly text: string;
  /** Ids of stored photos. */
  readonly photos?: readonly string[];
  /** What photos show, by id; absent where nothing was said. */
  readonly captions?: Readonly<Record<string, string>>;
}

/** Changes of rows, which lie in a file of their own (`records/ledger/changes.ts`): so many rows, the SHA-256 of its bytes. */
export interface ChangedRows {
  readonly rows: number;
  readonly sha256: string;
}

/** A checked report. A figure that the unit left blank is absent; 0 is a value. */
export interface Submission {
  /** Made by the client; the same id and content again gives the same receipt. */
  readonly id: string;
  /** Revision number that the sender saw; 0 when there was none. */
  readonly basedOn: number;
  /** 零报告: nothing to report. Distinct from zeros and from silence. */
  readonly nil: boolean;
  readonly figures: Readonly<Record<string, FigureValue>>;
  readonly narratives: readonly Narrative[];
  /** What it changes of the unit's ledgers since the day began, by ledger; absent: nothing. */
  readonly ledgers?: Readonly<Record<string, ChangedRows>>;
  /** Why a figure is unusual, by indicator; absent when none was given. */
  readonly reasons?: Readonly<Record<string, string>>;
}

/** A stored submission. Immutable. */
export interface Revision extends Submission {
  readonly programme: string;
  readonly day: ReportingDay;
  readonly unit: string;
  /** 1, 2, 3 … without gaps per unit and day. */
  readonly revision: number;
  readonly receivedAt: Instant;
  /** Who sent it: the id of the access key. */
  readonly by: string;
  /** Entered by the office for the unit. */
  readonly onBehalf?: true;
  /** Warnings that were shown and did not block. */
  readonly findings: readonly Finding[];
  /** SHA-256, hex, over the canonical JSON of what was said by whom: programme, day, unit, id, nil, figures, narratives. */
  readonly checksum: string;
  /** Checksum of the revision before it, or null. */
  readonly previous: string | null;
  /** SHA-256, hex, over the canonical JSON of everything else here; every stored revision has it. */
  readonly seal?: string;
}

/** A revision with what the unit's earlier ones of the day decide: whether the report was late, and when photos came. */
export interface Reported extends Revision {
  /** When the first report of the day was received, and whether the office entered it; absent: this is the first. */
  readonly first?: Pick<Revision, 'receivedAt' | 'onBehalf'>;
  /** When photos were first sent, by id; absent: with this revision. */
  readonly photosSent?: Readonly<Record<string, Instant>>;
}

/** Each of a unit's revisions of a day, oldest first, with what those before it decide. */
export function reportedOf(revisions: readonly Revision[]): Reported[] {
  const [oldest] = revisions;
  const sent = new Map<string, Instant>();
  return revisions.map((revision): Reported => {
    const { receivedAt, onBehalf } = oldest!;
    const earlier = photosOf(revision).filter((id) => sent.has(id));
    const photosSent = Object.fromEntries(earlier.map((id) => [id, sent.get(id)!]));
    for (const id of photosOf(revision)) if (!sent.has(id)) sent.set(id, revision.receivedAt);
    return {
      ...revision,
      ...(revision === oldest ? {} : { first: { receivedAt, ...(onBehalf ? { onBehalf } : {}) } }),
      ...(earlier.length === 0 ? {} : { photosSent }),
    };
  });
}

/** What the sender gets, now or when it looks again: proof that the report arrived. */
export interface Receipt {
  readonly revision: number;
  readonly receivedAt: Instant;
  readonly late: boolean;
  readonly checksum: string;
  readonly findings: readonly Finding[];
}

/** Ids of the photos of a report, in its order, each once. */
export const photosOf = ({ narratives }: Pick<Submission, 'narratives'>): readonly string[] => [
  ...new Set(narratives.flatMap(({ photos = [] }) => photos)),
];
