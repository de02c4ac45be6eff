/**
 * What a reader asked to see over time, read from the address: indicators, whose, from when to when, in which steps, how.
 * An address says everything, so that it shows the same again for whoever opens it.
 */
import { type Finding, finding } from '../../core/findings/finding.ts';
import type { Indicator } from '../../core/kinds/indicator.ts';
import { isAnswer } from '../../core/kinds/table.ts';
import { LIMITS } from '../../core/limits/limits.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { hasForm } from '../../core/unit/levels.ts';
import { addDays, isReportingDay, weekdayOf } from '../../core/values/reporting-day.ts';
import type { Period, Step } from '../../core/values/spans.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Scope } from '../../pipeline/figures/series.ts';
import type { Language } from '../page/words.ts';
import { say } from './words.ts';

export const STEPS = ['day', 'week', 'month'] as const satisfies Step[];
export const SHAPES = ['line', 'bar', 'table'] as const;
export type Shape = (typeof SHAPES)[number];

export interface Choice {
  readonly indicators: readonly Indicator[];
  readonly scopes: readonly Scope[];
  readonly period: Period;
  readonly step: Step;
  readonly shape: Shape;
  readonly yearOnYear: boolean;
}

const DAYS_AT_FIRST = 30;

/**
 * @param today ends what is shown at first.
 * @returns the choice as far as it can be read, and what is wrong with it; wrong parts are left out of the choice.
 */
export function choiceOf(
  programme: Programme,
  query: URLSearchParams,
  today: ReportingDay,
): { readonly choice: Choice; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const choice = {
    indicators: indicatorsIn(programme, query, findings),
    scopes: scopesIn(programme, query, findings),
    period: periodIn(query, today, findings),
    step: oneOf(STEPS, query.get('by')) ?? 'day',
    shape: oneOf(SHAPES, query.get('as')) ?? 'line',
    yearOnYear: query.get('year') === '1',
  };
  return { choice, findings };
}

/** The address that says this choice, whatever day it is opened. */
export function queryOf({ indicators, scopes, period, step, shape, yearOnYear }: Choice): URLSearchParams {
  const query = new URLSearchParams();
  for (const { id } of indicators) query.append('indicator', id);
  for (const scope of scopes) query.append('of', scopeText(scope));
  query.append('from', period.from);
  query.append('to', period.to);
  query.append('by', step);
  query.append('as', shape);
  if (yearOnYear) query.append('year', '1');
  return query;
}

export const PRESETS = ['week', 'month', 'days', 'year'] as const;
export type Preset = (typeof PRESETS)[number];

export const presetIn = (query: URLSearchParams): Preset | undefined => oneOf(PRESETS, query.get('preset'));

/** The period that a button stands for, up to today. */
export function presetPeriod(preset: Preset, today: ReportingDay): Period {
  const from = {
    week: addDays(today, 1 - weekdayOf(today)),
    month: `${today.slice(0, 7)}-01`,
    days: addDays(today, 1 - DAYS_AT_FIRST),
    year: `${today.slice(0, 4)}-01-01`,
  }[preset];
  return { from, to: today };
}

/** `all`, `group:直属单位`, `branch:zengdu`, `unit:huanwei` */
export function scopeText(scope: Scope): string {
  if (scope.of === 'all') return 'all';
  if (scope.of === 'branch') return `branch:${scope.branch}`;
  return scope.of === 'group' ? `group:${scope.group}` : `unit:${scope.unit}`;
}

export function scopeName(programme: Programme, scope: Scope, language: Language): string {
  if (scope.of === 'all') return say(language, 'everyUnit');
  if (scope.of === 'group') return scope.group;
  const id = scope.of === 'branch' ? scope.branch : scope.unit;
  const name = programme.units.find((unit) => unit.id === id)?.name ?? id;
  return scope.of === 'branch' ? say(language, 'wholeBranch', { name }) : name;
}

