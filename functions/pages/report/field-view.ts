/**
 * One indicator as a field of the report form: what to type, how much it was before, what was wrong with it.
 */

import type { Finding } from '../../core/findings/finding.ts';
import type { Indicator } from '../../core/kinds/indicator.ts';
import { isSummed } from '../../core/kinds/parts.ts';
import { RATE_DECIMALS } from '../../core/kinds/target.ts';
import { typingOf } from '../../core/kinds/typing.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { HAS_REASON, WANTS_REASON } from '../../core/report/wants-reason.ts';
import { placeKey, rosterKeys } from '../../core/text/place-names.ts';
import { calculate, fractionOf, HUNDRED, rounded } from '../../core/values/fraction.ts';
import { percentWords } from '../../core/wording/phrases.ts';
import type { UnitHistory } from '../../pipeline/report/unit-history.ts';
import { figureInWords, grouped } from '../page/figure-text.ts';
import type { Language } from '../page/words.ts';
import { findingsAbout } from './findings-about.ts';
import { sparkOf } from './spark.ts';
import { FIGURE, PICK, REASON, type TypedReport } from './typed-report.ts';
import { say } from './words.ts';

export interface FieldView {
  readonly id: string;
  readonly anchor: string;
  readonly name: string;
  readonly label: string;
  readonly required: boolean;
  /** Unit of measure beside the field; empty for names and answers. */
  readonly unit: string;
  readonly isNumber: boolean;
  /** A part of the figure above it. */
  readonly isPart: boolean;
  /** The parts add up here while typing. */
  readonly isSum: boolean;
  readonly isPlaces: boolean;
  /** The list to tick names in; null: there is none. */
  readonly picks: NamePicks | null;
  readonly isCheck: boolean;
  readonly isDate: boolean;
  readonly isText: boolean;
  /** Of a choice; null: it is none. */
  readonly options: readonly { readonly value: string; readonly chosen: boolean }[] | null;
  /** Keyboard that a phone shows. */
  readonly inputMode: 'numeric' | 'decimal' | 'text';
  readonly value: string;
  readonly isYes: boolean;
  readonly isNo: boolean;
  readonly definition: string | null;
  /** Lines under the label: how to type it, the day before. */
  readonly hints: readonly string[];
  /** Total to date of this unit; the script adds what is being typed. */
  readonly total: string | null;
  /** The last days as a line, and in words for those who do not see it. */
  readonly days: { readonly lines: readonly string[]; readonly words: string } | null;
  readonly errors: readonly string[];
  /** Why the figure is asked about, and the reason that was given. */
  readonly question: string | null;
  readonly reasonName: string;
  readonly reason: string;
}

export interface FieldSituation {
  readonly programme: Programme;
  readonly typed: TypedReport;
  readonly history: UnitHistory;
  readonly findings: readonly Finding[];
  /** Whose form it is. */
  readonly unit: string;
}

interface NamePicks {
  readonly name: string;
  readonly summary: string;
  readonly open: boolean;
  /** Those of the last report first. */
  readonly names: readonly { readonly name: string; readonly chosen: boolean; readonly isLast: boolean }[];
}

export function fieldOf(indicator: Indicator, situation: FieldSituation, language: Language): FieldView {
  const { id } = indicator;
  const field = typingOf(indicator)?.entry.field;
  const { typed, history } = situation;
  const { picks, value } = pickedOf(indicator, typed.figures[id] ?? '', history, language);
  const about = findingsAbout(indicator, situation);
  const isNumber = field === 'number';
  const total = history.totals[id];
  const asked = about.find(({ code }) => WANTS_REASON.includes(code) || HAS_REASON.includes(code));
  return {
    ...{
      id,
      anchor: `figure-${id}`,
      name: FIGURE + id,
      label: labelOf(indicator, language),
      required: indicator.required,
    },
    ...{ isPart: indicator.partOf !== undefined, isSum: isSummed(indicator) },
    ...{
      unit: isNumber ? indicator.unit : '',
      isNumber,
      isPlaces: field === 'names',
      picks,
      isCheck: field === 'answer',
    },
    ...{ isDate: field === 'date', isText: field === 'text', options: optionsOf(indicator, value) },
    ...{ inputMode: keyboardOf(indicator), value, isYes: value === 'yes', isNo: value === 'no' },
    definition: indicator.definition ?? null,
    hints: [...hintsOf(indicator, history, language), ...targetHints(indicator, situation, language)],
    total:
      total === undefined || isGrowingPart(indicator)
        ? null
        : say(language, totalWord(indicator), { value: grouped(total) + indicator.unit }),
    days: isNumber && indicator.reported === undefined ? sparkOf(indicator, history, language) : null,
    errors: about.filter(({ level }) => level === 'error').map(({ message }) => message),
    question: asked?.message ?? null,
    reasonName: REASON + id,
    reason: typed.reasons[id] ?? '',
  };
}

