/**
 * Figures over time as a workbook: one sheet with every step that was asked for, one that says what was asked and how
 * several days make one figure.
 */

import type { FigureCell, FigureTable } from '../../core/figures/table.ts';
import { measureOf } from '../../core/kinds/words.ts';
import { type PlainCell, type PlainSheet, textCell } from '../../core/sheet/sheet.ts';
import type { DecimalString } from '../../core/values/values.ts';
import type { Answer } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import type { Language } from '../page/words.ts';
import { type Choice, scopeName } from './choice.ts';
import { figuresFileName } from './figures-name.ts';
import { indicatorRule } from './figures-view.ts';
import { say } from './words.ts';

const EMPTY: PlainCell = { kind: 'empty' };

/** @param history where imported days come from, a line each. */
export function figuresWorkbook(
  ask: MemberAsk,
  choice: Choice,
  tables: readonly FigureTable[],
  history: readonly string[],
): Answer {
  const { stored, world, language } = ask;
  const { title, organisation } = stored.programme;
  return {
    kind: 'workbook',
    sheets: [figureSheet(ask, choice, tables), aboutSheet(ask, choice, history)],
    about: { title: `${title}（${say(language, 'fileFigures')}）`, creator: organisation, at: world.clock.now() },
    saveAs: figuresFileName(stored.programme, choice, 'xlsx'),
  };
}

function figureSheet({ stored, language }: MemberAsk, choice: Choice, tables: readonly FigureTable[]): PlainSheet {
  const head = (text: string): PlainCell => textCell(text, 'head');
  const columns = tables.flatMap(({ indicator }) =>
    choice.scopes.flatMap((scope) => {
      const unit = measureOf(indicator);
      const name = `${indicator.name}${unit === '' ? '' : `（${unit}）`}`;
      const whose = scope.of === 'all' ? name : `${name} ${scopeName(stored.programme, scope, language)}`;
      return choice.yearOnYear ? [head(whose), head(`${whose} ${say(language, 'lastYear')}`)] : [head(whose)];
    }),
  );
  const rows = (tables[0]?.rows ?? []).map(({ bucket, expected, received }, at): PlainCell[] => [
    { kind: 'date', day: bucket.from },
    { kind: 'date', day: bucket.to },
    ...[count(expected), count(received)],
    ...tables.flatMap(({ indicator, rows: own }) =>
      own[at]!.cells.flatMap((cell) => cellsOf(cell, indicator.decimals, language)),
    ),
  ]);
  const first = ['first', 'last'] as const;
  const begin = [...first.map((key) => head(say(language, key))), head('应报'), head('已报')];
  const widths = [12, 12, 8, 8, ...columns.map(() => 18)];
  return { name: '数字走势', rows: [[...begin, ...columns], ...rows], widths, fixed: 2 };
}

function cellsOf(cell: FigureCell, decimals: number, language: Language): PlainCell[] {
  const own = value(cell.value, decimals, say(language, 'none'));
  return cell.before === undefined ? [own] : [own, value(cell.before.value, decimals, '')];
}

const value = (text: DecimalString | null, decimals: number, none: string): PlainCell =>
  text === null ? (none === '' ? EMPTY : textCell(none)) : { kind: 'number', value: text, decimals };

const count = (number: number): PlainCell => ({ kind: 'number', value: String(number), decimals: 0 });

function aboutSheet(
  { stored, language }: MemberAsk,
  { period, indicators, step }: Choice,
  history: readonly string[],
): PlainSheet {
  const { title, organisation } = stored.programme;
  const words = { day: 'byDay', week: 'byWeek', month: 'byMonth' } as const;
  const line = (name: string, text: string): PlainCell[] => [textCell(name), textCell(text, 'wrapped')];
  const rows = [
    [textCell(say(language, 'overTimeTitle'), 'head'), textCell('', 'head')],
    line(organisation, title),
    line(say(language, 'period'), `${period.from} — ${period.to}`),
    line(say(language, 'by'), say(language, words[step])),
    ...indicators.map((indicator) => line(indicator.name, indicatorRule(indicator, language))),
    line('', say(language, 'missingNote')),
    ...history.map((each) => line('补录', each)),
  ];
  return { name: '说明', rows, widths: [28, 70], fixed: 1 };
}
