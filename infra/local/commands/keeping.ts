/**
 * `jianbao verify | export | import | backup | restore`: is what is stored what was written, and copies of it for keeping.
 */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { KEPT_NAMES } from '../../../functions/core/programme/keep.ts';
import { isReportingDay } from '../../../functions/core/values/reporting-day.ts';
import type { Problem } from '../../../functions/core/verify/problem.ts';
import { summariseFigures } from '../../../functions/pipeline/figures/summarise.ts';
import { stretches } from '../../../functions/pipeline/keeping/plan-removal.ts';
import { type VerifyResult, verifyProgramme } from '../../../functions/pipeline/verify/verify.ts';
import { listProgrammes } from '../../../functions/records/programme/programmes.ts';
import { recordVerification } from '../../../functions/records/verify/verifications.ts';
import type { World } from '../../../functions/runtime/world.ts';
import { backUp } from '../back-up.ts';
import { exportEditions } from '../export-editions.ts';
import { exportStore, importStore } from '../export-store.ts';
import { programmeOf, type StoreOptions, withStoreOptions, withWorld } from '../open-world.ts';
import { InputError } from '../replay-file.ts';
import { restore } from '../restore.ts';

type VerifyOptions = StoreOptions & { readonly record?: boolean };
type OutOptions = StoreOptions & { readonly out: string };

export function addKeepingCommands(program: Command): void {
  withStoreOptions(program.command('verify').argument('<programme>').argument('[day]'))
    .description(
      'recompute every checksum, close and number, and compare every file; exit code 1 when something differs',
    )
    .option('--no-record', 'do not keep the result, which the archive shows')
    .action(verify);
  withStoreOptions(program.command('summarise').argument('<programme>'))
    .description('draw the figures of all past months together again; charts and comparisons read them')
    .action(summarise);
  withStoreOptions(program.command('export').argument('[programme]'))
    .requiredOption('--out <dir>', 'where the files go')
    .description(
      'write one programme’s editions with an index of their SHA-256; without a programme, the whole embedded store, for import',
    )
    .action(exportAll);
  withStoreOptions(program.command('import').argument('<dir>', 'a whole export'))
    .description('read a whole export into a new embedded store (--data); its hashes are checked first')
    .action(importAll);
  withStoreOptions(program.command('restore').argument('<dir>', 'a backup'))
    .description('copy a backup into a new data folder (--data) and verify it; exit code 1 when something differs')
    .action(restoreBackup);
  withStoreOptions(program.command('backup'))
    .requiredOption('--out <dir>', 'a new folder; it can be used with --data')
    .description('copy the embedded store, also while a server runs on it')
    .action(backup);
}

async function verify(programme: string, day: string | undefined, options: VerifyOptions): Promise<void> {
  if (day !== undefined && !isReportingDay(day)) throw new InputError(`“${day}”不是日期，请写成 2022-04-08。`);
  await withWorld(options, async (world) => {
    // Not by its settings, which may be what is broken.
    if (!(await listProgrammes(world.table)).includes(programme)) await programmeOf(world, programme);
    const { checked, problems, unfinished, removed } = await verifyProgramme(
      world,
      programme,
      day === undefined ? undefined : [day],
    );
    if (problems.length > 0) process.exitCode = 1;
    if (options.record !== false) await keepResult(world, { programme, day, checked, found: problems });
    if (options.json) return console.log(JSON.stringify({ programme, checked, problems, unfinished, removed }));
    for (const { path, message } of problems) console.log(`${path}  ${message}`);
    for (const { path, message } of unfinished) console.log(`${path}  ${message}`);
    for (const line of removedLines(removed)) console.log(line);
    const { days, revisions, closes, editions, digests, files, others, unsealed, history } = checked;
    const looked = `已核对 ${days} 天：${revisions} 次修订，${closes} 份日结，${editions} 版简报，${digests} 版汇编，${files} 个文件，${history > 0 ? `${history} 天补录，` : ''}${others} 条其他记录${unsealed > 0 ? `（其中 ${unsealed} 条没有封签，无从核对）` : ''}`;
    console.log(problems.length === 0 ? `${looked}，没有发现问题。` : `${looked}，发现 ${problems.length} 个问题。`);
  });
}

