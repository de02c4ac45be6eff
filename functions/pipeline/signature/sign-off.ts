/**
 * Signing off (拟稿、审核、签发): three steps, each by a person and bound to what was seen; three people unless the programme
 * wants fewer. What changes afterwards (a report,
 * a total, the office's own wording) was not signed, so it asks for the signatures again.
 */
import type { DayClose } from '../../core/day/day-close.ts';
import type { Schedule } from '../../core/programme/programme.ts';
import type { Instant } from '../../core/values/values.ts';
import { closeChecksum } from '../../records/day/closes.ts';
import type { Decision } from '../../records/day/decisions.ts';
import { checksum } from '../../records/store/checksum.ts';
import type { EditedReports } from '../report/edited.ts';

/** In the order in which they are given. */
export const SIGN_STEPS = ['draft', 'review', 'approve'] as const;
export type SignStep = (typeof SIGN_STEPS)[number];

export interface Signature {
  readonly step: SignStep;
  /** As the briefing prints it. */
  readonly name: string;
  /** The id of the access key. */
  readonly by: string;
  readonly at: Instant;
}

export interface SignOff {
  /** Those that hold for what stands now, in order. */
  readonly signatures: readonly Signature[];
  /** What has to be signed next; absent: everything is. */
  readonly next?: SignStep;
  /** Somebody signed, but what stands now is not what was signed. */
  readonly lapsed: boolean;
}

/** Checksum of what a signature is about: the figures, who reported, and what the office made of the texts. */
export const basisOf = (close: DayClose, { checksum: editing }: Pick<EditedReports, 'checksum'>): string =>
  checksum({ close: closeChecksum(close), editing });

export function signOffOf(decisions: readonly Decision[], basis: string): SignOff {
  const signatures: Signature[] = [];
  for (const step of SIGN_STEPS) {
    const given = decisions.findLast((each) => each.kind === step && each.basis === basis);
    if (given === undefined) break;
    signatures.push({ step, name: given.name ?? '', by: given.by, at: given.at });
  }
  const next = SIGN_STEPS[signatures.length];
  const lapsed = decisions.some((each) => isStep(each.kind) && each.basis !== basis);
  return { signatures, ...(next === undefined ? {} : { next }), lapsed: next !== undefined && lapsed };
}

/**
 * The earlier signature that keeps this person from giving the next one: with it the three would be from fewer people than
 * the programme wants. One person is one key or one name.
 * @returns undefined: this person may.
 */
export function keptFromSigning(
  { signatures }: SignOff,
  person: Pick<Signature, 'by' | 'name'>,
  { signers = SIGN_STEPS.length }: Pick<Schedule, 'signers'>,
): Signature | undefined {
  const earlier = signatures.find((each) => isOne(each, person));
  const people = signatures.filter((each, index) => !signatures.slice(0, index).some((other) => isOne(each, other)));
  const stillToCome = SIGN_STEPS.length - signatures.length - 1;
  return people.length + stillToCome < signers ? earlier : undefined;
}

const isOne = (one: Pick<Signature, 'by' | 'name'>, other: Pick<Signature, 'by' | 'name'>): boolean =>
  one.by === other.by || one.name === other.name;

const isStep = (kind: Decision['kind']): boolean => SIGN_STEPS.some((step) => step === kind);
