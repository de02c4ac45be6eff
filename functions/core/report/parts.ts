/**
 * 分项 of a report: an object part -> value is taken apart, and the parts are held against their whole. Parts that are left
 * blank beside others are zero, for the whole is the sum of those given; where parts overlap, the whole is typed itself.
 */
import { type Finding, finding } from '../findings/finding.ts';
import type { Indicator } from '../kinds/indicator.ts';
import { givenParts, partId } from '../kinds/parts.ts';
import { readFigure } from '../kinds/typing.ts';
import { didYouMean } from '../text/nearest.ts';
import { addDecimals, fromScaled, subtractExactly } from '../values/decimal.ts';
import type { FigureValue } from '../values/values.ts';

/** The key of the whole in an object of parts. */
const WHOLE = '合计';

export interface TypedFigure {
  readonly value: unknown;
  readonly path: string;
}

/** By indicator what was typed, with where it stands. */
export function takenApart(
  indicators: readonly Indicator[],
  given: object,
): { typed: Map<string, TypedFigure>; findings: Finding[] } {
  const typed = new Map<string, TypedFigure>();
  const findings: Finding[] = [];
  const wholes = new Map(indicators.filter(({ by }) => by !== undefined).map((each) => [each.id, each]));
  for (const [id, value] of Object.entries(given)) {
    const path = `figures.${id}`;
    const whole = wholes.get(id);
    if (whole === undefined || !isObject(value)) typed.set(id, { value, path });
    else findings.push(...objectOf(whole, value, path, typed));
  }
  return { typed, findings };
}

function objectOf(
  { id, name, by }: Indicator,
  given: object,
  path: string,
  typed: Map<string, TypedFigure>,
): Finding[] {
  const parts = givenParts(by ?? []);
  return Object.entries(given).flatMap(([part, value]) => {
    const at = `${path}.${part}`;
    if (part === WHOLE) typed.set(id, { value, path: at });
    else if (parts.includes(part)) typed.set(partId(id, part), { value, path: at });
    else return [finding('figure.part', { path: at, name, seen: part, expected: didYouMean(part, parts) })];
    return [];
  });
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The figures with whole and parts made to agree; or why they do not.
 * @param tried ids that were typed, sound or not: of what was refused nothing more is said.
 */
export function withWholes(
  indicators: readonly Indicator[],
  figures: ReadonlyMap<string, FigureValue>,
  tried: { has(id: string): boolean },
): { value: Map<string, FigureValue>; findings: Finding[] } {
  const value = new Map(figures);
  const findings = indicators.flatMap((whole) => {
    if (whole.by === undefined) return [];
    const ids = [whole.id, ...givenParts(whole.by).map((part) => partId(whole.id, part))];
    if (ids.some((id) => tried.has(id) && !value.has(id))) return [];
    return reconciled(whole, ids.slice(1), value);
  });
  return { value, findings };
}

function reconciled(whole: Indicator, parts: readonly string[], figures: Map<string, FigureValue>): Finding[] {
  const { id, name, unit, decimals, overlapping } = whole;
  const words = { path: `figures.${id}`, name };
  const given = parts.flatMap((part) => figures.get(part) ?? []) as string[];
  const typed = figures.get(id) as string | undefined;
  if (given.length === 0 && typed === undefined) return [];
  const zero = fromScaled(0n, decimals);
  if (given.length === 0 && typed !== zero) return [finding('figure.parts_missing', { ...words, seen: typed })];
  if (overlapping) {
    const above = typed === undefined ? undefined : given.find((part) => isLess(typed, part, decimals));
    return above === undefined
      ? []
      : [finding('figure.part_above', { ...words, seen: above + unit, expected: typed + unit })];
  }
  const sum = addDecimals(given, decimals);
  if (typed !== undefined && typed !== sum)
    return [finding('figure.parts_differ', { ...words, seen: typed + unit, expected: sum + unit })];
  for (const part of parts) if (!figures.has(part)) figures.set(part, zero);
  const read = readFigure(whole, sum, words.path);
  if (read.value !== undefined) figures.set(id, read.value);
  return read.findings;
}

const isLess = (one: string, other: string, decimals: number): boolean =>
  subtractExactly(one, other, decimals).startsWith('-');
