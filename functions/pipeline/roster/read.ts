/**
 * Each roster of a programme compared with what was reported until the end of a day: for the desk's page, and for the text
 * that goes to the units.
 */

import { continuedDay } from '../../core/indicators/continued.ts';
import type { Indicator } from '../../core/kinds/indicator.ts';
import { isAskedOf } from '../../core/kinds/typing.ts';
import { type Programme, type Unit, unitIsOpen } from '../../core/programme/programme.ts';
import { rosterMessage } from '../../core/roster/message.ts';
import { compareRoster, type RosterCoverage, type RosterReport } from '../../core/roster/roster.ts';
import { nearest } from '../../core/text/nearest.ts';
import { addDays, laterDay } from '../../core/values/reporting-day.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Stores } from '../../ports.ts';
import { closesBetween } from '../../records/day/closes.ts';
import { latestRevisions } from '../../records/report/submissions.ts';

export interface RosterStanding extends RosterCoverage {
  readonly indicator: Indicator;
  readonly all: number;
  /** Names of that day's reports that the roster does not have, with the nearest that it has. */
  readonly strangers: readonly Stranger[];
  /** Units that are asked for it and report that day. */
  readonly asked: readonly Unit[];
  /** To paste into a group, or to send. */
  readonly message: string;
}

export interface Stranger {
  readonly name: string;
  readonly unit: string;
  readonly near?: string;
}

/** Days back in which the first report of a name is looked for; earlier ones are told as such. */
const DAYS_BACK = 92;

export async function readRosters(stores: Stores, programme: Programme, day: ReportingDay): Promise<RosterStanding[]> {
  const withRoster = programme.indicators.filter(({ roster }) => roster !== undefined);
  if (withRoster.length === 0) return [];
  const { reports, earlier } = await reportsUntil(stores, programme, day);
  return withRoster.map((indicator) => {
    const roster = indicator.roster ?? [];
    const named = reports(indicator.id);
    const coverage = compareRoster(roster, named, earlier(indicator.id));
    const strangers = strangersIn(
      roster,
      named.filter((each) => each.day === day),
    );
    const asked = programme.units.filter((unit) => isAskedOf(indicator, unit.id, day) && unitIsOpen(unit, day));
    const message = rosterMessage(programme, indicator, day, { ...coverage, asked });
    return { indicator, all: roster.length, ...coverage, strangers, asked, message };
  });
}

/** So many are looked up: more are another list. */
const MOST_STRANGERS = 100;

function strangersIn(roster: readonly string[], reports: readonly RosterReport[]): Stranger[] {
  const known = new Set(roster);
  const found = reports.flatMap(({ unit, names }) =>
    names.filter((name) => !known.has(name)).map((name) => ({ unit, name })),
  );
  return found.slice(0, MOST_STRANGERS).map((each) => {
    const near = nearest(each.name, roster);
    return near === undefined ? each : { ...each, near };
  });
}

interface Reports {
  readonly reports: (indicator: string) => RosterReport[];
  readonly earlier: (indicator: string) => ReadonlySet<string>;
}

/** Closed days as they were closed; the day itself as it stands now. */
async function reportsUntil(stores: Stores, programme: Programme, day: ReportingDay): Promise<Reports> {
  const from = laterDay(programme.starts, addDays(day, -DAYS_BACK));
  const closed = await closesBetween(stores, programme.id, from, addDays(day, -1));
  const closes = closed.map((close) => continuedDay(programme.indicators, close));
  const now = await latestRevisions(stores.table, programme, day);
  const named = (id: string): RosterReport[] =>
    closes.flatMap((close) =>
      Object.entries(close.indicators[id]?.byUnit ?? {}).flatMap(([unit, { value, carriedFrom }]) =>
        Array.isArray(value) && carriedFrom === undefined ? [{ day: close.day, unit, names: value }] : [],
      ),
    );
  const standing = (id: string): RosterReport[] =>
    now.flatMap(({ unit, figures }) => {
      const value = figures[id];
      return Array.isArray(value) ? [{ day, unit, names: value }] : [];
    });
  return {
    reports: (id) => [...named(id), ...standing(id)],
    earlier: (id) => new Set(closes.at(-1)?.indicators[id]?.places?.toDate ?? []),
  };
}
