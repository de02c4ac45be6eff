/**
 * Report sheets as they came back from the field (`tests/wild/sheets.yaml`), and what spreadsheets and people make of our own:
 * read, or refused with the cell and the reason.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readReportCsv, writeReportCsv } from '../../functions/adapters/csv/report-csv.ts';
import { readReportWorkbook } from '../../functions/adapters/office/read-report.ts';
import type { FoundSheet } from '../../functions/core/sheet/grid.ts';
import { readReportSheet } from '../../functions/core/sheet/read.ts';
import { type SheetPlan, unitSheet, unitsSheet } from '../../functions/core/sheet/report-sheet.ts';
import { readWild, wildProgramme } from '../support/wild.ts';

const programme = wildProgramme();
const { unit: own, day, cases } = readWild('sheets.yaml');
const unit = programme.units.find(({ id }) => id === own)!;
const MOST_ROWS = 100;

function sheetIn(name: string, bytes: Uint8Array): FoundSheet {
  const read = name.endsWith('.csv') ? readReportCsv(bytes, MOST_ROWS) : readReportWorkbook(bytes, MOST_ROWS);
  if ('finding' in read) throw new Error(read.finding.code);
  return read.sheet;
}

function told(sheet: FoundSheet, whose: 'own' | 'office'): string[] {
  const { reports, findings } = readReportSheet(programme, day, sheet, whose === 'own' ? unit : undefined);
  if (findings.length > 0) return findings.map(({ cell, finding }) => `${cell} ${finding.code}`);
  return reports.flatMap(({ figures }) => Object.entries(figures).map(([id, value]) => `${id}=${value}`));
}

test.each(cases)('%s', (file, verdict) => {
  const bytes = readFileSync(new URL(`../wild/${file}`, import.meta.url));
  const sheet = sheetIn(file, bytes);
  expect(told(sheet, file.includes('office') ? 'office' : 'own').join(' ')).toBe(verdict);
});

const entry = {
  ...{ unit, basedOn: 0, nil: false, narratives: {}, previous: {} },
  figures: { dispatched: '36', garbage: '612.5' },
};
const about = { programme, version: 1, day };

/** What a spreadsheet would save, with some cells changed: `[row, column, text]`, from 0. */
function csvOf(plan: SheetPlan, changes: readonly (readonly [number, number, string])[], sign = ','): Uint8Array {
  const text = new TextDecoder().decode(writeReportCsv(plan));
  const rows = plan.rows.map((row) => row.map((cell) => (cell.is === 'empty' ? '' : cell.text)));
  for (const [row, column, words] of changes) rows[row]![column] = words;
  const quoted = rows.map((row) =>
    row.map((cell) => (/[",;\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)),
  );
  return changes.length === 0 && sign === ','
    ? new TextEncoder().encode(text)
    : new TextEncoder().encode(quoted.map((row) => row.join(sign)).join('\r\n'));
}

describe('our own sheet of one unit', () => {
  const plan = unitSheet(about, entry);
  const rowOf = (name: string): number => plan.rows.findIndex((row) => row[1]?.is === 'words' && row[1].text === name);
  const read = (...changes: (readonly [number, number, string])[]) =>
    told(sheetIn('a.csv', csvOf(plan, changes)), 'own');

  test.each([',', ';', '\t'])('with %j between its cells', (sign) => {
    expect(told(sheetIn('a.csv', csvOf(plan, [], sign)), 'own')).toEqual(['dispatched=36', 'garbage=612.5']);
    const named = new TextEncoder().encode(
      `sep=${sign}\r\n${new TextDecoder().decode(csvOf(plan, [], sign)).replace('\ufeff', '')}`,
    );
    expect(told(sheetIn('a.csv', named), 'own')).toEqual(['dispatched=36', 'garbage=612.5']);
  });

  test('as Unicode text with TAB', () => {
    const text = new TextDecoder().decode(csvOf(plan, [], '\t'));
    expect(told(sheetIn('a.csv', Buffer.from(`\ufeff${text}`, 'utf16le')), 'own')).toEqual([
      'dispatched=36',
      'garbage=612.5',
    ]);
  });

  test('an item under another name, a measure, a day and a unit that are not its own', () => {
    const garbage = rowOf('清运垃圾');
    expect(read([garbage, 1, '出动车辆'])).toEqual([`B${garbage + 1} sheet.item_differs`]);
    expect(read([garbage, 3, '车'])).toEqual([`C${garbage + 1} sheet.measure_differs`]);
    expect(read([garbage, 3, '公斤'], [garbage, 2, '612345'])).toEqual(['dispatched=36', 'garbage=612.345']);
    expect(read([garbage, 3, ' 吨 '])).toEqual(['dispatched=36', 'garbage=612.5']);
    expect(read([1, 1, '城市管理工作每日专报 2026年5月19日 一大队'])).toEqual(['B2 sheet.day_differs']);
    expect(read([1, 1, '城市管理工作每日专报 2026年5月20日 二大队'])).toEqual(['B2 sheet.day_differs']);
    expect(read([1, 1, ''])).toEqual(['dispatched=36', 'garbage=612.5']);
  });
});

test('our own sheet of all units: only the names were sorted, a head was changed, a head counts in 公斤', () => {
  const plan = unitsSheet(about, [entry, { ...entry, unit: programme.units[1]!, figures: {} }]);
  const garbage = plan.rows[3]!.findIndex((cell) => cell.is === 'head' && cell.text.startsWith('清运垃圾'));
  const read = (...changes: (readonly [number, number, string])[]) =>
    told(sheetIn('a.csv', csvOf(plan, changes)), 'office');
  expect(read()).toEqual(['dispatched=36', 'garbage=612.5']);
  expect(read([4, 1, '二大队'], [5, 1, '一大队'])).toEqual(['B5 sheet.unit_differs']);
  expect(read([3, garbage, '清运垃圾（公斤）'], [4, garbage, '612500'])).toEqual(['dispatched=36', 'garbage=612.5']);
  expect(read([3, garbage, '清运垃圾（车）'])).toEqual([expect.stringMatching(/5 sheet.measure_differs$/)]);
  expect(read([3, garbage, '出动车辆（台次）'])[0]).toMatch(/4 sheet.item_differs$/);
});
