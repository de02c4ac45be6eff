/**
 * What kind of figure a name and a measure speak of. `sure: false`: nothing says so, and it has to be asked.
 */
import type { IndicatorKind } from '../kinds/indicator.ts';

export interface GuessedKind {
  readonly kind: IndicatorKind;
  readonly isCumulative?: boolean;
  readonly sure: boolean;
}

const SHAPES: readonly (readonly [shape: RegExp, guessed: GuessedKind])[] = [
  [/^(?:是否|有无)/, { kind: 'check', sure: true }],
  [/(?:日期|时间)$/, { kind: 'date', sure: false }],
  [/(?:形象进度|进展情况|工作进展|路段|地点|点位|位置|名称)$/, { kind: 'text', sure: false }],
  [/累计/, { kind: 'flow', isCumulative: true, sure: true }],
  [/当日|今日|本日|本周|当周|本月|当月|本期|新增|当天/, { kind: 'flow', sure: true }],
  [/现有|在岗|在建|存量|实有|目前|截至|保有|在册|库存/, { kind: 'stock', sure: true }],
];

export function kindIn(name: string): GuessedKind {
  return SHAPES.find(([shape]) => shape.test(name))?.[1] ?? { kind: 'flow', sure: false };
}

/** Digits behind the point that a measure is usually given with; more than a unit types is no harm. */
export function decimalsFor(measure: string | undefined, typed: readonly string[]): number {
  const most = Math.max(0, ...typed.map((text) => /\.(\d+)$/.exec(text)?.[1]?.length ?? 0));
  const usual =
    measure !== undefined && /^(?:吨|万元|亿元|公里|千米|km|t|亩|公顷|%|％|平方公里|万立方米)$/.test(measure) ? 2 : 0;
  return Math.min(6, Math.max(most, usual));
}
