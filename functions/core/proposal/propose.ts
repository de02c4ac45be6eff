/**
 * From a bureau's own form to the proposal of a programme: units, sections, figures, texts; what is not sure as questions.
 *
 * Pure: the workbook is read by `adapters/office`. Nothing is taken by its position alone: heads and names say what is meant.
 */
import type { FoundSheet } from '../sheet/grid.ts';
import { type FigureContext, type FoundFigures, figuresOf } from './figures.ts';
import { type Form, formOf, placeName } from './form.ts';
import { isMeasure, isSum, isUnitName, namedHead, roleOf } from './head-words.ts';
import { type Layout, layoutOf } from './layout.ts';
import { columnLines, rowLines } from './lines.ts';
import type { Ask, LeftOut, Proposal, ProposedUnit } from './proposal.ts';

export interface NamedSheet {
  readonly name: string;
  readonly sheet: FoundSheet;
}

type Units = readonly Omit<ProposedUnit, 'id'>[];

interface Growing extends Omit<FoundFigures, 'narratives'> {
  readonly narratives: readonly string[];
  readonly units: Units;
}

/** @returns undefined: no sheet holds a table of units and figures. */
export function proposalOf(sheets: readonly NamedSheet[], fileName: string): Proposal | undefined {
  const forms = sheets.map(({ name, sheet }) => formOf(name, sheet));
  const found = forms.flatMap((form) => {
    const layout = layoutOf(form);
    return layout === undefined ? [] : [{ form, layout }];
  });
  if (found.length === 0) return undefined;
  let all: Growing = { figures: [], sections: [], narratives: [], asks: [], left: notTaken(forms, found), units: [] };
  for (const { form, layout } of found) all = added(all, form, layout, found.length > 1);
  const title = titleOf(found[0]!.form, found[0]!.layout) ?? fileName;
  const days = daysIn([title, ...forms.map(({ name }) => name), fileName].join(' '));
  const asks =
    days === undefined
      ? [{ cell: '', seen: title, question: '没有看出多久报一次，先作为每天；请改 schedule.days。' }]
      : [];
  return {
    title,
    days: days ?? 'every',
    units: all.units.map((unit, at) => ({ id: `u${at + 1}`, ...unit })),
    sections: all.sections,
    figures: all.figures,
    narratives: all.narratives,
    asks: [...asks, ...all.asks],
    left: all.left,
  };
}

function notTaken(forms: readonly Form[], found: readonly { readonly form: Form }[]): LeftOut[] {
  const others = forms.filter((form) => !found.some((each) => each.form === form) && form.rows > 0);
  return others.map(({ name }) => ({ cell: name, seen: name, why: '没有找到单位和指标组成的表' }));
}

function added(all: Growing, form: Form, layout: Layout, hasMore: boolean): Growing {
  const asks: Ask[] = [...all.asks];
  const corner = `${form.name}!${placeName(layout.heads[0]!, layout.names)}`;
  const isUnits = layout.lies.down === 'units';
  if (!layout.lies.sure) {
    const question = `没有把握：先认为每${isUnits ? '行是一个单位，每列' : '列是一个单位，每行'}是一项指标；如相反，请在这一格写“${isUnits ? '项目' : '单位'}”后重新读取。`;
    asks.push({ cell: corner, seen: form.seen(layout.heads[0]!, layout.names), question });
  }
  const { units, columns, isCumulative } = isUnits ? unitsDown(form, layout) : unitsAcross(form, layout, hasMore, asks);
  const lines = isUnits ? columnLines(form, layout) : rowLines(form, layout, columns);
  const context: FigureContext = {
    along: isUnits ? 'column' : 'row',
    measure: measureOf(form, layout),
    isCumulative,
    taken: all.figures,
    sections: all.sections,
  };
  // One sheet a unit: the same lines once more are the same figures.
  const fresh = isSameForm(all, lines, units) ? [] : lines.filter(({ path }) => !isSum(path.at(-1) ?? '') || isUnits);
  const more = figuresOf(fresh, context);
  return {
    figures: [...all.figures, ...more.figures],
    sections: more.sections,
    narratives: [...new Set([...all.narratives, ...more.narratives])],
    asks: [...asks, ...more.asks],
    left: [...all.left, ...more.left],
    units: merged(all.units, units),
  };
}

const isSameForm = (
  { figures, units: known }: Growing,
  lines: readonly { readonly path: readonly string[] }[],
  units: Units,
): boolean =>
  figures.length > 0 &&
  units.every(({ name }) => !known.some((each) => each.name === name)) &&
  lines.filter(({ path }) => figures.some(({ name }) => name.endsWith(namedHead(path.at(-1) ?? '').name))).length >=
    lines.length * 0.8;

