/** Clauses about rules, tables and what the file says of itself. */
import { eighthsOfPoints, type Layout, pointsOfMm } from '../../../core/layout/layout.ts';
import { type ClauseResult, near, quoted, result } from './clause.ts';
import { all, amount, at, child, type Element, flag, value } from './element.ts';
import type { BriefingView } from './parts-of-briefing.ts';
import { attributeOf, type DocumentView, firstOf, numberOf, type ParagraphView } from './read-document.ts';

/** A red rule as wide as the type area: its paragraph has no indent, since a border follows it. */
export function redRule({ redRules }: BriefingView): ClauseResult {
  const indented = redRules.filter(({ properties }) =>
    ['left', 'right', 'firstLine', 'start', 'end'].some(
      (side) => (numberOf(properties, 'w:ind', `w:${side}`) ?? 0) !== 0,
    ),
  );
  const wrong = [...(redRules.length === 0 ? ['没有红色分隔线'] : []), ...indented.map(() => '线随段落缩进，短于版心')];
  return result('7.2.7', '红色分隔线', '红色，与版心等宽', { wrong, right: '相符' });
}

export function colophonRules(
  { colophon, colophonTable }: BriefingView,
  { colophon: { thick, thin } }: Layout,
): ClauseResult {
  const weights = colophonTable === undefined ? colophon.flatMap(weightOf) : tableRules(colophonTable);
  const [outer, inner] = [thick, thin].map((mm) => eighthsOfPoints(pointsOfMm(mm)));
  const wrong = weights.flatMap((weight, index) => {
    const expected = index === 0 || index === weights.length - 1 ? outer! : inner!;
    return near(weight, expected, 1) ? [] : [`第 ${index + 1} 条 ${((weight / 8) * (25.4 / 72)).toFixed(2)} 毫米`];
  });
  if (weights.length < 2) wrong.push(`只有 ${weights.length} 条线`);
  return result('7.4.1', '报尾分隔线', `首末条 ${thick} 毫米，中间 ${thin} 毫米`, {
    wrong,
    right: `${weights.length} 条，相符`,
  });
}

function weightOf({ properties }: ParagraphView): readonly number[] {
  const borders = firstOf(properties, 'w:pBdr');
  return (borders?.children ?? []).flatMap((each) => amount(each, 'w:sz') ?? []);
}

/** Weights of a table's horizontal rules from above: of each cell where it has its own, else of the table. */
function tableRules(table: Element): readonly number[] {
  const rows = table.children.filter(({ name }) => name === 'w:tr');
  const whole = at(table, 'w:tblPr', 'w:tblBorders');
  const of = (row: Element | undefined, side: 'w:top' | 'w:bottom', otherwise: string) =>
    drawn(at(all(row, 'w:tcPr')[0], 'w:tcBorders', side) ?? child(whole, otherwise));
  return rows.flatMap((row, index) => [
    ...of(row, 'w:top', index === 0 ? 'w:top' : 'w:insideH'),
    ...(index === rows.length - 1 ? of(row, 'w:bottom', 'w:bottom') : []),
  ]);
}

const drawn = (border: Element | undefined): readonly number[] => {
  const size = amount(border, 'w:sz');
  return size === undefined || size === 0 || ['nil', 'none'].includes(value(border) ?? '') ? [] : [size];
};

export function tableHeads({ tables }: DocumentView, { colophonTable }: BriefingView): ClauseResult {
  const bordered = tables.filter((table) => table !== colophonTable && all(table, 'w:tr').length > 1);
  const wrong = bordered.flatMap((table) => {
    const rows = table.children.filter(({ name }) => name === 'w:tr');
    const head = flag(at(rows[0], 'w:trPr', 'w:tblHeader')) === true;
    const fixed =
      value(at(table, 'w:tblPr', 'w:tblLayout'), 'w:type') === 'fixed' &&
      value(at(table, 'w:tblPr', 'w:tblW'), 'w:type') === 'dxa';
    const name = quoted(
      all(rows[0], 'w:t')
        .map(({ text }) => text)
        .join(''),
    );
    return [...(head ? [] : [`表${name}的表头不在每页重复`]), ...(fixed ? [] : [`表${name}的列宽不固定`])];
  });
  return result('惯例', '表格', '表头每页重复，列宽固定', { wrong, right: bordered.length === 0 ? '无表格' : '相符' });
}

export function language({ paragraphs }: DocumentView): ClauseResult {
  const wrong = paragraphs.flatMap((paragraph) =>
    paragraph.runs
      .map(({ properties }) => attributeOf(properties, 'w:lang', 'w:eastAsia') ?? '未设')
      .filter((each) => each !== 'zh-CN')
      .map((each) => `${quoted(paragraph.text)}语言 ${each}`),
  );
  return result('惯例', '文档语言', 'zh-CN', { wrong, right: '相符' });
}

export function properties({ core }: DocumentView): ClauseResult {
  const filled = (name: string) => (child(core, name)?.text ?? '').trim() !== '';
  const names = { 'dc:title': '标题', 'dc:creator': '作者' };
  const wrong = Object.entries(names).flatMap(([name, words]) => (filled(name) ? [] : [`没有${words}`]));
  if (/^un-?named$/i.test(child(core, 'dc:creator')?.text ?? '')) wrong.push('作者为 Un-named');
  return result('惯例', '文档属性', '有标题和作者', { wrong, right: '相符' });
}
