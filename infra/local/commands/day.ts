/**
 * `jianbao submit | close | issue`: one day's steps by hand, the same steps that form, clock and desk take.
 */
import { readFile } from 'node:fs/promises';
import { text as readStream } from 'node:stream/consumers';
import type { Command } from 'commander';
import { isReportingDayOf } from '../../../functions/core/calendar/schedule.ts';
import { finding } from '../../../functions/core/findings/finding.ts';
import { readJson } from '../../../functions/core/values/read-json.ts';
import { dayAt, isReportingDay } from '../../../functions/core/values/reporting-day.ts';
import { closeDay } from '../../../functions/pipeline/day/close.ts';
import { deliverEdition } from '../../../functions/pipeline/delivery/deliver.ts';
import { issueBriefing } from '../../../functions/pipeline/edition/issue.ts';
import { settledFindings } from '../../../functions/pipeline/keeping/settled-day.ts';
import { receiveSubmission } from '../../../functions/pipeline/report/receive.ts';
import type { StoredProgramme } from '../../../functions/records/programme/programmes.ts';
import { programmeOf, refusal, type StoreOptions, withStoreOptions, withWorld } from '../open-world.ts';
import { InputError } from '../replay-file.ts';
import { printTable } from '../table-print.ts';

export function addDayCommands(program: Command): void {
  withStoreOptions(
    program
      .command('submit')
      .argument('<programme>')
      .argument('<day>')
      .argument('<unit>')
      .argument('<file>', 'JSON, - for standard input'),
  )
    .description('receive a report from a file, as the submission API would')
    .action(submit);
  withStoreOptions(program.command('close').argument('<programme>').argument('<day>'))
    .description('close a day (and earlier days that are still open)')
    .action(close);
  withStoreOptions(program.command('issue').argument('<programme>').argument('<day>'))
    .option('--reason <text>', 'why an issued briefing is corrected')
    .description('issue the briefing of a day, or a correction')
    .action(issue);
}

async function submit(
  programme: string,
  day: string,
  unit: string,
  file: string,
  options: StoreOptions,
): Promise<void> {
  const read = readJson(file === '-' ? await readStream(process.stdin) : await readFile(file, 'utf8'));
  if ('finding' in read) throw refusal([read.finding]);
  await withWorld(options, async (world) => {
    const stored = await programmeOf(world, programme);
    const received = await receiveSubmission(world, stored, day, unit, 'command-line', read.value);
    if (received.outcome === 'refused' || received.outcome === 'conflict') throw refusal(received.findings);
    const { receipt } = received;
    if (options.json) console.log(JSON.stringify(receipt));
    else
      console.log(
        `已收到：第 ${receipt.revision} 次修订，${receipt.receivedAt}，${receipt.late ? '迟报' : '按时'}，校验码 ${receipt.checksum}`,
      );
  });
}

async function close(programme: string, day: string, options: StoreOptions): Promise<void> {
  await withWorld(options, async (world) => {
    const stored = await programmeOf(world, programme);
    requireDay(stored, day);
    const today = dayAt(world.clock.now(), stored.programme.timezone);
    if (day > today) throw refusal([finding('day.future', { path: 'day', seen: day, expected: today })]);
    const settled = await settledFindings(world.table, programme, day);
    if (settled.length > 0) throw refusal(settled);
    const closed = await closeDay(world, stored, day);
    if (options.json) return console.log(JSON.stringify(closed));
    const { expected, received, onTime } = closed.completeness;
    console.log(`${day} 已日结：应报 ${expected}，实报 ${received}，按时 ${onTime}。`);
    const names = new Map(stored.programme.indicators.map(({ id, name }) => [id, name]));
    const rows = Object.entries(closed.indicators).map(([id, each]) => [
      names.get(id) ?? id,
      each.day ?? '未报',
      each.total ?? '未报',
    ]);
    printTable(['指标', '当日', '累计'], rows);
  });
}

async function issue(
  programme: string,
  day: string,
  options: StoreOptions & { readonly reason?: string },
): Promise<void> {
  await withWorld(options, async (world) => {
    const stored = await programmeOf(world, programme);
    requireDay(stored, day);
    const reason = options.reason === undefined ? {} : { reason: options.reason };
    const issued = await issueBriefing(world, stored, day, { by: 'command-line', ...reason });
    if (issued.outcome !== 'issued') throw refusal(issued.findings);
    await deliverEdition(world, stored, issued.edition);
    const { issue: number, edition, files } = issued.edition;
    if (options.json) return console.log(JSON.stringify({ day, issue: number, edition, files }));
    console.log(`${day} 已印发：第 ${number} 期，第 ${edition} 版，${files.map(({ name }) => name).join('、')}。`);
  });
}

function requireDay({ programme }: StoredProgramme, day: string): void {
  if (!isReportingDay(day)) throw new InputError(`“${day}”不是日期，请写成 2022-04-08。`);
  if (!isReportingDayOf(programme, day))
    throw new InputError(
      `${day} 不是任务 ${programme.id} 的报告日（自 ${programme.starts} 起${programme.ends ? `至 ${programme.ends}` : ''}）。`,
    );
}
