/**
 * What a unit sent for one day -> a checked Submission, or every finding at once; nothing is partly accepted.
 *
 * Runs in the browser, behind the form and the API. The input comes from `readJson` or from a form's fields, so numbers
 * may be text. No schema library here: this is in the form's bundle, and its messages are about figures, not types.
 */

import { isBegun } from '../calendar/schedule.ts';
import { type Finding, finding, hasErrors } from '../findings/finding.ts';
import type { Indicator } from '../kinds/indicator.ts';
import { isWhole } from '../kinds/parts.ts';
import { isTypedBy } from '../kinds/typing.ts';
import { type Programme, type Unit, unitIsOpen } from '../programme/programme.ts';
import { didYouMean } from '../text/nearest.ts';
import { hasForm } from '../unit/levels.ts';
import { isReportingDay } from '../values/reporting-day.ts';
import type { ReportingDay } from '../values/values.ts';
import { checkRules, type FigureHistory } from './check-rules.ts';
import { compareNarratives } from './compare-narratives.ts';
import { questionFalls } from './falling-totals.ts';
import { readFigures } from './figures.ts';
import { readNarratives } from './narrative.ts';
import { readReasons } from './reasons.ts';
import { sizeFindings } from './size.ts';
import type { Submission } from './submission.ts';
import { questionUnusual } from './unusual-figures.ts';

export type { FigureHistory } from './check-rules.ts';

const KEYS = ['id', 'basedOn', 'nil', 'figures', 'ledgers', 'narratives', 'reasons'];

/** Findings of level warning come with the submission; any error means that there is none. */
export function parseSubmission(
  programme: Programme,
  unit: Unit,
  day: ReportingDay,
  input: unknown,
  history: FigureHistory,
): { submission?: Submission; findings: Finding[] } {
  const closed = checkUnit(unit, day);
  if (!isRecord(input)) {
    const shape = finding('submission.value', { path: '', name: '提交的内容', expected: '一个对象', seen: input });
    return { findings: [...closed, shape] };
  }
  const findings = [...closed, ...unknownKeys(input)];
  const take = <Value>({ value, findings: found }: Reading<Value>): Value => {
    findings.push(...found);
    return value;
  };
  const id = take(readId(input.id));
  const basedOn = take(readBasedOn(input.basedOn));
  const nil = take(readNil(input.nil));
  const figures = take(readFigures(programme, { unit, day }, input.figures));
  const narratives = take(readNarratives(programme, input.narratives));
  const reasons = take(readReasons(figures, input.reasons));
  const asked = programme.indicators.filter((indicator) => isTypedBy(indicator, unit.id, day));
  findings.push(...contentFindings(asked, nil, input));
  findings.push(...checkRules(programme, { ...figures, ...history.drawn }, history));
  findings.push(...questions(asked, { figures, narratives, reasons }, history));
  findings.push(...questionFalls(asked, unit.id, figures, history.total, reasons));
  if (hasErrors(findings)) return { findings };
  const given = Object.keys(reasons).length > 0 ? { reasons } : {};
  const submission = { id, basedOn, nil, figures, narratives, ...given };
  const large = sizeFindings(submission);
  return large.length > 0 ? { findings: [...large, ...findings] } : { submission, findings };
}

/** What is far from the usual, and what the text says otherwise: asked, never refused. */
function questions(
  asked: readonly Indicator[],
  { figures, narratives, reasons = {} }: Pick<Submission, 'figures' | 'narratives' | 'reasons'>,
  { recent = {} }: FigureHistory,
): Finding[] {
  // What is usual, and what a text says, is of the day.
  const ofDay = asked.filter(({ reported }) => reported === undefined);
  const told = ofDay.filter(isWhole);
  return [...questionUnusual(ofDay, figures, recent, reasons), ...compareNarratives(told, figures, narratives)];
}