/** Answers in words are no figures over time. */
export const drawnIndicators = ({ indicators }: Programme): Indicator[] =>
  indicators.filter((indicator) => !isAnswer(indicator));

function indicatorsIn(programme: Programme, query: URLSearchParams, findings: Finding[]): Indicator[] {
  const indicators = drawnIndicators(programme);
  const asked = [...new Set(query.getAll('indicator'))];
  if (asked.length === 0) return indicators.slice(0, 1);
  const found = indicators.filter(({ id }) => asked.includes(id));
  const unknown = asked.find((id) => !found.some((each) => each.id === id));
  if (unknown !== undefined) findings.push(finding('figures.indicator', { path: 'indicator', seen: unknown }));
  return few(found, 'indicator', findings);
}

function scopesIn(programme: Programme, query: URLSearchParams, findings: Finding[]): Scope[] {
  const asked = [...new Set(query.getAll('of'))];
  if (asked.length === 0) return [{ of: 'all' }];
  const scopes = asked.flatMap((text): Scope[] => {
    const scope = scopeIn(programme, text);
    if (scope === undefined) findings.push(finding('archive.unit', { path: 'of', seen: text }));
    return scope === undefined ? [] : [scope];
  });
  return few(scopes, 'of', findings);
}

export function scopeIn({ units }: Programme, text: string): Scope | undefined {
  if (text === 'all') return { of: 'all' };
  const [, kind, name = ''] = /^(group|branch|unit):(.+)$/su.exec(text) ?? [];
  if (kind === 'unit' && units.some(({ id }) => id === name)) return { of: 'unit', unit: name };
  if (kind === 'branch' && units.some(({ id, branch }) => id === name && branch === true)) {
    return { of: 'branch', branch: name };
  }
  if (kind === 'group' && units.some(({ group }) => group === name)) return { of: 'group', group: name };
  return undefined;
}

/** What a reader may choose, besides all: branches, groups, units that report; of very many units none. */
export function scopesToChoose({
  units,
}: Programme): Readonly<Record<'branches' | 'groups' | 'units', readonly Scope[]>> {
  const groups = [...new Set(units.flatMap(({ group }) => group ?? []))];
  const listed = units.length > MOST_UNITS ? [] : units.filter(hasForm);
  return {
    branches: units.filter(({ branch }) => branch === true).map(({ id }) => ({ of: 'branch', branch: id })),
    groups: groups.map((group) => ({ of: 'group', group })),
    units: listed.map(({ id }) => ({ of: 'unit', unit: id })),
  };
}

/** A list that a phone can still choose from. */
const MOST_UNITS = 300;

function few<Each>(chosen: Each[], path: string, findings: Finding[]): Each[] {
  if (chosen.length <= LIMITS.chosenFigures) return chosen;
  findings.push(
    finding('figures.too_many', { path, seen: String(chosen.length), expected: String(LIMITS.chosenFigures) }),
  );
  return chosen.slice(0, LIMITS.chosenFigures);
}

function periodIn(query: URLSearchParams, today: ReportingDay, findings: Finding[]): Period {
  const atFirst = presetPeriod('days', today);
  const to = dayIn(query, 'to', findings) ?? today;
  const from = dayIn(query, 'from', findings) ?? (to < atFirst.from ? addDays(to, 1 - DAYS_AT_FIRST) : atFirst.from);
  if (from <= to) return { from, to };
  findings.push(finding('archive.order', { path: 'from', seen: from, expected: to }));
  return atFirst;
}

/** undefined: not given, or no day. */
export function dayIn(query: URLSearchParams, name: string, findings: Finding[]): ReportingDay | undefined {
  const typed = (query.get(name) ?? '').trim();
  if (typed === '' || isReportingDay(typed)) return typed === '' ? undefined : typed;
  findings.push(finding('archive.day', { path: name, name: '日期', seen: typed }));
  return undefined;
}

const oneOf = <Text extends string>(texts: readonly Text[], text: string | null): Text | undefined =>
  texts.find((each) => each === text);
