/**
 * Issued digests as rows of a list, for the archive and the desk.
 */
import type { DigestEdition } from '../../core/digest/digest.ts';
import { periodId } from '../../core/programme/digests.ts';
import { DIGEST_KINDS, type DigestKind } from '../../core/programme/programme.ts';
import { shareWords } from '../../core/wording/phrases.ts';
import { latestDigests } from '../../records/digest/digests.ts';
import { digestLinks, type FileLink, readDigestHref } from '../archive/file-links.ts';
import type { MemberAsk } from '../page/ask.ts';
import type { Language } from '../page/words.ts';
import { type DigestWord, say } from './words.ts';

export interface DigestGroup {
  readonly kind: DigestKind;
  readonly name: string;
  readonly rows: readonly DigestRow[];
}

interface DigestRow {
  readonly issue: string;
  readonly title: string;
  readonly period: string;
  readonly completeness: string;
  readonly isWhole: boolean;
  readonly missing: string | null;
  readonly correction: string | null;
  readonly read: string;
  readonly files: readonly FileLink[];
  /** The page of its deliveries, for the desk; null: for readers. */
  readonly deliveries: string | null;
}

export const KIND_WORDS = {
  weekly: 'digestWeekly',
  monthly: 'digestMonthly',
  special: 'digestSpecial',
} as const satisfies Record<DigestKind, DigestWord>;

/** Kinds that have digests, each newest first. */
export async function digestGroups(ask: MemberAsk, forDesk = false): Promise<DigestGroup[]> {
  const { world, stored, language } = ask;
  const all = await Promise.all(
    DIGEST_KINDS.map(async (kind) => {
      const digests = await latestDigests(world.table, stored.programme.id, kind);
      return {
        kind,
        name: say(language, KIND_WORDS[kind]),
        rows: digests.map((each) => ({
          ...digestRow(each, language),
          deliveries: forDesk ? deliveriesOf(each) : null,
        })),
      };
    }),
  );
  return all.filter(({ rows }) => rows.length > 0);
}

const deliveriesOf = (digest: DigestEdition): string =>
  `/desk/${digest.programme}/digests/${digest.kind}/${periodId(digest)}/deliveries`;

function digestRow(digest: DigestEdition, language: Language): Omit<DigestRow, 'deliveries'> {
  const { issue, title, from, to, edition, completeness, days } = digest;
  const { expected, received } = completeness;
  const left = days.asked - days.closed;
  const share = shareWords(received, expected) ?? '–';
  return {
    issue: say(language, 'issueName', { issue }),
    title,
    period: say(language, 'digestPeriod', { from, to }),
    completeness: say(language, 'digestReports', { share, received, expected }),
    isWhole: received >= expected,
    missing: left === 0 ? null : say(language, 'digestDays', { count: left }),
    correction: edition === 1 ? null : `${say(language, 'correction')} ${say(language, 'editionName', { edition })}`,
    read: readDigestHref(digest),
    files: digestLinks(digest, language),
  };
}