/** May that unit report about that day, given that it is `today` in the programme's zone? */
export function checkDay(programme: Programme, unit: Unit, day: ReportingDay, today: ReportingDay): Finding[] {
  const about = (code: Parameters<typeof finding>[0], expected?: string): Finding[] => [
    finding(code, { path: 'day', seen: day, name: unit.name, ...(expected === undefined ? {} : { expected }) }),
  ];
  if (!isReportingDay(day)) return about('day.invalid');
  if (day < programme.starts) return about('day.before_start', programme.starts);
  if (programme.ends !== undefined && day > programme.ends) return about('day.after_end', programme.ends);
  return isBegun(programme, day, today) ? checkUnit(unit, day) : about('day.future', today);
}

function checkUnit(unit: Unit, day: ReportingDay): Finding[] {
  if (unitIsOpen(unit, day)) return [];
  if (!hasForm(unit)) return [finding('unit.no_form', { path: 'day', seen: unit.id, name: unit.name })];
  const span = `${unit.opens === undefined ? '' : `${unit.opens} 起`}${unit.closes === undefined ? '' : `到 ${unit.closes} 止`}`;
  return [finding('unit.not_open', { path: 'day', seen: day, name: unit.name, expected: `报送时间为 ${span}` })];
}

type Fields = Readonly<Record<string, unknown>>;

interface Reading<Value> {
  readonly value: Value;
  readonly findings: readonly Finding[];
}

function unknownKeys(input: Fields): Finding[] {
  return Object.keys(input)
    .filter((key) => !KEYS.includes(key))
    .slice(0, 50)
    .map((key) => finding('submission.unknown_key', { path: key, seen: key, expected: didYouMean(key, KEYS) }));
}

function readId(given: unknown): Reading<string> {
  const value = typeof given === 'string' && /^[A-Za-z0-9._:-]{1,100}$/.test(given) ? given : undefined;
  const expected = '1–100 个字母、数字或 . _ : - 组成的编号';
  return value === undefined ? invalid('', 'id', given, expected) : { value, findings: [] };
}

/** A revision number; as text when it came through `readJson` or a form. */
function readBasedOn(given: unknown = 0): Reading<number> {
  const text = typeof given === 'number' || typeof given === 'string' ? String(given) : '';
  const value = /^(0|[1-9]\d{0,8})$/.test(text) ? Math.trunc(+text) : undefined;
  return value === undefined ? invalid(0, 'basedOn', given, '所见的修订号（整数，首次为 0）') : { value, findings: [] };
}

function readNil(given: unknown = false): Reading<boolean> {
  return typeof given === 'boolean' ? { value: given, findings: [] } : invalid(false, 'nil', given, 'true 或 false');
}

function invalid<Value>(value: Value, path: string, seen: unknown, expected: string): Reading<Value> {
  return { value, findings: [finding('submission.value', { path, seen, expected })] };
}

/** All that hangs on whether there is anything at all: nil return, empty report, required figures. */
function contentFindings(asked: readonly Indicator[], nil: boolean, input: Fields): Finding[] {
  const figures = isRecord(input.figures) ? input.figures : {};
  const hasFigures = Object.keys(figures).length > 0;
  const hasNarratives = Array.isArray(input.narratives) && input.narratives.length > 0;
  if (nil) {
    const seen = [hasFigures ? '数据' : '', hasRows(input.ledgers) ? '台账条目' : '', hasNarratives ? '文字' : '']
      .filter(Boolean)
      .join('和');
    return seen === '' ? [] : [finding('submission.nil_with_content', { path: 'nil', seen })];
  }
  // A ledger without any row says that its rows stand as they are.
  const hasLedgers = isRecord(input.ledgers) && Object.keys(input.ledgers).length > 0;
  if (!hasFigures && !hasNarratives && !hasLedgers) return [finding('submission.empty', { path: '' })];
  return asked
    .filter(({ id, required }) => required && !isGiven(figures, id))
    .map(({ id, name }) => finding('figure.required', { path: `figures.${id}`, name }));
}

const hasRows = (ledgers: unknown): boolean =>
  isRecord(ledgers) && Object.values(ledgers).some((rows) => !Array.isArray(rows) || rows.length > 0);

/** Itself, or any part of it. */
const isGiven = (figures: Fields, id: string): boolean =>
  Object.keys(figures).some((key) => key === id || key.startsWith(`${id}:`));

const isRecord = (given: unknown): given is Fields =>
  typeof given === 'object' && given !== null && !Array.isArray(given);
