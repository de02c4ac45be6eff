/**
 * A period's closes become a numbered digest in the archive, in the order that makes a crash harmless for dailies too: the
 * number from the register of its kind, files under keys made of their own bytes, the record last. Started again it ends
 * with the same files; started twice at once, one edition is stored and both answer with it.
 */

import type { CorrectedFigures } from '../../core/briefing/data.ts';
import { assembleDigest, composeDigestData, type DigestDocument } from '../../core/digest/compose.ts';
import type { DigestEdition } from '../../core/digest/digest.ts';
import type { Rendition } from '../../core/edition/edition.ts';
import { DIGEST_FINDINGS } from '../../core/findings/digest.ts';
import { type Finding, finding, joinFindings } from '../../core/findings/finding.ts';
import { periodId } from '../../core/programme/digests.ts';
import type { DigestKind, Programme } from '../../core/programme/programme.ts';
import { dayAt, isReportingDay } from '../../core/values/reporting-day.ts';
import { lengthOf, monthOf, type Period, weekOf } from '../../core/values/spans.ts';
import type { Instant } from '../../core/values/values.ts';
import type { Blobs, RenderInput } from '../../ports.ts';
import { closeChecksum } from '../../records/day/closes.ts';
import { digestEditionsOf, insertDigest } from '../../records/digest/digests.ts';
import { digestNumber } from '../../records/edition/register.ts';
import type { StoredProgramme } from '../../records/programme/programmes.ts';
import { checksum, sealed } from '../../records/store/checksum.ts';
import { archive, type IssueStores } from '../edition/issue.ts';
import { type DigestFacts, readDigest } from './read.ts';

joinFindings(DIGEST_FINDINGS);

export type DigestIssued =
  | { readonly outcome: 'issued'; readonly edition: DigestEdition }
  | { readonly outcome: 'stands'; readonly edition: DigestEdition; readonly findings: readonly Finding[] }
  | { readonly outcome: 'refused'; readonly findings: readonly Finding[] };

/** Longest stretch of one digest, days: a leap year and its months' ends. */
const MOST_DAYS = 400;

/**
 * Issues the digest of a period, or a correction of it.
 * @param request.by `clock` or the id of the access key.
 * @param request.reason why an issued digest is corrected; needed, with a difference, where one stands.
 */
export async function issueDigest(
  stores: IssueStores,
  stored: StoredProgramme,
  kind: DigestKind,
  period: Period,
  request: { readonly by: string; readonly reason?: string },
): Promise<DigestIssued> {
  const { programme } = stored;
  const now = stores.clock.now();
  const wrong = periodFindings(programme, kind, period, now);
  if (wrong.length > 0) return { outcome: 'refused', findings: wrong };
  const latest = (await digestEditionsOf(stores.table, programme.id, kind, period)).at(-1);
  if (latest !== undefined && !request.reason?.trim()) return stands(latest, 'digest.stands');
  const facts = await readDigest(stores, programme, kind, period);
  if (facts.closes.length === 0) return { outcome: 'refused', findings: [about('digest.no_closes', period)] };
  const content = contentOf(facts);
  if (latest?.content === content) return stands(latest, 'digest.no_difference');
  const documents = await stores.documents(); // before the number is given: without templates there is no issue
  const { issue, overall, at } = await digestNumber(stores.table, programme.id, kind, period, now);
  const issuedAt = latest === undefined ? at : now;
  const edition = (latest?.edition ?? 0) + 1;
  const reason = latest === undefined ? {} : { reason: request.reason!.trim() };
  const input = await compose(stores.blobs, documents.templates, programme, facts, latest, {
    ...{ issue, overall, edition, issuedAt },
    ...reason,
  });
  const files: Rendition[] = [];
  const folder = `${programme.id}/digests/${kind}/${periodId(period)}/${String(edition).padStart(2, '0')}`;
  for (const renderer of documents.renderers) {
    files.push(await archive(stores.blobs, folder, renderer, await renderer.render(input)));
  }
  const record = sealed<DigestEdition>({
    programme: programme.id,
    kind,
    ...period,
    ...{ issue, overall, edition, issuedAt },
    ...reason,
    by: request.by,
    title: input.briefing.title,
    template: facts.settings.template,
    programmeVersion: stored.version,
    completeness: facts.digest.completeness,
    days: { asked: facts.digest.days.asked, closed: facts.digest.days.closed },
    content,
    closes: Object.fromEntries(facts.closes.map((close) => [close.day, closeChecksum(close)])),
    files,
    previous: latest === undefined ? null : (latest.seal ?? checksum(latest)),
  });
  const { ours, stored: kept } = await insertDigest(stores.table, record);
  if (ours || latest === undefined) return { outcome: 'issued', edition: kept };
  return stands(kept, 'digest.overtaken');
}

