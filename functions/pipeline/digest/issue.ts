/**
 * A period's closes become a numbered digest in the archive (`pipeline/edition/publish.ts`), each kind numbered by itself.
 */
import { assembleDigest, composeDigestData, type DigestDocument } from '../../core/digest/compose.ts';
import type { DigestEdition } from '../../core/digest/digest.ts';
import { type Finding, finding } from '../../core/findings/finding.ts';
import { LIMITS } from '../../core/limits/limits.ts';
import { periodId } from '../../core/programme/digests.ts';
import type { DigestKind, Programme } from '../../core/programme/programme.ts';
import { dayAt, isReportingDay } from '../../core/values/reporting-day.ts';
import { lengthOf, monthOf, type Period, weekOf } from '../../core/values/spans.ts';
import type { Instant } from '../../core/values/values.ts';
import type { BriefingTemplates, RenderInput } from '../../ports.ts';
import { digestEditionsOf, insertDigest } from '../../records/digest/digests.ts';
import { correctedDigest } from '../../records/edition/corrected-figures.ts';
import { digestNumber } from '../../records/edition/register.ts';
import { programmeOn, type StoredProgramme } from '../../records/programme/programmes.ts';
import { checksum } from '../../records/store/checksum.ts';
import {
  type Content,
  type Issued,
  type IssueRequest,
  type IssueStores,
  type NotIssued,
  type Numbers,
  publish,
  SAYS,
  type Series,
} from '../edition/publish.ts';
import { type DigestFacts, readDigest } from './read.ts';

/** Issues the digest of a period, or a correction of it. */
export async function issueDigest(
  stores: IssueStores,
  stored: StoredProgramme,
  kind: DigestKind,
  period: Period,
  request: IssueRequest,
): Promise<Issued<DigestEdition>> {
  const { programme } = stored;
  const wrong = periodFindings(programme, kind, period, stores.clock.now());
  if (wrong.length > 0) return { outcome: 'refused', findings: wrong };
  const counted = await programmeOn(stores.table, stored, period.to);
  return publish(stores, counted, digestSeries(programme.id, kind, period), request, (latest) =>
    readPeriod(stores, stored, kind, period, latest),
  );
}

const digestSeries = (programme: string, kind: DigestKind, period: Period): Series<DigestEdition> => ({
  folder: `digests/${kind}/${periodId(period)}`,
  editions: (table) => digestEditionsOf(table, programme, kind, period),
  number: (table, at) => digestNumber(table, programme, kind, period, at),
  insert: insertDigest,
  says: SAYS.digest,
});

async function readPeriod(
  stores: IssueStores,
  standing: StoredProgramme,
  kind: DigestKind,
  period: Period,
  latest: DigestEdition | undefined,
): Promise<Content<DigestEdition> | 'same' | NotIssued<DigestEdition>> {
  const facts = await readDigest(stores, standing, kind, period);
  const { programme } = facts.stored;
  if (facts.closes.length === 0) return { outcome: 'refused', findings: [about('digest.no_closes', period)] };
  const content = contentOf(facts);
  if (latest?.content === content) return 'same';
  const { digest, settings } = facts;
  return {
    compose: async (templates, numbers) => {
      const corrects = await correctedDigest(stores.blobs, latest);
      return compose(templates, programme, facts, { ...numbers, ...corrects });
    },
    record: async (about, { briefing }) => ({
      ...about,
      kind,
      ...period,
      title: briefing.title,
      template: settings.template,
      completeness: digest.completeness,
      days: { asked: digest.days.asked, closed: digest.days.closed },
      content,
      closes: facts.madeFrom,
    }),
  };
}

/** What it says; which version of the programme said it is no difference. */
const contentOf = ({ digest, matters, issues }: DigestFacts): string => checksum({ digest, matters, issues });

async function compose(
  templates: BriefingTemplates,
  programme: Programme,
  facts: DigestFacts,
  numbers: Numbers & Pick<DigestDocument, 'corrects'>,
): Promise<RenderInput> {
  const issueDay = dayAt(numbers.issuedAt, programme.timezone);
  const input: DigestDocument = { ...facts, ...numbers, programme, issueDay };
  const filled = await templates.compose(facts.settings.template, composeDigestData(input));
  return {
    briefing: assembleDigest(input, filled),
    close: facts.closes.at(-1)!,
    programme: { ...programme, template: facts.settings.template },
    photos: {},
    digest: { digest: facts.digest, closes: facts.closes },
  };
}

function periodFindings({ timezone }: Programme, kind: DigestKind, period: Period, now: Instant): Finding[] {
  const { from, to } = period;
  const today = dayAt(now, timezone);
  if (!isReportingDay(from) || !isReportingDay(to) || from > to) return [about('digest.period', period)];
  if (to > today) return [finding('digest.future', { path: 'to', seen: to, expected: today })];
  if (lengthOf(period) > LIMITS.digestDays)
    return [finding('digest.too_long', { path: 'to', seen: lengthOf(period), expected: String(LIMITS.digestDays) })];
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
