/**
 * From a close to the briefing: first the data that a template places (`composeBriefingData`), then, around what the
 * template made of it, masthead, colophon and sources (`assembleBriefing`). Pure: equal input gives an equal briefing.
 */

import { daysCoveredBy } from '../calendar/schedule.ts';
import { asOfReportingDay, cycleWords, reportingDayWords, shortReportingDay, sinceWords } from '../calendar/words.ts';
import { comparisonTable } from '../comparison/table.ts';
import type { DayClose } from '../day/day-close.ts';
import type { SignedBy } from '../edition/edition.ts';
import { historyNotes } from '../history/told.ts';
import type { CompareBases } from '../indicators/comparison.ts';
import { isWhole } from '../kinds/parts.ts';
import { ledgerTables, type PlacedLedgers } from '../ledger/told.ts';
import type { Matter } from '../matter/matter.ts';
import type { Programme } from '../programme/programme.ts';
import { subjectOf } from '../programme/subject.ts';
import { standingsOf } from '../target/standing.ts';
import { timeAt } from '../values/reporting-day.ts';
import type { ReportingDay } from '../values/values.ts';
import { shortDay } from '../wording/phrases.ts';
import { type Amendment, tellAmendments } from './amendments.ts';
import { tellAnswers } from './answers.ts';
import { type Scene, tellCompared, tellLists, tellPlacesOfUnits, tellTarget } from './arranged.ts';
import type { Briefing } from './briefing.ts';
import { tellCaveats, tellCompleteness, tellReturned } from './completeness.ts';
import { correctionOf } from './correction.ts';
import type { AnnexData, BriefingData, CorrectedEdition } from './data.ts';
import { toldFigure } from './figures.ts';
import type { DocumentNumbers } from './frame.ts';
import { framed } from './frame.ts';
import { indicatorNotes, indicatorRows } from './indicator-table.ts';
import { narrativeGroups, type PhotoFacts, type ReportedNarrative, tellMatters } from './narratives.ts';
import { isNews } from './news.ts';
import { briefingSources } from './sources.ts';
import { type Story, tellStory } from './story.ts';
import { tellTrends } from './trends.ts';
import { unitsTable } from './units-table.ts';

export interface BriefingInput extends DocumentNumbers {
  readonly programme: Programme;
  readonly close: DayClose;
  /** Why it was corrected. */
  readonly reason?: string;
  /** Who signed it. */
  readonly signed?: SignedBy;
  /** A draft bears no issue number and says as of when its figures are. */
  readonly isDraft?: boolean;
  /** What the edition said that this one corrects; absent: what changed is not listed. */
  readonly corrects?: CorrectedEdition;
  /** Reports that were changed since that edition, in the order of units. */
  readonly amendments?: readonly Amendment[];
  /** In the order in which units are told. */
  readonly narratives: readonly ReportedNarrative[];
  /** What is known of the photos that narratives name, by `unit/id`; others are left out. */
  readonly photos?: Readonly<Record<string, PhotoFacts>>;
  readonly matters: readonly Matter[];
  /** Names of units whose report the office has returned; it counts until it is replaced, and the briefing says so. */
  readonly returned?: readonly string[];
  /** Closes of the last reporting days, in any order, with or without this one. */
  readonly recent: readonly DayClose[];
  /** Closes of the days that figures are compared with. */
  readonly bases?: CompareBases;
  /** Rows of ledgers. */
  readonly ledgers?: PlacedLedgers;
}

/** Everything that the template may name. */
export function composeBriefingData(input: BriefingInput): BriefingData {
  const { programme, close } = input;
  const { schedule } = programme;
  const answers = tellAnswers(programme, close, input.recent);
  const scene = {
    programme,
    close,
    standings: standingsOf(programme, close),
    answers,
    compared: tellCompared(programme, close, input.bases),
    ...(input.bases === undefined ? {} : { bases: input.bases }),
  };
  const matters = tellMatters(programme, close, input.matters);
  const story = tellStory(scene);
  const { received } = close.completeness;
  return {
    title: titleOf(programme, close.day),
    organisation: programme.organisation,
    day: {
      full: reportingDayWords(schedule, close.day),
      short: shortReportingDay(schedule, close.day),
      asOf: asOfReportingDay(programme, close.day),
      now: cycleWords(schedule).now,
      mean: cycleWords(schedule).mean,
    },
    since: sinceWords(programme, close.day),
    covers: coversOf(programme, close.day),
    correction: tellCorrection(input),
    completeness: tellCompleteness(close),
    lead: story.lead,
    opening: openingOf(programme, close, story),
    isQuiet: received > 0 && story.lead.length === 0 && story.sections.length === 0,
    sections: story.sections,
    lists: tellLists(scene),
    ranking: tellPlacesOfUnits(scene),
    answers,
    caveats: [
      ...tellCaveats(programme, close, (each) => story.leading.includes(each) || isNews(each, scene)),
      ...tellReturned(input.returned ?? []),
      ...historyNotes(programme, input.bases),
    ],
    indicators: indicatorRows(programme, close, input.corrects, scene.standings),
    hasShares: programme.indicators.some(({ by }) => by !== undefined),
    comparisons: comparisonTable(programme, close, input.bases),
    hasTargets: programme.indicators.some(({ target }) => target !== undefined),
    indicatorNotes: indicatorNotes(programme),
    units: unitsTable(programme, close, scene.standings),
    ledgers: ledgerTables(programme, close, input.ledgers ?? {}),
    narratives: narrativeGroups(programme, close, input.narratives, input.matters, input.photos ?? {}),
    matters: matters.open,
    closedMatters: matters.closed,
    signed: input.signed ?? null,
    trends: tellTrends(programme, close, input.recent, programme.indicators.filter(isWhole)),
    annex: annexOf(input, scene, story),
    by_id: Object.fromEntries(
      programme.indicators.map((each) => [each.id, { ...toldFigure(each, close), target: tellTarget(each, scene) }]),
    ),
  };
}

