/**
 * What a corrected digest changes: every figure of the period, its mean, highest day and movements, the two rates and how
 * units reported, from what to what. Part of `compose.ts`.
 */

import { joinNames } from '../briefing/completeness.ts';
import { differing } from '../briefing/correction.ts';
import type { BriefingData } from '../briefing/data.ts';
import type { Completeness } from '../day/day-close.ts';
import type { Indicator } from '../kinds/indicator.ts';
import { askedKind, kindOf } from '../kinds/table.ts';
import { moveWords, spokenMeasure } from '../kinds/words.ts';
import { DIGEST_WORDS } from '../programme/digests.ts';
import type { Programme } from '../programme/programme.ts';
import type { DecimalString } from '../values/values.ts';
import { exactWords, shareWords, shortDay } from '../wording/phrases.ts';
import type { Digest, DigestIndicator, DigestUnit } from './digest.ts';
import type { DigestFile } from './figures-file.ts';
import type { DigestCoverage } from './to-date.ts';

type Changed = NonNullable<BriefingData['correction']>['changes'][number];
type Part = Changed['parts'][number];

interface Corrected {
  readonly programme: Programme;
  readonly digest: Digest;
  readonly edition: number;
  readonly reason?: string;
  /** `figures.json` of the edition that this one corrects; absent: what changed is not listed. */
  readonly corrects?: DigestFile;
}

/** null for a first edition. */
export function digestCorrection(input: Corrected): BriefingData['correction'] {
  const { programme, digest, edition, reason, corrects } = input;
  if (edition === 1) return null;
  const changes =
    corrects === undefined
      ? []
      : [
          ...programme.indicators.map((each) => ({ name: each.name, parts: periodChanges(digest, each, corrects) })),
          ...reportChanges(digest, corrects),
        ].filter(({ parts }) => parts.length > 0);
  return { edition, reason: reason?.trim().replace(/[。.；;，,]+$/, '') || null, changes, amendments: [] };
}

/** The period's figure before what it is compared with. */
export function periodChanges(
  { kind, indicators }: Pick<Digest, 'kind' | 'indicators'>,
  indicator: Indicator,
  corrects: Pick<DigestFile, 'indicators'>,
): readonly Part[] {
  const [now, before] = [indicators[indicator.id]!, corrects.indicators[indicator.id]];
  const measure = spokenMeasure(indicator);
  const { print } = kindOf(indicator);
  const words = (value: DecimalString | null): string => (value === null ? '未报' : exactWords(value, measure));
  const moved = (value: DecimalString | null): string =>
    value === null ? '不作比较' : moveWords(value, measure, indicator);
  const peak = (day: DigestIndicator['highest']): string =>
    day === null ? '无' : `${shortDay(day.day)}的${exactWords(day.value, measure)}`;
  const since = DIGEST_WORDS[kind][askedKind(indicator)?.isOfDay === true ? 'end' : 'before'];
  return [
    ...differing('', before?.value, now.value, words),
    ...(before?.total === undefined ? [] : differing('累计', before.total, now.total, words)),
    ...coverageChanges(before?.coverage, now.coverage),
    ...(print.mean === 'never' ? [] : differing('日均', before?.mean, now.mean, words)),
    ...(print.peak === 'never' ? [] : differing('单日最高', before?.highest, now.highest, peak)),
    ...differing(`较${since}`, before?.change, now.change, moved),
    ...differing('较上年同期', before?.yearChange, now.yearChange, moved),
  ];
}

function coverageChanges(before: DigestCoverage | undefined, now: DigestCoverage | undefined): Part[] {
  if (before === undefined || now === undefined) return [];
  const covered = (of: DigestCoverage | null): string =>
    of === null ? '无' : `应覆盖${of.asked}个的${of.covered}个（${shareWords(of.covered, of.asked) ?? '—'}）`;
  const added = (of: DigestCoverage | null): string => (of?.added == null ? '不详' : `${of.added}个`);
  const left = (of: DigestCoverage | null): string => joinNames(of?.uncovered ?? [])?.words ?? '无';
  return [
    ...differing('新增覆盖', before, now, added),
    ...differing('已覆盖', before, now, covered),
    ...differing('未覆盖', before, now, left),
  ];
}

/** The two rates, and of each unit how often it reported and how often in time. */
function reportChanges({ completeness, units }: Digest, before: DigestFile): Changed[] {
  const count = (value: number | null): string => `${value ?? 0}份`;
  const rate = (of: 'received' | 'onTime') => (each: Completeness | null) =>
    (each && shareWords(each[of], each.expected)) ?? '—';
  const known = new Map(before.units.map((each) => [each.unit, each]));
  const unitChange = ({ unit, name, ...now }: DigestUnit): Changed => ({
    name,
    parts: [
      ...differing('应报', known.get(unit)?.expected, now.expected, count),
      ...differing('实报', known.get(unit)?.received, now.received, count),
      ...differing('按时', known.get(unit)?.onTime, now.onTime, count),
    ],
  });
  return [
    { name: '应报', parts: differing('', before.completeness.expected, completeness.expected, count) },
    { name: '实报', parts: differing('', before.completeness.received, completeness.received, count) },
    { name: '报送率', parts: differing('', before.completeness, completeness, rate('received')) },
    { name: '及时率', parts: differing('', before.completeness, completeness, rate('onTime')) },
    ...units.map(unitChange),
  ];
}
