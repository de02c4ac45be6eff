/** Clauses about the page: paper, margins, grid, page numbers. */
import {
  halfPoints,
  type Layout,
  mmOfPoints,
  twipsOfMm,
  twipsOfPoints,
  typeArea,
} from '../../../core/layout/layout.ts';
import { type ClauseResult, mmText, near, pointsText, quoted, result } from './clause.ts';
import { all, amount, child, type Element, flag, value } from './element.ts';
import type { BriefingView } from './parts-of-briefing.ts';
import { alignOf, sizeOf } from './parts-of-briefing.ts';
import { type DocumentView, firstOf, numberOf, type ParagraphView } from './read-document.ts';

/** 1 mm, as the standard allows; half a millimetre more would be another margin. */
const MM = 57;

const isTurned = (section: Element): boolean =>
  (amount(child(section, 'w:pgSz'), 'w:w') ?? 0) > (amount(child(section, 'w:pgSz'), 'w:h') ?? 0);

export function paper({ sections }: DocumentView, { page }: Layout): ClauseResult {
  const wrong = sections.flatMap((section) => {
    const size = child(section, 'w:pgSz');
    const [short, long] = [amount(size, 'w:w') ?? 0, amount(size, 'w:h') ?? 0].toSorted((a, b) => a - b);
    const right = near(short, twipsOfMm(page.width), MM) && near(long, twipsOfMm(page.height), MM);
    return right ? [] : [`${mmText(short)} × ${mmText(long)}`];
  });
  return result('5.1', '幅面尺寸', `${page.width} × ${page.height} 毫米（A4）`, { wrong, right: '相符' });
}

/** Of a turned page the binding edge is the head (8). */
export function margins({ sections }: DocumentView, { page }: Layout): ClauseResult {
  const names = { top: '上', bottom: '下', left: '左', right: '右' } as const;
  const turned = { top: page.left, right: page.top, bottom: page.right, left: page.bottom };
  const wrong = sections.flatMap((section) => {
    const expected = isTurned(section) ? turned : page;
    return (Object.keys(names) as (keyof typeof names)[]).flatMap((side) => {
      const seen = amount(child(section, 'w:pgMar'), `w:${side}`);
      return near(seen, twipsOfMm(expected[side]), MM) ? [] : [`${names[side]} ${mmText(seen)}`];
    });
  });
  const expected = `上 ${page.top}、下 ${page.bottom}、左 ${page.left}、右 ${page.right} 毫米`;
  return result('5.2.1', '页边与版心', expected, { wrong, right: '相符' });
}

/** Exact pitch, and as many lines in the type area as the layout says. */
export function lines({ sections }: DocumentView, { running }: BriefingView, layout: Layout): ClauseResult {
  const { pitch } = layout.styles.body;
  const wrong = running.flatMap((paragraph) => {
    const line = numberOf(paragraph.properties, 'w:spacing', 'w:line');
    const exact =
      paragraph.properties
        .map((each) => value(child(each, 'w:spacing'), 'w:lineRule'))
        .find((rule) => rule !== undefined) === 'exact';
    return exact && near(line, twipsOfPoints(pitch), 1)
      ? []
      : [`${quoted(paragraph.text)}行距${exact ? '固定值' : '非固定值'} ${pointsText(line)}`];
  });
  const widows = running.filter((paragraph) => flag(firstOf(paragraph.properties, 'w:widowControl')) !== false);
  if (widows.length > 0) wrong.push('孤行控制未关');
  if (sections.some((section) => GRIDS.includes(value(child(section, 'w:docGrid'), 'w:type') ?? '')))
    wrong.push('设了文档网格');
  const { height } = typeArea(layout);
  const expected = `固定值 ${pitch} 磅，每面 ${layout.grid.lines} 行（版心高 ${height} 毫米），不设文档网格`;
  return result('5.2.3', '每面行数', expected, { wrong, right: running.length === 0 ? '无正文段落' : '相符' });
}

const GRIDS = ['lines', 'linesAndChars', 'snapToChars'];

