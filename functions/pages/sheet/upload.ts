/**
 * Uploading a filled-in sheet: read and checked first, cell by cell; stored, all or nothing, when it is confirmed.
 *
 * GET /report/…/upload and /desk/…/upload show the page; POST to …/workbook brings the file, or the confirmation with what
 * the file said. Nothing is kept in between: the confirmation is checked as if it came for the first time.
 */

import type { Unit } from '../../core/programme/programme.ts';
import { inOrder } from '../../core/sheet/cell-name.ts';
import { type SheetFinding, sheetFinding } from '../../core/sheet/finding.ts';
import { readReportSheet } from '../../core/sheet/read.ts';
import type { SheetReport } from '../../core/sheet/read-cell.ts';
import { sheetFields } from '../../core/sheet/report-sheet.ts';
import { readJson } from '../../core/values/read-json.ts';
import { type CheckedReport, checkReports, type EnteredReport } from '../../pipeline/report/check.ts';
import { enterReports } from '../../pipeline/report/enter.ts';
import { type Answer, page, redirect } from '../page/answer.ts';
import type { Upload } from '../page/ask.ts';
import { refusal } from '../page/refusal.ts';
import { unitOf } from '../report/show.ts';
import { readEntered } from './entered-json.ts';
import { refuseDay, type SheetAsk } from './plan.ts';
import { type PlacedFinding, type Uploaded, uploadView } from './upload-view.ts';

export const showUnitUpload = (ask: SheetAsk): Answer => show(ask, unitOf(ask));
export const showDeskUpload = (ask: SheetAsk): Answer => show(ask, undefined);
export const uploadUnitSheet = (ask: SheetAsk): Promise<Answer> => upload(ask, unitOf(ask));
export const uploadUnitsSheet = (ask: SheetAsk): Promise<Answer> => upload(ask, undefined);

/** @param unit the unit that uploads, here and below; undefined for the office. */
function show(ask: SheetAsk, unit: Unit | undefined): Answer {
  refuseDay(ask, unit);
  return answer(ask, unit, { is: 'begun' }, 200);
}

async function upload(ask: SheetAsk, unit: Unit | undefined): Promise<Answer> {
  refuseDay(ask, unit);
  const sent = await ask.upload();
  return sent.fields.get('step') === 'confirm' ? confirm(ask, unit, sent.fields) : check(ask, unit, sent);
}

const answer = (ask: SheetAsk, unit: Unit | undefined, uploaded: Uploaded, status: 200 | 409 | 422): Answer =>
  page('upload', uploadView(ask, unit, uploaded), status);

async function check(ask: SheetAsk, unit: Unit | undefined, { file }: Upload): Promise<Answer> {
  const wrong = (...findings: PlacedFinding[]): Answer => answer(ask, unit, { is: 'wrong', findings }, 422);
  const about = (finding: SheetFinding): Answer => wrong({ cell: '', unit: null, finding });
  if (file === undefined) return about(sheetFinding('sheet.none', { path: 'file' }));
  const { stored, params, world } = ask;
  const read = (await world.sheets()).read(file.bytes, mostRows(ask));
  if ('finding' in read) return about(read.finding);
  const { reports, findings } = readReportSheet(stored.programme, params.day, read.sheet, unit);
  const id = crypto.randomUUID();
  const checked = await checkReports(world, stored, params.day, id, reports.map(enteredOf));
  const placed = checked.map((each) => ({ ...each, findings: placedIn(each, reports, unit) }));
  const refused = placed.filter(({ outcome }) => outcome === 'refused' || outcome === 'stale');
  const told = new Set(findings.map(({ cell }) => cell));
  const others = refused.flatMap(errorsOf).filter(({ cell }) => !told.has(cell));
  const all = [...findings.map((each) => ({ ...each, unit: nameOf(each.unit, unit) })), ...others];
  if (all.length > 0) return wrong(...all.sort((left, right) => inOrder(left.cell, right.cell)));
  const changing = placed.filter(({ outcome }) => outcome !== 'same');
  if (changing.length === 0) return about(sheetFinding('sheet.nothing', { path: 'file' }));
  const wanted = new Set(changing.map((each) => each.unit.id));
  const entered = reports.filter((each) => wanted.has(each.unit.id)).map(enteredOf);
  return answer(ask, unit, { is: 'checked', id, entered, changing, same: placed.length - changing.length }, 200);
}

