/** Clauses about type: fonts, sizes, colours, indents, headings, title. */
import { type Face, halfPoints, type Layout, type TextStyle, twipsOfPoints } from '../../../core/layout/layout.ts';
import { ems } from '../../../core/text/width.ts';
import { type ClauseResult, near, quoted, result } from './clause.ts';
import { alignOf, type BriefingView, colourOf, isRed } from './parts-of-briefing.ts';
import { attributeOf, type DocumentView, numberOf, type ParagraphView } from './read-document.ts';

/** Fonts of Chinese text in a paragraph, each once. */
const fontsOf = ({ runs }: ParagraphView): readonly string[] => [
  ...new Set(runs.map(({ properties }) => attributeOf(properties, 'w:rFonts', 'w:eastAsia') ?? '未设')),
];

const isFace = (layout: Layout, face: Face, font: string): boolean => layout.fonts[face].includes(font);

/** Face and size of paragraphs against a style of the layout. */
function typeProblems(paragraphs: readonly ParagraphView[], style: TextStyle, layout: Layout): readonly string[] {
  return paragraphs.flatMap((paragraph) => {
    const fonts = fontsOf(paragraph).filter((font) => !isFace(layout, style.face, font));
    const sizes = paragraph.runs.map(({ properties }) => numberOf(properties, 'w:sz', 'w:val') ?? 20);
    const wrong = sizes.filter((size) => size !== halfPoints(style.size));
    return [
      ...fonts.map((font) => `${quoted(paragraph.text)}字体 ${font}`),
      ...wrong.map((size) => `${quoted(paragraph.text)}字号 ${size / 2} 磅`),
    ];
  });
}

const typeWords = (layout: Layout, { face, size }: TextStyle): string => `${layout.fonts[face].join('/')}，${size} 磅`;

/** Running text, and above it what a correction says, each in its own type. */
export function bodyType({ running, correction }: BriefingView, layout: Layout): ClauseResult {
  const { body, correction: note } = layout.styles;
  const said = correction.filter(({ text }) => text.trim() !== '');
  const wrong = [...typeProblems(said, note, layout), ...typeProblems(running, body, layout)];
  const right = running.length === 0 ? '无正文段落' : '相符';
  const expected = typeWords(layout, body) + (said.length === 0 ? '' : `；更正说明${typeWords(layout, note)}`);
  return result('5.2.2', '正文字体字号', expected, { wrong, right });
}

/** Only fonts that the layout names, everywhere. */
export function knownFonts({ paragraphs }: DocumentView, layout: Layout): ClauseResult {
  const known = new Set(Object.values(layout.fonts).flat());
  const wrong = paragraphs.flatMap((paragraph) =>
    paragraph.runs.flatMap(({ properties }) =>
      ['w:eastAsia', 'w:ascii', 'w:hAnsi']
        .map((script) => attributeOf(properties, 'w:rFonts', script) ?? '未设')
        .filter((font) => !known.has(font))
        .map((font) => `${quoted(paragraph.text)}字体 ${font}`),
    ),
  );
  return result('5.2.2', '无版式以外的字体', [...known].join('、'), { wrong, right: '相符' });
}

/** Black below the masthead, but for what the layout colours. */
export function colours({ paragraphs }: DocumentView, { title, name }: BriefingView, layout: Layout): ClauseResult {
  const allowed = ['auto', layout.colours.black, layout.colours.grey];
  const from = title === undefined ? paragraphs.indexOf(name!) + 1 : paragraphs.indexOf(title);
  const wrong = paragraphs.slice(from).flatMap((paragraph) =>
    paragraph.runs
      .map(({ properties }) => attributeOf(properties, 'w:color', 'w:val') ?? 'auto')
      .filter((colour) => !allowed.includes(colour.toUpperCase()) && colour !== 'auto')
      .map((colour) => `${quoted(paragraph.text)}颜色 ${colour}`),
  );
  return result('5.2.4', '文字颜色', '黑色', { wrong, right: '相符' });
}

export function mastheadName({ name }: BriefingView, layout: Layout): ClauseResult {
  const expected = `红色 ${layout.fonts.biaosong[0]}，居中`;
  if (name === undefined) return result('7.2.4', '报头名称', expected, { wrong: ['标题之前没有红色大字'], right: '' });
  const fonts = fontsOf(name).filter((font) => !isFace(layout, 'biaosong', font));
  const wrong = [
    ...fonts.map((font) => `字体 ${font}`),
    ...(isRed(colourOf(name)) ? [] : [`颜色 ${colourOf(name)}`]),
    ...(alignOf(name) === 'center' ? [] : ['未居中']),
  ];
  return result('7.2.4', '报头名称', expected, { wrong, right: quoted(name.text) });
}

export function title({ title: found }: BriefingView, layout: Layout): ClauseResult {
  const style = layout.styles.title;
  const expected = `${typeWords(layout, style)}，居中，回行呈梯形或菱形`;
  if (found === undefined) return result('7.3.1', '标题', expected, { wrong: ['没有标题'], right: '' });
  const widths = found.text.split('\n').map(ems);
  const hourglass = widths.some(
    (width, index) =>
      index > 0 && index < widths.length - 1 && width < widths[index - 1]! && width < widths[index + 1]!,
  );
  const wrong = [
    ...typeProblems([found], style, layout),
    ...(alignOf(found) === 'center' ? [] : ['未居中']),
    ...(hourglass ? ['回行呈沙漏形'] : []),
  ];
  return result('7.3.1', '标题', expected, { wrong, right: quoted(found.text) });
}

export function indents({ running }: BriefingView, layout: Layout): ClauseResult {
  const { indent, size } = layout.styles.body;
  const wrong = running.filter(({ properties }) => {
    const chars = numberOf(properties, 'w:ind', 'w:firstLineChars');
    const twips = numberOf(properties, 'w:ind', 'w:firstLine');
    return chars === undefined || chars === 0 ? !near(twips, twipsOfPoints(indent * size), 20) : chars !== indent * 100;
  });
  const words = wrong.map(({ text }) => `${quoted(text)}首行未空${indent}字`);
  return result('7.3.3', '段首缩进', `首行左空${indent}字`, {
    wrong: words,
    right: running.length === 0 ? '无正文段落' : '相符',
  });
}

const HEADINGS = ['heading1', 'heading2', 'heading3', 'heading4'] as const;

export function headings({ headings: found }: BriefingView, layout: Layout): ClauseResult {
  const wrong = found.flatMap(({ level, paragraph }) => {
    const style = layout.styles[HEADINGS[level - 1] ?? 'heading4'];
    return [
      ...typeProblems([paragraph], style, layout),
      ...(paragraph.level === level ? [] : [`${quoted(paragraph.text)}没有大纲级别`]),
    ];
  });
  const faces = HEADINGS.map((name) => layout.fonts[layout.styles[name].face][0]).join('、');
  return result('7.3.3', '各层标题', `第一至四层依次为${faces}，有大纲级别`, {
    wrong,
    right: found.length === 0 ? '无层次标题' : '相符',
  });
}

/** Colophon's own type. */
export function colophonType({ colophon }: BriefingView, layout: Layout): ClauseResult {
  const lines = colophon.filter(({ text }) => text.trim() !== '');
  const wrong =
    lines.length === 0 ? ['没有报尾（印发机关和印发日期）'] : typeProblems(lines, layout.styles.colophon, layout);
  return result('7.4.2', '报尾文字', typeWords(layout, layout.styles.colophon), { wrong, right: '相符' });
}
