/**
 * The briefing (简报) as a typed tree, independent of any format: masthead, body, colophon.
 *
 * Made from a template (`adapters/handlebars`), written by the renderers (`adapters/word`, `html`, `text`). Each renderer
 * is a table from node type to a small handler, so a node added here does not compile until every renderer knows it.
 */

import type { DistributionLine } from '../programme/programme.ts';
import type { Period } from '../values/spans.ts';
import type { DecimalString, Instant, ReportingDay } from '../values/values.ts';

/** Which of a figure's values is told. period, mean, peak, year: in digests; completion, ahead: of its target. */
export const FIGURE_OF = [
  ...(['day', 'total', 'change', 'previous', 'unit', 'period', 'mean', 'peak', 'year', 'completion', 'ahead'] as const),
  // A part's share of its whole; beside other days; the year so far, and beside the last one.
  ...(['share', 'previous.change', 'previous.percent', 'week.change', 'week.percent'] as const),
  ...(['year.change', 'year.percent', 'year.now', 'year.sofar'] as const),
] as const;
export type FigureOf = (typeof FIGURE_OF)[number];

export interface TextInline {
  readonly type: 'text';
  readonly text: string;
}
export interface StrongInline {
  readonly type: 'strong';
  readonly children: readonly Inline[];
}
/** A figure with its indicator: `value` as in figures.json, `children` as worded. */
export interface DataInline {
  readonly type: 'data';
  readonly indicator: string;
  readonly of: FigureOf;
  /** Present when `of` is `unit`. */
  readonly unit?: string;
  readonly value: string;
  readonly children: readonly Inline[];
}
export interface BreakInline {
  readonly type: 'break';
}
export type Inline = TextInline | StrongInline | DataInline | BreakInline;

export interface HeadingBlock {
  readonly type: 'heading';
  /** 1 一、 2 （一） 3 1. 4 （1） */
  readonly level: 1 | 2 | 3 | 4;
  /** The number as printed, `一、`; numbers are given once, when the tree is made, so that all renditions agree. */
  readonly number: string;
  readonly children: readonly Inline[];
}
export interface ParagraphBlock {
  readonly type: 'paragraph';
  /** note: small, unindented, e.g. under a table; lead: 导语; correction: why this edition replaces an earlier one. */
  readonly role?: 'note' | 'lead' | 'correction';
  readonly children: readonly Inline[];
}
export interface ListBlock {
  readonly type: 'list';
  readonly ordered: boolean;
  readonly items: readonly (readonly Inline[])[];
}
export interface TableColumn {
  readonly header: readonly Inline[];
  /** Unit of measure shown in the head, `人次`. */
  readonly unit?: string;
  /** decimal: right-aligned on the decimal mark. */
  readonly align: 'left' | 'center' | 'decimal';
  /** Share of the table's width; the renderer scales the sum to the type area. */
  readonly weight: number;
}
export interface TableCell {
  readonly children: readonly Inline[];
  /** Columns this cell covers, 1 when absent. */
  readonly span?: number;
  /** What the cell says instead of, or about, a figure, so that a renderer can set it off; the words are in `children`. */
  readonly state?: 'missing' | 'late' | 'nil' | 'carried' | 'none';
}
export interface TableRow {
  readonly role: 'row' | 'group' | 'subtotal' | 'total';
  readonly cells: readonly TableCell[];
}
/**
 * The first cell of a row names it (its heading). However many columns there are, this is one table: a renderer whose
 * paper or screen is too narrow splits it with `splitTable` (core/page/split-table.ts), the first column repeated.
 */
export interface TableBlock {
  readonly type: 'table';
  readonly caption?: readonly Inline[];
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
}
export interface PhotoBlock {
  readonly type: 'photos';
  readonly photos: readonly {
    /** Blob key. */
    readonly key: string;
    readonly alt: string;
    readonly caption: string;
    readonly width: number;
    readonly height: number;
  }[];
}
/** trend: values over days; ranking: units by one figure, largest first; share: parts of a sum. */
export interface ChartBlock {
  readonly type: 'chart';
  readonly chart: 'trend' | 'ranking' | 'share';
  readonly title: string;
  readonly unit: string;
  readonly categories: readonly string[];
  /** Values as decimal strings; null is a gap. */
  readonly series: readonly { readonly name: string; readonly values: readonly (string | null)[] }[];
  /** Text alternative. */
  readonly alt: string;
}
export interface SectionBlock {
  readonly type: 'section';
  /** A stable name for anchors, `figures`. */
  readonly name: string;
  readonly children: readonly Block[];
}
/** 附件: what follows stands on pages of its own, behind the text and before the colophon (GB/T 9704-2012, 7.3.4, 7.3.6). */
export interface AnnexBlock {
  readonly type: 'annex';
  readonly title: string;
}
export type Block =
  | AnnexBlock
  | HeadingBlock
  | ParagraphBlock
  | ListBlock
  | TableBlock
  | PhotoBlock
  | ChartBlock
  | SectionBlock;

export interface Masthead {
  /** Name of the briefing, large and red. */
  readonly name: string;
  readonly organisation: string;
  /** 第8期 and, where the year is not the first, 总第374期. */
  readonly issue: string;
  readonly issuer: string;
  /** Date of issue in words, 2022年4月9日. */
  readonly date: string;
  readonly classification?: string;
  readonly copyNumber?: string;
  /** A correction says so here: 更正（第2版）. */
  readonly edition?: string;
}

export interface Colophon {
  readonly distribution: readonly DistributionLine[];
  /** 共印N份 */
  readonly copies?: number;
  readonly issuer: string;
  readonly date: string;
}

export interface Briefing {
  readonly programme: string;
  readonly day: ReportingDay;
  /** A digest: the stretch that it is about; `day` is then its last. */
  readonly period?: Period;
  readonly issue: number;
  readonly edition: number;
  /** Fixed at issue; the only time that a rendition may carry. */
  readonly issuedAt: Instant;
  readonly language: 'zh-CN';
  readonly title: string;
  readonly keywords: readonly string[];
  readonly masthead: Masthead;
  readonly body: readonly Block[];
  readonly colophon: Colophon;
  /** For each indicator how its day figure adds up, unit by unit (explained in the HTML). */
  readonly sources: Readonly<Record<string, BriefingSource>>;
}

export interface BriefingSource {
  readonly name: string;
  readonly unit: string;
  /** The figures in words: 当日3637人次，累计20586人次. */
  readonly summary: string;
  /** In words, how the parts become the figure: 各单位当日数之和. */
  readonly rule: string;
  /** The sums as in figures.json; null when nobody reported. */
  readonly day: DecimalString | null;
  readonly total: DecimalString | null;
  /** Every unit that was asked; `unit` is its name, `value` a figure, names, 是 or 否, or a state (未报, 零报告). */
  readonly parts: readonly { readonly unit: string; readonly value: string }[];
}