/** As many as the sheet itself has, and some notes below it. */
const mostRows = ({ stored: { programme } }: SheetAsk): number =>
  programme.units.length + sheetFields(programme).length + 200;

const enteredOf = ({ unit, basedOn, nil, figures, narratives }: SheetReport): EnteredReport => ({
  unit: unit.id,
  basedOn,
  nil,
  figures,
  narratives,
});

/** What was found in one unit's report, each with its cell. */
function placedIn(
  { unit, findings }: CheckedReport,
  reports: readonly SheetReport[],
  own: Unit | undefined,
): PlacedFinding[] {
  const cells = reports.find((report) => report.unit.id === unit.id)?.cells ?? {};
  return findings.map((finding) => ({
    cell: cellOf(cells, finding.path),
    unit: nameOf(unit, own),
    finding,
  }));
}

/** Whoever reports for itself need not be told for whom. */
const nameOf = (unit: Unit | undefined, own: Unit | undefined): string | null =>
  own === undefined ? (unit?.name ?? null) : null;

/** Questions can wait until what is wrong is mended. */
const errorsOf = ({ findings }: { readonly findings: readonly PlacedFinding[] }): PlacedFinding[] =>
  findings.filter(({ finding }) => finding.level === 'error');

/** `figures.posts[2]` and `narratives[0].text` stand in the cell of `figures.posts` and `narratives[0]`. */
function cellOf(cells: Readonly<Record<string, string>>, path: string): string {
  const longest = Object.keys(cells)
    .filter((each) => each !== '' && (path === each || path.startsWith(`${each}.`) || path.startsWith(`${each}[`)))
    .sort((left, right) => right.length - left.length)[0];
  return cells[longest ?? ''] ?? '';
}

async function confirm(ask: SheetAsk, unit: Unit | undefined, fields: URLSearchParams): Promise<Answer> {
  const { world, stored, params, caller } = ask;
  const id = fields.get('id') ?? '';
  const read = readJson(fields.get('entered') ?? '');
  const entered = 'finding' in read ? undefined : readEntered(read.value);
  if (entered === undefined || !/^[\w-]{1,40}$/.test(id))
    throw refusal(400, 'request.malformed', { path: 'entered', seen: id });
  if (unit !== undefined && entered.some((each) => each.unit !== unit.id))
    throw refusal(403, 'request.forbidden', { path: 'unit' });
  const done = await enterReports(world, stored, params.day, caller.id, id, entered);
  if (done.outcome === 'refused') {
    const findings = done.checked.flatMap((each) => errorsOf({ findings: placedIn(each, [], unit) }));
    const unknown = sheetFinding('sheet.unknown_unit', { path: 'unit' });
    const told = findings.length > 0 ? findings : [{ cell: '', unit: null, finding: unknown }];
    return answer(ask, unit, { is: 'wrong', findings: told }, 409);
  }
  const [only] = done.units;
  const met = done.units.filter(({ outcome }) => outcome === 'met');
  if (unit === undefined) return answer(ask, unit, { is: 'done', units: done.units }, met.length > 0 ? 409 : 200);
  const now = only?.revision?.revision ?? 0;
  if (met.length === 0) return redirect(`/report/${params.programme}/${params.day}?receipt=${now}`);
  const words = { path: 'basedOn', name: unit.name, seen: String(entered[0]?.basedOn), expected: String(now) };
  const stale = { cell: '', unit: null, finding: sheetFinding('sheet.stale', words) };
  return answer(ask, unit, { is: 'wrong', findings: [stale] }, 409);
}
