/**
 * `jianbao history import | list | withdraw`: figures of reporting days before a programme starts (补录), with their source.
 */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { finding } from '../../../functions/core/findings/finding.ts';
import { type Drafts, draftsOfJson } from '../../../functions/core/history/draft.ts';
import type { HistoryClose } from '../../../functions/core/history/history.ts';
import { type HistoryReading, MOST_CELLS, readHistory } from '../../../functions/core/history/read-rows.ts';
import { draftsOfTable } from '../../../functions/core/history/read-table.ts';
import { partId } from '../../../functions/core/kinds/parts.ts';
import { typingOf } from '../../../functions/core/kinds/typing.ts';
import { measureOf } from '../../../functions/core/kinds/words.ts';
import type { Programme } from '../../../functions/core/programme/programme.ts';
import { readJson } from '../../../functions/core/values/read-json.ts';
import { importHistory, withdrawHistory } from '../../../functions/pipeline/history/import.ts';
import { asOneVersion } from '../../../functions/pipeline/history/one-version.ts';
import { historyRuns } from '../../../functions/pipeline/history/runs.ts';
import { sha256 } from '../../../functions/records/store/checksum.ts';
import type { World } from '../../../functions/runtime/world.ts';
import { programmeOf, refusal, type StoreOptions, withStoreOptions, withWorld } from '../open-world.ts';
import { InputError } from '../replay-file.ts';
import { printTable } from '../table-print.ts';

interface ImportOptions extends StoreOptions {
  readonly source?: string;
  readonly dry?: boolean;
  readonly replace?: boolean;
  readonly reason?: string;
}

export function addHistoryCommands(program: Command): void {
  const history = program.command('history').description('figures of days before a programme starts (补录)');
  withStoreOptions(history.command('import').argument('<programme>').argument('<file>', '.xlsx, .csv or .json'))
    .option('--source <text>', 'where the figures come from; shown wherever they are')
    .option('--dry', 'print what each cell would be and store nothing')
    .option('--replace', 'days that were imported before are replaced')
    .option('--reason <text>', 'why they are replaced')
    .description('import history, all of the file or nothing; exit code 1 when a cell is refused')
    .action(importFile);
  withStoreOptions(history.command('list').argument('<programme>'))
    .description('which days stand, of which import and source')
    .action(list);
  withStoreOptions(history.command('withdraw').argument('<programme>').argument('<number>'))
    .option('--reason <text>', 'why it is taken back')
    .description('take back what stands of one import')
    .action(withdraw);
}

async function importFile(programme: string, file: string, options: ImportOptions): Promise<void> {
  await withWorld(options, async (world) => {
    const stored = await programmeOf(world, programme);
    const bytes = await bytesOf(file);
    const reading = readHistory(asOneVersion(stored.programme), await draftsOf(world, stored.programme, file, bytes));
    if (reading.rows.length === 0) throw new InputError(linesOf(file, reading).join('\n'));
    const { source = '', dry = false, replace = false, reason } = options;
    const outcome = await importHistory(world, stored, reading.rows, {
      ...{ source, dry, replace, by: 'command-line' },
      file: { name: basename(file), sha256: sha256(bytes) },
      ...(reason === undefined ? {} : { reason }),
    });
    if (outcome.outcome === 'refused') throw refusal(outcome.findings);
    const { number, closes, replaced } = outcome;
    if (options.json) {
      const days = closes.map(({ day }) => day);
      return console.log(JSON.stringify({ programme, number, dry, source, days, replaced, rows: reading.rows }));
    }
    for (const line of linesOf(file, reading)) console.log(line);
    if (dry) printCells(stored.programme, reading);
    printDays(stored.programme, closes);
    const ended = replaced.length === 0 ? '' : `，其中 ${replaced.length} 个报告日替换了以前补录的数`;
    const done = `${closes.length} 个报告日、${reading.rows.length} 行${ended}。来源：${source}`;
    console.log(dry ? `试读：${done}。没有保存；去掉 --dry 即补录。` : `第 ${number} 次补录：${done}。`);
  });
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch {
    throw new InputError(`找不到文件 ${file}。`);
  }
}

