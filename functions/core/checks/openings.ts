/**
 * What must hold for `openings`, the balances of units before the programme starts: units that are asked; exact numbers, or
 * names of a figure of names; over how many days a mean is one.
 */
import { type Finding, finding } from '../findings/finding.ts';
import { isName } from '../text/names.ts';
import { didYouMean } from '../text/nearest.ts';
import { exactDecimal } from '../values/exact-decimal.ts';

interface Entry {
  readonly kind?: string | undefined;
  readonly decimals?: number | undefined;
  readonly asked_of?: readonly string[] | undefined;
  readonly openings?: Readonly<Record<string, string | number | readonly string[]>> | undefined;
  readonly opening_days?: number | undefined;
}

export function openingsFindings(entry: Entry, path: string, known: readonly string[]): Finding[] {
  const { openings, opening_days } = entry;
  if (openings === undefined) {
    if (opening_days === undefined) return [];
    const expected = '与 openings（各单位此前的日均数）一起写';
    return [
      finding('programme.value', { path: `${path}.opening_days`, name: 'opening_days', seen: opening_days, expected }),
    ];
  }
  const days =
    entry.kind === 'mean' && opening_days === undefined
      ? [
          finding('programme.missing', {
            path: `${path}.opening_days`,
            name: 'opening_days',
            expected: '此前有数的报告日个数，如 30',
          }),
        ]
      : [];
  return [
    ...days,
    ...Object.keys(openings).flatMap((unit) => unitFindings(entry, unit, `${path}.openings.${unit}`, known)),
  ];
}

function unitFindings(entry: Entry, unit: string, path: string, known: readonly string[]): Finding[] {
  const { kind, decimals = 0, asked_of, openings = {} } = entry;
  if (!known.includes(unit)) {
    return [finding('programme.unknown_unit', { path, seen: unit, expected: didYouMean(unit, known) })];
  }
  if (asked_of?.includes(unit) === false) {
    const expected = 'asked_of 中没有这个单位，它不报这项指标';
    return [finding('programme.openings', { path, name: unit, seen: unit, expected })];
  }
  const given = openings[unit]!;
  const isFit = kind === 'places' ? isNames(given) : !isList(given) && exactDecimal(given, decimals) !== undefined;
  if (isFit) return [];
  const number = decimals === 0 ? '整数，如 1087' : `数字，最多 ${decimals} 位小数`;
  const expected = kind === 'places' ? '名称的列表，如 [府河大桥]' : number;
  return [finding('programme.value', { path, name: unit, seen: isList(given) ? given.join('、') : given, expected })];
}

const isList = (given: string | number | readonly string[]): given is readonly string[] => Array.isArray(given);

const isNames = (given: string | number | readonly string[]): boolean => isList(given) && given.every(isName);