/** Names of the list are ticks, and what is off it stays in the field. */
function pickedOf(
  { id, roster }: Indicator,
  typed: string,
  { days }: UnitHistory,
  language: Language,
): { readonly picks: NamePicks | null; readonly value: string } {
  if (roster === undefined) return { picks: null, value: typed };
  const keys = rosterKeys(roster);
  const pieces = typed.split(/[、，,；;\n]/u).filter((piece) => piece.trim() !== '');
  const chosen = new Set(pieces.flatMap((piece) => keys.get(placeKey(piece)) ?? []));
  const value = chosen.size === 0 ? typed : pieces.filter((piece) => !keys.has(placeKey(piece))).join('、');
  const before = days[0]?.revision?.figures[id];
  const last = new Set(Array.isArray(before) ? before : []);
  const names = [...roster.filter((name) => last.has(name)), ...roster.filter((name) => !last.has(name))].map(
    (name) => ({
      ...{ name, chosen: chosen.has(name), isLast: last.has(name) },
    }),
  );
  const summary = say(language, 'picksSummary', { count: chosen.size, all: roster.length });
  return { picks: { name: PICK + id, summary, open: chosen.size > 0, names }, value };
}

const optionsOf = ({ options }: Indicator, value: string): FieldView['options'] =>
  options === undefined ? null : options.map((option) => ({ value: option, chosen: option === value }));

/** What a part has to date is told of its whole alone. */
const isGrowingPart = ({ partOf, reported }: Indicator): boolean => partOf !== undefined && reported === undefined;

/** A total to date is asked for by that word. */
function labelOf({ name, reported, partOf, by }: Indicator, language: Language): string {
  if (partOf !== undefined) return say(language, 'partOf', { part: partOf.part });
  const whole = by === undefined ? name : say(language, 'wholeOf', { name });
  return reported === undefined || name.includes('累计') ? whole : say(language, 'totalOf', { name: whole });
}

const totalWord = ({ reported }: Indicator) => (reported === undefined ? 'runningTotal' : 'lastTotal');

/** Phones' numeric keyboards lack a minus, so a figure that may be negative gets the full one. */
function keyboardOf({ decimals, min = '0' }: Indicator): FieldView['inputMode'] {
  if (min.startsWith('-')) return 'text';
  return decimals > 0 ? 'decimal' : 'numeric';
}

/** The unit's own target, and how far it had been reached before. */
function targetHints(
  { id, unit, target, reported }: Indicator,
  situation: FieldSituation,
  language: Language,
): string[] {
  const { programme, history } = situation;
  const own = target?.units?.[situation.unit];
  if (target === undefined || own === undefined) return [];
  const value = grouped(own) + unit;
  const reached = history.totals[id];
  // What was before a later start is not known here; of typed totals what is typed counts.
  const isAll = reported !== undefined || target.from === undefined || target.from <= programme.starts;
  const share =
    reached === undefined || target.per !== undefined || !isAll
      ? null
      : calculate(fractionOf(reached), '/', fractionOf(own));
  if (share === null) return [say(language, 'targetHint', { value })];
  const rate = percentWords(rounded(calculate(share, '*', HUNDRED)!, target.decimals ?? RATE_DECIMALS));
  return [say(language, 'targetReached', { value, rate })];
}

function hintsOf(indicator: Indicator, { days }: UnitHistory, language: Language): string[] {
  if (indicator.partOf !== undefined) return [];
  const whole = indicator.by && [say(language, indicator.overlapping ? 'wholeApart' : 'wholeHint')];
  if (indicator.reported !== undefined) return [...(whole ?? []), say(language, 'totalHint')];
  const hints = typingOf(indicator)?.entry.field === 'names' ? [say(language, 'placesHint')] : [];
  if (whole !== undefined) hints.push(...whole);
  const before = days[0]?.revision?.figures[indicator.id];
  if (before === undefined) return hints;
  return [...hints, say(language, 'previousValue', { value: figureInWords(indicator, before, language) })];
}
