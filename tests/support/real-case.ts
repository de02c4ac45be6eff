/**
 * A published bulletin as a worked case (tests/cases/real): its programme file, what its units typed, and what of its expected
 * figures the product prints by itself. Nothing is computed here: each expected figure is looked up in figures.json.
 */
import { readFileSync } from 'node:fs';
import type { FiguresFile, PrintedFigure } from '../../functions/core/day/day-close.ts';
import type { Typed } from './played.ts';

export interface RealCase {
  readonly slug: string;
  readonly organisation: string;
  readonly programme: string;
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly figures: readonly CaseFigure[];
  readonly periods: readonly { readonly id: string; readonly to?: string }[];
  readonly reports: readonly {
    readonly period: string;
    readonly unit: string;
    readonly figures: Readonly<Record<string, Given>>;
  }[];
  readonly expected: readonly {
    readonly period: string;
    readonly id: string;
    readonly calc: string;
    readonly value: string;
  }[];
  readonly ranks: readonly CaseRank[];
}

type Given = string | number | Readonly<Record<string, number>>;

interface CaseFigure {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly kind: 'flow' | 'cumulative' | 'stock' | 'target';
  readonly decimals?: number;
  readonly by?: { readonly items: readonly string[] };
  readonly asked_of?: readonly string[];
  readonly rate_of?: string;
  readonly rate_decimals?: number;
}

interface CaseRank {
  readonly period: string;
  readonly id: string;
  readonly by: string;
  readonly order: 'asc' | 'desc';
  readonly value: readonly string[];
  readonly tie?: boolean;
  readonly among?: readonly string[];
}

export const realCase = (slug: string): RealCase =>
  JSON.parse(readFileSync(new URL(`../cases/real/${slug}.json`, import.meta.url), 'utf8')) as RealCase;

/** The reporting day that a period is named by. */
export function dayOf({ periods }: RealCase, period: string): string {
  const to = periods.find(({ id }) => id === period)?.to ?? period;
  if (to.length === 10) return to;
  return new Date(Date.UTC(Number(to.slice(0, 4)), Number(to.slice(5, 7)), 0)).toISOString().slice(0, 10);
}

/** @param target keys that the case says of its targets besides their amounts. */
export function fileOf(given: RealCase, days: unknown, target: object): string {
  const first = dayOf(given, given.periods[0]!.id);
  return JSON.stringify({
    ...{ id: 'case', title: given.programme, organisation: given.organisation, issuer: '办公室' },
    ...{ timezone: 'Asia/Shanghai', starts: `${first.slice(0, 8)}01` },
    schedule: { days, due: '+1d 18:00', issue: '+2d 08:00', review: 'none' },
    template: 'daily',
    units: given.units.map(({ id, name }) => ({ id, name })),
    indicators: given.figures
      .filter(({ kind }) => kind !== 'target')
      .flatMap((each) => indicatorsOf(given, each, target)),
  });
}

function indicatorsOf(given: RealCase, figure: CaseFigure, target: object): object[] {
  const { id, name, unit, kind, decimals, by, rate_of: base, rate_decimals = 2 } = figure;
  const asked = figure.asked_of ?? unitsGiving(given, id);
  const isTarget = given.figures.some((each) => each.id === base && each.kind === 'target');
  const own = {
    ...{ id, name, unit, kind: kind === 'stock' ? 'stock' : 'flow', asked_of: asked },
    ...(kind === 'cumulative' ? { reported: 'cumulative' } : {}),
    ...(decimals === undefined ? {} : { decimals }),
    ...(by === undefined ? {} : { by: by.items }),
    ...(isTarget ? { target: { decimals: rate_decimals, ...target, units: amountsOf(given, base!) } } : {}),
  };
  if (base === undefined || isTarget) return [own];
  return [
    own,
    { id: `${id}_rate`, name: `${name}率`, unit: '%', kind: 'ratio', of: [id, base], decimals: rate_decimals },
  ];
}

const unitsGiving = ({ reports }: RealCase, figure: string): string[] => [
  ...new Set(reports.flatMap(({ unit, figures }) => (Object.hasOwn(figures, figure) ? [unit] : []))),
];

function amountsOf({ reports, periods }: RealCase, figure: string): Record<string, string> {
  const last = reports.filter(({ period, figures }) => period === periods.at(-1)!.id && Object.hasOwn(figures, figure));
  return Object.fromEntries(last.map(({ unit, figures }) => [unit, String(figures[figure])]));
}

/** What each unit typed on each day, targets left out. */
export function typedOf(given: RealCase): Typed {
  const isTyped = (id: string): boolean => given.figures.some((each) => each.id === id && each.kind !== 'target');
  const days = Map.groupBy(given.reports, ({ period }) => dayOf(given, period));
  return Object.fromEntries(
    [...days].map(([day, reports]) => [
      day,
      Object.fromEntries(
        reports.map(({ unit, figures }) => [
          unit,
          Object.fromEntries(
            Object.entries(figures).flatMap(([id, value]) => (isTyped(id) ? [[id, textOf(value)]] : [])),
          ),
        ]),
      ),
    ]),
  );
}

