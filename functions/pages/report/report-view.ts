/**
 * The report form as its template shows it: groups of fields, narratives, what was refused, what stands already.
 */
import type { Finding } from '../../core/finding.ts';
import type { Indicator, Programme, ReportingDay, Unit } from '../../core/programme.ts';
import { dayAt } from '../../core/reporting-day.ts';
import { dueInstant } from '../../core/schedule.ts';
import type { Revision } from '../../core/submission.ts';
import { receiptOf } from '../../pipeline/receive-submission.ts';
import type { UnitHistory } from '../../pipeline/unit-history.ts';
import { neighbours } from '../landing.ts';
import type { MemberAsk } from '../page.ts';
import { inLanguage } from '../refusal.ts';
import { type BaseView, headOf } from '../views.ts';
import { dayInWords, leftInWords, timeInWords } from '../when.ts';
import { type Language, say } from '../words.ts';
import { type FieldView, fieldOf } from './field-view.ts';
import { askedIndicators, type TypedReport } from './typed-report.ts';

export interface ReportView extends BaseView {
  readonly action: string;
  readonly day: string;
  readonly unit: string;
  readonly due: string;
  readonly left: string;
  /** The deadline has passed. */
  readonly late: boolean;
  readonly id: string;
  readonly basedOn: number;
  readonly unitId: string;
  readonly groups: readonly { readonly legend: string; readonly fields: readonly FieldView[] }[];
  readonly narratives: readonly NarrativeView[];
  /** What was refused, with a link to its field. */
  readonly errors: readonly { readonly href: string; readonly message: string }[];
  readonly standing: { readonly text: string; readonly href: string } | null;
  readonly send: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface NarrativeView {
  readonly anchor: string;
  /** Beginning of the fields' names, `narrative.0`. */
  readonly name: string;
  readonly kind: string;
  readonly text: string;
  readonly errors: readonly string[];
}

export interface ReportSituation {
  readonly unit: Unit;
  readonly day: ReportingDay;
  readonly typed: TypedReport;
  readonly standing: Revision | undefined;
  readonly history: UnitHistory;
  readonly findings: readonly Finding[];
}

export function reportView(ask: MemberAsk, situation: ReportSituation): ReportView {
  const { language, world, stored } = ask;
  const { programme } = stored;
  const { unit, day, typed, standing } = situation;
  const now = world.clock.now();
  const due = dueInstant(programme, day);
  const time = timeInWords(due, programme.timezone, day, language);
  const findings = situation.findings.map((found) => inLanguage(found, language));
  return {
    title: say(language, 'reportTitle', { unit: unit.name }),
    programme: headOf(programme),
    links: [],
    action: `/report/${programme.id}/${day}`,
    day: dayInWords(day, language),
    unit: unit.name,
    due: say(language, 'dueAt', { time }),
    left: leftInWords(due, now, language),
    late: now > due,
    id: typed.id,
    basedOn: typed.basedOn,
    unitId: unit.id,
    groups: groupsOf(programme, { ...situation, findings }, language),
    narratives: narrativesOf(typed, findings),
    errors: errorsOf(findings),
    standing: standing === undefined ? null : standingOf(programme, standing, language),
    send: say(language, standing === undefined ? 'send' : 'sendChange'),
    ...neighbours(programme, day, dayAt(now, programme.timezone), `/report/${programme.id}`),
  };
}

/** Fields by what kind of figure they are, in the programme's order within a group. */
const GROUPS = [
  { legend: 'groupFlow', kinds: ['flow', 'mean'] },
  { legend: 'groupStock', kinds: ['stock'] },
  { legend: 'groupPlaces', kinds: ['places'] },
  { legend: 'groupCheck', kinds: ['check'] },
] as const satisfies readonly { legend: string; kinds: readonly Indicator['kind'][] }[];

function groupsOf(programme: Programme, situation: ReportSituation, language: Language): ReportView['groups'] {
  const asked = askedIndicators(programme, situation.unit);
  return GROUPS.flatMap(({ legend, kinds }) => {
    const own = asked.filter(({ kind }) => (kinds as readonly string[]).includes(kind));
    const fields = own.map((indicator) => fieldOf(indicator, situation, language));
    return fields.length === 0 ? [] : [{ legend: say(language, legend), fields }];
  });
}

function narrativesOf({ narratives }: TypedReport, findings: readonly Finding[]): NarrativeView[] {
  let sent = -1;
  return narratives.map(({ kind, text }, index) => {
    if (text.trim() !== '') sent += 1;
    const place = `narratives[${sent}]`;
    const own = text.trim() === '' ? [] : findings.filter(({ path }) => path.startsWith(place));
    return {
      anchor: `narrative-${index}`,
      name: `narrative.${index}`,
      kind,
      text,
      errors: own.map(({ message }) => message),
    };
  });
}

function errorsOf(findings: readonly Finding[]): ReportView['errors'] {
  return findings
    .filter(({ level }) => level === 'error')
    .map(({ path, message }) => ({ href: anchorOf(path), message }));
}

/** `figures.garbage` and `figures.road_posts[2]` point at the field, anything else at the form. */
function anchorOf(path: string): string {
  const [, id] = /^figures\.([^.[]+)/.exec(path) ?? [];
  if (id !== undefined) return `#figure-${id}`;
  return path.startsWith('narratives') ? '#narratives' : '#form';
}

function standingOf(programme: Programme, revision: Revision, language: Language): ReportView['standing'] {
  const receipt = receiptOf(programme, revision);
  const time = timeInWords(receipt.receivedAt, programme.timezone, revision.day, language);
  const state = say(language, receipt.late ? 'late' : 'onTime');
  const text = say(language, 'standing', { revision: receipt.revision, time, state });
  return { text, href: `/report/${programme.id}/${revision.day}?receipt=${receipt.revision}` };
}
