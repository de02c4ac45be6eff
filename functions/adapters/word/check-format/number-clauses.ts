/** Clauses about numbers: no zero before a figure, the numbers of headings in their form and order. */
import { chineseNumeral } from '../../../core/page/heading-number.ts';
import { type ClauseResult, quoted, result } from './clause.ts';
import type { BriefingView } from './parts-of-briefing.ts';
import type { DocumentView } from './read-document.ts';

/** 第013期, 2022年04月08日: GB/T 9704-2012, 7.2.5 编虚位, 7.3.5 月、日不编虚位. */
export function plainNumbers({ paragraphs }: DocumentView): ClauseResult {
  const wrong = paragraphs.flatMap(({ text }) =>
    [...text.matchAll(/第0\d*期|\d年0\d月|(?<=月)0\d日|(?<!\d)0\d月(?=\d+日)/g)].map(
      ([seen]) => `${quoted(seen)}编了虚位`,
    ),
  );
  return result('7.2.5', '期号和日期', '不编虚位：第13期，3月8日', { wrong, right: '相符' });
}

/** How the four levels are numbered (7.3.3), and what is often typed instead. */
const FORMS = [
  { level: 1, form: /^([一二三四五六七八九十百]+)、/, instead: /^[一二三四五六七八九十百]+[.．,，]/ },
  {
    level: 2,
    form: /^（([一二三四五六七八九十百]+)）/,
    instead: /^\([一二三四五六七八九十百]+\)|^（[一二三四五六七八九十百]+）、/,
  },
  { level: 3, form: /^(\d+)[.．]/, instead: /^\d+、/ },
  { level: 4, form: /^（(\d+)）/, instead: /^\(\d+\)|^[①-⑳]/ },
] as const;
const NAMES = ['一、', '（一）', '1.', '（1）'];

/** Numbers of headings: their form, each level one by one, no level left out. */
export function headingNumbers({ headings }: BriefingView): ClauseResult {
  const counts = [0, 0, 0, 0];
  const wrong: string[] = [];
  for (const { paragraph } of headings) {
    const text = paragraph.text.trim();
    const mistyped = FORMS.find(({ instead }) => instead.test(text));
    if (mistyped !== undefined) wrong.push(`${quoted(text)}应写作 ${NAMES[mistyped.level - 1]}`);
    const found = FORMS.find(({ form }) => form.test(text));
    if (found === undefined) continue;
    const { level, form } = found;
    counts.fill(0, level);
    const count = (counts[level - 1] ?? 0) + 1;
    counts[level - 1] = count;
    const seen = form.exec(text)?.[1] ?? '';
    const due = level <= 2 ? chineseNumeral(count) : String(count);
    if (seen !== due) wrong.push(`${quoted(text)}的序号应为 ${NAMES[level - 1]?.replace(/[一1]/, due)}`);
  }
  const right = headings.length === 0 ? '无层次标题' : '相符';
  return result('7.3.3', '层次序数', `依次为 ${NAMES.join(' ')}，逐个递增`, { wrong, right });
}
