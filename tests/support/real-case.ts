/**
 * A published bulletin as a worked case (tests/cases/real): what was reported and published, the programme file that its office
 * would write, and `<slug>.figures.yaml`, which says where each published figure stands: in figures.json, or in the text
 * where it is printed in another measure. Nothing is computed here.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

export interface RealCase {
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly figures: readonly { readonly id: string; readonly kind: string }[];
  readonly periods: readonly { readonly id: string; readonly to?: string; readonly prev?: string }[];
  readonly reports: readonly {
    readonly period: string;
    readonly unit: string;
    readonly figures: Readonly<Record<string, unknown>>;
  }[];
  readonly ledgers?: readonly CaseLedger[];
  readonly expected: readonly { readonly period: string; readonly id: string; readonly value: string }[];
  readonly ranks: readonly CaseRank[];
  readonly sentences: readonly CaseSentence[];
  readonly late?: readonly { readonly period: string; readonly unit: string; readonly at: string }[];
  readonly deadlines?: readonly { readonly nominal: string; readonly value: string }[];
}

interface CaseLedger {
  readonly id: string;
  readonly rows: readonly {
    readonly [attribute: string]: unknown;
    readonly unit: string;
    readonly states: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  }[];
}

export interface CaseRank {
  readonly period: string;
  readonly id: string;
  readonly order: 'asc' | 'desc';
  readonly value: readonly string[];
  readonly tie?: boolean;
  readonly among?: readonly string[];
}

export interface CaseSentence {
  readonly period: string;
  readonly says: string;
  readonly expected?: readonly string[];
  readonly words?: readonly string[];
}

interface Places {
  /** The way through `indicators` of figures.json: `rate.*: done_rate units * day`; of the edition before `@prev rate day`. */
  readonly figures: Readonly<Record<string, string>>;
  /** Words around the figure: `年度计划投资#亿元`. */
  readonly text?: Readonly<Record<string, string>>;
  /** How many units that list names. */
  readonly lists?: Readonly<Record<string, string>>;
  /** Not printed, with the reason beside it. */
  readonly without?: readonly string[];
  /** Words that the product says in its own way. */
  readonly said_as?: Readonly<Record<string, string>>;
  /** By rank the indicator whose units are placed. */
  readonly ranks?: Readonly<Record<string, string>>;
}

const FOLDER = new URL('../cases/real/', import.meta.url);
/** Those that have a programme file. */
export const CASES = readdirSync(FOLDER)
  .flatMap((name) => (name.endsWith('.programme.yaml') ? [name.replace('.programme.yaml', '')] : []))
  .sort();

export const fileOf = (slug: string, rest: string): URL => new URL(`${slug}.${rest}`, FOLDER);

export const programmeOf = (slug: string): string => readFileSync(fileOf(slug, 'programme.yaml'), 'utf8');

export const realCase = (slug: string): RealCase => JSON.parse(readFileSync(fileOf(slug, 'json'), 'utf8')) as RealCase;

export const placesOf = (slug: string): Places => parse(readFileSync(fileOf(slug, 'figures.yaml'), 'utf8')) as Places;

/** The reporting day that a period is named by: of a month its last, of a week its last. */
export function dayOf({ periods }: Pick<RealCase, 'periods'>, period: string): string {
  const to = periods.find(({ id }) => id === period)?.to ?? period;
  if (to.length === 10) return to;
  return new Date(Date.UTC(Number(to.slice(0, 4)), Number(to.slice(5, 7)), 0)).toISOString().slice(0, 10);
}

export interface CaseReport {
  readonly day: string;
  readonly unit: string;
  readonly at?: string;
  readonly figures: Readonly<Record<string, unknown>>;
  readonly ledgers?: Readonly<Record<string, readonly object[]>>;
}

/** Reports as the submissions file wants them; what is a target in the case stands in the programme file. */
export function submissionsOf(slug: string): CaseReport[] {
  const given = realCase(slug);
  const { indicators, ledgers = [] } = parse(programmeOf(slug)) as CaseProgramme;
  const asked = new Set(indicators.map(({ id }) => id));
  // Where rows are kept, every unit says each time that its own stand.
  const periods = ledgers.length === 0 ? [] : given.periods.map(({ id }) => id);
  const silent = periods.flatMap((period) => given.units.map(({ id }) => ({ period, unit: id, figures: {} })));
  const reports = new Map([...silent, ...given.reports].map((each) => [`${each.period} ${each.unit}`, each]));
  return [...reports.values()].flatMap(({ period, unit, figures }) => {
    const own = Object.entries(figures).filter(([id]) => asked.has(id));
    const rows = ledgers.map((each) => [each.id, rowsOf(given, each, period, unit)] as const);
    const changed = rows.filter(([, list]) => list.length > 0);
    if (own.length === 0 && ledgers.length === 0) return [];
    const late = given.late?.find((each) => each.period === period && each.unit === unit);
    const at = late === undefined ? {} : { at: `${late.at}:00+08:00` };
    const nil = own.length === 0 && changed.length === 0 ? { nil: true } : {};
    const kept = changed.length === 0 ? {} : { ledgers: Object.fromEntries(changed) };
    return [{ day: dayOf(given, period), unit, ...at, ...nil, figures: Object.fromEntries(own), ...kept }];
  });
}

interface CaseProgramme {
  readonly indicators: readonly { readonly id: string }[];
  readonly ledgers?: readonly { readonly id: string; readonly columns: readonly { readonly id: string }[] }[];
}

