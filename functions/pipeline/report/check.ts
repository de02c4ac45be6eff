/**
 * Several units' reports that came in a file, checked all together before anything is stored: what would become of each.
 */
import { type Finding, hasErrors } from '../../core/findings/finding.ts';
import type { Programme, Unit } from '../../core/programme/programme.ts';
import { parseSubmission } from '../../core/report/parse.ts';
import type { Narrative, Revision, Submission } from '../../core/report/submission.ts';
import { type SheetFinding, sheetFinding } from '../../core/sheet/finding.ts';
import { dayAt } from '../../core/values/reporting-day.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Clock, Stores } from '../../ports.ts';
import { programmeOn, type StoredProgramme } from '../../records/programme/programmes.ts';
import { latestRevisions, revisionsOf } from '../../records/report/submissions.ts';
import { dayFindings } from './receive.ts';
import { readHistories } from './unit-histories.ts';

/** One unit's report as it was entered; figures as typed. */
export interface EnteredReport {
  readonly unit: string;
  readonly basedOn: number;
  readonly nil: boolean;
  readonly figures: Readonly<Record<string, string>>;
  /** At most one of each kind. */
  readonly narratives: readonly Pick<Narrative, 'kind' | 'text'>[];
}

export interface CheckedReport {
  readonly unit: Unit;
  /**
   * same: what stands says it already. repeated: what stands came from this very entry. stale: the unit reported after the
   * file was downloaded. refused: `findings` has errors.
   */
  readonly outcome: 'new' | 'change' | 'same' | 'repeated' | 'stale' | 'refused';
  /** Why it is refused or stale, or what a person should look at. */
  readonly findings: readonly (Finding | SheetFinding)[];
  /** Absent when it is refused. */
  readonly submission?: Submission;
  readonly standing: Revision | undefined;
}

/** @param id of the entry, made by whoever asks: the report of unit `gaoxin` becomes `<id>.gaoxin`. */
export async function checkReports(
  world: Stores & { readonly clock: Clock },
  stored: StoredProgramme,
  day: ReportingDay,
  id: string,
  entered: readonly EnteredReport[],
): Promise<CheckedReport[]> {
  const { programme } = await programmeOn(world.table, stored, day);
  const today = dayAt(world.clock.now(), programme.timezone);
  const units = new Map(programme.units.map((unit) => [unit.id, unit]));
  const ids = entered.map(({ unit }) => unit);
  const [standing, historyOf] = await Promise.all([
    standingOf(world, programme, day, ids),
    readHistories(world, programme, day, ids),
  ]);
  return entered.flatMap((report): CheckedReport[] => {
    const unit = units.get(report.unit);
    if (unit === undefined) return [];
    const stands = standing.get(unit.id);
    const refused = (findings: readonly Finding[]) =>
      [{ unit, outcome: 'refused', findings, standing: stands }] as const satisfies CheckedReport[];
    const closed = dayFindings(programme, unit, day, today);
    if (hasErrors(closed)) return refused(closed);
    const input = inputOf(programme, `${id}.${unit.id}`, report, stands);
    const { submission, findings } = parseSubmission(programme, unit, day, input, historyOf(unit.id));
    if (submission === undefined) return refused(findings);
    return [{ unit, submission, standing: stands, ...becomes(unit, submission, stands, findings) }];
  });
}

function becomes(
  { name }: Unit,
  submission: Submission,
  standing: Revision | undefined,
  findings: readonly Finding[],
): Pick<CheckedReport, 'outcome' | 'findings'> {
  const { basedOn } = submission;
  const now = standing?.revision ?? 0;
  if (standing?.id === submission.id) return { outcome: 'repeated', findings };
  if (standing !== undefined && said(standing) === said(submission)) return { outcome: 'same', findings: [] };
  if (now === basedOn) return { outcome: now === 0 ? 'new' : 'change', findings };
  const words = { path: 'basedOn', name, seen: String(basedOn), expected: String(now) };
  return { outcome: 'stale', findings: [sheetFinding('sheet.stale', words)] };
}

/** Figures in an order of their own: the programme's may have changed since. */
const said = ({ nil, figures, narratives }: Submission): string =>
  JSON.stringify([nil, Object.entries(figures).sort(([left], [right]) => (left < right ? -1 : 1)), narratives]);

/** A sheet has no photos and no reasons: those that stand stay with a text and a figure that stay. */
function inputOf(programme: Programme, id: string, report: EnteredReport, standing: Revision | undefined): object {
  const { basedOn, nil, figures } = report;
  const reasons = Object.entries(standing?.reasons ?? {}).filter(([key]) => figures[key] === standing?.figures[key]);
  const narratives = programme.narratives.flatMap(({ name }) => narrativesOf(name, report, standing));
  const kept = reasons.length > 0 ? { reasons: Object.fromEntries(reasons) } : {};
  return { id, basedOn, nil, figures, narratives, ...kept };
}

function narrativesOf(kind: string, { narratives }: EnteredReport, standing: Revision | undefined): Narrative[] {
  const text = narratives.find((each) => each.kind === kind)?.text.replace(/\r\n?/g, '\n') ?? '';
  const own = standing?.narratives.filter((each) => each.kind === kind) ?? [];
  if (textOf(own).trim() === text.trim()) return own; // photos without a text too
  if (text.trim() === '') return [];
  const photos = own.flatMap((each) => each.photos ?? []);
  const captions = Object.assign({}, ...own.map((each) => each.captions ?? {})) as Record<string, string>;
  const told = Object.keys(captions).length > 0 ? { captions } : {};
  return [photos.length > 0 ? { kind, text, photos, ...told } : { kind, text }];
}

/** Narratives of one kind as one text, as a sheet has it. */
export const textOf = (narratives: readonly Narrative[]): string => narratives.map(({ text }) => text).join('\n\n');

async function standingOf(
  { table }: Stores,
  programme: Programme,
  day: ReportingDay,
  units: readonly string[],
): Promise<Map<string, Revision>> {
  const [only] = units;
  const latest =
    units.length === 1 && only !== undefined
      ? (await revisionsOf(table, programme, day, only)).slice(-1)
      : await latestRevisions(table, programme, day);
  return new Map(latest.map((revision) => [revision.unit, revision]));
}
