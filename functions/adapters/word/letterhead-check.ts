/**
 * What may be wrong with an office's letterhead, all at once, each in words that name the place.
 *
 * Mistakes: an unknown name, a brace left open, a block that does not stand alone in a paragraph of the text, no {{body}}.
 */
import { TemplateError, type TemplateProblem } from '../../core/briefing/template-error.ts';
import { type Paragraph, type Part, PLACEHOLDER } from './letterhead-text.ts';

const LINE_NAMES = [
  ...['masthead.name', 'masthead.organisation', 'masthead.issue', 'masthead.issuer', 'masthead.date'],
  ...['masthead.classification', 'masthead.copyNumber', 'masthead.edition', 'title'],
];
export const BLOCK_NAMES = ['body', 'colophon'];

/** @throws TemplateError with every mistake. `file` is how the author knows it, `daily/letterhead.docx`. */
export function checkLetterhead(file: string, parts: ReadonlyMap<string, Part>): void {
  const problems = [...parts].flatMap(([name, part]) =>
    part.paragraphs.flatMap((paragraph) => mistakesIn(paragraph, name).map((each) => ({ file, line: null, ...each }))),
  );
  const names = [...parts.values()].flatMap(({ paragraphs }) => paragraphs.flatMap(({ text }) => namesIn(text)));
  for (const name of BLOCK_NAMES) {
    const times = names.filter((each) => each === name).length;
    const wrong = name === 'body' ? times !== 1 : times > 1;
    if (wrong)
      problems.push({
        file,
        line: null,
        message: `{{${name}}} 应当${name === 'body' ? '恰好' : '至多'}出现一次，现有 ${times} 次。`,
        known: [],
      });
  }
  if (problems.length > 0) throw new TemplateError(problems);
}

const namesIn = (text: string): readonly string[] => [...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '');

type Mistake = Pick<TemplateProblem, 'message' | 'known'>;

function mistakesIn(paragraph: Paragraph, part: string): readonly Mistake[] {
  const place = `${PART_NAMES[part.replace(/\d*\.xml$/, '').replace('word/', '')] ?? part}第 ${paragraph.number} 段“${shortened(paragraph.text)}”`;
  const mistakes: Mistake[] = [];
  for (const name of namesIn(paragraph.text)) {
    const isBlock = BLOCK_NAMES.includes(name);
    if (!isBlock && !LINE_NAMES.includes(name))
      mistakes.push({ message: `${place}：没有名称“${name}”，请改正或删除。`, known: [...LINE_NAMES, ...BLOCK_NAMES] });
    if (isBlock && (!paragraph.top || part !== 'word/document.xml'))
      mistakes.push({ message: `${place}：{{${name}}} 要放在正文里，不能放在表格、文本框、页眉或页脚中。`, known: [] });
    if (isBlock && paragraph.text.trim().replace(PLACEHOLDER, '') !== '')
      mistakes.push({ message: `${place}：{{${name}}} 要独占一段，请把同一段的其他文字移开。`, known: [] });
  }
  if (/\{\{|\}\}/.test(paragraph.text.replace(PLACEHOLDER, '')))
    mistakes.push({ message: `${place}：花括号没有成对，名称要写成 {{名称}}。`, known: [] });
  return mistakes;
}

const PART_NAMES: Readonly<Record<string, string>> = { document: '正文', header: '页眉', footer: '页脚' };

const shortened = (text: string): string => (text.length <= 24 ? text : `${text.slice(0, 23)}…`);