async function draftsOf(world: World, programme: Programme, file: string, bytes: Uint8Array): Promise<Drafts> {
  if (!file.toLowerCase().endsWith('.json')) {
    const read = (await world.sheets()).read(bytes, MOST_CELLS, true);
    if ('finding' in read) throw new InputError(`${file}  ${read.finding.message}`);
    return draftsOfTable(programme, read.sheet);
  }
  const read = readJson(new TextDecoder().decode(bytes));
  if ('finding' in read) throw new InputError(`${file}  ${read.finding.message}`);
  return draftsOfJson(read.value);
}

/** `file:C7  message`, as `programme check` writes it. */
function linesOf(file: string, { findings, rows }: HistoryReading): string[] {
  const none = rows.length === 0 && findings.length === 0 ? [finding('history.nothing', { path: 'file' }).message] : [];
  return [...none, ...findings.map(({ place, finding: { message } }) => `${file}:${place}  ${message}`)];
}

/** What each cell would be. */
function printCells({ units, indicators }: Programme, { rows, places }: HistoryReading): void {
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const lines = rows.flatMap(({ day, unit, figures }, at) =>
    indicators.flatMap((each) => {
      const value = figures[each.id];
      if (value === undefined) return [];
      const written = (typingOf(each)?.entry.written(value) ?? '') + measureOf(each);
      return [[placeOf(places[at]!, each), day, names.get(unit) ?? unit, each.name, written]];
    }),
  );
  printTable(['单元格', '报告日', '单位', '指标', '读成'], lines);
}

/** Of a part that JSON gave in its whole's object, there. */
function placeOf(place: (path: string) => string, { id, partOf }: Programme['indicators'][number]): string {
  if (partOf === undefined) return place(`figures.${id}`);
  const own = place(`figures.${partId(partOf.whole, partOf.part)}`);
  return own.startsWith('[') ? place(`figures.${partOf.whole}.${partOf.part}`) : own;
}

function printDays({ indicators }: Programme, closes: readonly HistoryClose[]): void {
  const rows = closes.flatMap(({ day, indicators: closed, completeness: { expected, received } }) =>
    indicators.flatMap((each) => {
      const value = closed[each.id]?.day ?? null;
      return value === null ? [] : [[day, each.name, value + measureOf(each), `${received}/${expected}`]];
    }),
  );
  printTable(['报告日', '指标', '合计', '单位数'], rows);
}

async function list(programme: string, options: StoreOptions): Promise<void> {
  await withWorld(options, async (world) => {
    const runs = await historyRuns(world, (await programmeOf(world, programme)).programme);
    if (options.json) return console.log(JSON.stringify(runs));
    if (runs.length === 0) return console.log('没有补录。');
    const rows = runs.map(({ number, from, to, source, at, file }) => [
      ...[String(number), `${from} 至 ${to}`, source, at.slice(0, 10), file.name],
    ]);
    printTable(['序号', '所涉日期', '来源', '补录日期', '文件'], rows);
  });
}

async function withdraw(programme: string, number: string, options: ImportOptions): Promise<void> {
  if (!/^[1-9]\d{0,3}$/.test(number)) throw new InputError(`“${number}”不是补录的序号，见 jianbao history list。`);
  await withWorld(options, async (world) => {
    const stored = await programmeOf(world, programme);
    const reason = options.reason === undefined ? {} : { reason: options.reason };
    const { findings, days } = await withdrawHistory(world, stored, Math.trunc(+number), {
      by: 'command-line',
      ...reason,
    });
    if (findings.length > 0) throw refusal(findings);
    if (options.json) return console.log(JSON.stringify({ programme, withdrawn: days }));
    console.log(`已撤销第 ${number} 次补录的 ${days.length} 个报告日：${days.join('、')}。`);
  });
}
