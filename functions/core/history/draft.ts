/**
 * A row of history as it was found in a file, before anybody judged it: from a table, or from JSON. Places are those that
 * people know: `C7` of a table, `[3].figures.calls` of JSON.
 */
import { type Finding, finding } from '../findings/finding.ts';
import type { SheetFinding } from '../sheet/finding.ts';

/** What is wrong, and where. */
export interface PlacedFinding {
  /** Empty: about the file as a whole. */
  readonly place: string;
  readonly finding: Finding | SheetFinding;
}

export interface DraftRow {
  readonly day: { readonly text: string; readonly place: string };
  readonly unit: { readonly text: string; readonly place: string };
  readonly figures: Readonly<Record<string, unknown>>;
  /** The place of a finding's path, `figures.calls`. */
  readonly placeOf: (path: string) => string;
}

export interface Drafts {
  readonly rows: readonly DraftRow[];
  readonly findings: readonly PlacedFinding[];
}

const KEYS = ['day', 'unit', 'figures'];

/** @param value what the JSON file holds */
export function draftsOfJson(value: unknown): Drafts {
  if (!Array.isArray(value)) return { rows: [], findings: [strange('', '不是一个数组')] };
  const rows: DraftRow[] = [];
  const findings: PlacedFinding[] = [];
  for (const [index, each] of value.entries()) {
    const at = `[${index}]`;
    const row = rowOf(each, at);
    if (typeof row === 'string') findings.push(strange(at, row));
    else rows.push(row);
  }
  return { rows, findings };
}

function rowOf(each: unknown, at: string): DraftRow | string {
  if (typeof each !== 'object' || each === null || Array.isArray(each)) return '这一条不是一个对象';
  const { day, unit, figures } = each as Record<string, unknown>;
  const other = Object.keys(each).filter((key) => !KEYS.includes(key));
  if (other.length > 0) return `有不认识的字段 ${other.join('、')}`;
  if (typeof day !== 'string' || typeof unit !== 'string') return '缺少 day 或 unit';
  if (typeof figures !== 'object' || figures === null || Array.isArray(figures)) return '缺少 figures';
  return {
    day: { text: day, place: `${at}.day` },
    unit: { text: unit, place: `${at}.unit` },
    figures: figures as Record<string, unknown>,
    placeOf: (path) => `${at}.${path}`,
  };
}

const strange = (place: string, seen: string): PlacedFinding => ({
  place,
  finding: finding('history.shape', { path: 'file', seen }),
});
