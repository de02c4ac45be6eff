/**
 * 一键比对: of the names that a roster holds (应覆盖名单), which are covered, by whom and since when, and which are not.
 */
import type { ReportingDay } from '../values/values.ts';

/** What one unit reported for a `places` indicator on one day. */
export interface RosterReport {
  readonly day: ReportingDay;
  readonly unit: string;
  readonly names: readonly string[];
}

export interface CoveredName {
  readonly name: string;
  /** The first report that named it; null: one from before those that were read. */
  readonly first: { readonly day: ReportingDay; readonly unit: string } | null;
}

export interface RosterCoverage {
  readonly covered: readonly CoveredName[];
  readonly uncovered: readonly string[];
}

/**
 * @param reports in order of day.
 * @param earlier names that were covered by some report, whether or not it is among `reports`.
 */
export function compareRoster(
  roster: readonly string[],
  reports: readonly RosterReport[],
  earlier: ReadonlySet<string>,
): RosterCoverage {
  const first = new Map<string, CoveredName['first']>();
  for (const { day, unit, names } of reports) {
    for (const name of names) if (!first.has(name)) first.set(name, { day, unit });
  }
  const isCovered = (name: string): boolean => first.has(name) || earlier.has(name);
  return {
    covered: roster.filter(isCovered).map((name) => ({ name, first: first.get(name) ?? null })),
    uncovered: roster.filter((name) => !isCovered(name)),
  };
}
