/**
 * The digests that a programme declares (周报、月报、专报): their words, their settings, and which one is meant.
 */
import type { Period } from '../values/spans.ts';
import type { DigestKind, DigestSettings, Programme } from './programme.ts';

export const DIGEST_WORDS = {
  weekly: { name: '周报', now: '本周', before: '上周', end: '上周末' },
  monthly: { name: '月报', now: '本月', before: '上月', end: '上月末' },
  special: { name: '专报', now: '本期', before: '上期', end: '上期末' },
} as const satisfies Record<DigestKind, object>;

/** Which digest. */
export interface DigestPlace extends Period {
  readonly kind: DigestKind;
}

/** `2022-04-01_2022-04-30`: the period in keys and paths. */
export const periodId = ({ from, to }: Period): string => `${from}_${to}`;

/** As the programme arranges it; a kind that it does not name has the template of its own name. */
export const digestSettings = ({ digests = [] }: Programme, kind: DigestKind): DigestSettings =>
  digests.find((each) => each.kind === kind) ?? { kind, template: kind };