export function characters({ running }: BriefingView, layout: Layout): ClauseResult {
  const added = twipsOfPoints(layout.grid.spacing);
  const wrong = running.flatMap((paragraph) => {
    const seen = paragraph.runs.map(({ properties }) => numberOf(properties, 'w:spacing', 'w:val') ?? 0);
    const spaced = seen
      .filter((each) => each !== added)
      .map((each) => `${quoted(paragraph.text)}字间距 ${pointsText(each)}`);
    const automatic = ['w:autoSpaceDE', 'w:autoSpaceDN'].filter(
      (name) => flag(firstOf(paragraph.properties, name)) !== false,
    );
    return [...spaced, ...automatic.map(() => `${quoted(paragraph.text)}自动调整中西文间距未关`)];
  });
  const expected = `字间距 ${layout.grid.spacing} 磅，每行 ${layout.grid.characters} 字，不自动调整中西文间距`;
  return result('5.2.3', '每行字数', expected, { wrong, right: running.length === 0 ? '无正文段落' : '相符' });
}

/** — 1 — as a field, right on odd and left on even pages, in every section. */
export function pageNumbers(document: DocumentView, layout: Layout): ClauseResult {
  const { size } = layout.styles.pageNumber;
  const wrong = [
    ...(flag(child(document.settings, 'w:evenAndOddHeaders')) === true ? [] : ['未设奇偶页不同']),
    ...document.sections.flatMap((section) => distance(section, layout)),
    ...(['default', 'even'] as const).flatMap((type) => footerOf(document, type, layout)),
  ];
  const expected = `— 1 — 为页码域，${size} 磅${layout.fonts.song[0]}，单页居右、双页居左空${layout.pageNumber.inset}字，距版心 ${layout.pageNumber.gap} 毫米`;
  return result('7.5', '页码', expected, { wrong: [...new Set(wrong)], right: '相符' });
}

function distance(section: Element, { page, pageNumber, styles }: Layout): readonly string[] {
  const bottom = isTurned(section) ? page.right : page.bottom;
  const seen = amount(child(section, 'w:pgMar'), 'w:footer');
  const expected = bottom - pageNumber.gap - mmOfPoints(styles.pageNumber.pitch) / 2;
  return near(seen, twipsOfMm(expected), MM) ? [] : [`页脚距页边 ${mmText(seen)}`];
}

function footerOf(document: DocumentView, type: 'default' | 'even', layout: Layout): readonly string[] {
  const name = type === 'default' ? '单页' : '双页';
  const references = document.sections.flatMap((section) => all(section, 'w:footerReference'));
  const ids = references.filter((each) => value(each, 'w:type') === type).map((each) => value(each, 'r:id') ?? '');
  const paragraph = ids.flatMap((id) => document.footers.get(id) ?? []).find(({ element }) => isPageField(element));
  if (paragraph === undefined) return [`${name}没有页码域`];
  const side = type === 'default' ? 'right' : 'left';
  const problems: [boolean, string][] = [
    [alignOf(paragraph) === side, `${name}页码位置为 ${alignOf(paragraph)}`],
    [insetOf(paragraph, side, layout), `${name}页码未空${layout.pageNumber.inset}字`],
    [sizeOf(paragraph) === halfPoints(layout.styles.pageNumber.size), `${name}页码 ${sizeOf(paragraph) / 2} 磅`],
    [/^— .* —$/.test(paragraph.text.trim()), `${name}页码没有一字线`],
  ];
  return problems.filter(([holds]) => !holds).map(([, words]) => words);
}

const isPageField = (element: Element): boolean =>
  all(element, 'w:instrText').some(({ text }) => /\bPAGE\b/.test(text)) ||
  all(element, 'w:fldSimple').some((each) => /\bPAGE\b/.test(value(each, 'w:instr') ?? ''));

function insetOf({ properties }: ParagraphView, side: 'left' | 'right', layout: Layout): boolean {
  const wanted = layout.pageNumber.inset;
  const chars = numberOf(properties, 'w:ind', `w:${side}Chars`);
  const twips = numberOf(properties, 'w:ind', `w:${side}`);
  return chars === wanted * 100 || near(twips, twipsOfPoints(wanted * layout.styles.pageNumber.size), 40);
}
