/**
 * A programme file that is known to be right -> the Programme that everybody else works with: camelCase, defaults filled in.
 *
 * The defaults, all of them: a branch has no form of its own; decimals 0, required and carry false, min 0, no aliases; every day; review optional; layout
 * gbt9704; one shard; a digest's template is called like its kind; no narratives, rules, distribution, deliver, alarm or
 * calendar; an alarm 30 minutes after the hour of issue; names counted in 个.
 */

import { targetValue } from '../checks/target.ts';
import { baseOperands, finderOf } from '../indicators/same-units.ts';
import { COMPARISONS, type Formula, type Indicator } from '../kinds/indicator.ts';
import { partIds, withParts } from '../kinds/parts.ts';
import { askedKind, kindOf } from '../kinds/table.ts';
import type { Target } from '../kinds/target.ts';
import { buildLedger, buildSource } from '../ledger/build.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Numbering } from '../register/numbering.ts';
import { compileFormula } from '../rule/formula.ts';
import { compileCondition } from '../rule/parse-condition.ts';
import { exactDecimal } from '../values/exact-decimal.ts';
import type { DayTime } from '../values/values.ts';
import type {
  Alarm,
  DeadlineShift,
  DeliverTarget,
  DigestSettings,
  DistributionLine,
  Keep,
  MonthDay,
  NarrativeKind,
  Programme,
  ReportingDays,
  Rule,
  Schedule,
  Section,
  Signers,
  Unit,
  UnitList,
} from './programme.ts';
import { GRACE_MINUTES } from './programme.ts';
import { compileFor } from './rules.ts';
import type { DigestEntry, IndicatorEntry, ProgrammeFile, ScheduleEntry, UnitEntry } from './schema.ts';
import type { TargetEntry } from './schema-nested.ts';
import { readDayTime } from './time.ts';

/** The kind of narrative that opens a matter without saying so (DESIGN: 问题协调 opens a matter). */
export const MATTER_KIND = '问题协调';

export function buildProgramme(file: ProgrammeFile): Programme {
  const kinds = new Map(file.indicators.map(({ id, kind }) => [id, kind]));
  const ledgers = file.ledgers?.map(buildLedger);
  return {
    id: file.id,
    title: file.title,
    organisation: file.organisation,
    issuer: file.issuer,
    timezone: file.timezone,
    starts: file.starts,
    ...given('ends', file.ends),
    schedule: buildSchedule(file.schedule),
    ...given('numbering', file.numbering && buildNumbering(file.numbering)),
    template: file.template,
    ...given('digests', file.digests?.map(buildDigest)),
    layout: file.layout ?? 'gbt9704',
    shards: file.shards ?? 1,
    ...given('classification', file.classification),
    ...given('copies', file.copies),
    units: file.units.map(buildUnit),
    ...given('sections', file.sections?.map(buildSection)),
    indicators: withDayKnown(
      file.indicators.flatMap((entry) => withParts(buildIndicator(entry, file.indicators, ledgers))),
    ),
    ...given('ledgers', ledgers),
    ...given('headline', file.headline),
    ...given('lists', file.lists?.map(buildList)),
    narratives: (file.narratives ?? []).map(buildNarrative),
    rules: (file.rules ?? []).map((rule) => buildRule(rule, kinds)),
    distribution: buildDistribution(file.distribution ?? {}),
    deliver: (file.deliver ?? []).map(buildTarget),
    ...given('alarm', file.alarm && buildAlarm(file.alarm)),
    ...given('keep', file.keep as Keep | undefined),
    calendar: { holidays: file.calendar?.holidays ?? [], workdays: file.calendar?.workdays ?? [] },
  };
}

/** An absent key stays absent. */
function given<Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: Value };
}

/** The paper's numbers since its beginning are those of its year where the file says nothing else. */
function buildNumbering({
  first = 1,
  overall,
  restart = 'yearly',
}: NonNullable<ProgrammeFile['numbering']>): Numbering {
  return { first, overall: overall ?? first, restart };
}

