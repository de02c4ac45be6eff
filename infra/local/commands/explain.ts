/**
 * `jianbao explain PROGRAMME DAY INDICATOR`: what a published figure adds up from, as the archive's page says it.
 */

import type { Command } from 'commander';
import { kindOf } from '../../../functions/core/kinds/table.ts';
import { measureOf, toDateOf } from '../../../functions/core/kinds/words.ts';
import { isReportingDay } from '../../../functions/core/values/reporting-day.ts';
import { say } from '../../../functions/pages/figures/words.ts';
import { figureInWords } from '../../../functions/pages/page/figure-text.ts';
import { timeInWords } from '../../../functions/pages/page/when.ts';
import { type ExplainedFigure, explainFigure, type Part } from '../../../functions/pipeline/figures/explain.ts';
import { programmeOf, type StoreOptions, withStoreOptions, withWorld } from '../open-world.ts';
import { InputError } from '../replay-file.ts';
import { printTable } from '../table-print.ts';

export function addExplainCommand(program: Command): void {
  withStoreOptions(
    program.command('explain').argument('<programme>').argument('<day>').argument('<indicator>', 'its id or its name'),
  )
    .description('what a published figure adds up from; exit code 1 when it does not come out the same')
    .action(explain);
}

async function explain(programme: string, day: string, indicator: string, options: StoreOptions): Promise<void> {
  if (!isReportingDay(day)) throw new InputError(`“${day}”不是日期，请写成 2022-04-08。`);
  await withWorld(options, async (world) => {
    const stored = await programmeOf(world, programme);
    const { indicators } = stored.programme;
    const found = indicators.find(({ id, name }) => id === indicator || name === indicator);
    if (found === undefined) {
      const known = indicators.map(({ id, name }) => `${id}（${name}）`).join('、');
      throw new InputError(`任务 ${programme} 没有指标“${indicator}”；有 ${known}。`);
    }
    const explained = await explainFigure(world, stored, day, found.id);
    if (explained === undefined) throw new InputError(`${day} 还没有日结，没有可以说明的数字。`);
    if (explained.again === null || explained.differences.length > 0) process.exitCode = 1;
    if (options.json) {
      const { programme: _, ...rest } = explained;
      console.log(JSON.stringify(rest));
    } else print(explained);
  });
}

function print(explained: ExplainedFigure): void {
  const { indicator, day, close, sum, of = [], newNames, meanDays, parts } = explained;
  const said = (value: string | null): string => (value === null ? '未报' : `${value}${measureOf(indicator)}`);
  const total =
    close.total === null || toDateOf(indicator) === null
      ? ''
      : `，${meanDays === undefined ? '累计' : `${meanDays}天日均`}${said(close.total)}`;
  console.log(`${indicator.name} ${day}：当日${said(close.day)}${total}`);
  console.log(verdict(explained));
  console.log(`规则：${kindOf(indicator).words.explained.zh}`);
  if (sum !== undefined)
    console.log(`累计：期初数 ${sum.opening} + 此前各日 ${sum.earlier} + 当日 ${sum.day} = ${close.total}`);
  for (const part of of)
    console.log(
      `${part.indicator.name}（${part.indicator.id}）：当日 ${part.day ?? '未报'}，累计 ${part.total ?? '未报'}`,
    );
  if (newNames !== undefined) console.log(`当日新增 ${newNames.length} 个：${newNames.join('、') || '无'}`);
  if (parts.length > 0)
    printTable(
      ['单位', '数', '修订', '收到时间'],
      parts.map((part) => row(explained, part)),
    );
}

function verdict({ again, differences, printed, isLater, history }: ExplainedFigure): string {
  if (history !== undefined && again !== null && differences.length === 0)
    return `补录的数，来源：${history.source}（文件 ${history.file.name}）；按补录的行重新计算一致。`;
  const place = printed === undefined ? '尚未印发' : `第${printed.issue}期第${printed.edition}版`;
  if (again === null) return '无法重新计算：日结所依据的修订读不到，请运行 jianbao verify。';
  const later = isLater ? say('zh', 'becauseLater') : '';
  if (differences.length === 0)
    return `重新计算：与日结${printed === undefined ? '' : `和${place}`}一致${printed === undefined ? `（${place}）` : ''}。${later}`;
  const lines = differences.map(({ what, again: now, shown, where }) => {
    const which = where === 'close' ? '日结' : place;
    return `${what === 'day' ? '当日' : '累计'}重新计算为 ${now ?? '未报'}，${which}为 ${shown ?? '未报'}`;
  });
  return `重新计算不一致：${lines.join('；')}。${later}`;
}

function row({ indicator, programme, day }: ExplainedFigure, part: Part): string[] {
  const { name, value, carriedFrom, typed, revision, receivedAt, late, state } = part;
  const none = state === 'missing' ? '未报' : state === 'nil' ? '零报告' : '未填';
  const kept = carriedFrom === undefined ? '' : `（沿用 ${carriedFrom} 的数）`;
  const total = typed === undefined ? '' : `（报累计 ${typed}）`;
  const time = receivedAt === null ? '—' : timeInWords(receivedAt, programme.timezone, day, 'zh');
  return [
    name,
    (value === undefined ? none : figureInWords(indicator, value, 'zh')) + kept + total,
    revision === null ? '—' : `第 ${revision} 次`,
    late ? `${time} 迟报` : time,
  ];
}
