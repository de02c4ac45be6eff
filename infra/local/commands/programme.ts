/**
 * `jianbao programme check | apply | new`: from a YAML file to a stored version.
 */
import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { stringify } from 'yaml';
import { CALENDAR_AHEAD_DAYS, calendarFindings } from '../../../functions/core/calendar/workdays.ts';
import { programmeFileOf } from '../../../functions/core/programme/file-of.ts';
import { addDays, dayAt } from '../../../functions/core/values/reporting-day.ts';
import { currentProgramme, storeProgramme } from '../../../functions/records/programme/programmes.ts';
import { systemClock } from '../../../functions/runtime/wire.ts';
import { programmeOf, type StoreOptions, withStoreOptions, withWorld } from '../open-world.ts';
import { InputError, readProgramme } from '../replay-file.ts';

export function addProgrammeCommands(program: Command): void {
  const programme = program.command('programme').description('define who reports what, by when');
  programme
    .command('check')
    .argument('<file>', 'programme.yaml')
    .description('say everything that is wrong with a programme file, with line and column')
    .action(check);
  withStoreOptions(programme.command('apply').argument('<file>', 'programme.yaml'))
    .description('store it as a new version')
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
}

async function check(file: string): Promise<void> {
  const programme = await readProgramme(file);
  const { id, title, units, indicators, rules } = programme;
  console.log(
    `${file} 正确：${id} ${title}，${units.length} 个单位，${indicators.length} 项指标，${rules.length} 条审核规则。`,
  );
  const today = dayAt(systemClock.now(), programme.timezone);
  for (const { message } of calendarFindings(programme, today, addDays(today, CALENDAR_AHEAD_DAYS))) {
    console.log(`注意：${message}`);
  }
}

async function apply(file: string, options: StoreOptions): Promise<void> {
  const programme = await readProgramme(file);
  await withWorld(options, async (world) => {
    const before = await currentProgramme(world.table, programme.id);
    const { version } = await storeProgramme(world.table, programme, world.clock.now());
    const changed = before?.version !== version;
    if (options.json) console.log(JSON.stringify({ programme: programme.id, version, changed }));
    else
      console.log(
        changed ? `已存入 ${programme.id} 第 ${version} 版。` : `内容没有变化，仍是 ${programme.id} 第 ${version} 版。`,
      );
  });
}

/** Comments of the file that was applied are not stored; everything that counts is. */
async function show(id: string, options: StoreOptions): Promise<void> {
  await withWorld(options, async (world) => {
    const { programme, version } = await programmeOf(world, id);
    const file = programmeFileOf(programme);
    if (options.json) console.log(JSON.stringify({ version, file }));
    else console.log(`# ${programme.id} 第 ${version} 版\n${stringify(file, { lineWidth: 0 })}`);
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
