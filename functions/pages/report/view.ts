/**
 * The report form as its template shows it: groups of fields, narratives, what was refused, what stands already.
 */
import { cycleOf } from '../../core/calendar/cycle.ts';
import { dueInstant } from '../../core/calendar/schedule.ts';
import type { Finding } from '../../core/findings/finding.ts';
import type { Indicator } from '../../core/kinds/indicator.ts';
import type { FormGroup } from '../../core/kinds/kind.ts';
import { isSummed } from '../../core/kinds/parts.ts';
import { typingOf } from '../../core/kinds/typing.ts';
import type { Programme } from '../../core/programme/programme.ts';
import type { Revision } from '../../core/report/submission.ts';
import { indicatorsOf } from '../../core/rule/rule.ts';
import { dayAt } from '../../core/values/reporting-day.ts';
import { receiptOf } from '../../pipeline/report/receive.ts';
import { type OwnMatters, ownMatters } from '../matter/own.ts';
import type { MemberAsk } from '../page/ask.ts';
import { type BaseView, headOf } from '../page/base-view.ts';
import { inLanguage } from '../page/in-language.ts';
import { neighbours } from '../page/landing.ts';
import { leftInWords, reportingDayInWords, timeInWords } from '../page/when.ts';
import type { Language } from '../page/words.ts';
import { ownPhotos, type PhotoView, photoViews } from '../photo/view.ts';
import { type FieldSituation, type FieldView, fieldOf } from './field-view.ts';
import type { LedgerView } from './ledger-view.ts';
import { returnedInWords } from './returned.ts';
import { scriptData } from './script-view.ts';
import type { ReportSituation } from './situation.ts';
import { askedIndicators, isSaid, type TypedReport } from './typed-report.ts';
import { say, type Word, wordsIn } from './words.ts';

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
  readonly groups: readonly {
    readonly legend: string;
    readonly fields: readonly FieldView[];
    /** Offers to fill blank stocks with the values of the day before. */
    readonly fillable: boolean;
  }[];
  readonly ledgers: readonly LedgerView[];
  readonly narratives: readonly NarrativeView[];
  /** What was refused, with a link to its field. */
  readonly errors: readonly { readonly href: string; readonly message: string }[];
  readonly standing: { readonly text: string; readonly href: string } | null;
  /** The office sent it back: why. */
  readonly returned: string | null;
  readonly matters: OwnMatters | null;
  /** The office fills it in for the unit. */
  readonly behalf: string | null;
  /** The briefing of the day is out already. */
  readonly issued: string | null;
  /** Asked, and not sent yet. */
  readonly asks: readonly string[];
  /** Paths that were asked about on this page; sending again answers them. */
  readonly asked: string;
  /** Fields that are still blank, where something was typed already. */
  readonly blank: string | null;
  readonly send: string;
  readonly before: string | null;
  readonly after: string | null;
  /** What the page's script needs, as JSON. */
  readonly script: string;
}

export interface NarrativeView {
  readonly anchor: string;
  /** Beginning of the fields' names, `narrative.0`. */
  readonly name: string;
  readonly kind: string;
  readonly text: string;
  readonly photos: string;
  readonly shown: readonly PhotoView[];
  readonly errors: readonly string[];
  readonly questions: readonly string[];
}

export function reportView(ask: MemberAsk, situation: ReportSituation): ReportView {
  const { language, world, stored } = ask;
  const { programme } = stored;
  const { unit, day, typed, standing, edition } = situation;
  const now = world.clock.now();
  const due = dueInstant(programme, day);
  const time = timeInWords(due, programme.timezone, day, language);
  const findings = situation.findings.map((found) => inLanguage(found, language));
  return {
    title: say(language, 'reportTitle', { unit: unit.name }),
    words: wordsIn(language),
    programme: headOf(programme),
    links: [],
    action: `/report/${programme.id}/${day}`,
    day: reportingDayInWords(programme, day, language),
    unit: unit.name,
    due: say(language, 'dueAt', { time }),
    left: leftInWords(due, now, language),
    late: now > due,
    id: typed.id,
    basedOn: typed.basedOn,
    unitId: unit.id,
    groups: groupsOf(
      { unit, day },
      { programme, typed, history: situation.history, findings, unit: unit.id },
      language,
    ),
    ledgers: situation.ledgers ?? [],
    narratives: narrativesOf(typed, findings, ownPhotos(programme.id, day), language),
    errors: errorsOf(programme, findings),
    ...questionsOf(situation, findings),
    returned: returnedInWords(situation.returned, programme, day, language),
    matters: ownMatters(ask, situation.matters ?? []),
    behalf: null,
    issued: edition === undefined ? null : say(language, 'alreadyIssued', { issue: edition.issue }),
    blank: blankOf(programme, situation, language),
    standing: standing === undefined ? null : standingOf(programme, standing, language),
    send: say(language, standing === undefined ? 'send' : 'sendChange'),
    ...neighbours(programme, day, dayAt(now, programme.timezone), `/report/${programme.id}`),
    script: JSON.stringify(scriptData(ask, situation)),
  };
}

/** Headings of the form in their order; fields under them in the programme's. */
const GROUPS = [
  'groupFlow',
  'groupStock',
  'groupPlaces',
  'groupCheck',
  'groupAnswers',
] as const satisfies readonly FormGroup[];

