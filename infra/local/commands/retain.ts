/**
 * `jianbao retain | preservation`: what is past the time for which the programme keeps it, and its removal; and what must not
 * be removed, whatever its time (保全).
 */
import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { EMBEDDED_STORE } from '../../../functions/contract.ts';
import { LIMITS } from '../../../functions/core/limits/limits.ts';
import { durationInWords, KEPT_NAMES } from '../../../functions/core/programme/keep.ts';
import { cleanText, lengthOf } from '../../../functions/core/text/text.ts';
import { isReportingDay } from '../../../functions/core/values/reporting-day.ts';
import { type KindPlan, planRemoval, stretches } from '../../../functions/pipeline/keeping/plan-removal.ts';
import { countPast, type RemovalStores, removePast } from '../../../functions/pipeline/keeping/remove-past.ts';
import {
  liftPreservation,
  type Preservation,
  placePreservation,
  preservationsOf,
} from '../../../functions/records/keeping/preservations.ts';
import { type RemovalRun, removalRuns } from '../../../functions/records/keeping/removals.ts';
import type { StoredProgramme } from '../../../functions/records/programme/programmes.ts';
import { systemClock } from '../../../functions/runtime/wire.ts';
import { openRemoval } from '../open-removal.ts';
import { instantOption, programmeOf, type StoreOptions, withStoreOptions, withWorld } from '../open-world.ts';
import { InputError } from '../replay-file.ts';

type RetainOptions = StoreOptions & { readonly remove?: boolean; readonly by?: string };
type ReasonOptions = StoreOptions & { readonly reason: string; readonly by?: string };
type PlaceOptions = ReasonOptions & { readonly from?: string; readonly to?: string };

const LONGEST_BY = 60;

export function addRetainCommands(program: Command): void {
  withStoreOptions(program.command('retain').argument('<programme>'))
    .description('say what is past the time for which the programme keeps it; with --remove, remove it')
    .option('--remove', 'remove it; this cannot be undone')
    .option('--by <who>', 'the post that answers for the removal; needed with --remove')
    .action(retain);
  const preservation = program.command('preservation').description('keep days from being removed (保全)');
  withStoreOptions(preservation.command('place').argument('<programme>'))
    .description('preserve a period, or everything, until it is lifted')
    .option('--from <day>', 'first day; absent: from the beginning')
    .option('--to <day>', 'last day; absent: without end')
    .requiredOption('--reason <text>', 'why')
    .option('--by <who>', 'the post that asks for it')
    .action(place);
  withStoreOptions(preservation.command('lift').argument('<programme>').argument('<number>'))
    .description('lift a preservation')
    .requiredOption('--reason <text>', 'why')
    .option('--by <who>', 'the post that asks for it')
    .action(lift);
  withStoreOptions(preservation.command('list').argument('<programme>'))
    .description('all preservations, lifted ones too')
    .action(list);
}

async function retain(programme: string, options: RetainOptions): Promise<void> {
  await notEmpty(options);
  if (options.remove) return remove(programme, options);
  await onStores(programme, options, async (stores, stored) => {
    const plan = await planRemoval(stores, stored);
    const counts = await countPast(stores, stored, plan);
    const begun = (await removalRuns(stores.table, programme)).filter(({ state }) => state === 'begun');
    if (options.json) return console.log(JSON.stringify(planJson(stored, plan, counts, begun)));
    for (const line of planLines(plan, counts)) console.log(line);
    for (const { number, at } of begun) console.log(`第 ${number} 次销毁（${at}）没有做完，下次销毁时先接着做完。`);
    console.log(
      plan.some(({ due }) => due.length > 0)
        ? '以上还没有销毁。核对后加上 --remove --by 责任岗位 销毁；销毁后不能恢复。'
        : '没有到期可以销毁的内容。',
    );
  });
}

async function remove(programme: string, options: RetainOptions): Promise<void> {
  const by = lineOf(
    'by',
    options.by ?? '',
    LONGEST_BY,
    '销毁须写明由谁负责，请加上 --by，如 --by 档案室（写岗位，不写姓名）。',
  );
  if (options.now !== undefined && instantOption(options.now) > systemClock.now()) {
    throw new InputError(`--now ${options.now} 晚于现在，不能据此销毁：还没有到期的内容也会被销毁。`);
  }
  await onStores(programme, options, async (stores, stored) => {
    const runs = await removePast(stores, stored, by);
    if (options.json) return console.log(JSON.stringify({ programme, runs }));
    if (runs.length === 0) console.log('没有到期可以销毁的内容，什么也没有销毁。');
    for (const run of runs) console.log(runLine(run));
  });
}

const runLine = ({ number, result }: RemovalRun): string =>
  `第 ${number} 次销毁已完成：${result?.days ?? 0} 天次，${result?.records ?? 0} 条记录，${result?.files ?? 0} 个文件，清单校验码 ${result?.sum ?? ''}${
    result !== undefined && result.left > 0 ? `；${result.left} 天因保全没有销毁` : ''
  }。`;

type Counts = Awaited<ReturnType<typeof countPast>>;

