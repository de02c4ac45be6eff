/**
 * Between close and renderers: gathers what the briefing tells besides figures (narratives, matters, the last days) and
 * lets the template turn it into the tree that every renderer writes.
 */
import { assembleBriefing, composeBriefingData } from '../core/compose-briefing.ts';
import type { DayClose } from '../core/day-close.ts';
import type { Matter } from '../core/matter.ts';
import type { Instant, Programme, ReportingDay } from '../core/programme.ts';
import { addDays, dayAt } from '../core/reporting-day.ts';
import type { Revision } from '../core/submission.ts';
import type { Blobs, BriefingTemplates, RenderInput, Table } from '../ports.ts';
import { closesBetween } from '../records/closes.ts';
import { mattersOn, openMatter } from '../records/matters.ts';
import type { StoredProgramme } from '../records/programmes.ts';
import { latestRevisions } from '../records/submissions.ts';

/** Days that trends and the workbook look back. */
const RECENT_DAYS = 30;

type Stores = { readonly table: Table; readonly blobs: Blobs };

export interface IssueFacts {
  readonly issue: number;
  readonly overall: number;
  readonly edition: number;
  readonly issuedAt: Instant;
  readonly reason?: string;
}

export async function composeBriefing(
  stores: Stores,
  templates: BriefingTemplates,
  { programme }: StoredProgramme,
  close: DayClose,
  facts: IssueFacts,
): Promise<RenderInput> {
  const revisions = await revisionsIn(stores, programme, close);
  const recent = await closesBetween(stores, programme.id, addDays(close.day, 1 - RECENT_DAYS), close.day);
  const matters = await openMatters(stores.table, programme, close.day, revisions);
  const narratives = revisions.flatMap((revision) =>
    revision.narratives.map((narrative) => ({ unit: revision.unit, ...narrative })),
  );
  const issueDay = dayAt(facts.issuedAt, programme.timezone);
  const input = { programme, close, ...facts, issueDay, narratives, matters, recent };
  const filled = await templates.compose(programme.template, composeBriefingData(input));
  return { briefing: assembleBriefing(input, filled), close, programme, photos: {}, recent };
}

/** The revisions that the close adds up, in the programme's order of units. */
async function revisionsIn(stores: Stores, programme: Programme, close: DayClose): Promise<Revision[]> {
  const revisions = new Map(
    (await latestRevisions(stores.table, programme, close.day)).map((each) => [each.unit, each]),
  );
  return close.units.flatMap(({ unit, revision }) => {
    const found = revisions.get(unit);
    return found !== undefined && found.revision === revision ? [found] : [];
  });
}

/** Problems of the day open matters; every matter that is still open that day is told, oldest first. */
async function openMatters(
  table: Table,
  programme: Programme,
  day: ReportingDay,
  revisions: readonly Revision[],
): Promise<Matter[]> {
  const kinds = new Set(programme.narratives.filter(({ opensMatter }) => opensMatter).map(({ name }) => name));
  for (const { unit, narratives } of revisions) {
    const responsible = programme.units.find(({ id }) => id === unit)?.responsible;
    const problems = narratives.filter(({ kind }) => kinds.has(kind));
    for (const [index, { text }] of problems.entries()) {
      const matter = { id: `${day}-${unit}-${index + 1}`, programme: programme.id, unit, text, openedOn: day };
      await openMatter(table, responsible === undefined ? matter : { ...matter, responsible });
    }
  }
  return mattersOn(table, programme.id, day);
}
