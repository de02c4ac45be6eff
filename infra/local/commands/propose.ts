/**
 * `jianbao programme propose FORM.xlsx`: from the Excel form that a bureau fills in now to a programme file, with everything
 * that is not sure as a question beside its cell.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { Command } from 'commander';
import { writeDraftFile } from '../../../functions/adapters/yaml/write-programme.ts';
import { LIMITS } from '../../../functions/core/limits/limits.ts';
import { proposedFile } from '../../../functions/core/proposal/programme-file.ts';
import type { Proposal } from '../../../functions/core/proposal/proposal.ts';
import { proposalOf } from '../../../functions/core/proposal/propose.ts';
import type { SheetFinding } from '../../../functions/core/sheet/finding.ts';
import { dayAt } from '../../../functions/core/values/reporting-day.ts';
import { openSheets } from '../../../functions/runtime/sheets.ts';
import { systemClock } from '../../../functions/runtime/wire.ts';
import { InputError } from '../replay-file.ts';

export function addProposeCommand(programme: Command): void {
  programme
    .command('propose')
    .argument('<form>', 'the Excel form that units fill in now (.xlsx)')
    .requiredOption('--id <id>', 'id of the new programme')
    .option('--out <file>', 'file to write', 'programme.yaml')
    .option('--json', 'print what was understood instead of writing a file')
    .description('write a programme file from an Excel form, and ask what the form does not say')
    .action(propose);
}

async function propose(form: string, options: { id: string; out: string; json?: boolean }): Promise<void> {
  const proposal = await read(form);
  if (options.json) return console.log(JSON.stringify(proposal));
  const today = dayAt(systemClock.now(), 'Asia/Shanghai');
  const text = writeDraftFile(proposedFile(proposal, options.id, today), remarksOf(proposal, form));
  await writeFile(options.out, text, { flag: 'wx' }).catch((error: { code?: string }) => {
    if (error.code !== 'EEXIST') throw error;
    throw new InputError(`${options.out} 已存在，没有覆盖；请换一个文件名（--out）。`);
  });
  console.log(
    [...remarksOf(proposal, form), '', `已写出 ${options.out}。逐条看过后运行 programme check ${options.out}。`].join(
      '\n',
    ),
  );
}

async function read(form: string): Promise<Proposal> {
  const bytes = await readFile(form).catch(() => {
    throw new InputError(`找不到文件 ${form}。`);
  });
  const found = openSheets().readOwn(bytes, LIMITS.formRows);
  if ('finding' in found) throw new InputError(refusedWords(form, found.finding));
  const proposal = proposalOf(found.sheets, basename(form, extname(form)));
  if (proposal === undefined) {
    throw new InputError(
      `${form} 中没有找到单位和指标组成的表（看了${found.sheets.map(({ name }) => `“${name}”`).join('、')}）；请确认各列有表头，单位名称在同一列或同一行。`,
    );
  }
  return proposal;
}

/** Sentences about report sheets that would be untrue of somebody's own form are said anew. */
function refusedWords(form: string, { code, seen, message }: SheetFinding): string {
  if (code === 'sheet.other_file') return `${form} 是${seen}，不是 Excel 表格；请用单位现在填的 .xlsx 文件。`;
  if (code === 'sheet.too_many_rows' || code === 'sheet.unpacks') {
    return `${form} 有一张表超过 ${LIMITS.formRows} 行，不像一期的填报表；请只留一期的表，删去历史数据后再试。`;
  }
  return message;
}

/** What was understood, what has to be looked at, what was left out. */
function remarksOf({ units, figures, narratives, asks, left }: Proposal, form: string): string[] {
  const place = (cell: string, seen: string): string =>
    [cell, seen === '' ? '' : `“${seen}”`].filter(Boolean).join(' ');
  return [
    `由 ${basename(form)} 读出：${units.length}个单位，${figures.length}项指标，${narratives.length}类文字。`,
    `须逐条确认的有${asks.length}处：`,
    ...asks.map(({ cell, seen, question }, at) => `${at + 1}. ${place(cell, seen)}：${question}`),
    ...(left.length === 0 ? [] : ['没有列为指标的：']),
    ...left.map(({ cell, seen, why }) => `- ${place(cell, seen)}：${why}`),
  ];
}
