/**
 * A programme as a person wrote it (already out of YAML or JSON) -> the checked Programme, or every mistake at once.
 *
 * Shape comes from `schema.ts`; what hangs together from `checks.ts`, `-indicators.ts`, `-rules.ts`;
 * line and column are added by the YAML reader. Defaults are those that `build.ts` names, and no others.
 */

import * as z from 'zod/mini';
import { arrangementFindings } from '../checks/arrangement.ts';
import { sourceFindings } from '../checks/ledger-figures.ts';
import { type LedgerEntry, ledgerFindings } from '../checks/ledgers.ts';
import { levelFindings } from '../checks/levels.ts';
import { duplicates, type Placed } from '../checks/placed.ts';
import { type Finding, hasErrors } from '../findings/finding.ts';
import { partIds } from '../kinds/parts.ts';
import type { Level } from '../unit/levels.ts';
import { buildProgramme } from './build.ts';
import {
  askedOnFindings,
  cycleFindings,
  digestCycleFindings,
  signersFindings,
  weekCompareFindings,
} from './check-cycle.ts';
import { formulaFindings } from './check-formulas.ts';
import { indicatorFindings, type KnownIds } from './check-indicators.ts';
import { keepFindings } from './check-keep.ts';
import {
  branchDueFindings,
  digestFindings,
  numberingFindings,
  scheduleFindings,
  spanFindings,
  zoneFindings,
} from './checks.ts';
import { issueFindings } from './issue.ts';
import type { Keep, Programme } from './programme.ts';
import { ruleFindings } from './rules.ts';
import { DIGEST, INDICATOR, KEEP, LIST, NUMBERING, PROGRAMME_FILE, RULE, SCHEDULE, SECTION, UNIT } from './schema.ts';
import { COLUMN, FROM, LEDGER, ROW_RULE } from './schema-nested.ts';

export interface ParsedProgramme {
  readonly programme?: Programme;
  /** The stored version that the file says it was made from. */
  readonly version?: number;
  readonly findings: Finding[];
}

/** @param input keys as in the file (`asked_of`); decimals may be numbers or, where a float loses digits, text. */
export function parseProgramme(input: unknown): ParsedProgramme {
  const read = PROGRAMME_FILE.safeParse(input);
  const shape = read.success ? [] : read.error.issues.flatMap((issue) => issueFindings(issue, input));
  const findings = [...shape, ...crossFindings(isRecord(input) ? input : {})];
  if (!read.success || hasErrors(findings)) return { findings };
  const { version } = read.data;
  return { programme: buildProgramme(read.data), ...(version === undefined ? {} : { version }), findings };
}

type Raw = Readonly<Record<string, unknown>>;

/** What must hold across keys, over everything whose own shape is sound, so that one mistake does not hide another. */
function crossFindings(file: Raw): Finding[] {
  const units = entriesOf(file.units, 'units');
  const indicators = entriesOf(file.indicators, 'indicators');
  const placedUnits = units.map((each) => sound(UNIT, each));
  const known: KnownIds = {
    units: idsOf(units).map(({ entry }) => entry),
    levels: placedUnits.flatMap(({ entry }) => (entry.id === undefined ? [] : [{ ...entry, id: entry.id } as Level])),
    indicators: kindsOf(indicators),
    parts: indicators.flatMap((each) => {
      const { id, by } = sound(INDICATOR, each).entry;
      return id === undefined || by === undefined ? [] : partIds(id, by);
    }),
  };
  const { timezone, starts, ends } = soundKeys(PROGRAMME_FILE, file);
  const schedule = soundKeys(SCHEDULE, isRecord(file.schedule) ? file.schedule : {});
  const digests = entriesOf(file.digests, 'digests').map((each) => sound(DIGEST, each));
  const ledgers = ledgersOf(file);
  return [
    ...(timezone === undefined ? [] : zoneFindings(timezone)),
    ...scheduleFindings(schedule),
    ...cycleFindings(schedule),
    ...signersFindings(schedule),
    ...askedOnFindings(
      schedule.days,
      indicators.map((each) => sound(INDICATOR, each)),
    ),
    ...weekCompareFindings(
      schedule.days,
      indicators.map((each) => sound(INDICATOR, each)),
    ),
    ...digestCycleFindings(schedule.days, digests),
    ...duplicates('id', idsOf(units)),
    ...spanFindings({ starts, ends }, placedUnits),
    ...levelFindings(placedUnits),
    ...branchDueFindings(placedUnits, schedule),
    ...duplicates('id', idsOf(indicators)),
    ...indicators.flatMap(({ entry, path }) =>
      indicatorFindings({ entry: soundKeys(INDICATOR, entry), path }, known, (key) => Object.hasOwn(entry, key)),
    ),
    ...formulaFindings(indicators.map((each) => sound(INDICATOR, each))),
    ...ledgerFindings(ledgers, known),
    ...sourceFindings(
      indicators.map((each) => soundSource(each)),
      ledgers,
    ),
    ...duplicates('narratives', narrativeNames(file.narratives)),
    ...entriesOf(file.rules, 'rules').flatMap(({ entry, path }) => {
      const { check } = soundKeys(RULE, entry);
      return check === undefined ? [] : ruleFindings({ entry: check, path: `${path}.check` }, known.indicators);
    }),
    ...arrangementOf(file, indicators),
    ...digestFindings(digests),
    ...numberingFindings(sound(NUMBERING, { entry: isRecord(file.numbering) ? file.numbering : {}, path: '' }).entry),
    ...keepFindings(soundKeys(KEEP, isRecord(file.keep) ? file.keep : {}) as Keep),
    ...calendarDuplicates(isRecord(file.calendar) ? file.calendar : {}),
  ];
}

