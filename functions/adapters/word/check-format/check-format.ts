/**
 * Holds any Word file against a layout, clause by clause: `jianbao check-format FILE.docx`.
 *
 * Each result names the clause of GB/T 9704-2012, what it asks, what was seen and whether it holds; where a file has
 * nothing that a clause speaks of (no table), the clause holds and says so.
 */
import type { Layout } from '../../../core/layout/layout.ts';
import type { ClauseResult } from './clause.ts';
import { headingNumbers, plainNumbers } from './number-clauses.ts';
import { characters, lines, margins, pageNumbers, paper } from './page-clauses.ts';
import { partsOf } from './parts-of-briefing.ts';
import { readDocument } from './read-document.ts';
import { colophonRules, language, properties, redRule, tableHeads } from './rule-clauses.ts';
import { bodyType, colophonType, colours, headings, indents, knownFonts, mastheadName, title } from './text-clauses.ts';

export type { ClauseResult } from './clause.ts';
export { FormatError } from './read-document.ts';

/** @throws FormatError when the bytes are no Word file. */
export function checkFormat(bytes: Uint8Array, layout: Layout): readonly ClauseResult[] {
  const document = readDocument(bytes);
  const parts = partsOf(document, layout);
  return [
    paper(document, layout),
    margins(document, layout),
    bodyType(parts, layout),
    knownFonts(document, layout),
    lines(document, parts, layout),
    characters(parts, layout),
    colours(document, parts, layout),
    mastheadName(parts, layout),
    redRule(parts),
    title(parts, layout),
    headings(parts, layout),
    headingNumbers(parts),
    plainNumbers(document),
    indents(parts, layout),
    colophonRules(parts, layout),
    colophonType(parts, layout),
    pageNumbers(document, layout),
    tableHeads(document, parts),
    language(document),
    properties(document),
  ];
}

export interface FormatReport {
  readonly text: string;
  /** 0: every clause holds; 1: at least one does not. */
  readonly exitCode: 0 | 1;
}

/** Clauses that the standard does not have. */
const HABIT = '惯例';

/** The results for people, one clause a line, with the command's exit code. */
export function formatReport(file: string, layout: Layout, results: readonly ClauseResult[]): FormatReport {
  const broken = results.filter(({ holds }) => !holds);
  const lines = results.map(({ clause, name, expected, seen, holds }) =>
    holds ? `符合   ${clause}  ${name}：${seen}` : `不符合 ${clause}  ${name}：应为${expected}；现为${seen}`,
  );
  const habits = broken.filter(({ clause }) => clause === HABIT).length;
  const verdict =
    broken.length === 0
      ? `${results.length} 项全部符合。`
      : `${results.length} 项中有 ${broken.length} 项不符合（国家标准 ${broken.length - habits} 项，惯例 ${habits} 项）。`;
  return {
    text: [`${file}（版式：${layout.title}）`, ...lines, verdict].join('\n'),
    exitCode: broken.length === 0 ? 0 : 1,
  };
}
