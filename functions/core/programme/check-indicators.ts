/**
 * What must hold for the indicators of a programme file, and for the rules over them (see `checks.ts`).
 */

import { formFindings } from '../checks/levels.ts';
import { openingsFindings } from '../checks/openings.ts';
import { duplicates, type Placed } from '../checks/placed.ts';
import { targetFindings } from '../checks/target.ts';
import { type Finding, finding } from '../findings/finding.ts';
import { INDICATOR_KINDS } from '../kinds/indicator.ts';
import { computedKind, isAnswer, KINDS } from '../kinds/table.ts';
import { isName } from '../text/names.ts';
import { didYouMean } from '../text/nearest.ts';
import type { Level } from '../unit/levels.ts';
import { toScaled } from '../values/decimal.ts';
import { exactDecimal } from '../values/exact-decimal.ts';
import type { IndicatorEntry } from './schema.ts';

/** Without the keys whose shape is broken. */
type Entry = Partial<IndicatorEntry>;

/** Ids that exist, whatever else is wrong with what they name. */
export interface KnownIds {
  readonly units: readonly string[];
  /** How these stand under each other. */
  readonly levels: readonly Level[];
  /** With their kinds as written. */
  readonly indicators: ReadonlyMap<string, unknown>;
  /** Of those that are broken down: `calls:热线`. */
  readonly parts: readonly string[];
}

/** @param isGiven whether the entry has that key at all, sound or not. */
export function indicatorFindings(
  { entry, path }: Placed<Entry>,
  known: KnownIds,
  isGiven: (key: string) => boolean,
): Finding[] {
  return [
    ...misplacedKeys(entry, path),
    ...missingKeys(entry, path, isGiven),
    ...unknownUnits(entry, path, known),
    ...ratioFindings(entry, path, known),
    // Without knowing the decimals, nothing can be said about how exact the others are.
    ...(entry.decimals === undefined && isGiven('decimals') ? [] : decimalFindings(entry, path)),
    ...openingsFindings(entry, path, known.units),
    ...targetFindings(entry, path, known.units, known.levels),
    ...formFindings(unitsNamed(entry, path), known.levels),
    ...rosterFindings(entry, path),
    ...sharedOpening(entry, path, known),
    ...partFindings(entry, path),
    ...optionFindings(entry, path),
    ...duplicates(
      'compare',
      (entry.compare ?? []).map((each, at) => ({ entry: each, path: `${path}.compare[${at}]` })),
    ),
  ];
}

/** Keys that mean something for some kinds only; elsewhere they would be silently without effect. */
const SPECIAL_KEYS = [...new Set(INDICATOR_KINDS.flatMap((kind) => KINDS[kind].file.keys))].filter(
  (key) => key !== 'unit',
);

function misplacedKeys(entry: Entry, path: string): Finding[] {
  const { kind } = entry;
  if (kind === undefined) return [];
  return SPECIAL_KEYS.flatMap((key) => {
    const given = entry[key];
    // false and 0 say what holds anyway.
    if (given === undefined || given === false || given === 0 || KINDS[kind].file.keys.includes(key)) return [];
    const expected = INDICATOR_KINDS.filter((each) => KINDS[each].file.keys.includes(key)).join('、');
    return [finding('programme.wrong_kind', { path: `${path}.${key}`, name: key, seen: kind, expected })];
  });
}

function missingKeys({ kind }: Entry, path: string, isGiven: (key: string) => boolean): Finding[] {
  if (kind === undefined) return [];
  const missing = KINDS[kind].file.needs.filter(({ key }) => !isGiven(key));
  return missing.map(({ key, expected }) =>
    finding('programme.missing', { path: `${path}.${key}`, name: key, expected }),
  );
}

/** Of a total that several units type, nobody knows whose the balance is. */
function sharedOpening({ reported, opening, asked_of }: Entry, path: string, { units }: KnownIds): Finding[] {
  if (reported === undefined || opening === undefined || asked_of?.length === 1) return [];
  const expected = `按单位写在 openings 里，如 openings: { ${units[0] ?? 'a'}: ${opening} }：多个单位报累计数时，期初数是谁的要说清`;
  return [finding('programme.value', { path: `${path}.opening`, name: 'opening', seen: opening, expected })];
}

