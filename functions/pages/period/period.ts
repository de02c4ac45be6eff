/**
 * A period as it is asked for: `from` and `to`, both included, checked before anybody computes with them.
 */
import { type Finding, finding } from '../../core/findings/finding.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { dayAt, isReportingDay } from '../../core/values/reporting-day.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import { say } from '../archive/words.ts';
import type { MemberAsk } from '../page/ask.ts';

export interface Period {
  readonly from: ReportingDay;
  readonly to: ReportingDay;
}

/** What was typed stays on the page, right or wrong. */
export interface TypedPeriod {
  readonly from: string;
  readonly to: string;
}

export const typedPeriod = ({ query }: MemberAsk): TypedPeriod => ({
  from: (query.get('from') ?? '').trim(),
  to: (query.get('to') ?? '').trim(),
});

/** An end that was left blank is the programme's start, or today. */
export function periodOf(ask: MemberAsk, typed: TypedPeriod): { period: Period; findings: readonly Finding[] } {
  const { programme } = ask.stored;
  const period = {
    from: typed.from || earliest(programme, typed.to),
    to: typed.to || dayAt(ask.world.clock.now(), programme.timezone),
  };
  const wrong = (['from', 'to'] as const).filter((each) => !isReportingDay(period[each]));
  const findings = wrong.map((each) =>
    finding('archive.day', { path: each, name: say('zh', each === 'from' ? 'fromDay' : 'toDay'), seen: period[each] }),
  );
  if (findings.length > 0 || period.from <= period.to) return { period, findings };
  return { period, findings: [finding('archive.order', { path: 'from', seen: period.from, expected: period.to })] };
}

const earliest = ({ starts }: Programme, to: string): ReportingDay => (isReportingDay(to) && to < starts ? to : starts);