function buildSchedule(entry: ScheduleEntry): Schedule {
  const { due, remind = [], issue, review = 'optional', signers } = entry;
  const times = { due: timeOf(due), remind: remind.map(timeOf), issue: timeOf(issue) };
  return {
    days: buildDays(entry.days),
    ...given('shift', entry.shift && buildShift(entry.shift)),
    ...times,
    review,
    ...given('signers', signers as Signers | undefined),
  };
}

/** Days of a month in their order, whatever the order in the file. */
function buildDays(days: ScheduleEntry['days'] = 'every'): ReportingDays {
  if (typeof days === 'string') return days;
  if (days.weekly !== undefined) return { weekly: days.weekly };
  const order = (each: MonthDay): number => (each === 'last' ? 31 : each);
  return { monthly: (days.monthly ?? []).toSorted((one, other) => order(one) - order(other)) };
}

function buildShift(shift: NonNullable<ScheduleEntry['shift']>): DeadlineShift {
  if (typeof shift === 'string') return { to: shift, workdays: 1 };
  return shift.before === undefined
    ? { to: 'after', workdays: shift.after ?? 1 }
    : { to: 'before', workdays: shift.before };
}

function buildDigest({ kind, when, template, title, deliver }: DigestEntry): DigestSettings {
  const at = when === undefined ? {} : { when: timeOf(when) };
  const own = { ...given('title', title), ...given('deliver', deliver?.map(buildTarget)) };
  return { kind, ...at, template: template ?? kind, ...own };
}

function timeOf(text: string): DayTime {
  const time = readDayTime(text);
  if (time === undefined) throw new Error(`unchecked time: ${text}`);
  return time;
}

/** What holds anyway is not said: a branch does not report itself, any other unit does. */
function buildUnit({ branch, reports, under, due, ...entry }: UnitEntry): Unit {
  const { id, name, group, opens, closes, responsible, mail } = entry;
  return {
    id,
    name,
    ...given('group', group),
    ...given('branch', branch || undefined),
    ...given('reports', (branch && reports) || undefined),
    ...given('under', under),
    ...given('due', due === undefined ? undefined : timeOf(due)),
    ...given('opens', opens),
    ...given('closes', closes),
    ...given('responsible', responsible),
    ...given('mail', mail),
  };
}

/** Of what is computed: whether everything that it comes from is a figure of one day. */
function withDayKnown(indicators: readonly Indicator[]): readonly Indicator[] {
  const find = finderOf(indicators);
  return indicators.map((indicator) => {
    const isOfDay = baseOperands(indicator, find).every((operand) => askedKind(operand)?.isOfDay);
    return indicator.formula !== undefined && isOfDay ? { ...indicator, isOfDay } : indicator;
  });
}

function buildFormula(text: string, indicators: readonly IndicatorEntry[]): Formula {
  const compiled = compileFormula(
    text,
    indicators.flatMap(({ id, by }) => [id, ...(by === undefined ? [] : partIds(id, by))]),
  );
  if ('problem' in compiled) throw new Error(`unchecked formula: ${text}`);
  return { text: text.trim(), tree: compiled.tree };
}

