/**
 * One indicator as a field of the report form: what to type, how much it was before, what was wrong with it.
 */
import type { Finding } from '../../core/finding.ts';
import type { Indicator } from '../../core/programme.ts';
import { figureInWords, grouped } from '../figures.ts';
import { type Language, say } from '../words.ts';
import type { ReportSituation } from './report-view.ts';
import { FIGURE } from './typed-report.ts';

export interface FieldView {
  readonly anchor: string;
  readonly name: string;
  readonly label: string;
  readonly required: boolean;
  /** Unit of measure beside the field; empty for names and answers. */
  readonly unit: string;
  readonly isNumber: boolean;
  readonly isPlaces: boolean;
  readonly isCheck: boolean;
  /** Keyboard that a phone shows. */
  readonly inputMode: 'numeric' | 'decimal' | 'text';
  readonly value: string;
  readonly isYes: boolean;
  readonly isNo: boolean;
  readonly definition: string | null;
  /** Lines under the label: how to type it, the day before, the total to date. */
  readonly hints: readonly string[];
  /** Ids of what describes the field, for screen readers; null when nothing does. */
  readonly describedBy: string | null;
  readonly errors: readonly string[];
}

type Situation = Pick<ReportSituation, 'typed' | 'history' | 'findings'>;

export function fieldOf(indicator: Indicator, situation: Situation, language: Language): FieldView {
  const { id, kind, name } = indicator;
  const value = situation.typed.figures[id] ?? '';
  const anchor = `figure-${id}`;
  const hints = hintsOf(indicator, situation, language);
  const errors = situation.findings.filter(({ path }) => isAbout(path, id)).map(({ message }) => message);
  const isNumber = kind !== 'places' && kind !== 'check';
  return {
    anchor,
    name: FIGURE + id,
    label: name,
    required: indicator.required,
    unit: isNumber ? indicator.unit : '',
    isNumber,
    isPlaces: kind === 'places',
    isCheck: kind === 'check',
    inputMode: keyboardOf(indicator),
    value,
    isYes: value === 'yes',
    isNo: value === 'no',
    definition: indicator.definition ?? null,
    hints,
    describedBy: describedBy(anchor, hints, errors),
    errors,
  };
}

/** Phones' numeric keyboards lack a minus, so a figure that may be negative gets the full one. */
function keyboardOf({ decimals, min = '0' }: Indicator): FieldView['inputMode'] {
  if (min.startsWith('-')) return 'text';
  return decimals > 0 ? 'decimal' : 'numeric';
}

function hintsOf(indicator: Indicator, { history }: Situation, language: Language): string[] {
  const hints: string[] = [];
  if (indicator.kind === 'places') hints.push(say(language, 'placesHint'));
  const before = history.days[0]?.revision?.figures[indicator.id];
  if (before !== undefined) {
    hints.push(say(language, 'previousValue', { value: figureInWords(indicator, before, language) }));
  }
  const total = history.totals[indicator.id];
  if (total !== undefined) hints.push(say(language, 'runningTotal', { value: grouped(total) + indicator.unit }));
  return hints;
}

function describedBy(anchor: string, hints: readonly string[], errors: readonly string[]): string | null {
  const ids = [...(errors.length > 0 ? [`${anchor}-error`] : []), ...(hints.length > 0 ? [`${anchor}-hint`] : [])];
  return ids.length === 0 ? null : ids.join(' ');
}

const isAbout = (path: Finding['path'], id: string): boolean =>
  path === `figures.${id}` || path.startsWith(`figures.${id}[`);
