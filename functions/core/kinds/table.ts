/**
 * All kinds of figures in one table: a kind that does not fulfil the whole contract does not compile, and neither does a
 * table without it. Whoever reads a figure (form, close, board, briefing, digest, workbook, trends) asks here.
 */
import { check } from './check.ts';
import { choice } from './choice.ts';
import { computed } from './computed.ts';
import { date } from './date.ts';
import { flow } from './flow.ts';
import type { Indicator, IndicatorKind } from './indicator.ts';
import type { AskedKind, ComputedKind, Kind, ToldAs } from './kind.ts';
import { mean } from './mean.ts';
import { places } from './places.ts';
import { ratio } from './ratio.ts';
import { stock } from './stock.ts';
import { text } from './text.ts';

export const KINDS = { flow, stock, mean, places, ratio, check, computed, choice, date, text } satisfies Record<
  IndicatorKind,
  Kind
>;

/** As it was written; undefined: there is no such kind. */
export const kindNamed = (name: string | undefined): Kind | undefined =>
  name !== undefined && Object.hasOwn(KINDS, name) ? KINDS[name as IndicatorKind] : undefined;

export const kindOf = ({ kind }: Pick<Indicator, 'kind'>): Kind => KINDS[kind];

/** Its answers are words: no number of a unit is compared, drawn or summed. */
export const isAnswer = (indicator: Pick<Indicator, 'kind'>): boolean => askedKind(indicator)?.isAnswer === true;

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
