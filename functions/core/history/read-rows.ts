/**
 * Drafts of history become rows, or every finding at once with its place; nothing is partly accepted.
 */
import { cycleOf } from '../calendar/cycle.ts';
import { isDayOfCycle } from '../calendar/schedule.ts';
import { type Finding, finding } from '../findings/finding.ts';
import { type Programme, type Unit, unitIsOpen } from '../programme/programme.ts';
import { readFigures } from '../report/figures.ts';
import { didYouMean } from '../text/nearest.ts';
import { addDays, isReportingDay } from '../values/reporting-day.ts';
import type { ReportingDay } from '../values/values.ts';
import type { DraftRow, Drafts, PlacedFinding } from './draft.ts';
import type { HistoryRow } from './history.ts';
import { unitCalled } from './read-table.ts';

/** Figures of one file: what is closed again at each import. */
export const MOST_CELLS = 200_000;

/** Findings that are told one by one; a table in another layout has thousands. */
const MOST_FINDINGS = 200;

export interface HistoryReading {
  /** Empty where anything is wrong. */
  readonly rows: readonly HistoryRow[];
  /** Of each row in their order: where each figure stands. */
  readonly places: readonly ((path: string) => string)[];
  readonly findings: readonly PlacedFinding[];
}

export function readHistory(programme: Programme, { rows: drafts, findings: found }: Drafts): HistoryReading {
  const findings: PlacedFinding[] = [...found];
  const seen = new Map<string, string>();
  const rows: HistoryRow[] = [];
  const places: HistoryReading['places'][number][] = [];
  for (const draft of drafts) {
    const read = readRow(programme, draft, seen);
    findings.push(...read.findings);
    if (read.row === undefined) continue;
    rows.push(read.row);
    places.push(draft.placeOf);
  }
  const cells = rows.reduce((sum, { figures }) => sum + Object.keys(figures).length, 0);
  if (findings.length === 0 && cells === 0) findings.push(whole(finding('history.nothing', { path: 'file' })));
  if (cells > MOST_CELLS) {
    const words = { path: 'file', seen: `有 ${cells} 个数，一次最多 ${MOST_CELLS} 个` };
    findings.push(whole(finding('history.shape', words)));
  }
  const isWrong = findings.some((each) => each.finding.level === 'error');
  return { rows: isWrong ? [] : rows, places: isWrong ? [] : places, findings: findings.slice(0, MOST_FINDINGS) };
}

const whole = (about: Finding): PlacedFinding => ({ place: '', finding: about });

function readRow(
  programme: Programme,
  draft: DraftRow,
  seen: Map<string, string>,
): { readonly row?: HistoryRow; readonly findings: readonly PlacedFinding[] } {
  const day = dayOf(programme, draft.day.text);
  const wrongDay = whyNot(programme, draft.day.text, day);
  const unit = unitCalled(programme, draft.unit.text);
  const findings: PlacedFinding[] = [];
  if (wrongDay !== undefined) {
    const words = { path: 'day', seen: draft.day.text, expected: wrongDay };
    findings.push({ place: draft.day.place, finding: finding('history.day', words) });
  }
  const wrongUnit = whyNotUnit(programme, draft.unit.text, unit, day);
  if (wrongUnit !== undefined) findings.push({ place: draft.unit.place, finding: wrongUnit });
  if (day === undefined || unit === undefined || findings.length > 0) return { findings };
  const twice = seen.get(`${day} ${unit.id}`);
  seen.set(`${day} ${unit.id}`, draft.unit.place);
  if (twice !== undefined) {
    const words = { path: 'unit', name: `${unit.name} ${day}`, seen: `${twice}、${draft.unit.place}` };
    return { findings: [{ place: draft.unit.place, finding: finding('history.row_twice', words) }] };
  }
  const { value, findings: wrong } = readFigures(programme, { unit, day }, draft.figures);
  const placed = wrong.map((each) => ({ place: draft.placeOf(each.path), finding: each }));
  return { row: { day, unit: unit.id, figures: value }, findings: placed };
}

/** `2022-05-31`, `2022年5月31日`, `2022/5/31`; of a monthly also `2022年5月` and `2022-05`. */
function dayOf({ schedule }: Programme, text: string): ReportingDay | undefined {
  const plain = text.normalize('NFKC').replace(/\s+/gu, '');
  const [, year, month = '', date] = /^(\d{4})[-年/.](\d{1,2})(?:[-月/.](\d{1,2})日?|月)?$/u.exec(plain) ?? [];
  if (year === undefined) return undefined;
  if (date === undefined)
    return cycleOf(schedule) === 'month' ? lastOf(`${year}-${month.padStart(2, '0')}`) : undefined;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isReportingDay(day) ? day : undefined;
}

function lastOf(month: string): ReportingDay | undefined {
  const first = `${month}-01`;
  return isReportingDay(first) ? addDays(`${addDays(first, 31).slice(0, 7)}-01`, -1) : undefined;
}

function whyNot(programme: Programme, text: string, day: ReportingDay | undefined): string | undefined {
  if (day === undefined) return text === '' ? '没有填写，应为 2022-05-31 形式的日期' : '应为 2022-05-31 形式的日期';
  if (day >= programme.starts) return `任务自 ${programme.starts} 起报送，补录的是此前的数`;
  return isDayOfCycle(programme, day) ? undefined : '按报送周期，这一天没有报告，应填所报时段的最后一天';
}

function whyNotUnit(
  { units }: Programme,
  text: string,
  unit: Unit | undefined,
  day: ReportingDay | undefined,
): Finding | undefined {
  const words = { path: 'unit', seen: text };
  if (unit === undefined) {
    const expected = didYouMean(
      text,
      units.map(({ name }) => name),
    );
    return finding('history.unit', { ...words, expected });
  }
  if (day === undefined || unitIsOpen(unit, day)) return undefined;
  return finding('history.unit', { ...words, expected: `${unit.name}在 ${day} 不报送（见任务的 opens、closes）` });
}
