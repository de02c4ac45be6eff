/**
 * One unit's report of one day as the office looks at it: figures beside the day before, what was asked and answered,
 * narratives with the briefing's wording, revisions and their differences, and what was decided.
 */
import type { Finding } from '../../core/findings/finding.ts';
import type { Unit } from '../../core/programme/programme.ts';
import type { Reported } from '../../core/report/submission.ts';
import { reachable } from '../../pipeline/delivery/tell-units.ts';
import { receiptOf } from '../../pipeline/report/receive.ts';
import { reportState } from '../../pipeline/report/states.ts';
import type { UnitHistory } from '../../pipeline/report/unit-history.ts';
import type { UnitNotice } from '../../records/delivery/unit-notices.ts';
import type { ReportDecision } from '../../records/report/decisions.ts';
import { type NoticeLine, noticeLines } from '../delivery/notice-lines.ts';
import { deskPages } from '../desk/nav.ts';
import type { MemberAsk } from '../page/ask.ts';
import { type BaseView, headOf, type PageLink } from '../page/base-view.ts';
import { withoutStop } from '../page/fill-in.ts';
import { inLanguage } from '../page/in-language.ts';
import { momentInWords, reportingDayInWords, timeInWords } from '../page/when.ts';
import { type Difference, differencesOf } from './revision-difference.ts';
import { standingTexts, type TypedText } from './typed-texts.ts';
import { type FigureRow, figureRows, historyRows } from './unit-figures.ts';
import { type LedgerView, ledgerViews, type UnitLedgers } from './unit-ledgers.ts';
import { headsOf, say, wordsIn } from './words.ts';

export interface UnitSituation {
  readonly unit: Unit;
  /** Oldest first; the last one stands. */
  readonly revisions: readonly Reported[];
  readonly decisions: readonly ReportDecision[];
  /** That it was returned, as the unit was told. */
  readonly notices: readonly UnitNotice[];
  readonly history: UnitHistory;
  /** Absent: it keeps no ledger. */
  readonly ledgers?: UnitLedgers;
}

/** What was just done, or was refused and is kept in the fields. */
export interface Attempt {
  readonly done?: string | null;
  readonly errors?: readonly string[];
  readonly reason?: string;
  readonly texts?: readonly TypedText[];
}

export interface UnitView extends BaseView {
  readonly nav: readonly PageLink[];
  readonly board: string;
  readonly action: string;
  readonly unit: string;
  readonly day: string;
  readonly done: string | null;
  readonly errors: readonly string[];
  /** null: nothing was received. */
  readonly report: ReportView | null;
  readonly history: ReturnType<typeof historyRows>;
  readonly figures: readonly FigureRow[];
  readonly ledgers: readonly LedgerView[];
  readonly reason: string;
  readonly enterAction: string;
  readonly decisions: readonly string[];
  /** null: it was never returned. */
  readonly told: ToldView | null;
}

interface ToldView {
  readonly lines: readonly NoticeLine[];
  /** Besides the form nothing tells it, or nothing has come of it yet. */
  readonly only: string | null;
}

interface ReportView {
  readonly line: string;
  readonly behalf: string | null;
  readonly revision: number;
  /** Class of the badge and its word. */
  readonly state: 'reported' | 'late' | 'nil';
  readonly stateWord: string;
  readonly returned: string | null;
  readonly accepted: string | null;
  readonly questioned: boolean;
  readonly findings: readonly { readonly message: string; readonly isNoise: boolean }[];
  readonly narratives: readonly NarrativeView[];
  readonly canEditTexts: boolean;
  readonly revisions: RevisionsView | null;
}

interface NarrativeView {
  readonly kind: string;
  readonly anchor: string;
  readonly original: string;
  readonly isMatter: boolean;
  readonly photos: readonly { readonly href: string; readonly src: string; readonly alt: string }[];
  readonly typed: TypedText;
}

interface RevisionsView {
  readonly choices: readonly {
    readonly value: number;
    readonly text: string;
    readonly isFrom: boolean;
    readonly isTo: boolean;
  }[];
  readonly title: string;
  readonly rows: readonly Difference[];
}

export function unitView(ask: MemberAsk<'programme' | 'day'>, situation: UnitSituation, attempt: Attempt): UnitView {
  const { language, stored, params } = ask;
  const { programme } = stored;
  const { unit, revisions, history } = situation;
  const shown = revisions.at(-1);
  const findings = (shown?.findings ?? []).map((found) => inLanguage(found, language));
  const about = { programme, unit, day: params.day, shown, history, findings, language };
  const board = `/desk/${programme.id}/${params.day}`;
  return {
    title: say(language, 'reportOf', { unit: unit.name }),
    programme: headOf(programme),
    ...deskPages(ask, { below: 'board' }, params.day),
    words: { ...wordsIn(language), ...headsOf(programme, language) },
    board,
    action: `${board}/units/${unit.id}`,
    unit: unit.name,
    day: reportingDayInWords(programme, params.day, language),
    done: attempt.done ?? null,
    errors: attempt.errors ?? [],
    report: shown === undefined ? null : reportView(ask, situation, shown, findings, attempt),
    figures: figureRows(about),
    history: historyRows(about),
    ledgers: situation.ledgers ? ledgerViews(programme, params.day, situation.ledgers, language) : [],
    reason: attempt.reason ?? '',
    enterAction: `${board}/units/${unit.id}/enter`,
    decisions: situation.decisions.map((each) => decisionLine(ask, each)),
    told: toldView(ask, situation),
  };
}