/** What it says; which version of the programme said it is no difference. */
const contentOf = ({ digest, matters, issues }: DigestFacts): string => checksum({ digest, matters, issues });

type Numbers = Pick<DigestDocument, 'issue' | 'overall' | 'edition' | 'issuedAt' | 'reason'>;

async function compose(
  blobs: Blobs,
  templates: Awaited<ReturnType<IssueStores['documents']>>['templates'],
  programme: Programme,
  facts: DigestFacts,
  latest: DigestEdition | undefined,
  numbers: Numbers,
): Promise<RenderInput> {
  const corrects = latest === undefined ? {} : await correctedFigures(blobs, latest);
  const issueDay = dayAt(numbers.issuedAt, programme.timezone);
  const input: DigestDocument = { ...facts, ...numbers, ...corrects, programme, issueDay };
  const filled = await templates.compose(facts.settings.template, composeDigestData(input));
  return {
    briefing: assembleDigest(input, filled),
    close: facts.closes.at(-1)!,
    programme: { ...programme, template: facts.settings.template },
    photos: {},
    digest: { digest: facts.digest, closes: facts.closes },
  };
}

/** The figures that the corrected edition printed, read from its own file. */
async function correctedFigures(blobs: Blobs, { files }: DigestEdition): Promise<{ corrects?: CorrectedFigures }> {
  const file = files.find(({ name }) => name === 'figures.json');
  const blob = file && (await blobs.get(file.key));
  if (blob === undefined) return {};
  const { indicators } = JSON.parse(new TextDecoder().decode(blob.bytes)) as {
    indicators: Record<string, { value: string | null }>;
  };
  const told = Object.entries(indicators).map(([id, { value }]) => [id, { day: null, total: value }] as const);
  return { corrects: Object.fromEntries(told) };
}

function periodFindings({ timezone }: Programme, kind: DigestKind, period: Period, now: Instant): Finding[] {
  const { from, to } = period;
  const today = dayAt(now, timezone);
  if (!isReportingDay(from) || !isReportingDay(to) || from > to) return [about('digest.period', period)];
  if (to > today) return [finding('digest.future', { path: 'to', seen: to, expected: today })];
  if (lengthOf(period) > MOST_DAYS)
    return [finding('digest.too_long', { path: 'to', seen: lengthOf(period), expected: String(MOST_DAYS) })];
  const whole = kind === 'weekly' ? weekOf(from) : kind === 'monthly' ? monthOf(from) : period;
  if (whole.from === from && whole.to === to) return [];
  return [
    finding(kind === 'weekly' ? 'digest.week' : 'digest.month', {
      path: 'from',
      seen: `${from}至${to}`,
      expected: `${whole.from}至${whole.to}`,
    }),
  ];
}

const about = (code: 'digest.period' | 'digest.no_closes', { from, to }: Period): Finding =>
  finding(code, { path: 'from', seen: `${from}至${to}` });

function stands(
  edition: DigestEdition,
  code: 'digest.stands' | 'digest.no_difference' | 'digest.overtaken',
): DigestIssued {
  const seen = `第${edition.issue}期 第${edition.edition}版`;
  return { outcome: 'stands', edition, findings: [finding(code, { path: 'reason', seen })] };
}
