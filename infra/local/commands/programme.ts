/**
 * `jianbao programme check | apply | new`: from a YAML file to a stored version.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { writeProgrammeFile } from '../../../functions/adapters/yaml/write-programme.ts';
import { CALENDAR_AHEAD_DAYS, calendarFindings } from '../../../functions/core/calendar/workdays.ts';
import { isWhole } from '../../../functions/core/kinds/parts.ts';
import { CHANGE_AREAS } from '../../../functions/core/programme/changes.ts';
import { programmeFileOf } from '../../../functions/core/programme/file-of.ts';
import { addDays, dayAt } from '../../../functions/core/values/reporting-day.ts';
import { type Applied, applyProgramme } from '../../../functions/pipeline/programme/apply.ts';
import { systemClock } from '../../../functions/runtime/wire.ts';
import { programmeOf, refusal, type StoreOptions, withStoreOptions, withWorld } from '../open-world.ts';
import { InputError, readProgramme, readVersion } from '../replay-file.ts';
import { addProposeCommand } from './propose.ts';

export function addProgrammeCommands(program: Command): void {
  const programme = program.command('programme').description('define who reports what, by when');
  programme
    .command('check')
    .argument('<file>', 'programme.yaml')
    .description('say everything that is wrong with a programme file, with line and column')
    .action(check);
  withStoreOptions(programme.command('apply').argument('<file>', 'programme.yaml'))
    .description('store it as the version that counts from the first day which is not due yet')
    .option('--from <day>', 'the day from which it counts; one that was due already wants a reason')
    .option('--reason <text>', 'why days are changed that were due already')
    .option('--base <version>', 'the stored version that the file was made from, where it has no line "version:"')
    .option('--dry', 'say what would change; store nothing')
    .action(apply);
  withStoreOptions(programme.command('show').argument('<id>', 'id of the programme'))
    .description('print the stored version as a programme file, with what the desk changed in it')
    .action(show);
  programme
    .command('new')
    .argument('<id>', 'id of the new programme')
    .option('--out <file>', 'file to write', 'programme.yaml')
    .description('write a programme file to start from')
    .action(start);
  addProposeCommand(programme);
}

async function check(file: string): Promise<void> {
  const programme = await readProgramme(file);
  const { id, title, units, indicators, rules } = programme;
  console.log(
    `${file} 正确：${id} ${title}，${units.length} 个单位，${indicators.filter(isWhole).length} 项指标，${rules.length} 条审核规则。`,
  );
  const today = dayAt(systemClock.now(), programme.timezone);
  for (const { message } of calendarFindings(programme, today, addDays(today, CALENDAR_AHEAD_DAYS))) {
    console.log(`注意：${message}`);
  }
}

interface ApplyOptions extends StoreOptions {
  readonly from?: string;
  readonly reason?: string;
  readonly base?: string;
  readonly dry?: boolean;
}

async function apply(file: string, options: ApplyOptions): Promise<void> {
  const { programme, version } = await readVersion(file);
  const base = options.base === undefined ? version : baseOption(options.base);
  const { from, reason, dry } = options;
  const request = {
    ...{ file: basename(file), ...(base === undefined ? {} : { base }) },
    ...{ ...(from && { from }), ...(reason && { reason }), ...(dry && { dry }) },
  };
  await withWorld(options, async (world) => {
    const applied = await applyProgramme(world, programme, request);
    if (applied.outcome === 'refused') {
      if (!options.json) printPlan(applied);
      throw refusal(applied.findings);
    }
    if (options.json) return console.log(JSON.stringify(jsonOf(programme.id, applied)));
    printPlan(applied);
    console.log(outcomeWords(programme.id, applied));
  });
}

function baseOption(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InputError(`--base“${text}”不是版本号，请写成 3 这样的整数。`);
  return Number(text);
}

/** What changes in meaning, and which issued editions say something else then. */
function printPlan({ changes, outdated }: Pick<Applied, 'changes' | 'outdated'>): void {
  for (const [area, title] of Object.entries(CHANGE_AREAS)) {
    const found = changes.filter(({ about }) => about === area);
    if (found.length > 0) console.log([`${title}：`, ...found.map(({ words }) => `  ${words}`)].join('\n'));
  }
  if (outdated.length > 0) console.log('已印发而会改变的：');
  for (const { edition, changes: figures } of outdated) {
    const parts = figures.flatMap(({ name, parts }) =>
      parts.map(({ what, from, to }) => `${name}${what}由${from}改为${to}`),
    );
    console.log(`  ${edition.day} 第${edition.issue}期：${parts.join('；') || '报送情况或文字'}`);
  }
}

function outcomeWords(id: string, { outcome, version, from }: Exclude<Applied, { outcome: 'refused' }>): string {
  if (outcome === 'same') return `内容没有变化，仍是 ${id} 第 ${version} 版。`;
  return outcome === 'dry'
    ? `没有存入（--dry）；存入后是 ${id} 第 ${version} 版，自 ${from} 起施行。`
    : `已存入 ${id} 第 ${version} 版，自 ${from} 起施行。`;
}

const jsonOf = (
  id: string,
  { outcome, version, from, changes, outdated }: Exclude<Applied, { outcome: 'refused' }>,
) => ({
  ...{ programme: id, version, changed: outcome === 'stored', outcome, from, changes },
  outdated: outdated.map(({ edition: { day, issue, edition }, changes: figures }) => ({
    day,
    issue,
    edition,
    figures,
  })),
});

/** Comments of the file that was applied are not stored; everything that counts is. */
async function show(id: string, options: StoreOptions): Promise<void> {
  await withWorld(options, async (world) => {
    const { programme, version } = await programmeOf(world, id);
    if (options.json) console.log(JSON.stringify({ version, file: programmeFileOf(programme, version) }));
    else console.log(writeProgrammeFile(programme, version));
  });
}

async function start(id: string, options: { out: string }): Promise<void> {
  if (!/^[a-z][a-z0-9_-]{0,39}$/.test(id)) {
    throw new InputError(`“${id}”不能作为任务编号；请用小写字母开头，由小写字母、数字、- 和 _ 组成，最多 40 个字符。`);
  }
  const text = await readFile(new URL('../new-programme.yaml', import.meta.url), 'utf8');
  try {
    await writeFile(options.out, text.replaceAll('PROGRAMME_ID', id), { flag: 'wx' });
  } catch (error) {
    if ((error as { code?: string }).code === 'EEXIST')
      throw new InputError(`${options.out} 已存在，没有覆盖；请换一个文件名（--out）。`);
    throw error;
  }
  console.log(`已写出 ${options.out}。请改成本单位的内容，再运行 programme check ${options.out}。`);
}