const textOf = (value: Given): unknown =>
  typeof value === 'object'
    ? Object.fromEntries(Object.entries(value).map(([part, each]) => [part, String(each)]))
    : String(value);

/** What figures.json says for an expected figure; undefined: it prints none such. */
export function printedFor(given: RealCase, calc: string, { indicators }: FiguresFile): string | null | undefined {
  const isCumulative = (id: string): boolean =>
    given.figures.some((each) => each.id === id && each.kind === 'cumulative');
  const of = (id: string): PrintedFigure | undefined => indicators[id];
  const now = (id: string): 'total' | 'day' => (isCumulative(id) ? 'total' : 'day');
  let match = /^S\('(\w+)'\)$/.exec(calc);
  const reaching = given.figures.find(({ rate_of: base }) => base === match?.[1]);
  const isTarget = given.figures.some(({ id, kind }) => id === match?.[1] && kind === 'target');
  if (match && isTarget) return reaching === undefined ? undefined : of(reaching.id)?.target;
  if (match) return of(match[1]!)?.[now(match[1]!)];
  match = /^S\('(\w+)\.([^'.]+)'\)$/.exec(calc);
  if (match) return of(match[1]!)?.parts?.[match[2]!]?.[now(match[1]!)];
  match = /^U\('(\w+)','(\w+)'\)$/.exec(calc);
  if (match) return of(match[2]!)?.units?.[match[1]!]?.[now(match[2]!)];
  match = /^S\('(\w+)'\)-S\('\1','prev'\)$/.exec(calc);
  if (match) return isCumulative(match[1]!) ? of(match[1]!)?.day : of(match[1]!)?.change;
  match = /^U\('(\w+)','(\w+)'\)-U\('\1','\2','prev'\)$/.exec(calc);
  if (match) return isCumulative(match[2]!) ? of(match[2]!)?.units?.[match[1]!]?.day : undefined;
  match = /^100\*S\('(\w+)'\)\/S\('\w+'\)-100\*TP\(\)$/.exec(calc);
  if (match) return of(match[1]!)?.ahead;
  match = /^100\*U\('(\w+)','(\w+)'\)\/U\('\1','\w+'\)-100\*TP\(\)$/.exec(calc);
  if (match) return of(match[2]!)?.units?.[match[1]!]?.ahead;
  match = /^100\*S\('(\w+)'\)\/S\('(\w+)'\)$/.exec(calc);
  if (match) return rateIn(given, match[1]!, match[2]!, now, (figure) => figure)(indicators);
  match = /^100\*U\('(\w+)','(\w+)'\)\/U\('\1','(\w+)'\)$/.exec(calc);
  const unit = match?.[1];
  if (match) return rateIn(given, match[2]!, match[3]!, now, (figure) => figure?.units?.[unit!])(indicators);
  return undefined;
}

/** The completion of a target, or the ratio of two figures. */
function rateIn(
  { figures }: RealCase,
  id: string,
  base: string,
  now: (id: string) => 'total' | 'day',
  row: (
    figure: PrintedFigure | undefined,
  ) => { completion?: string | null; day?: string | null; total?: string | null } | undefined,
) {
  const figure = figures.find((each) => each.id === id);
  return (indicators: FiguresFile['indicators']): string | null | undefined => {
    if (figure?.rate_of !== base) return undefined;
    const isTarget = figures.some((each) => each.id === base && each.kind === 'target');
    return isTarget ? row(indicators[id])?.completion : row(indicators[`${id}_rate`])?.[now(id)];
  };
}

/** The ids of the first or the last units by the rank that figures.json prints. */
export function rankedFor(given: RealCase, rank: CaseRank, { indicators }: FiguresFile): string[] | undefined {
  const [, id, base] = /^U\(u,'(\w+)'\)(?:\/U\(u,'(\w+)'\))?$/.exec(rank.by) ?? [];
  const isTarget = given.figures.some((each) => each.id === base && each.kind === 'target');
  const figure = indicators[base === undefined || isTarget ? id! : `${id}_rate`];
  if (figure?.units === undefined) return undefined;
  const placed = Object.entries(figure.units).flatMap(([unit, row]) =>
    row.rank === undefined || rank.among?.includes(unit) === false ? [] : [{ unit, rank: row.rank }],
  );
  const sign = rank.order === 'desc' ? 1 : -1;
  const names = new Map(given.units.map((each) => [each.id, each.name]));
  return placed
    .toSorted((one, other) => sign * (one.rank - other.rank))
    .slice(0, rank.value.length)
    .map(({ unit }) => names.get(unit)!);
}
