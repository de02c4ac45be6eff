/**
 * How a comparison is said: `环比增加12件、增长3.2%`, `同比上升0.5个百分点`, `上年同期为0，不计幅度`, `今年以来120件，同比增长4.1%`.
 */
import type { Comparison, Indicator } from '../kinds/indicator.ts';
import { moveWords, spokenMeasure } from '../kinds/words.ts';
import type { DecimalString } from '../values/values.ts';
import { exactWords } from '../wording/phrases.ts';
import { type CompareBases, type Compared, comparedWith, yearsCompared } from './comparison.ts';
import type { ClosedDay } from './day-values.ts';
import type { FindIndicator } from './same-units.ts';

/** How the base is called: `较前一日`, `环比`; and by itself `前一日`, `上月`. */
export interface BaseNames {
  readonly before: string;
  readonly isDaily: boolean;
}

export function comparisonWords(
  indicator: Indicator,
  find: FindIndicator,
  today: ClosedDay,
  bases: CompareBases,
  { names, starts }: { readonly names: BaseNames; readonly starts: string },
): string[] {
  return (indicator.compare ?? []).flatMap((kind) => {
    const told = saidOf(indicator, kind, comparedWith(indicator, find, today, bases[kind]), names);
    if (kind !== 'year') return told;
    const { now, ...years } = yearsCompared(indicator, today, bases, starts);
    return now === null ? told : [...told, yearWords(indicator, now, years)];
  });
}

const LEADS: Readonly<Record<Comparison, (names: BaseNames) => readonly [lead: string, base: string]>> = {
  previous: ({ before, isDaily }) => [isDaily ? `较${before}` : '环比', before],
  week: () => ['较上周同日', '上周同日'],
  year: () => ['同比', '上年同期'],
};

function saidOf(indicator: Indicator, kind: Comparison, compared: Compared, names: BaseNames): string[] {
  const [lead, base] = LEADS[kind](names);
  if (compared.why === 'no_figure') return [];
  if (compared.change === null) return [`${base}没有数，不作比较`];
  const same = compared.leftOut === undefined ? '' : '同口径';
  const amount = moveWords(compared.change, spokenMeasure(indicator), indicator);
  if (amount === '持平') return [`${same}${lead.startsWith('较') ? `与${base}` : lead}持平`];
  return [`${same}${lead}${amount}${percentWords(compared, base)}`];
}

function percentWords({ percent, why }: Pick<Compared, 'percent' | 'why'>, base: string): string {
  if (why === 'zero') return `（${base}为0，不计幅度）`;
  if (why === 'negative') return `（${base}为负，不计幅度）`;
  if (percent === null) return '';
  const size = exactWords(percent.replace('-', ''), '%');
  return `、${percent.startsWith('-') ? '下降' : '增长'}${size}`;
}

function yearWords(indicator: Indicator, now: DecimalString, years: Compared): string {
  const said = `今年以来${exactWords(now, spokenMeasure(indicator))}`;
  if (years.change === null || years.percent === null) return said;
  const size = exactWords(years.percent.replace('-', ''), '%');
  if (/^[0.]*$/.test(years.change)) return `${said}，同比持平`;
  return `${said}，同比${years.percent.startsWith('-') ? '下降' : '增长'}${size}`;
}
