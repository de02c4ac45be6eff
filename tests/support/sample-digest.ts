/**
 * Digests of 江城市, from closes of two months: a steady rise with a peak, a unit that is often late, a few that are silent.
 */
import { openBriefingTemplates } from '../../functions/adapters/handlebars/briefing-templates.ts';
import { assembleDigest, composeDigestData, type DigestDocument } from '../../functions/core/digest/compose.ts';
import { makeDigest } from '../../functions/core/digest/make.ts';
import type { Matter } from '../../functions/core/matter/matter.ts';
import { digestSettings } from '../../functions/core/programme/digests.ts';
import type { DigestKind, Programme } from '../../functions/core/programme/programme.ts';
import { addDays, daysBetween } from '../../functions/core/values/reporting-day.ts';
import { type Period, periodBefore, yearBefore } from '../../functions/core/values/spans.ts';
import type { ReportingDay } from '../../functions/core/values/values.ts';
import type { RenderInput } from '../../functions/ports.ts';
import { closesOf, type SampleReport, sampleProgramme } from './sample-close.ts';

const BRIEFINGS = new URL('../../templates/briefings', import.meta.url).pathname;
const templates = openBriefingTemplates(BRIEFINGS);

/** A report for each unit but those that are silent that day; figures follow from the number of the day. */
function reportsOf(at: number): SampleReport[] {
  const flood = at % 13 === 9 ? 40 : 0;
  const common = (size: number) => ({
    staff: String(20 + size),
    patrols: String(size * 3 + (at % 7) + flood),
    drill: at % 2 === 0,
  });
  const points = {
    points: '12',
    cleared: String(Math.min(12, 4 + (at % 9))),
    underpasses: at % 3 ? ['解放路下穿'] : ['滨江路下穿', '人民路下穿'],
  };
  return [
    { unit: 'dongqu', figures: { ...common(4), ...points } },
    ...(at % 11 === 5 ? [] : [{ unit: 'xiqu', figures: { ...common(3), ...points }, late: at % 4 === 1 }]),
    { unit: 'paishui', figures: { ...common(2), pumps: '18', silt: `${60 + (at % 5)}.5` } },
    at % 10 === 7
      ? { unit: 'huanwei', nil: true }
      : { unit: 'huanwei', figures: { ...common(1), silt: `${at % 6}.0`, level: `65${at % 10}.4` } },
  ];
}

const matter = (id: string, openedOn: ReportingDay, text: string, over: Partial<Matter> = {}): Matter => ({
  ...{ id, programme: 'jiangcheng', unit: 'dongqu', openedOn, text, responsible: '东区大队大队长' },
  ...over,
});

const MATTERS: readonly Matter[] = [
  matter('1', '2024-06-20', '解放路排水管破损,需市排水管理处抢修', {
    closedOn: '2024-07-03',
    result: '已更换管道二十米',
  }),
  matter('2', '2024-07-08', '滨江路下穿通道警示灯损坏', { unit: 'xiqu', responsible: '西区大队大队长' }),
];

export async function sampleDigest(
  kind: DigestKind,
  period: Period,
  over: Partial<DigestDocument> = {},
  given: Partial<Programme> = {},
): Promise<RenderInput> {
  const programme = sampleProgramme(given);
  const days = daysBetween(programme.starts, addDays(period.to, 1));
  const closes = closesOf(programme, Object.fromEntries(days.map((day, at) => [day, reportsOf(at)])));
  const within = ({ from, to }: Period) => closes.filter(({ day }) => day >= from && day <= to);
  const own = within(period);
  const digest = makeDigest({
    ...{ programme, kind, period },
    ...{ closes: own, before: within(periodBefore(period)), yearBefore: within(yearBefore(period)) },
  });
  const settings = digestSettings(programme, kind);
  const issues = { count: own.length, corrected: 1, first: 31, last: 30 + own.length };
  const issueDay = addDays(period.to, 1);
  const numbers = { issue: 2, overall: 2, edition: 1, issuedAt: `${issueDay}T01:00:00.000Z`, issueDay };
  const input: DigestDocument = {
    programme,
    settings,
    digest,
    closes: own,
    issues,
    matters: MATTERS,
    ...numbers,
    ...over,
  };
  const filled = await templates.compose(settings.template, composeDigestData(input));
  return {
    briefing: assembleDigest(input, filled),
    close: own.at(-1)!,
    programme: { ...programme, template: settings.template },
    photos: {},
    digest: { digest, closes: own },
  };
}

export const JULY: Period = { from: '2024-07-01', to: '2024-07-31' };
export const WEEK: Period = { from: '2024-07-08', to: '2024-07-14' };
