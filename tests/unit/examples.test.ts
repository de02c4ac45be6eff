/**
 * The examples: their programmes are right, every report in them is accepted without a word, and their days close
 * to the totals that `expected.json` says.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readProgrammeFile } from '../../functions/adapters/yaml/programme-file.ts';
import { closeDay } from '../../functions/core/day/close.ts';
import type { DayClose } from '../../functions/core/day/day-close.ts';
import type { IndicatorKind } from '../../functions/core/kinds/indicator.ts';
import type { Programme } from '../../functions/core/programme/programme.ts';
import { parseSubmission } from '../../functions/core/report/parse.ts';
import type { Revision, Submission } from '../../functions/core/report/submission.ts';
import { readJson } from '../../functions/core/values/read-json.ts';

const FOLDER = join(import.meta.dirname, '../../examples');
const textOf = (name: string, file: string) => readFileSync(join(FOLDER, name, file), 'utf8');

function programmeOf(name: string): Programme {
  const { programme, findings } = readProgrammeFile(textOf(name, 'programme.yaml'));
  expect(findings).toEqual([]);
  if (programme === undefined) throw new Error(`${name} is refused`);
  return programme;
}

interface Entry {
  readonly day: string;
  readonly unit: string;
  readonly figures: object;
  readonly narratives: readonly object[];
}

function entriesOf(name: string): Entry[] {
  const read = readJson(textOf(name, 'submissions.json'));
  if ('finding' in read) throw new Error(read.finding.message);
  return read.value as Entry[];
}

/** Every report, parsed with this unit's own past; keyed by day. */
function submissionsOf(programme: Programme, name: string): Map<string, [unit: string, Submission][]> {
  const byDay = new Map<string, [string, Submission][]>();
  const previous = new Map<string, Submission['figures']>();
  for (const [index, { day, unit: id, figures, narratives }] of entriesOf(name).entries()) {
    const unit = programme.units.find((each) => each.id === id);
    if (unit === undefined) throw new Error(`no unit ${id}`);
    const history = { previous: previous.get(id) ?? {}, total: {} };
    const input = { id: `r-${index}`, figures, narratives };
    const { submission, findings } = parseSubmission(programme, unit, day, input, history);
    expect(findings, `${name} ${day} ${id}`).toEqual([]);
    if (submission === undefined) throw new Error('refused');
    previous.set(id, submission.figures);
    byDay.set(day, [...(byDay.get(day) ?? []), [id, submission]]);
  }
  return byDay;
}

function revision(programme: Programme, day: string, unit: string, submission: Submission): Revision {
  const sent = { programme: programme.id, day, unit, revision: 1, receivedAt: `${day}T09:00:00.000Z`, by: 'k' };
  return { ...submission, ...sent, findings: [], checksum: `${day}-${unit}`, previous: null };
}

const names = readdirSync(FOLDER, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

describe.each(names)('%s', (name) => {
  const expected = JSON.parse(textOf(name, 'expected.json')) as {
    totals: Record<string, Record<string, string>>;
    silent?: { day: string; unit: string }[];
  };

  test('closes to the expected totals', () => {
    const programme = programmeOf(name);
    expect(programme.id).toBe(name);
    const byDay = submissionsOf(programme, name);
    let previous: { close: DayClose; checksum: string } | null = null;
    let compared = 0;
    for (const [day, reports] of [...byDay].sort(([one], [other]) => (one < other ? -1 : 1))) {
      const revisions = reports.map(([unit, submission]) => revision(programme, day, unit, submission));
      const close = closeDay({ programme, programmeVersion: 1, day, revisions, previous });
      for (const [indicator, total] of Object.entries(expected.totals[day] ?? {})) {
        expect(`${indicator} ${close.indicators[indicator]?.total}`).toBe(`${indicator} ${total}`);
        compared += 1;
      }
      const missing = close.units.filter(({ state }) => state === 'missing').map(({ unit }) => unit);
      const silent = (expected.silent ?? []).filter((each) => each.day === day).map(({ unit }) => unit);
      expect(missing).toEqual(silent);
      previous = { close, checksum: day };
    }
    expect(compared).toBe(Object.values(expected.totals).flatMap((totals) => Object.keys(totals)).length);
  });
});

test('together they use every kind of indicator, an opening, a roster, a rule, a carried stock and a required figure', () => {
  const programmes = names.map(programmeOf);
  const indicators = programmes.flatMap((programme) => programme.indicators);
  const kinds: IndicatorKind[] = ['flow', 'stock', 'mean', 'places', 'ratio', 'check', 'computed', 'choice'];
  expect(new Set(indicators.map(({ kind }) => kind))).toEqual(new Set(kinds));
  for (const key of ['opening', 'roster', 'askedOf', 'definition', 'max'] as const) {
    expect(indicators.some((indicator) => indicator[key] !== undefined)).toBe(true);
  }
  expect(indicators.some(({ carry }) => carry) && indicators.some(({ required }) => required)).toBe(true);
  expect(programmes.every(({ rules }) => rules.length > 0)).toBe(true);
  expect(programmes.flatMap(({ units }) => units).some(({ opens }) => opens !== undefined)).toBe(true);
});

test('numbers of a programme are read exactly as written, quoted or not', () => {
  const opening = (id: string) => programmeOf('xianning').indicators.find((each) => each.id === id)?.opening;
  expect([opening('donated_party'), opening('donated_other'), opening('taxi_trips')]).toEqual([
    '17050.00',
    '18800.50',
    '2290',
  ]);
});