/** Rows of the unit that say something in the period, with what the programme has columns for. */
function rowsOf(
  given: RealCase,
  { id, columns }: NonNullable<CaseProgramme['ledgers']>[number],
  period: string,
  unit: string,
): object[] {
  const rows = given.ledgers?.find((each) => each.id === id)?.rows ?? [];
  return rows.flatMap((row) => {
    const state = row.states[period];
    if (row.unit !== unit || state === undefined) return [];
    const all: Readonly<Record<string, unknown>> = { ...row, ...state };
    const cells = columns.flatMap((column) => (all[column.id] === undefined ? [] : [[column.id, all[column.id]]]));
    return [Object.fromEntries(cells)];
  });
}

/** Does the programme keep rows? Such a case is played by `replay` alone. */
export const keepsRows = (slug: string): boolean => (parse(programmeOf(slug)) as CaseProgramme).ledgers !== undefined;

export interface FigureNode {
  readonly [key: string]: FigureNode | string | number | null | readonly string[];
}

/** What lies on disk of one period. */
export interface CaseEdition {
  readonly figures: FigureNode;
  readonly text: string;
}

/** `2024-07 rate 105.23` for each published figure that is printed. */
export const publishedFigures = (given: RealCase, places: Places): string[] =>
  printable(given, places).map(({ period, id, value }) => `${period} ${id} ${plain(value)}`);

/** The same as the editions print it; `—`: nothing stands there. */
export const printedFigures = (given: RealCase, places: Places, on: (period: string) => CaseEdition): string[] =>
  printable(given, places).map(({ period, id }) => {
    const previous = given.periods.find((each) => each.id === period)?.prev;
    const value = printedAt(id, places, on(period), previous === undefined ? undefined : on(previous));
    return `${period} ${id} ${plain(value ?? '—')}`;
  });

const printable = ({ expected }: RealCase, { without = [] }: Places) =>
  expected.filter(({ id }) => !without.includes(id));

function printedAt(
  id: string,
  { figures, text = {}, lists = {} }: Places,
  edition: CaseEdition,
  previous: CaseEdition | undefined,
): string | undefined {
  const around = text[id]?.split('#');
  if (around !== undefined) return new RegExp(`${around.join('([\\d.]+)')}`).exec(edition.text)?.[1];
  if (lists[id] !== undefined) return String(namedOn(lists[id], edition.figures).length);
  const [path, star] = placeFor(id, figures);
  if (path === undefined) return undefined;
  const file = path.startsWith('@prev ') ? previous?.figures : edition.figures;
  const found = path
    .replace('@prev ', '')
    .split(' ')
    .map((each) => each.replace('*', star))
    .reduce<unknown>(
      (node, key) => (typeof node === 'object' && node !== null ? (node as FigureNode)[key] : undefined),
      file?.indicators,
    );
  return found === undefined || found === null ? undefined : String(found);
}

const namedOn = (title: string, { lists }: FigureNode): readonly string[] =>
  (lists as unknown as { title: string; units: readonly string[] }[]).find((each) => each.title === title)?.units ?? [];

function placeFor(id: string, figures: Places['figures']): [path: string | undefined, star: string] {
  if (figures[id] !== undefined) return [figures[id], ''];
  const matches = Object.entries(figures).flatMap(([pattern, path]) => {
    const [before = '', after] = pattern.split('*');
    if (after === undefined || !id.startsWith(before) || !id.endsWith(after)) return [];
    return [[path, id.slice(before.length, id.length - after.length)] as [string, string]];
  });
  return matches[0] ?? [undefined, ''];
}

/** Names of the first or last units by the rank that figures.json prints. */
export function rankedIn(given: RealCase, rank: CaseRank, indicator: string, file: FigureNode): string[] {
  const { units } = (file.indicators as FigureNode)[indicator] as { units: Record<string, { rank?: number }> };
  const placed = Object.entries(units).flatMap(([unit, row]) =>
    row.rank === undefined || rank.among?.includes(unit) === false ? [] : [{ unit, rank: row.rank }],
  );
  const sign = rank.order === 'desc' ? 1 : -1;
  const names = new Map(given.units.map((each) => [each.id, each.name]));
  return placed
    .toSorted((one, other) => sign * (one.rank - other.rank))
    .slice(0, rank.value.length)
    .map(({ unit }) => names.get(unit)!);
}

/** Numbers without digits that say nothing: 100.00 and 100 are the same, and a sentence gives the sign to its words. */
const plain = (value: string): string => value.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');

/** What of the stated facts the text lacks: figures, and words that must stand in it. */
export function lackingIn(
  words: string,
  { period, expected = [], words: wanted = [] }: CaseSentence,
  given: RealCase,
  { said_as = {} }: Places,
) {
  const publishedAs = (id: string): string =>
    given.expected.find((each) => each.period === period && each.id === id)!.value.replace('-', '');
  const isSaid = (value: string): boolean =>
    new RegExp(`(?<![\\d.])${plain(value).replace('.', '\\.')}(\\.?0+)?(?![\\d.]*\\d)`).test(words);
  const lacking = [
    ...expected.map(publishedAs).filter((each) => !isSaid(each)),
    ...wanted.filter((each) => !words.includes(said_as[each] ?? each)),
  ];
  return lacking.map((each) => `${period} ${each}`);
}
