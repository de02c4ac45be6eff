/**
 * What must hold for the `target` of an indicator: in all or by unit, exact, above zero; days in order; units that are asked.
 */
import { type Finding, finding } from '../findings/finding.ts';
import { didYouMean } from '../text/nearest.ts';
import { branchesAbove, type Level } from '../unit/levels.ts';
import { MOST_DECIMALS } from '../values/decimal.ts';
import { exactDecimal } from '../values/exact-decimal.ts';
import type { DecimalString } from '../values/values.ts';

/** As somebody wrote it; keys whose shape is broken are left out. */
interface TargetEntry {
  readonly from?: string | undefined;
  readonly by?: string | undefined;
  readonly per?: string | undefined;
  readonly total?: string | number | undefined;
  readonly units?: Readonly<Record<string, string | number>> | undefined;
  readonly progress?: string | undefined;
}

interface Entry {
  readonly target?: TargetEntry | undefined;
  readonly asked_of?: readonly string[] | undefined;
  readonly decimals?: number | undefined;
}

export function targetFindings(
  { target, asked_of, decimals = 0 }: Entry,
  path: string,
  units: readonly string[],
  levels: readonly Level[],
): Finding[] {
  if (target === undefined) return [];
  const at = `${path}.target`;
  return [
    ...amountFindings(target, at, decimals),
    ...unitFindings(target, at, units, (unit) => asked_of === undefined || isAskedBelow(levels, unit, asked_of)),
    ...timeFindings(target, at),
  ];
}

/** With the indicator's decimals, or more where it is written so; undefined: it is no such number. */
export function targetValue(given: string | number, decimals: number): DecimalString | undefined {
  const places = /\.(\d*[1-9])0*$/.exec(String(given))?.[1]?.length ?? 0;
  return exactDecimal(given, Math.min(MOST_DECIMALS, Math.max(decimals, places)));
}

function amountFindings({ total, units }: TargetEntry, at: string, decimals: number): Finding[] {
  if (total === undefined && (units === undefined || Object.keys(units).length === 0)) {
    const expected = 'total（总目标）或 units（各单位目标）';
    return [finding('programme.missing', { path: `${at}.total`, name: 'target', expected })];
  }
  if (total !== undefined && units !== undefined) {
    const expected = '总目标由各单位目标相加，请只写 total 或 units 之一';
    return [finding('programme.target', { path: `${at}.total`, name: 'total', seen: total, expected })];
  }
  const amounts = total === undefined ? Object.entries(units ?? {}) : [];
  const wrong = amounts.filter(([, value]) => !isAmount(value, decimals, true));
  return [
    ...(total === undefined || isAmount(total, decimals, false)
      ? []
      : [finding('programme.value', { path: `${at}.total`, name: 'total', seen: total, expected: '大于 0 的数字' })]),
    ...wrong.map(([unit, seen]) =>
      finding('programme.value', { path: `${at}.units.${unit}`, name: unit, seen, expected: '不小于 0 的数字' }),
    ),
    ...(total === undefined && wrong.length === 0 && amounts.every(([, value]) => isZero(targetValue(value, decimals)!))
      ? [
          finding('programme.value', {
            path: `${at}.units`,
            name: 'units',
            seen: '0',
            expected: '至少一个大于 0 的目标',
          }),
        ]
      : []),
  ];
}

function isAmount(given: string | number, decimals: number, mayBeZero: boolean): boolean {
  const value = targetValue(given, decimals);
  return value !== undefined && !value.startsWith('-') && (mayBeZero || !isZero(value));
}

const isZero = (value: DecimalString): boolean => /^[0.]+$/.test(value);

function unitFindings(
  { units = {} }: TargetEntry,
  at: string,
  known: readonly string[],
  isAsked: (unit: string) => boolean,
): Finding[] {
  return Object.keys(units).flatMap((unit) => {
    const place = { path: `${at}.units.${unit}`, seen: unit };
    if (!known.includes(unit))
      return [finding('programme.unknown_unit', { ...place, expected: didYouMean(unit, known) })];
    if (isAsked(unit)) return [];
    const expected = 'asked_of 中没有这个单位，它不报这项指标';
    return [finding('programme.target', { ...place, name: 'units', expected })];
  });
}

/** A branch reaches its target by what the units below it report. */
function isAskedBelow(levels: readonly Level[], id: string, asked: readonly string[]): boolean {
  if (asked.includes(id)) return true;
  const above = branchesAbove(levels);
  return levels.some((unit) => asked.includes(unit.id) && above(unit).includes(id));
}

function timeFindings({ from, by, per, progress }: TargetEntry, at: string): Finding[] {
  const wrong = (key: string, seen: string, expected: string): Finding[] => [
    finding('programme.target', { path: `${at}.${key}`, name: key, seen, expected }),
  ];
  if (per !== undefined && (from ?? by ?? progress) !== undefined) {
    return wrong('per', per, '每期各算各的，不用 from、by 和 progress，请删去');
  }
  if (from !== undefined && by !== undefined && by < from) {
    return [
      finding('programme.order', { path: `${at}.by`, name: 'by', seen: by, expected: `不能早于 from（${from}）` }),
    ];
  }
  return progress !== undefined && by === undefined
    ? wrong('progress', progress, '没有 by（完成时限）就没有时间进度，请补上 by')
    : [];
}