/** Said each time: these days are not looked at as the others are. Neighbouring days of one run are one line. */
function removedLines(removed: VerifyResult['removed']): string[] {
  const groups = Map.groupBy(removed, ({ kind, run, done }) => `${kind} ${run} ${done}`);
  return [...groups.values()].flatMap((group) => {
    const { kind, at, run, done } = group[0]!;
    const how = kind === 'reports' ? '日结只核对了校验码，没有按报送重新计算' : '没有核对照片';
    return stretches(group.map(({ day }) => day)).map(
      ({ from, to }) =>
        `${from === to ? from : `${from} 至 ${to}`} 的${KEPT_NAMES[kind].zh}已按保管期限销毁（第 ${run} 次，${at.slice(0, 10)}${done ? '' : '，没有做完'}）：${how}。`,
    );
  });
}

/** Shown in the archive. What is damaged may be the store itself: then the result is printed all the same. */
async function keepResult(
  { table, clock }: World,
  {
    programme,
    day,
    ...found
  }: Pick<VerifyResult, 'programme' | 'checked'> & { day: string | undefined; found: readonly Problem[] },
): Promise<void> {
  const of = day === undefined ? 'all' : { from: day, to: day };
  try {
    await recordVerification(table, { programme, at: clock.now(), by: 'command-line', of, ...found });
  } catch (error) {
    console.error(`核对结果没有记下：${error instanceof Error ? error.message : String(error)}`);
  }
}

async function summarise(programme: string, options: StoreOptions): Promise<void> {
  await withWorld(options, async (world) => {
    await programmeOf(world, programme);
    const months = await summariseFigures(world, programme, true);
    if (options.json) return console.log(JSON.stringify({ programme, months }));
    console.log(`已重新汇总 ${months.length} 个月的数字。`);
  });
}

async function exportAll(programme: string | undefined, options: OutOptions): Promise<void> {
  if (programme === undefined) return exportWhole(options);
  await withWorld(options, async (world) => {
    await programmeOf(world, programme);
    const out = resolve(options.out);
    const exported = await exportEditions(world, programme, out);
    if (exported.wrong.length > 0) process.exitCode = 1;
    if (options.json) return console.log(JSON.stringify({ programme, out, ...exported }));
    for (const line of exported.wrong) console.error(line);
    console.log(`已导出 ${exported.editions} 版简报、${exported.files} 个文件到 ${out}，清单是 index.json。`);
  });
}

async function exportWhole(options: OutOptions): Promise<void> {
  notOnAws(options);
  const out = resolve(options.out);
  const counts = await exportStore(resolve(options.data), out);
  if (options.json) console.log(JSON.stringify({ out, ...counts }));
  else console.log(`已导出到 ${out}：${counts.records} 条记录、${counts.blobs} 个文件，清单是 manifest.json。`);
}

async function importAll(from: string, options: StoreOptions): Promise<void> {
  notOnAws(options);
  const data = resolve(options.data);
  const counts = await importStore(resolve(from), data);
  if (options.json) console.log(JSON.stringify({ data, ...counts }));
  else console.log(`已导入到 ${data}：${counts.records} 条记录、${counts.blobs} 个文件，SHA-256 全部相符。`);
}

async function restoreBackup(from: string, options: StoreOptions): Promise<void> {
  notOnAws(options);
  const data = resolve(options.data);
  const { files } = await restore(resolve(from), data);
  if (!options.json) console.log(`已恢复到 ${data}：全部记录和 ${files} 个文件。`);
  const programmes = await withWorld(options, (world) => listProgrammes(world.table));
  for (const programme of programmes) await verify(programme, undefined, options);
}

/** These work on files of one machine. */
function notOnAws({ aws }: StoreOptions): void {
  if (aws)
    throw new InputError(
      '这条命令只用于本机数据（--data）；--aws 的数据由 DynamoDB 的时间点恢复和 S3 的版本保存，见 docs/runbook.md。',
    );
}

async function backup(options: OutOptions): Promise<void> {
  notOnAws(options);
  const out = resolve(options.out);
  const { files } = await backUp(resolve(options.data), out);
  if (options.json) console.log(JSON.stringify({ out, files }));
  else console.log(`已备份到 ${out}：全部记录和 ${files} 个文件。可用 jianbao verify <任务> --data ${out} 核对。`);
}