/** Each part has one name, and is no name of the other dimension. */
function partFindings({ by, overlapping }: Entry, path: string): Finding[] {
  if (by === undefined) {
    if (overlapping !== true) return [];
    return [finding('programme.missing', { path: `${path}.by`, name: 'by', expected: '分项的列表，如 [热线, 网络]' })];
  }
  const lists = Array.isArray(by) ? { '': by } : by;
  return duplicates(
    'by',
    Object.entries(lists).flatMap(([name, list]) =>
      list.map((entry, at) => ({ entry, path: `${path}.by${name === '' ? '' : `.${name}`}[${at}]` })),
    ),
  );
}

function unknownUnits({ asked_of = [] }: Entry, path: string, { units }: KnownIds): Finding[] {
  const placed = asked_of.map((entry, index) => ({ entry, path: `${path}.asked_of[${index}]` }));
  const unknown = placed.filter(({ entry }) => !units.includes(entry));
  return [
    ...unknown.map(({ entry, path: at }) =>
      finding('programme.unknown_unit', { path: at, seen: entry, expected: didYouMean(entry, units) }),
    ),
    ...duplicates('asked_of', placed),
  ];
}

/** Units that it is asked of, or that it has a balance of. */
const unitsNamed = ({ asked_of = [], openings = {} }: Entry, path: string): Placed<string>[] => [
  ...asked_of.map((entry, index) => ({ entry, path: `${path}.asked_of[${index}]` })),
  ...Object.keys(openings).map((entry) => ({ entry, path: `${path}.openings.${entry}` })),
];

function ratioFindings({ kind, of }: Entry, path: string, { indicators, parts }: KnownIds): Finding[] {
  if (of === undefined || kind === undefined || computedKind({ kind }) === undefined) return [];
  if (of.length !== 2) {
    const expected = '两个指标的 id：[分子, 分母]';
    return [finding('programme.value', { path: `${path}.of`, name: 'of', seen: of.join('、'), expected })];
  }
  const usable = [...indicators].filter(([, each]) => !isRate(each)).map(([id]) => id);
  return [...of].flatMap((id, index) => {
    if (usable.includes(id) || parts.includes(id)) return [];
    const why = indicators.has(id) ? '它本身是比率' : '没有这个指标';
    const expected = `${why}；${didYouMean(id, [...usable, ...parts])}`;
    return [finding('programme.ratio', { path: `${path}.of[${index}]`, seen: id, expected })];
  });
}

/** Its kind is a rate itself, or its answers are words, as far as that can be read. */
const isRate = (kind: unknown): boolean =>
  INDICATOR_KINDS.some((each) => each === kind && (KINDS[each].words.inPoints || isAnswer({ kind: each })));

function optionFindings({ kind, of = [] }: Entry, path: string): Finding[] {
  if (kind !== 'choice') return [];
  return duplicates(
    'of',
    of.map((entry, at) => ({ entry, path: `${path}.of[${at}]` })),
  );
}

/** `opening`, `min` and `max` are exact with the indicator's decimals, and min is not above max. */
function decimalFindings(entry: Entry, path: string): Finding[] {
  const decimals = entry.decimals ?? 0;
  const findings = (['opening', 'min', 'max'] as const).flatMap((key) => {
    const given = entry[key];
    if (given === undefined || exactDecimal(given, decimals) !== undefined) return [];
    const expected = decimals === 0 ? '整数，如 1087' : `数字，最多 ${decimals} 位小数`;
    return [finding('programme.value', { path: `${path}.${key}`, name: key, seen: given, expected })];
  });
  const min = exactDecimal(entry.min ?? '0', decimals);
  const max = entry.max === undefined ? undefined : exactDecimal(entry.max, decimals);
  if (findings.length > 0 || min === undefined || max === undefined) return findings;
  if (toScaled(min, decimals) <= toScaled(max, decimals)) return findings;
  return [
    finding('programme.order', { path: `${path}.max`, name: 'max', seen: max, expected: `不能小于 min（${min}）` }),
  ];
}

function rosterFindings({ roster = [] }: Entry, path: string): Finding[] {
  const placed = roster.map((entry, index) => ({ entry, path: `${path}.roster[${index}]` }));
  const expected = '一个名称，不含顿号、逗号、分号';
  const wrong = placed.filter(({ entry }) => !isName(entry));
  return [
    ...wrong.map(({ entry, path: at }) =>
      finding('programme.value', { path: at, name: 'roster', seen: entry, expected }),
    ),
    ...duplicates('roster', placed),
  ];
}
