/**
 * The matrix's cells in words. What is missing, blank, nil and zero look and read differently.
 */
import type { BoardUnit } from '../../core/board/board.ts';
import type { MatrixCell, MatrixColumn } from '../../core/board/matrix.ts';
import type { Indicator } from '../../core/kinds/indicator.ts';
import { typingOf } from '../../core/kinds/typing.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { own } from '../../core/values/own.ts';
import type { FigureValue } from '../../core/values/values.ts';
import { grouped } from '../page/figure-text.ts';
import { shortReportingDayInWords } from '../page/when.ts';
import type { Language } from '../page/words.ts';
import { findingsAbout } from '../report/findings-about.ts';
import { say } from './words.ts';

export interface CellView {
  readonly text: string;
  /** Beside the value: kept from a day. */
  readonly kept: string | null;
  /** How far its target is reached. */
  readonly rate: string | null;
  /** Where the unit's report tells of it; null: it is not asked for. */
  readonly href: string | null;
  /** Class of a cell that has no value: missing, blank, nil, none. */
  readonly look: string | null;
  /** What is asked about it, with the reason given; on a phone its name stands before it. */
  readonly asked: { readonly name: string; readonly says: string } | null;
}

export function cellView(
  programme: Programme,
  indicator: Indicator,
  { units }: MatrixColumn,
  unit: BoardUnit,
  language: Language,
): CellView {
  const cell = own(units, unit.unit);
  if (cell === undefined) return { text: '—', kept: null, rate: null, href: null, look: 'none', asked: null };
  const { text, look } = textOf(indicator, cell, language);
  const says = saysOf(programme, indicator, cell, unit, language);
  const day = cell.carried === undefined ? null : shortReportingDayInWords(programme, cell.carried, language);
  return {
    ...{ text, look },
    kept: day === null ? null : say(language, 'matrixKept', { day }),
    rate: rateText(cell, language),
    href: `units/${unit.unit}#figure-${indicator.id}`,
    asked: says === null ? null : { name: indicator.name, says },
  };
}

/** `完成率66.4%` */
export const rateText = ({ completion }: Pick<MatrixCell, 'completion'>, language: Language): string | null =>
  completion == null ? null : say(language, 'matrixRate', { rate: completion });

/** Blank in the day's own words: 未报, 未填, 零. */
function textOf(indicator: Indicator, cell: MatrixCell, language: Language): Pick<CellView, 'text' | 'look'> {
  const { state, value, carried } = cell;
  if (state === 'nil' && carried === undefined) return { text: say(language, 'matrixNil'), look: 'nil' };
  if (value === null && state === 'computed') return { text: say(language, 'matrixNoParts'), look: 'blank' };
  if (value === null) return { text: say(language, state === 'missing' ? 'missing' : 'blank'), look: state };
  return { text: valueText(indicator, value, language), look: null };
}

/** Without its unit of measure, which stands above. */
function valueText(indicator: Indicator, value: FigureValue, language: Language): string {
  if (typeof value === 'boolean') return say(language, value ? 'yes' : 'no');
  if (typeof value === 'string') return grouped(value);
  const names = value.slice(0, MOST_NAMES).join(say(language, 'separator'));
  if (value.length > MOST_NAMES) return names + say(language, 'andMore', { count: value.length - MOST_NAMES });
  return names === '' ? (typingOf(indicator)?.entry.inCell(value) ?? '') : names;
}

const MOST_NAMES = 3;

function saysOf(
  programme: Programme,
  indicator: Indicator,
  { unusual }: MatrixCell,
  unit: BoardUnit,
  language: Language,
): string | null {
  if (unusual !== undefined) {
    return 'reason' in unusual ? say(language, 'matrixReason', { reason: unusual.reason }) : unusual.usual;
  }
  const isAsked =
    unit.findings.length > 0 && findingsAbout(indicator, { programme, findings: unit.findings }).length > 0;
  return isAsked ? say(language, 'matrixQuestion') : null;
}

/** How many of its figures a unit has given; computed ones are nobody's to give. */
export function filledOf(columns: readonly MatrixColumn[], unit: string, language: Language): string {
  const cells = columns.flatMap(({ units }) => own(units, unit) ?? []).filter(({ state }) => state !== 'computed');
  const filled = cells.filter(({ state }) => state === 'reported' || state === 'nil').length;
  return say(language, 'matrixFilledOf', { filled, asked: cells.length });
}