function planLines(plan: readonly KindPlan[], counts: Counts): string[] {
  return plan.flatMap(({ kind, duration, past, due, preserved, waiting, gone }) => {
    const head = `${KEPT_NAMES[kind].zh}：保管期限 ${durationInWords(duration, 'zh')}`;
    const before = gone === 0 ? '' : `，以前已销毁 ${gone} 天`;
    if (past === null) return [`${head}，没有到期的${before}。`];
    const { records, files } = counts[kind];
    return [
      `${head}，${past} 及以前到期${before}。`,
      ...(due.length === 0
        ? []
        : [`  可以销毁 ${due.length} 天（${inWords(due)}）：${records} 条记录，${files} 个文件。`]),
      ...(preserved.length === 0 ? [] : [`  保全中，不销毁 ${preserved.length} 天（${inWords(preserved)}）。`]),
      ...(waiting.length === 0
        ? []
        : [`  尚未日结、印发或等待重新日结，暂不销毁 ${waiting.length} 天（${inWords(waiting)}）。`]),
    ];
  });
}

const inWords = (days: readonly string[]): string =>
  stretches(days)
    .map(({ from, to }) => (from === to ? from : `${from} 至 ${to}`))
    .join('、');

const planJson = (
  stored: StoredProgramme,
  plan: readonly KindPlan[],
  counts: Counts,
  begun: readonly RemovalRun[],
) => ({
  programme: stored.programme.id,
  version: stored.version,
  unfinished: begun.map(({ number }) => number),
  kinds: plan.map(({ kind, due, preserved, waiting, ...rest }) => ({
    ...{ kind, ...rest, ...counts[kind], days: due.length },
    ...{ due: stretches(due), preserved: stretches(preserved), waiting: stretches(waiting) },
  })),
});

async function onStores(
  programme: string,
  options: StoreOptions,
  act: (stores: RemovalStores, stored: StoredProgramme) => Promise<void>,
): Promise<void> {
  await withWorld(options, async (world) => {
    const stored = await programmeOf(world, programme);
    const removal = await openRemoval(options);
    try {
      await act({ ...world, removal }, stored);
    } finally {
      removal.close();
    }
  });
}

async function place(programme: string, options: PlaceOptions): Promise<void> {
  const [from, to] = [dayOf('from', options.from), dayOf('to', options.to)];
  if (from !== null && to !== null && to < from) throw new InputError(`--to ${to} 早于 --from ${from}，请核对。`);
  const reason = reasonOf(options);
  await withWorld(options, async ({ table, clock, ...world }) => {
    await programmeOf({ table, clock, ...world }, programme);
    const placed = await placePreservation(table, { programme, from, to, reason, by: byOf(options), at: clock.now() });
    console.log(options.json ? JSON.stringify(placed) : `已保全：${preservationLine(placed)}`);
  });
}

async function lift(programme: string, text: string, options: ReasonOptions): Promise<void> {
  const number = /^[1-9]\d{0,3}$/.test(text) ? Number.parseInt(text, 10) : 0;
  const reason = reasonOf(options);
  await withWorld(options, async (world) => {
    await programmeOf(world, programme);
    const lifted = { by: byOf(options), at: world.clock.now(), reason };
    const after = number === 0 ? undefined : await liftPreservation(world.table, programme, number, lifted);
    if (after === undefined)
      throw new InputError(`任务 ${programme} 没有第“${text}”号保全；用 preservation list 查看。`);
    console.log(options.json ? JSON.stringify(after) : `已解除：${preservationLine(after)}`);
  });
}

async function list(programme: string, options: StoreOptions): Promise<void> {
  await withWorld(options, async (world) => {
    await programmeOf(world, programme);
    const all = await preservationsOf(world.table, programme);
    if (options.json) return console.log(JSON.stringify(all));
    if (all.length === 0) console.log('没有保全。');
    for (const each of all) console.log(preservationLine(each));
  });
}

function preservationLine({ number, from, to, reason, by, at, lifted }: Preservation): string {
  const period = from === null && to === null ? '全部' : `${from ?? '开始'} 至 ${to ?? '以后'}`;
  const ended = lifted === undefined ? '' : `；${lifted.at} 由 ${lifted.by} 解除（${lifted.reason}）`;
  return `第 ${number} 号，${period}，${at} 由 ${by} 作出（${reason}）${ended}`;
}

const byOf = ({ by }: ReasonOptions): string => (by === undefined ? 'command' : lineOf('by', by, LONGEST_BY, ''));

const reasonOf = ({ reason }: ReasonOptions): string =>
  lineOf('reason', reason, LIMITS.decisionReasonCharacters, '请用 --reason 写明原因。');

function lineOf(name: string, typed: string, longest: number, empty: string): string {
  const text = cleanText(typed).text.trim();
  if (text === '') throw new InputError(empty === '' ? `--${name} 是空的，请写明。` : empty);
  if (lengthOf(text) > longest)
    throw new InputError(`--${name} 最多 ${longest} 个字，现有 ${lengthOf(text)} 个，请改短。`);
  return text;
}

function dayOf(name: string, typed: string | undefined): string | null {
  if (typed === undefined) return null;
  if (isReportingDay(typed)) return typed;
  throw new InputError(`--${name}“${typed}”不是日期，请写成 2022-04-08。`);
}

/** A mistyped folder must not be answered with "nothing is due". */
async function notEmpty({ data, aws }: StoreOptions): Promise<void> {
  const table = join(resolve(data), EMBEDDED_STORE.table);
  if (aws) return;
  await access(table).catch(() => {
    throw new InputError(`${data} 中没有数据（缺少 ${EMBEDDED_STORE.table}），请用 --data 指明数据文件夹。`);
  });
}