function buildIndicator(
  entry: IndicatorEntry,
  indicators: readonly IndicatorEntry[],
  ledgers: readonly Ledger[] = [],
): Indicator {
  const decimals = entry.decimals ?? 0;
  const exact = (value: string | number | undefined) =>
    value === undefined ? undefined : exactDecimal(value, decimals);
  return {
    id: entry.id,
    name: entry.name,
    unit: entry.unit ?? kindOf(entry).file.measure,
    kind: entry.kind,
    decimals,
    ...given('askedOf', entry.from ? ledgers.find(({ id }) => id === entry.from?.ledger)?.askedOf : entry.asked_of),
    ...given('askedOn', entry.asked_on),
    aliases: entry.aliases ?? [],
    ...given('of', entry.kind === 'ratio' ? (entry.of as [string, string] | undefined) : undefined),
    ...given('options', entry.kind === 'choice' ? entry.of : undefined),
    ...given('from', entry.from && buildSource(entry.from, ledgers)),
    ...given('formula', entry.formula === undefined ? undefined : buildFormula(entry.formula, indicators)),
    ...given('compare', entry.compare && COMPARISONS.filter((each) => entry.compare?.includes(each))),
    ...given('by', entry.by),
    ...given('overlapping', entry.overlapping || undefined),
    ...given('shares', entry.shares),
    ...given('reported', entry.reported),
    ...given('opening', exact(entry.opening)),
    ...given('openings', entry.openings && buildOpenings(entry.openings, decimals)),
    ...given('openingDays', entry.opening_days),
    ...given('target', entry.target && buildGoal(entry.target, decimals)),
    ...given('min', exact(entry.min)),
    ...given('max', exact(entry.max)),
    required: entry.required ?? false,
    carry: entry.carry ?? false,
    ...given('definition', entry.definition?.trim()),
    ...given('section', entry.section),
    ...given('say', entry.say?.trim()),
    ...given('roster', entry.roster),
    ...given('replaces', entry.replaces),
  };
}

const buildOpenings = (openings: NonNullable<IndicatorEntry['openings']>, decimals: number): Indicator['openings'] =>
  Object.fromEntries(
    Object.entries(openings).map(([unit, given]) => [
      unit,
      Array.isArray(given) ? given : exactDecimal(given, decimals)!,
    ]),
  );

/** As exact as it is written, and at least as the indicator. */
function buildGoal({ total, units, ...rest }: TargetEntry, decimals: number): Target {
  const exact = (value: string | number): string => targetValue(value, decimals)!;
  const each = units && Object.fromEntries(Object.entries(units).map(([unit, value]) => [unit, exact(value)]));
  const given = { ...rest, total: total === undefined ? undefined : exact(total), units: each };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

const buildSection = ({ id, title, say }: NonNullable<ProgrammeFile['sections']>[number]): Section => ({
  ...{ id, title },
  ...given('say', say?.trim()),
});

function buildList({ title, of, when }: NonNullable<ProgrammeFile['lists']>[number]): UnitList {
  const compiled = compileCondition(when);
  if ('problem' in compiled) throw new Error(`unchecked condition: ${when}`);
  return { title, of, when: when.trim(), condition: compiled.condition };
}

function buildNarrative(entry: NonNullable<ProgrammeFile['narratives']>[number]): NarrativeKind {
  if (typeof entry === 'string') return { name: entry, opensMatter: entry === MATTER_KIND };
  const { name, matter, days } = entry;
  return { name, opensMatter: matter ?? name === MATTER_KIND, ...given('days', days) };
}

function buildRule(
  { check, level, message }: NonNullable<ProgrammeFile['rules']>[number],
  kinds: ReadonlyMap<string, string>,
): Rule {
  const compiled = compileFor(check, kinds);
  if ('problem' in compiled) throw new Error(`unchecked rule: ${check}`);
  return { check: check.trim(), level, message: message.trim(), compiled: compiled.rule };
}

/** 报, 送, 发 in the order in which a colophon prints them, whatever the order in the file. */
function buildDistribution(file: NonNullable<ProgrammeFile['distribution']>): DistributionLine[] {
  return (['报', '送', '发'] as const).flatMap((label) => {
    const names = file[label];
    return names === undefined ? [] : [{ label, names }];
  });
}

/** Without a time of its own it waits as long as a briefing may be late (`core/run/ledger.ts`). */
function buildAlarm({ after_minutes, deliver }: NonNullable<ProgrammeFile['alarm']>): Alarm {
  return { afterMinutes: after_minutes ?? GRACE_MINUTES, deliver: deliver.map(buildTarget) };
}

function buildTarget(target: NonNullable<ProgrammeFile['deliver']>[number]): DeliverTarget {
  if ('to' in target) return target;
  const { channel, url_ref: urlRef, secret_ref: secretRef } = target;
  return { channel, urlRef, ...given('secretRef', secretRef) };
}
