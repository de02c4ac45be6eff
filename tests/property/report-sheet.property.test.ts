/**
 * Whatever a unit may report, a sheet can hold: written as a workbook or as CSV in either encoding, read back, it is the same
 * report.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Programme } from '../../functions/core/programme/programme.ts';
import { parseSubmission } from '../../functions/core/report/parse.ts';
import { readReportSheet } from '../../functions/core/sheet/read.ts';
import { type SheetEntry, unitSheet, unitsSheet } from '../../functions/core/sheet/report-sheet.ts';
import { openSheets } from '../../functions/runtime/sheets.ts';
import { gb18030 } from '../support/filled-workbook.ts';
import { runs } from '../support/thorough.ts';
import { DAY, webProgramme } from '../support/web-world.ts';

const files = openSheets();
const programme = webProgramme();
const [a, b, c] = programme.units as readonly [Unit, Unit, Unit];
type Unit = Programme['units'][number];

/** Text with everything that spreadsheets, XML and CSV stumble over. */
const awkward = fc.constantFrom(
  '=',
  '+',
  '-',
  '@',
  "'",
  '"',
  ',',
  '\n',
  '\t',
  '<',
  '&',
  '_x000A_',
  '、',
  '𠮷',
  '㐀',
  '“',
  ' ',
  '8',
  '消',
);
const text = fc
  .array(fc.oneof(awkward, fc.string({ unit: 'grapheme', maxLength: 3 })), { maxLength: 12 })
  .map((parts) => parts.join(''));
const decimal = (places: number) =>
  fc.bigInt({ min: 0n, max: 9_007_199_254_740_991n }).map((scaled) => {
    const digits = String(scaled).padStart(places + 1, '0');
    return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  });
const typed = fc.record({
  nil: fc.constant(false),
  figures: fc.record(
    {
      garbage: decimal(1),
      dissuaded: decimal(0),
      staff: fc.integer({ min: 0, max: 5000 }).map(String),
      posts: fc.array(text, { maxLength: 4 }),
      patrolled: fc.boolean(),
    },
    { requiredKeys: ['dissuaded'] },
  ),
  narratives: fc.uniqueArray(fc.record({ kind: fc.constantFrom('工作动态', '问题协调'), text }), {
    selector: ({ kind }) => kind,
  }),
});

const parse = (unit: Unit, input: object) =>
  parseSubmission(programme, unit, DAY, { id: 'x', basedOn: 0, ...input }, { previous: {}, total: {} }).submission;
/** What a report says, in the order of the programme. */
const said = (report: ReturnType<typeof parse>) => ({
  nil: report?.nil,
  figures: Object.fromEntries(
    programme.indicators.flatMap(({ id }) => (report?.figures[id] === undefined ? [] : [[id, report.figures[id]]])),
  ),
  narratives: programme.narratives.flatMap(({ name }) => report?.narratives.filter(({ kind }) => kind === name) ?? []),
});

/** Any legal report: what the parser takes. */
const legal = typed.map((input) => parse(a, input)).filter((report) => report !== undefined);

const entryOf = (unit: Unit, report: NonNullable<ReturnType<typeof parse>>): SheetEntry => ({
  ...{ unit, basedOn: 3, nil: report.nil, figures: report.figures, previous: report.figures },
  narratives: Object.fromEntries(report.narratives.map(({ kind, text: own }) => [kind, own])),
});

function back(bytes: Uint8Array): ReadonlyMap<string, unknown> {
  const found = files.read(bytes, 300);
  if ('finding' in found) throw new Error(found.finding.message);
  const { reports, findings } = readReportSheet(programme, DAY, found.sheet);
  expect(findings).toEqual([]);
  return new Map(
    reports.map(({ unit, basedOn, nil, figures, narratives }) => {
      expect(basedOn).toBe(3);
      return [unit.id, said(parse(unit, { nil, figures, narratives }))];
    }),
  );
}

const heading = { programme, version: 1, day: DAY };
const utf8 = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

describe.each([
  ['a workbook', (plan: ReturnType<typeof unitSheet>) => files.write(plan, 'xlsx')],
  ['CSV in UTF-8', (plan: ReturnType<typeof unitSheet>) => files.write(plan, 'csv')],
  ['CSV in UTF-8 without a mark', (plan: ReturnType<typeof unitSheet>) => files.write(plan, 'csv').slice(3)],
  ['CSV in GB18030', (plan: ReturnType<typeof unitSheet>) => gb18030(utf8(files.write(plan, 'csv')).slice(1))],
] as const)('a report comes back equal from %s', (_, write) => {
  test('of one unit', () => {
    fc.assert(
      fc.property(legal, (report) => {
        expect(back(write(unitSheet(heading, entryOf(a, report)))).get('a')).toEqual(said(report));
      }),
      { numRuns: runs(200) },
    );
  });

  test('of all units', () => {
    fc.assert(
      fc.property(legal, legal, (one, other) => {
        const read = back(
          write(
            unitsSheet(heading, [
              entryOf(a, one),
              entryOf(b, other),
              { ...entryOf(c, one), figures: {}, narratives: {} },
            ]),
          ),
        );
        expect([...read]).toEqual([
          ['a', said(one)],
          ['b', said(other)],
        ]);
      }),
      { numRuns: runs(60) },
    );
  });
});

test('whatever bytes come, the answer is a sheet or a sentence', () => {
  const [whole, csv] = [
    files.write(
      unitSheet(heading, { unit: a, basedOn: 0, nil: false, figures: {}, narratives: {}, previous: {} }),
      'xlsx',
    ),
    files.write(
      unitSheet(heading, { unit: a, basedOn: 0, nil: false, figures: {}, narratives: {}, previous: {} }),
      'csv',
    ),
  ];
  const broken = fc
    .tuple(
      fc.constantFrom(whole, csv),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 20 }),
      fc.nat(),
    )
    .map(([bytes, changes, cut]) => {
      const changed = Uint8Array.from(bytes);
      for (const [at, value] of changes) changed[at % changed.length] = value;
      return cut % 3 === 0 ? changed.slice(0, cut % changed.length) : changed;
    });
  fc.assert(
    fc.property(fc.oneof(broken, fc.uint8Array({ maxLength: 300 })), (bytes) => {
      const found = files.read(bytes, 300);
      const sentences =
        'finding' in found
          ? [found.finding]
          : readReportSheet(programme, DAY, found.sheet, a).findings.map(({ finding }) => finding);
      for (const { message } of sentences) expect(message).toMatch(/。$/);
    }),
    { numRuns: runs(1000) },
  );
});