/** Of a broken column or rule what is sound of it, so that the others are still checked. */
const ledgersOf = (file: Raw): Placed<LedgerEntry>[] =>
  entriesOf(file.ledgers, 'ledgers').map(({ entry, path }) => {
    const partsOf = (key: string): Placed<Raw>[] =>
      entriesOf(entry[key], key).map((each) => ({ ...each, path: `${path}.${each.path}` }));
    const columns = partsOf('columns').map((each) => sound(COLUMN, each));
    const rules = partsOf('rules').map((each) => sound(ROW_RULE, each));
    return { entry: { ...soundKeys(LEDGER, entry), columns, rules }, path };
  });

function soundSource({ entry, path }: Placed<Raw>) {
  const { from: _, ...own } = soundKeys(INDICATOR, entry);
  return { entry: isRecord(entry.from) ? { ...own, from: soundKeys(FROM, entry.from) } : own, path };
}

/** Sections, headline, lists and sentences: each id once, all that they name is there. */
function arrangementOf(file: Raw, indicators: readonly Placed<Raw>[]): Finding[] {
  const sections = entriesOf(file.sections, 'sections');
  const lists = entriesOf(file.lists, 'lists').map((each) => sound(LIST, each));
  const titles = lists.flatMap(({ entry: { title }, path }) =>
    title === undefined ? [] : [{ entry: title, path: `${path}.title` }],
  );
  const headline = textsOf(file.headline, 'headline');
  return [
    ...duplicates('id', idsOf(sections)),
    ...duplicates('title', titles),
    ...duplicates('headline', headline),
    ...arrangementFindings({
      units: idsOf(entriesOf(file.units, 'units')).map(({ entry }) => entry),
      indicators: indicators.map((each) => {
        const { entry, path } = sound(INDICATOR, each);
        const broken = Object.keys(each.entry).filter((key) => !Object.hasOwn(entry, key));
        return { entry: { ...entry, broken }, path };
      }),
      sections: sections.map((each) => sound(SECTION, each)),
      headline,
      lists,
    }),
  ];
}

const textsOf = (list: unknown, name: string): Placed<string>[] =>
  Array.isArray(list)
    ? list.flatMap((each: unknown, index) =>
        typeof each === 'string' ? [{ entry: each, path: `${name}[${index}]` }] : [],
      )
    : [];

/** A placed entry with only its sound keys. */
const sound = <Shape extends z.core.$ZodShape>(schema: z.ZodMiniObject<Shape>, { entry, path }: Placed<Raw>) => ({
  entry: soundKeys(schema, entry),
  path,
});

/** The keys of an entry whose own value has the right shape. */
function soundKeys<Shape extends z.core.$ZodShape>(
  schema: z.ZodMiniObject<Shape>,
  entry: Raw,
): Partial<z.infer<z.ZodMiniObject<Shape>>> {
  const sound: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(schema.shape)) {
    const read = Object.hasOwn(entry, key) ? z.safeParse(part, entry[key]) : undefined;
    if (read?.success) sound[key] = read.data;
  }
  return sound as Partial<z.infer<z.ZodMiniObject<Shape>>>;
}

function entriesOf(list: unknown, name: string): Placed<Raw>[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown, index) => (isRecord(entry) ? [{ entry, path: `${name}[${index}]` }] : []));
}

/** Of an id that is used twice, the first. */
function kindsOf(indicators: readonly Placed<Raw>[]): Map<string, unknown> {
  const kinds = new Map<string, unknown>();
  for (const { entry } of indicators) {
    if (typeof entry.id === 'string' && !kinds.has(entry.id)) kinds.set(entry.id, entry.kind);
  }
  return kinds;
}

function idsOf(entries: readonly Placed<Raw>[]): Placed<string>[] {
  return entries.flatMap(({ entry: { id }, path }) =>
    typeof id === 'string' ? [{ entry: id, path: `${path}.id` }] : [],
  );
}

function narrativeNames(list: unknown): Placed<string>[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((given: unknown, index) => {
    const path = `narratives[${index}]`;
    if (typeof given === 'string') return [{ entry: given, path }];
    return isRecord(given) && typeof given.name === 'string' ? [{ entry: given.name, path: `${path}.name` }] : [];
  });
}

/** A day cannot be a holiday and a workday. */
function calendarDuplicates(calendar: Raw): Finding[] {
  const days = ['holidays', 'workdays'].flatMap((key) => {
    const list = calendar[key];
    if (!Array.isArray(list)) return [];
    return list.flatMap((day: unknown, index) =>
      typeof day === 'string' ? [{ entry: day, path: `calendar.${key}[${index}]` }] : [],
    );
  });
  return duplicates('calendar', days);
}

const isRecord = (given: unknown): given is Raw => typeof given === 'object' && given !== null && !Array.isArray(given);
