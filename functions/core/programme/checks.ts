/**
 * What must hold across the keys of a programme file: names that exist, once; times and dates in order.
 *
 * Works on the keys whose own shape is sound, so that one mistake does not hide another. Indicators and rules have
 * their own file (`check-indicators.ts`).
 */
import { duplicates, type Placed } from '../checks/placed.ts';
import { type Finding, finding } from '../findings/finding.ts';
import type { DayTime, ReportingDay } from '../values/values.ts';
import type { DigestEntry, ScheduleEntry, UnitEntry } from './schema.ts';
import { compareTimes, readDayTime, timeHint } from './time.ts';

interface Span {
  readonly starts?: ReportingDay | undefined;
  readonly ends?: ReportingDay | undefined;
}

export function zoneFindings(timezone: string): Finding[] {
  const expected = 'IANA 时区名称，如 Asia/Shanghai';
  const refused = [finding('programme.value', { path: 'timezone', name: 'timezone', seen: timezone, expected })];
  // An offset such as +08:00 would pass Intl, but knows nothing of summer time, past or to come.
  if (!/^[A-Za-z]/.test(timezone)) return refused;
  try {
    new Intl.DateTimeFormat('en', { timeZone: timezone });
    return [];
  } catch {
    return refused;
  }
}

export function spanFindings({ starts, ends }: Span, units: readonly Placed<Partial<UnitEntry>>[]): Finding[] {
  const order = (path: string, name: string, seen: string, expected: string): Finding =>
    finding('programme.order', { path, name, seen, expected });
  if (starts !== undefined && ends !== undefined && ends < starts) {
    return [order('ends', 'ends', ends, `不能早于 starts（${starts}）`)];
  }
  const findings: Finding[] = [];
  for (const { entry, path } of units) {
    const { opens, closes } = entry;
    if (opens !== undefined && closes !== undefined && closes < opens) {
      findings.push(order(`${path}.closes`, 'closes', closes, `不能早于 opens（${opens}）`));
    } else if (opens !== undefined && ends !== undefined && opens > ends) {
      findings.push(order(`${path}.opens`, 'opens', opens, `不能晚于任务的 ends（${ends}）`));
    } else if (closes !== undefined && starts !== undefined && closes < starts) {
      findings.push(order(`${path}.closes`, 'closes', closes, `不能早于任务的 starts（${starts}）`));
    }
  }
  return findings;
}

/** Each kind once; its time is a time, after the period's last day; a free stretch has no time. */
export function digestFindings(digests: readonly Placed<Partial<DigestEntry>>[]): Finding[] {
  const kinds = digests.flatMap(({ entry, path }) =>
    entry.kind === undefined ? [] : [{ entry: entry.kind, path: `${path}.kind` }],
  );
  const times = digests.flatMap(({ entry: { kind, when }, path }): Finding[] => {
    if (when === undefined) return [];
    const at = { path: `${path}.when`, name: 'when', seen: when };
    const time = readDayTime(when);
    if (time === undefined) return [finding('programme.time', { ...at, expected: timeHint(when) })];
    if (kind === 'special')
      return [
        finding('programme.order', { ...at, expected: '专报的起止日期由编发单位临时选定，不能定时，请去掉 when' }),
      ];
    return time.plusDays > 0
      ? []
      : [finding('programme.order', { ...at, expected: '应在最后一天之后，如 "+1d 09:00"' })];
  });
  return [...duplicates('digests', kinds), ...times];
}

/** All issues since the beginning are at least those of the year. */
export function numberingFindings({
  first = 1,
  overall,
}: {
  first?: number | undefined;
  overall?: number | undefined;
}): Finding[] {
  if (overall === undefined || overall >= first) return [];
  const expected = `总期号不能小于本年期号 first（${first}）`;
  return [finding('programme.order', { path: 'numbering.overall', name: 'overall', seen: overall, expected })];
}

/** Reminders come before `due`, the briefing after it. */
export function scheduleFindings({ due, remind = [], issue }: Partial<ScheduleEntry>): Finding[] {
  const findings: Finding[] = [];
  const read = (path: string, text: string | undefined): DayTime | undefined => {
    const time = readDayTime(text ?? '');
    if (text !== undefined && time === undefined) {
      const name = path.replace('schedule.', '');
      findings.push(finding('programme.time', { path, name, seen: text, expected: timeHint(text) }));
    }
    return time;
  };
  const dueTime = read('schedule.due', due);
  const issueTime = read('schedule.issue', issue);
  const misplaced = (path: string, name: string, seen: string, where: string): void => {
    findings.push(finding('programme.order', { path, name, seen, expected: `应在报送时限 due（${due}）${where}` }));
  };
  for (const [index, text] of remind.entries()) {
    const time = read(`schedule.remind[${index}]`, text);
    if (time && dueTime && compareTimes(time, dueTime) >= 0)
      misplaced(`schedule.remind[${index}]`, 'remind', text, '之前');
  }
  if (issueTime && dueTime && compareTimes(issueTime, dueTime) <= 0)
    misplaced('schedule.issue', 'issue', issue ?? '', '之后');
  return findings;
}

/** A branch passes on (上报) after its units have reported and before the briefing is issued. */
export function branchDueFindings(
  units: readonly Placed<Partial<UnitEntry>>[],
  { due, issue }: Partial<ScheduleEntry>,
): Finding[] {
  return units.flatMap(({ entry, path }) => {
    if (entry.due === undefined) return [];
    const at = { path: `${path}.due`, name: 'due', seen: entry.due };
    if (entry.branch !== true) {
      return [
        finding('programme.level', {
          ...at,
          expected: '只有分管单位（branch: true）有上报时限；报送时限写在 schedule.due',
        }),
      ];
    }
    if (readDayTime(entry.due) === undefined) {
      return [finding('programme.time', { ...at, expected: timeHint(entry.due) })];
    }
    if (isBefore(entry.due, due))
      return [finding('programme.order', { ...at, expected: `不能早于 schedule.due（${due}）` })];
    if (isBefore(issue, entry.due))
      return [finding('programme.order', { ...at, expected: `不能晚于 schedule.issue（${issue}）` })];
    return [];
  });
}

function isBefore(one: string | undefined, other: string | undefined): boolean {
  const [left, right] = [one, other].map((text) => (text === undefined ? undefined : readDayTime(text)));
  return left !== undefined && right !== undefined && compareTimes(left, right) < 0;
}
