/**
 * The register (期号登记簿): the one place where issue numbers are given out, without gap or duplicate.
 *
 * One item a year, replaced with its version: who loses reads again. A number belongs to its reporting day for ever, so
 * asking twice, or again after a lost answer, gives the same number. Overall numbers (总第…期) come from the newest year:
 * when a new year begins, the year before is first marked as followed by it (its overall numbers are final), and a day of
 * it that is issued only then takes its overall number from the newest year (`late`), then its number from its own.
 */

import type { RegisterEntry, RegisterYear } from '../../core/edition/edition.ts';
import { periodId } from '../../core/programme/digests.ts';
import type { DigestKind } from '../../core/programme/programme.ts';
import { issueOf, issuesBeforeFirst, type Numbering, overallBefore } from '../../core/register/numbering.ts';
import type { Period } from '../../core/values/spans.ts';
import type { Instant, ReportingDay } from '../../core/values/values.ts';
import type { Item, Table } from '../../ports.ts';
import { type Key, partition, recordKey, recordPrefix } from '../store/keys.ts';
import { insertOurs, replaceOurs } from '../store/write.ts';

/** One round per competitor at most: whoever loses, lost to one that won. */
const MOST_ATTEMPTS = 100;

/** A year without issues, so that the first real years, too, have one to come after when several begin at once. */
const BEFORE_ALL = '0000';

/** The day's number: the one that it has, or else the next one of its year. */
export const issueNumber = (
  table: Table,
  programme: string,
  day: ReportingDay,
  at: Instant,
  numbering?: Numbering,
): Promise<RegisterEntry> =>
  numberOf(
    table,
    { programme, ...(numbering === undefined ? {} : { numbering }) },
    { id: day, year: day.slice(0, 4) },
    at,
  );

/** A digest's number in the register of its kind, in the year of its period's last day. */
export const digestNumber = (
  table: Table,
  programme: string,
  digest: DigestKind,
  period: Period,
  at: Instant,
): Promise<RegisterEntry> =>
  numberOf(table, { programme, digest }, { id: periodId(period), year: period.to.slice(0, 4) }, at);

/** What counts together: a programme's dailies, or its digests of one kind. */
interface Series {
  readonly programme: string;
  readonly digest?: DigestKind;
  /** Where it goes on from a paper edition. */
  readonly numbering?: Numbering;
}

/** What gets a number: a reporting day or a period. */
interface Asked {
  readonly id: string;
  readonly year: string;
}

async function numberOf(table: Table, series: Series, asked: Asked, at: Instant): Promise<RegisterEntry> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const years = await readYears(table, series);
    const given = years.find((item) => item.data.year === asked.year)?.data.issues[asked.id];
    if (given !== undefined) return given;
    await write(table, series, step(years, series, asked, at));
  }
  throw new Error(
    `The register of ${series.programme} is being changed by others all the time; ${asked.id} has no number yet.`,
  );
}

export async function readRegister(table: Table, programme: string, year: string): Promise<RegisterYear | undefined> {
  const { pk, sk } = recordKey(programme, 'register', year);
  return (await table.get<RegisterYear>(pk, sk))?.data;
}

/** All years, oldest first, each with the year of its key. */
export async function readRegisterYears(
  table: Table,
  programme: string,
  digest?: DigestKind,
): Promise<{ readonly key: string; readonly data: RegisterYear }[]> {
  const series: Series = digest === undefined ? { programme } : { programme, digest };
  const prefix = prefixOf(series);
  return (await readYears(table, series)).map(({ sk, data }) => ({ key: sk.slice(prefix.length), data }));
}

/** One year's item as it shall be, and the version that it replaces (0: there is none). */
interface Step {
  readonly year: RegisterYear;
  readonly expectedVersion: number;
}

/** What to write next so that the day gets its number; the next round does the next step, whoever did this one. */
function step(years: readonly Item<RegisterYear>[], series: Series, asked: Asked, at: Instant): Step {
  const { id: day, year } = asked;
  const mine = years.find((item) => item.data.year === year) ?? { data: begin(series, year, 0), version: 0 };
  const newest = years.at(-1);
  if (newest === undefined) return create(begin(series, BEFORE_ALL, overallBefore(series.numbering)));
  const { followedBy } = newest.data;
  if (followedBy !== undefined) return create(following(newest.data, followedBy, series));
  if (newest.data.year < year) return change(newest, { followedBy: year });
  if (newest.data.year === year) return enter(series, newest, day, at);
  const overall = years.map((item) => item.data.late?.[day]).find((given) => given !== undefined);
  if (overall !== undefined) return enter(series, mine, day, at, overall);
  return change(newest, { late: { ...newest.data.late, [day]: lastOverall(newest.data) + 1 } });
}

type Versioned = Pick<Item<RegisterYear>, 'data' | 'version'>;

function enter(
  { numbering }: Series,
  mine: Versioned,
  day: ReportingDay,
  at: Instant,
  overall = lastOverall(mine.data) + 1,
): Step {
  const { issues, issuesBefore = 0 } = mine.data;
  const issue = issueOf(numbering, issuesBefore + Object.keys(issues).length + 1, overall);
  return change(mine, { issues: { ...issues, [day]: { issue, overall, at } } });
}

/** The first year of all goes on from the paper edition's numbers. */
function following(before: RegisterYear, year: string, { numbering, ...series }: Series): RegisterYear {
  const next = begin(series, year, lastOverall(before));
  const issuesBefore = before.year === BEFORE_ALL ? issuesBeforeFirst(numbering) : 0;
  return issuesBefore === 0 ? next : { ...next, issuesBefore };
}

const change = (item: Versioned, part: Partial<RegisterYear>): Step => ({
  year: { ...item.data, ...part },
  expectedVersion: item.version,
});

const create = (year: RegisterYear): Step => ({ year, expectedVersion: 0 });

const begin = ({ programme, digest }: Series, year: string, before: number): RegisterYear => ({
  programme,
  ...(digest === undefined ? {} : { digest }),
  year,
  before,
  issues: {},
});

/** The last overall number of the newest year; of another year it is final as soon as that is followed. */
function lastOverall(year: RegisterYear): number {
  return year.before + Object.keys(year.issues).length + Object.keys(year.late ?? {}).length;
}

const keyOf = ({ programme, digest }: Series, year: string): Key =>
  digest === undefined ? recordKey(programme, 'register', year) : recordKey(programme, 'digestRegister', digest, year);

const prefixOf = ({ digest }: Series): string =>
  digest === undefined ? recordPrefix('register') : recordPrefix('digestRegister', digest);

async function write(table: Table, series: Series, { year, expectedVersion }: Step): Promise<void> {
  const item = { ...keyOf(series, year.year), data: year };
  await (expectedVersion === 0 ? insertOurs(table, item) : replaceOurs(table, item, expectedVersion));
}

/**
 * All years, oldest first. Read newest first, for a query is no snapshot: so a year that is there comes with what the
 * years before it held when it began, or with more.
 */
async function readYears(table: Table, series: Series): Promise<Item<RegisterYear>[]> {
  const newestFirst = { prefix: prefixOf(series), newestFirst: true };
  return (await table.query<RegisterYear>(partition(series.programme), newestFirst)).reverse();
}
