/**
 * All kinds of figures in one table: a kind that does not fulfil the whole contract does not compile, and neither does a
 * table without it. Whoever reads a figure (form, close, board, briefing, digest, workbook, trends) asks here.
 */
import { check } from './check.ts';
import { computed } from './computed.ts';
import { flow } from './flow.ts';
import type { Indicator, IndicatorKind } from './indicator.ts';
import type { AskedKind, ComputedKind, Kind, ToldAs } from './kind.ts';
import { mean } from './mean.ts';
import { places } from './places.ts';
import { ratio } from './ratio.ts';
import { stock } from './stock.ts';

export const KINDS = { flow, stock, mean, places, ratio, check, computed } satisfies Record<IndicatorKind, Kind>;

export const kindOf = ({ kind }: Pick<Indicator, 'kind'>): Kind => KINDS[kind];

/** undefined: it is computed, and nobody is asked for it. */
export function askedKind(indicator: Pick<Indicator, 'kind'>): AskedKind | undefined {
  const kind = kindOf(indicator);
  return kind.isAsked ? kind : undefined;
}

/** undefined: units report it. */
export function computedKind(indicator: Pick<Indicator, 'kind'>): ComputedKind | undefined {
  const kind = kindOf(indicator);
  return kind.isAsked ? undefined : kind;
}

export const isToldAs = (indicator: Pick<Indicator, 'kind'>, told: ToldAs): boolean =>
  kindOf(indicator).print.toldAs === told;
