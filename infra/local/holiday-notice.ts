/**
 * `node infra/local/holiday-notice.ts 2027`: one entry for core/calendar/chinese-holidays.ts, from the package chinese-days.
 *
 * The package is a development dependency: what runs carries the table. Date and address of the notice are filled in by
 * hand, from the notice, and the days are held against it. The unit test of the table uses the same function.
 */
import { fileURLToPath } from 'node:url';
import chineseDays from 'chinese-days';

export interface ArrangedDays {
  readonly rest: readonly string[];
  readonly work: readonly string[];
}

const DAY_MS = 86_400_000;
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** What the package knows about one calendar year: every day off that has a name, and every weekend day at work. */
export function arrangedDays(year: number): ArrangedDays {
  const days = [];
  for (let ms = Date.UTC(year, 0, 1); ms < Date.UTC(year + 1, 0, 1); ms += DAY_MS) days.push(ms);
  const named = days.filter((ms) => chineseDays.getDayDetail(dayOf(ms)).name.includes(','));
  return {
    rest: named.filter((ms) => !chineseDays.isWorkday(dayOf(ms))).map(dayOf),
    work: named.filter((ms) => chineseDays.isWorkday(dayOf(ms))).map(dayOf),
  };
}

/** Runs of days as `FIRST..LAST`. */
function ranges(days: readonly string[]): string[] {
  const runs: string[][] = [];
  for (const day of days) {
    const last = runs.at(-1)?.at(-1);
    if (last !== undefined && Date.parse(day) - Date.parse(last) === DAY_MS) runs.at(-1)?.push(day);
    else runs.push([day]);
  }
  return runs.map((run) => (run.length === 1 ? run[0]! : `${run[0]}..${run.at(-1)}`));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const year = Number(process.argv[2]);
  const { rest, work } = arrangedDays(year);
  if (rest.length === 0) {
    console.error(`The package knows no holidays of ${process.argv[2]}; install a newer chinese-days.`);
    process.exitCode = 1;
  } else {
    console.log(JSON.stringify({ year: String(year), dated: '', source: '', rest: ranges(rest), work }, null, 2));
  }
}
