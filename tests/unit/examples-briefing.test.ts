/**
 * The briefings of the examples, every day: figures and phrases as expected, and Chinese as a clerk writes it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readProgrammeFile } from '../../functions/adapters/yaml/programme-file.ts';
import { isReportingDayOf } from '../../functions/core/calendar/schedule.ts';
import type { Programme } from '../../functions/core/programme/programme.ts';
import { parseSubmission } from '../../functions/core/report/parse.ts';
import { daysBetween } from '../../functions/core/values/reporting-day.ts';
import { composed, inputOf, readAloud } from '../support/compose-sample.ts';
import { closesOf, type SampleReport } from '../support/sample-close.ts';

const FOLDER = join(import.meta.dirname, '../../examples');
const json = (name: string, file: string) => JSON.parse(readFileSync(join(FOLDER, name, file), 'utf8'));

interface Expected {
  readonly phrases?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly silent?: readonly { readonly day: string; readonly unit: string }[];
}

function example(name: string) {
  const { programme } = readProgrammeFile(readFileSync(join(FOLDER, name, 'programme.yaml'), 'utf8'));
  if (programme === undefined) throw new Error(`${name} is refused`);
  const days = new Map(
    daysBetween(programme.starts, programme.ends ?? programme.starts)
      .filter((day) => isReportingDayOf(programme, day))
      .map((day) => [day, [] as SampleReport[]]),
  );
  for (const { day, unit, figures, narratives } of json(name, 'submissions.json'))
    days.get(day)?.push(reportOf(programme, day, unit, { figures, narratives }));
  const closes = closesOf(programme, Object.fromEntries(days));
  return { programme, days, closes, expected: json(name, 'expected.json') as Expected };
}

function reportOf(programme: Programme, day: string, id: string, said: object): SampleReport {
  const unit = programme.units.find((each) => each.id === id)!;
  const { submission } = parseSubmission(programme, unit, day, { id: 'r', ...said }, { previous: {}, total: {} });
  return { unit: id, figures: submission!.figures, narratives: submission!.narratives };
}

async function told({ programme, days, closes }: ReturnType<typeof example>, at: number) {
  const sofar = closes.slice(0, at + 1);
  const day = sofar.at(-1)!.day;
  const opens = new Set(programme.narratives.filter(({ opensMatter }) => opensMatter).map(({ name }) => name));
  const matters = [...days].flatMap(([openedOn, reports]) =>
    reports.flatMap(({ unit, narratives = [] }) =>
      narratives
        .filter(({ kind }) => opens.has(kind))
        .map(({ text }, index) => ({
          id: `${openedOn}-${unit}-${index + 1}`,
          programme: programme.id,
          unit,
          text,
          openedOn,
        })),
    ),
  );
  return readAloud((await composed(inputOf(programme, sofar, { reports: days.get(day) ?? [], matters }))).body);
}

/** What nobody would let pass: doubled marks, half-width marks of ours, two words of approximation, words of a program. */
const SLIPS = [
  /[，。；：、]{2}/,
  /（）|“”|：。|，）/,
  /约[^，。；]*余|近[\d.]+万?余/,
  /null|undefined|NaN|\[object/,
  /持平[^，。；|\n）]/,
  /增加-|减少-|增加0[^.]|减少0[^.]/,
  /截止/,
  / {2}/,
];

describe.each(readdirSync(FOLDER))('%s', (name) => {
  const given = example(name);
  const texts = Promise.all(given.closes.map((_, at) => told(given, at)));

  test('no day has a slip', async () => {
    for (const text of await texts) expect(SLIPS.filter((slip) => slip.test(text)).map(String)).toEqual([]);
  });

  test('nothing is said twice: a number with its measure stands in one sentence', async () => {
    for (const text of await texts) {
      const said = text.split('\n附件：')[0]!;
      const numbers = said.match(/(?:累计|增加|减少)[\d.]+(?:余)?[万亿]?(?:余)?(?:人次|吨|平方米|户|趟次)/gu) ?? [];
      const long = numbers.filter((each) => /\d{3}/.test(each));
      expect(long.length, said).toBe(new Set(long).size);
    }
  });

  test('no sentence tells what is no news', async () => {
    for (const text of await texts)
      expect(text.split('\n附件：')[0]).not.toMatch(/未填报，累计|累计0|应落实|报送率|均与前一日/);
  });

  test('no mark is explained that stands in no table', async () => {
    const explained = (await texts).filter((text) => text.includes('“—”为不要求报送'));
    for (const text of explained) expect(text).toMatch(/\|—(?:\||$)/m);
  });

  test('phrases are as published', async () => {
    for (const [day, phrases] of Object.entries(given.expected.phrases ?? {})) {
      const lead = (await texts)[given.closes.findIndex((close) => close.day === day)]?.split('\n')[0];
      for (const [id, phrase] of Object.entries(phrases)) expect(lead, id).toContain(phrase);
    }
  });

  test('who was silent is named as 未报', async () => {
    for (const { day, unit } of given.expected.silent ?? []) {
      const called = given.programme.units.find(({ id }) => id === unit)?.name;
      const text = (await texts)[given.closes.findIndex((close) => close.day === day)];
      expect(text?.split('\n')[0]).toContain(`${called}未报。`);
      expect(text).toContain(`${called}|未报|`);
    }
  });

  test('narratives stand in it exactly as reported', async () => {
    for (const [at, text] of (await texts).entries()) {
      const reports = given.days.get(given.closes[at]!.day) ?? [];
      for (const { text: narrative } of reports.flatMap(({ narratives = [] }) => narratives))
        expect(text).toContain(narrative);
    }
  });
});