function toldView(ask: MemberAsk<'programme' | 'day'>, { unit, decisions, notices }: UnitSituation): ToldView | null {
  if (!decisions.some(({ kind }) => kind === 'return')) return null;
  const lines = noticeLines(ask, notices);
  if (lines.length > 0) return { lines, only: null };
  const hasWay = reachable(ask.stored.programme, [unit]);
  return { lines, only: say(ask.language, hasWay ? 'toldNotYet' : 'toldByForm') };
}

function reportView(
  ask: MemberAsk<'programme' | 'day'>,
  situation: UnitSituation,
  shown: Reported,
  findings: readonly Finding[],
  attempt: Attempt,
): ReportView {
  const { language, stored, params } = ask;
  const { programme } = stored;
  const receipt = receiptOf(programme, shown);
  const state = reportState(situation.decisions, shown.revision);
  const moment = (at: string): string => momentInWords(at, programme.timezone, language);
  const decided =
    state === undefined ? undefined : { time: moment(state.at), by: state.by, reason: withoutStop(state.reason ?? '') };
  const word = shown.nil ? 'nil' : receipt.late ? 'late' : 'reported';
  const narratives = narrativesOf(ask, situation, shown, attempt);
  return {
    line: say(language, 'stands', {
      revision: shown.revision,
      time: timeInWords(shown.receivedAt, programme.timezone, params.day, language),
    }),
    behalf: shown.onBehalf === true ? say(language, 'behalf', { by: shown.by }) : null,
    revision: shown.revision,
    state: word,
    stateWord: say(language, word),
    returned: decided && state?.kind === 'return' ? say(language, 'returnedBy', decided) : null,
    accepted: decided && state?.kind === 'accept' ? say(language, 'acceptedBy', decided) : null,
    questioned: state === undefined && findings.length > 0,
    findings: findings.map(({ code, message }) => ({ message, isNoise: code.startsWith('text.') })),
    narratives,
    canEditTexts: narratives.some(({ isMatter }) => !isMatter),
    revisions: revisionsView(ask, situation.revisions),
  };
}

function narrativesOf(
  { language, stored, params }: MemberAsk<'programme' | 'day'>,
  { unit, decisions }: UnitSituation,
  shown: Reported,
  attempt: Attempt,
): NarrativeView[] {
  const texts = attempt.texts ?? standingTexts(stored.programme, shown, decisions);
  const matters = stored.programme.narratives.filter(({ opensMatter }) => opensMatter).map(({ name }) => name);
  return shown.narratives.map(({ kind, text, photos = [], captions = {} }, at) => ({
    kind,
    anchor: `text-${at}`,
    original: text,
    isMatter: matters.includes(kind),
    photos: photos.map((id, index) => ({
      href: `/desk/${params.programme}/${params.day}/photos/${unit.id}/${id}.jpg`,
      src: `/desk/${params.programme}/${params.day}/photos/${unit.id}/${id}.small.jpg`,
      alt: captions[id] ?? say(language, 'photoAlt', { unit: unit.name, number: index + 1 }),
    })),
    typed: texts[at] ?? { taken: true, text, rank: '' },
  }));
}

/** Any two; at first the last two. null while there is only one. */
function revisionsView(
  { language, stored, params, query }: MemberAsk<'day'>,
  all: readonly Reported[],
): RevisionsView | null {
  if (all.length < 2) return null;
  const wanted = (name: string): Reported | undefined =>
    all.find(({ revision }) => String(revision) === query.get(name));
  const [from, to] = [wanted('from') ?? all.at(-2)!, wanted('to') ?? all.at(-1)!];
  const { programme } = stored;
  return {
    choices: all.map((each) => {
      const { receivedAt, late } = receiptOf(programme, each);
      const time = timeInWords(receivedAt, programme.timezone, params.day, language);
      const words = {
        revision: each.revision,
        time,
        state: say(language, each.first !== undefined ? 'amended' : late ? 'late' : 'onTime'),
      };
      return {
        value: each.revision,
        text: say(language, 'revisionLine', words),
        isFrom: each === from,
        isTo: each === to,
      };
    }),
    title: say(language, 'compareTitle', { from: from.revision, to: to.revision }),
    rows: differencesOf(programme, from, to, language),
  };
}

function decisionLine(
  { language, stored }: MemberAsk,
  { kind, at, by, revision, reason = '' }: ReportDecision,
): string {
  const time = momentInWords(at, stored.programme.timezone, language);
  const word = ({ return: 'decidedReturn', accept: 'decidedAccept', texts: 'decidedTexts' } as const)[kind];
  return say(language, word, { time, by, revision, reason });
}