const merged = (known: Units, more: Units): Units => [
  ...known,
  ...more.filter(({ name }) => !known.some((each) => each.name === name)),
];

interface FoundUnits {
  readonly units: Units;
  /** Columns that hold figures of units. */
  readonly columns: readonly number[];
  readonly isCumulative: boolean;
}

function unitsDown(form: Form, { body, names, groups, columns }: Layout): FoundUnits {
  const units = body.flatMap((row) => {
    const name = form.seen(row, names);
    const group = groups
      .map((column) => form.seen(row, column))
      .find((text) => text !== '' && text !== name && !/^\d+$/.test(text));
    if (isSum(name) || (group !== undefined && isSum(group))) return [];
    return [{ name, ...(group === undefined ? {} : { group }), cell: `${form.name}!${placeName(row, names)}` }];
  });
  return { units, columns, isCumulative: false };
}

/** Heads of columns are units, or say only what is typed (当日, 累计): then the sheet is one unit's. */
function unitsAcross(form: Form, { heads, columns }: Layout, hasMore: boolean, asks: Ask[]): FoundUnits {
  const top = heads[0]!;
  const isUnit = (column: number): boolean =>
    roleOf(namedHead(form.seen(top, column)).name) === 'value' && !isMeasure(form.seen(top, column));
  const own = columns.filter(isUnit);
  if (own.some((column) => isUnitName(form.seen(top, column))) || own.length > 2) {
    const units = own.map((column) => ({
      name: form.seen(top, column),
      cell: `${form.name}!${placeName(top, column)}`,
    }));
    return {
      units: merged([], units),
      columns: own.filter((column) => leafRole(form, heads, column) !== 'cumulative'),
      isCumulative: false,
    };
  }
  const typed = columns.filter((column) => ['day', 'value'].includes(leafRole(form, heads, column)));
  const toDate = columns.filter((column) => leafRole(form, heads, column) === 'cumulative');
  return {
    units: [oneUnit(form, top, hasMore, asks)],
    columns: typed.length > 0 ? typed : toDate,
    isCumulative: typed.length === 0 && toDate.length > 0,
  };
}

const leafRole = (form: Form, heads: readonly number[], column: number) =>
  roleOf(namedHead(heads.map((row) => form.seen(row, column)).findLast((text) => text !== '') ?? '').name);

/** Whose sheet it is: as it says above the table (填报单位：), else by its name where each unit has one. */
function oneUnit(form: Form, top: number, hasMore: boolean, asks: Ask[]): Units[number] {
  for (let row = 0; row < top; row += 1) {
    for (let column = 0; column < form.columns; column += 1) {
      const [, name = ''] =
        /(?:填报|报送|填表)单位(?:（盖章）|\(盖章\))?[:：]([^:：]+?)(?:填报|日期|$)/.exec(form.seen(row, column)) ?? [];
      if (name !== '' && !/^[_＿\s]+$/.test(name)) return { name, cell: `${form.name}!${placeName(row, column)}` };
    }
  }
  const isOwn = hasMore || isUnitName(form.name);
  const name = isOwn ? form.name : '报送单位';
  const cell = `${form.name}!${placeName(top, 0)}`;
  if (!isOwn) asks.push({ cell, seen: form.name, question: '表中没有单位名称：请列出报送单位。' });
  return { name, cell };
}

/** `单位：万元` above the table, where it says one measure. */
function measureOf(form: Form, { heads }: Layout): string | undefined {
  for (let row = 0; row < heads[0]!; row += 1) {
    for (let column = 0; column < form.columns; column += 1) {
      const [, said = ''] = /^(?:计量)?单位[:：](\S+)$/.exec(form.seen(row, column)) ?? [];
      if (isMeasure(said)) return said;
    }
  }
  return undefined;
}

/** The longest line above the table that asks for nothing. */
function titleOf(form: Form, { heads }: Layout): string | undefined {
  const lines: string[] = [];
  for (let row = 0; row < heads[0]!; row += 1) {
    for (let column = 0; column < form.columns; column += 1) {
      const text = form.own(row, column) === undefined ? '' : form.seen(row, column);
      if (text !== '' && !/[:：_＿]/.test(text)) lines.push(text);
    }
  }
  const longest = lines.toSorted((one, other) => other.length - one.length)[0];
  const title = longest?.replace(/^附件\d*/, '').replace(/(?:统计|汇总|情况)?表$/, '');
  return title === undefined || title === '' ? undefined : [...title].slice(0, 60).join('');
}

function daysIn(text: string): Proposal['days'] | undefined {
  if (/日报|每日|当日|今日/.test(text)) return 'every';
  if (/周报|每周|本周/.test(text)) return 'weekly';
  return /月报|每月|本月|月度|\d月/.test(text) ? 'monthly' : undefined;
}
