/**
 * The way back: a checked Programme -> what a person would have written in its file, defaults left out. The counterpart of
 * `build.ts`; read again it gives the same programme.
 */

import type { Indicator } from '../kinds/indicator.ts';
import { isWhole } from '../kinds/parts.ts';
import { kindOf } from '../kinds/table.ts';
import { fromEntry, ledgerEntry } from '../ledger/build.ts';
import type { DayTime } from '../values/values.ts';
import { MATTER_KIND } from './build.ts';
import type { DeadlineShift, DeliverTarget, DigestSettings, NarrativeKind, Programme, Unit } from './programme.ts';

type Entry = Readonly<Record<string, unknown>>;

/**
 * Keys as in the file (`asked_of`), in its usual order; plain JSON, which YAML reads as it is.
 * @param version the stored one that it is, for a line that the next `apply` asks for.
 */
export function programmeFileOf(programme: Programme, version?: number): Entry {
  const { schedule, calendar } = programme;
  return tidy({
    ...{
      id: programme.id,
      version,
      title: programme.title,
      organisation: programme.organisation,
      issuer: programme.issuer,
    },
    ...{ timezone: programme.timezone, starts: programme.starts, ends: programme.ends },
    schedule: tidy({
      days: schedule.days,
      shift: schedule.shift && shiftEntry(schedule.shift),
      due: timeText(schedule.due),
      remind: filled(schedule.remind.map(timeText)),
      issue: timeText(schedule.issue),
      review: schedule.review,
      signers: schedule.signers,
    }),
    numbering: programme.numbering,
    template: programme.template,
    digests: programme.digests?.map(digestEntry),
    layout: programme.layout === 'gbt9704' ? undefined : programme.layout,
    shards: programme.shards === 1 ? undefined : programme.shards,
    ...{ classification: programme.classification, copies: programme.copies },
    units: programme.units.map(unitEntry),
    sections: programme.sections,
    indicators: programme.indicators.filter(isWhole).map(indicatorEntry),
    ledgers: programme.ledgers?.map(ledgerEntry),
    headline: programme.headline,
    lists: programme.lists?.map(({ title, of, when }) => ({ title, of, when })),
    narratives: filled(programme.narratives.map(narrativeEntry)),
    rules: filled(programme.rules.map(({ check, level, message }) => ({ check, level, message }))),
    distribution:
      filled(programme.distribution) &&
      Object.fromEntries(programme.distribution.map(({ label, names }) => [label, names])),
    deliver: filled(programme.deliver.map(targetEntry)),
    alarm: programme.alarm && {
      after_minutes: programme.alarm.afterMinutes,
      deliver: programme.alarm.deliver.map(targetEntry),
    },
    keep: programme.keep,
    calendar:
      calendar.holidays.length + calendar.workdays.length === 0
        ? undefined
        : tidy({ holidays: filled(calendar.holidays), workdays: filled(calendar.workdays) }),
  });
}

export const unitEntry = (unit: Unit): Entry => {
  const { id, name, group, branch, reports, under, opens, closes, responsible, mail } = unit;
  const due = unit.due && timeText(unit.due);
  return tidy({ id, name, group, branch, reports, under, due, opens, closes, responsible, mail });
};

function indicatorEntry(indicator: Indicator): Entry {
  const { kind, unit, decimals } = indicator;
  const isUsual = unit === kindOf(indicator).file.measure;
  return tidy({
    ...{ id: indicator.id, name: indicator.name, unit: isUsual ? undefined : unit, kind },
    decimals: decimals === 0 ? undefined : decimals,
    // Of a figure that is drawn from a ledger it stands in the ledger.
    asked_of: indicator.from === undefined ? indicator.askedOf : undefined,
    asked_on: indicator.askedOn,
    aliases: filled(indicator.aliases),
    from: indicator.from && fromEntry(indicator.from),
    ...{ of: indicator.of ?? indicator.options, formula: indicator.formula?.text },
    compare: indicator.compare,
    ...{ by: indicator.by, overlapping: indicator.overlapping, shares: indicator.shares, reported: indicator.reported },
    // What a carried on series began with is not written again.
    ...(indicator.continues === undefined
      ? { opening: indicator.opening, openings: indicator.openings, opening_days: indicator.openingDays }
      : {}),
    ...{ min: indicator.min, max: indicator.max },
    target: indicator.target,
    required: indicator.required || undefined,
    carry: indicator.carry || undefined,
    ...{
      definition: indicator.definition,
      section: indicator.section,
      say: indicator.say,
      roster: indicator.roster,
      replaces: indicator.replaces,
    },
  });
}

function narrativeEntry({ name, opensMatter, days }: NarrativeKind): unknown {
  const isUsual = opensMatter === (name === MATTER_KIND);
  return isUsual && days === undefined ? name : tidy({ name, matter: isUsual ? undefined : opensMatter, days });
}

const digestEntry = ({ kind, when, template, title, deliver }: DigestSettings): Entry =>
  tidy({
    ...{ kind, when: when && timeText(when), template: template === kind ? undefined : template, title },
    deliver: deliver?.map(targetEntry),
  });

const targetEntry = (target: DeliverTarget): Entry =>
  'to' in target ? target : tidy({ channel: target.channel, url_ref: target.urlRef, secret_ref: target.secretRef });

const shiftEntry = ({ to, workdays }: DeadlineShift): unknown => (workdays === 1 ? to : { [to]: workdays });

/** `18:00`, `+1d 08:00`. */
const timeText = ({ plusDays, time }: DayTime): string => (plusDays === 0 ? time : `+${plusDays}d ${time}`);

const filled = <Value>(list: readonly Value[]): readonly Value[] | undefined => (list.length === 0 ? undefined : list);

/** Absent keys stay absent. */
const tidy = (entry: Entry): Entry =>
  Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined));
