/**
 * A programme file played without stores: what units type on each day is read and checked as the form does it, closed, printed
 * as data and set into the briefing's words.
 */
import readXlsxFile from 'read-excel-file/node';
import { renderFigures } from '../../functions/adapters/workbook/render-figures.ts';
import { readProgrammeFile } from '../../functions/adapters/yaml/programme-file.ts';
import { comparedDays } from '../../functions/core/calendar/compared-days.ts';
import { isReportingDayOf } from '../../functions/core/calendar/schedule.ts';
import { closeDay } from '../../functions/core/day/close.ts';
import type { DayClose, FiguresFile } from '../../functions/core/day/day-close.ts';
import { figuresFile } from '../../functions/core/edition/figures-file.ts';
import type { Finding } from '../../functions/core/findings/finding.ts';
import type { CompareBases } from '../../functions/core/indicators/comparison.ts';
import type { Programme } from '../../functions/core/programme/programme.ts';
import { parseSubmission } from '../../functions/core/report/parse.ts';
import { daysBetween } from '../../functions/core/values/reporting-day.ts';
import type { ReportingDay } from '../../functions/core/values/values.ts';
import { closeChecksum } from '../../functions/records/day/closes.ts';
import { composed, inputOf, readAloud } from './compose-sample.ts';
import { madeRevision } from './made-programmes.ts';

/** By day and unit what was typed; `nil` is a nil return. */
export type Typed = Readonly<Record<ReportingDay, Readonly<Record<string, Readonly<Record<string, unknown>> | 'nil'>>>>;

export interface Played {
  readonly programme: Programme;
  readonly closes: readonly DayClose[];
  /** What was asked about or refused, by day and unit: `2024-06-01 a`. */
  readonly findings: Readonly<Record<string, readonly Finding[]>>;
  readonly figures: (day: ReportingDay) => FiguresFile;
  readonly text: (day: ReportingDay) => Promise<string>;
  /** Rows of a sheet of the day's workbook, cells as text. */
  readonly sheet: (day: ReportingDay, name: string) => Promise<readonly (readonly string[])[]>;
}

/** Head and schedule of a daily; `rest` begins with `units:`. */
export const dailyFile = (rest: string): string => `id: made
title: 城市管理每日专报
organisation: 某市城市管理局
issuer: 局办公室
timezone: Asia/Shanghai
starts: 2024-06-01
schedule: { days: every, due: "18:00", issue: "+1d 08:00", review: none }
template: daily
${rest}`;

/** @throws Error with the findings when the file is refused. */
export function played(file: string, typed: Typed): Played {
  const { programme, findings: refused } = readProgrammeFile(file);
  if (programme === undefined) throw new Error(refused.map(({ path, message }) => `${path} ${message}`).join('\n'));
  const findings: Record<string, readonly Finding[]> = {};
  const closes: DayClose[] = [];
  const last = Object.keys(typed).sort().at(-1) ?? programme.starts;
  for (const day of daysBetween(programme.starts, last).filter((each) => isReportingDayOf(programme, each))) {
    const before = closes.at(-1);
    const revisions = Object.entries(typed[day] ?? {}).flatMap(([id, said]) => {
      const unit = programme.units.find((each) => each.id === id)!;
      const { reasons, ...figures } = said === 'nil' ? {} : (said as Record<string, unknown>);
      const content = said === 'nil' ? { nil: true } : { figures, ...(reasons === undefined ? {} : { reasons }) };
      const read = parseSubmission(programme, unit, day, { id: `${day}-${id}`, ...content }, historyIn(before, id));
      findings[`${day} ${id}`] = read.findings;
      const { submission } = read;
      return submission === undefined
        ? []
        : [madeRevision(day, id, said === 'nil' ? 'nil' : {}, { ...submission, programme: programme.id })];
    });
    const previous = before === undefined ? null : { close: before, checksum: closeChecksum(before) };
    closes.push(closeDay({ programme, programmeVersion: 1, day, revisions, previous }));
  }
  const basesOf = (day: ReportingDay): CompareBases => {
    const found = Object.entries(comparedDays(programme, day)).map(([kind, each]) => {
      return [kind, closes.find((close) => close.day === each)] as const;
    });
    return Object.fromEntries(found.filter(([, close]) => close !== undefined));
  };
  const upTo = (day: ReportingDay): DayClose[] => closes.filter((close) => close.day <= day);
  return {
    programme,
    closes,
    findings,
    figures: (day) => figuresFile(programme, upTo(day).at(-1)!, closes.length, 1, basesOf(day)),
    text: async (day) => readAloud((await composed(inputOf(programme, upTo(day), { bases: basesOf(day) }))).body),
    sheet: async (day, name) => {
      const bases = basesOf(day);
      const input = inputOf(programme, upTo(day), { bases });
      const book = renderFigures({ programme, close: input.close, briefing: await composed(input), photos: {}, bases });
      const sheets = (await readXlsxFile(Buffer.from(book))) as unknown as { sheet: string; data: unknown[][] }[];
      return (sheets.find(({ sheet }) => sheet === name)?.data ?? []).map((row) => row.map(String));
    },
  };
}

function historyIn(before: DayClose | undefined, unit: string) {
  const of = Object.entries(before?.indicators ?? {});
  const previous = of.flatMap(([id, { byUnit }]) =>
    byUnit[unit] === undefined ? [] : [[id, byUnit[unit].value] as const],
  );
  const total = of.flatMap(([id, { unitTotals }]) =>
    unitTotals?.[unit] === undefined ? [] : [[id, unitTotals[unit]] as const],
  );
  return { previous: Object.fromEntries(previous), total: Object.fromEntries(total) };
}
