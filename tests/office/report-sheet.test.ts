/**
 * A report sheet through LibreOffice: what it saves again, as a workbook or as CSV, is read like what was downloaded; and the
 * sheet is valid for Microsoft's validator.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readReportSheet, type SheetReading } from '../../functions/core/sheet/read.ts';
import { type SheetEntry, unitSheet, unitsSheet } from '../../functions/core/sheet/report-sheet.ts';
import { openSheets } from '../../functions/runtime/sheets.ts';
import { fillIn } from '../support/filled-workbook.ts';
import { toolsPresent, validationErrors } from '../support/office.ts';
import { DAY, webProgramme } from '../support/web-world.ts';

const files = openSheets();
const programme = webProgramme();
const [a, b] = programme.units;
const entry = (unit: NonNullable<typeof a>, over: Partial<SheetEntry> = {}): SheetEntry => ({
  ...{ unit, basedOn: 2, nil: false, figures: {}, narratives: {}, previous: { staff: '510' } },
  ...over,
});
const heading = { programme, version: 3, day: DAY };
const full = entry(a!, {
  figures: { garbage: '612.5', dissuaded: '3010', posts: ['南门桥', '北门桥'], patrolled: true },
  narratives: { 工作动态: '=开展“消杀”，\n第二行 𠮷', 问题协调: "'4-5 & <b>" },
});
const sheets = {
  'one.xlsx': files.write(unitSheet(heading, full), 'xlsx'),
  'all.xlsx': files.write(unitsSheet(heading, [full, entry(b!)]), 'xlsx'),
};

/** Opened and saved again by LibreOffice. */
function savedAgain(filter: string, extension: string): Readonly<Record<string, Uint8Array>> {
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-office-'));
  mkdirSync(join(folder, 'out'));
  const paths = Object.entries({
    ...sheets,
    'filled.xlsx': fillIn(sheets['one.xlsx'], { C5: 0.1, C7: 512, C8: '＝东桥' }),
  }).map(([name, bytes]) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  });
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  execFileSync('soffice', [profile, '--headless', '--convert-to', filter, '--outdir', join(folder, 'out'), ...paths], {
    stdio: 'ignore',
  });
  const read = (name: string) => new Uint8Array(readFileSync(join(folder, 'out', `${name}.${extension}`)));
  return { one: read('one'), all: read('all'), filled: read('filled') };
}

function read(bytes: Uint8Array | undefined): SheetReading {
  const found = files.read(bytes ?? new Uint8Array(), 300);
  if ('finding' in found) throw new Error(found.finding.message);
  return readReportSheet(programme, DAY, found.sheet);
}
const said = ({ reports, findings }: SheetReading) => [
  findings,
  reports.map(({ unit, basedOn, nil, figures, narratives }) => ({ unit: unit.id, basedOn, nil, figures, narratives })),
];

/** LibreOffice has its spreadsheet in a package of its own; without it the recorded sheet in tests/unit has to do. */
function calcPresent(): boolean {
  if (!toolsPresent('soffice')) return false;
  const program = dirname(realpathSync(execFileSync('sh', ['-c', 'command -v soffice'], { encoding: 'utf8' }).trim()));
  const present = existsSync(join(program, 'libsclo.so'));
  if (!present && process.env.JIANBAO_REQUIRE_TOOLS === '1') throw new Error('required and absent: LibreOffice Calc');
  if (!present) console.log('not run: LibreOffice Calc is not installed (Debian: libreoffice-calc-nogui)');
  return present;
}

describe.skipIf(!calcPresent())('a report sheet that LibreOffice saved', () => {
  test.each([
    ['as a workbook', 'xlsx', 'xlsx'],
    ['as CSV in UTF-8', 'csv:Text - txt - csv (StarCalc):44,34,76,1', 'csv'],
  ])('%s reads the same', (_, filter, extension) => {
    const again = savedAgain(filter, extension);
    expect(said(read(again.one))).toEqual(said(read(sheets['one.xlsx'])));
    expect(said(read(again.all))).toEqual(said(read(sheets['all.xlsx'])));
    expect(read(again.filled).reports[0]?.figures).toMatchObject({ garbage: '0.1', staff: '512', posts: '＝东桥' });
  });
});

test('is valid for Office', async () => {
  expect(await validationErrors(sheets)).toEqual({});
});