/** The same of a report that covers more than a day. */
const OF_PERIOD = {
  groupFlow: 'groupFlowOfPeriod',
  groupStock: 'groupStockOfPeriod',
  groupPlaces: 'groupPlaces',
  groupCheck: 'groupCheck',
  groupAnswers: 'groupAnswers',
} as const satisfies Record<(typeof GROUPS)[number], Word>;

function groupsOf(
  { unit, day }: Pick<ReportSituation, 'unit' | 'day'>,
  situation: FieldSituation,
  language: Language,
): ReportView['groups'] {
  const isDaily = cycleOf(situation.programme.schedule) === 'day';
  const asked = askedIndicators(situation.programme, unit, day);
  const group = (legend: string, own: readonly Indicator[]): ReportView['groups'] => {
    const fields = own.map((indicator) => fieldOf(indicator, situation, language));
    return fields.length === 0
      ? []
      : [{ legend, fields, fillable: own.some((indicator) => isFillable(indicator, situation)) }];
  };
  const { sections } = situation.programme;
  if (sections !== undefined) {
    const parts = [...sections, { id: undefined, title: say(language, 'groupRest') }];
    return parts.flatMap(({ id, title }) =>
      group(
        title,
        asked.filter(({ section }) => section === id),
      ),
    );
  }
  return GROUPS.flatMap((legend) => {
    const own = asked.filter((indicator) => typingOf(indicator)?.group === legend);
    return group(say(language, isDaily ? legend : OF_PERIOD[legend]), own);
  });
}

/** A state that is blank and had a value the day before. */
const isFillable = (indicator: Indicator, { typed, history }: FieldSituation): boolean =>
  typingOf(indicator)?.isState === true &&
  (typed.figures[indicator.id] ?? '') === '' &&
  history.days[0]?.revision?.figures[indicator.id] !== undefined;

function narrativesOf(
  { narratives }: TypedReport,
  findings: readonly Finding[],
  base: string,
  language: Language,
): NarrativeView[] {
  let sent = -1;
  return narratives.map((narrative, index) => {
    const { kind, text, photos } = narrative;
    if (isSaid(narrative)) sent += 1;
    const place = `narratives[${sent}]`;
    const own = isSaid(narrative) ? findings.filter(({ path }) => path.startsWith(place)) : [];
    const [errors, questions] = [own.filter(isError), own.filter((found) => !isError(found))];
    return {
      ...{ anchor: `narrative-${index}`, name: `narrative.${index}`, kind, text, photos: photos.join(' ') },
      shown: photoViews(narrative, base, language),
      ...{ errors: errors.map(({ message }) => message), questions: questions.map(({ message }) => message) },
    };
  });
}

const isError = ({ level }: Finding): boolean => level === 'error';

function errorsOf(programme: Programme, findings: readonly Finding[]): ReportView['errors'] {
  return findings.filter(isError).map(({ path, message }) => ({ href: anchorOf(programme, path), message }));
}

/** Questions alone: with errors the form comes back anyway. */
function questionsOf({ typed }: ReportSituation, findings: readonly Finding[]): Pick<ReportView, 'asks' | 'asked'> {
  const questions = findings.filter((found) => !isError(found));
  const asked = [...new Set([...typed.asked, ...questions.map(({ path }) => path)])].join(' ');
  return { asks: findings.some(isError) ? [] : questions.map(({ message }) => message), asked };
}

/** `figures.garbage` and `figures.road_posts[2]` point at the field, a rule at its first figure, anything else at the form. */
function anchorOf(programme: Programme, path: string): string {
  const [, id] = /^(?:figures|reasons)\.([^.[]+)/.exec(path) ?? [];
  if (id !== undefined) return `#figure-${id}`;
  const [, index] = /^rules\[(\d+)\]$/.exec(path) ?? [];
  const rule = index === undefined ? undefined : programme.rules[Number(index)];
  if (rule !== undefined) return `#figure-${indicatorsOf(rule.compiled)[0]}`;
  const [, ledger, row, column] = /^ledgers\.([^.[]+)(?:\[(\d+)\](?:\.(\w+))?)?$/.exec(path) ?? [];
  if (ledger !== undefined) {
    return row === undefined ? `#ledger-${ledger}` : `#row-${ledger}-${row}${column === undefined ? '' : `-${column}`}`;
  }
  return path.startsWith('narratives') ? '#narratives' : '#form';
}

/** Said before sending, once something was typed: a fresh form is blank anyway. */
function blankOf(programme: Programme, { unit, day, typed }: ReportSituation, language: Language): string | null {
  const asked = askedIndicators(programme, unit, day);
  const blank = asked.filter((each) => !isSummed(each) && (typed.figures[each.id] ?? '').trim() === '');
  if (blank.length === 0 || blank.length === asked.length) return null;
  const names = blank.map(({ name }) => name).join(say(language, 'separator'));
  return say(language, 'stillBlank', { count: blank.length, names });
}

function standingOf(programme: Programme, revision: Revision, language: Language): ReportView['standing'] {
  const receipt = receiptOf(programme, revision);
  const time = timeInWords(receipt.receivedAt, programme.timezone, revision.day, language);
  const state = say(language, receipt.late ? 'late' : 'onTime');
  const words = { revision: receipt.revision, time, state };
  const text = say(language, revision.onBehalf === true ? 'standingBehalf' : 'standing', words);
  return { text, href: `/report/${programme.id}/${revision.day}?receipt=${receipt.revision}` };
}
