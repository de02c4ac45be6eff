/**
 * A unit's figures of one day beside the day before, with their fortnight as a small line. Part of `unit-view.ts`.
 */
import type { Finding } from '../../core/findings/finding.ts';
import type { Indicator } from '../../core/kinds/indicator.ts';
import { isNumber } from '../../core/kinds/typing.ts';
import type { Programme, Unit } from '../../core/programme/programme.ts';
import type { Revision } from '../../core/report/submission.ts';
import { fromScaled, toScaled } from '../../core/values/decimal.ts';
import type { FigureValue, ReportingDay } from '../../core/values/values.ts';
import { signedWords } from '../../core/wording/phrases.ts';
import type { UnitHistory } from '../../pipeline/report/unit-history.ts';
import { figureInWords, grouped } from '../page/figure-text.ts';
import { shortReportingDayInWords } from '../page/when.ts';
import type { Language } from '../page/words.ts';
import { findingsAbout } from '../report/findings-about.ts';
import { sparkOf } from '../report/spark.ts';
import { askedIndicators } from '../report/typed-report.ts';
import { say } from './words.ts';

export interface FigureRow {
  /** Where the table of all figures leads. */
  readonly anchor: string;
  readonly name: string;
  readonly definition: string | null;
  readonly value: string;
  readonly blank: boolean;
  readonly before: string;
  readonly change: string;
  readonly reason: string | null;
  readonly questions: readonly string[];
  readonly line: { readonly lines: readonly string[]; readonly words: string } | null;
}

interface Situation {
  readonly programme: Programme;
  readonly unit: Unit;
  readonly day: ReportingDay;
  readonly shown: Revision | undefined;
  readonly history: UnitHistory;
  /** In the reader's language. */
  readonly findings: readonly Finding[];
  readonly language: Language;
}

/** The fortnight before, and the day itself. */
const DAYS = 15;

export function figureRows(situation: Situation): FigureRow[] {
  const { programme, unit, shown, history, language } = situation;
  const days = shown === undefined ? history.days : [{ day: shown.day, revision: shown }, ...history.days];
  return askedIndicators(programme, unit, situation.day).map((indicator) => {
    const value = shown?.figures[indicator.id];
    const before = history.days[0]?.revision?.figures[indicator.id];
    const reason = shown?.reasons?.[indicator.id];
    return {
      anchor: `figure-${indicator.id}`,
      name: indicator.name,
      definition: indicator.definition ?? null,
      value: figureInWords(indicator, value, language),
      blank: value === undefined,
      before: figureInWords(indicator, before, language),
      change: changeOf(indicator, value, before),
      reason: reason === undefined ? null : say(language, 'reasonGiven', { reason }),
      questions: findingsAbout(indicator, situation).map(({ message }) => message),
      line: indicator.reported !== undefined ? null : sparkOf(indicator, { ...history, days }, language, DAYS),
    };
  });
}

/** Day by day, newest first: what the small lines draw. */
export function historyRows({ programme, unit, history, language }: Situation) {
  const asked = askedIndicators(programme, unit);
  return {
    names: asked.map(({ name }) => name),
    days: history.days.map(({ day, revision }) => ({
      day: shortReportingDayInWords(programme, day, language),
      values: asked.map((indicator) => figureInWords(indicator, revision?.figures[indicator.id], language)),
    })),
  };
}

/** Exact; blank where there is nothing to compare, or an earlier version of the programme had more decimals. */
function changeOf(indicator: Indicator, value: FigureValue | undefined, before: FigureValue | undefined): string {
  const { decimals } = indicator;
  if (!isNumber(indicator) || typeof value !== 'string' || typeof before !== 'string') return '';
  if ([value, before].some((each) => (each.split('.')[1]?.length ?? 0) > decimals)) return '';
  const change = signedWords(fromScaled(toScaled(value, decimals) - toScaled(before, decimals), decimals));
  return change.startsWith('+') ? `+${grouped(change.slice(1))}` : change.startsWith('-') ? grouped(change) : change;
}