/** The moment, where what there is leads; else the day, which is said already where somebody is missing. */
function openingOf(programme: Programme, { day, completeness }: DayClose, { leadsWithState }: Story): string {
  if (leadsWithState) return asOfReportingDay(programme, day);
  const { now } = cycleWords(programme.schedule);
  return completeness.received < completeness.expected ? now : shortReportingDay(programme.schedule, day);
}

/** What the sentences do not say: units' parts of the day's news, and news that had no room. */
function annexOf(
  { programme, close, recent, corrects, bases }: BriefingInput,
  scene: Scene,
  story: Story,
): AnnexData | null {
  if (close.completeness.received === 0) return null;
  const untold = new Set([...story.untold.map(({ id }) => id), ...partsOfNews(programme, scene)]);
  const shown = programme.indicators.filter(({ id }) => untold.has(id));
  const names = new Set(shown.map(({ name }) => name));
  const rows = indicatorRows(programme, close, corrects, scene.standings).filter(({ name }) => names.has(name));
  const units = unitsTable(programme, close, scene.standings, (each) => isNews(each, scene));
  const trends = tellTrends(programme, close, recent, story.leading);
  const isCompared = comparisonTable(programme, close, bases) !== null;
  if (units === null && rows.length === 0 && trends.length === 0 && !isCompared) return null;
  const title = `${shortReportingDay(programme.schedule, close.day)}${units === null && rows.length === 0 && !isCompared ? '主要指标走势' : '有关数据'}`;
  return { title, units, indicators: rows, notes: indicatorNotes({ ...programme, indicators: shown }), trends };
}

/** A break-down of what is news. */
const partsOfNews = ({ indicators }: Programme, scene: Scene): string[] =>
  indicators.flatMap(({ id, partOf }) => {
    const whole = indicators.find((each) => each.id === partOf?.whole);
    return whole === undefined || !isNews(whole, scene) ? [] : [id];
  });

function tellCorrection({ programme, close, edition, reason, corrects, amendments = [] }: BriefingInput) {
  const told = correctionOf(programme, close, edition, reason, corrects);
  return told && { ...told, amendments: tellAmendments(programme, amendments) };
}

/** Puts what the template made between masthead and colophon. */
export function assembleBriefing(input: BriefingInput, filled: { title: string; body: Briefing['body'] }): Briefing {
  const { programme, close } = input;
  return framed(programme, input, {
    ...filled,
    day: close.day,
    name: programme.title,
    of: reportingDayWords(programme.schedule, close.day),
    sources: briefingSources(programme, close),
    ...(input.isDraft === true ? { draft: draftWords(input) } : {}),
  });
}

/** `截至4月8日16:30的数据` */
function draftWords({ programme, issueDay, issuedAt }: BriefingInput): string {
  return `截至${shortDay(issueDay)}${timeAt(issuedAt, programme.timezone)}的数据`;
}

/** Weekend and holidays before a working day have no briefing of their own; this one says that it stands for them too. */
function coversOf(programme: Programme, day: ReportingDay): string | null {
  const days = daysCoveredBy(programme, day);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  const words = first === last ? shortDay(first) : `${shortDay(first)}至${shortDay(last)}`;
  return `${words}不单独编发，有关情况一并在本期反映。`;
}

/** `2022年4月8日疫情防控工作情况` */
function titleOf(programme: Programme, day: ReportingDay): string {
  return `${reportingDayWords(programme.schedule, day)}${subjectOf(programme)}情况`;
}
