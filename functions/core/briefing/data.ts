/**
 * What a briefing template is given: plain JSON in which everything is computed and worded, so that a template only places it.
 *
 * Made by `compose.ts`. Every key is always there (the template is strict about names): what does not apply is
 * null or an empty list, never absent. A name in a template that is not here is an error with its line.
 */

import type { ComparisonTable } from '../comparison/table.ts';
import type { FiguresFile } from '../day/day-close.ts';
import type { LedgerTable } from '../ledger/told.ts';
import type { ChartBlock, DataInline, TableCell, TableColumn, TableRow } from './briefing.ts';

/** A figure ready to be said: goes into `<data>`; `value` as in figures.json, `words` as a sentence or a table says it. */
export interface Said {
  readonly indicator: string;
  readonly of: DataInline['of'];
  /** Id of the unit when `of` is `unit`. */
  readonly unit: string | null;
  readonly value: string;
  readonly words: string;
}

/** One indicator in a sentence. */
export interface ToldFigure {
  readonly indicator: string;
  readonly name: string;
  /** null: nobody reported it that day. */
  readonly day: Said | null;
  readonly total: Said | null;
  /** `增加12人次`, `持平`; null when there is nothing to compare with. */
  readonly change: Said | null;
  /** The movement is over the units that have both days, which are fewer (同口径). */
  readonly isSame: boolean;
  /** The day's figure is over fewer units than reported a part of it (同口径). */
  readonly isPartial: boolean;
  /** Why there is no figure of the day: 未报 (a unit that was asked is missing), 未填报 (left blank), 不要求填报 (no unit of the day is asked); null when there is one. */
  readonly silence: string | null;
  /** Beside other days, as the programme asks: `同比减少5件、下降4.06%`. */
  readonly compared: readonly string[];
  /** Its largest parts, three at most, and how many more there are; none of an indicator without. */
  readonly parts: readonly ToldPart[];
  readonly moreParts: number;
  /** How far its target is reached; null: it has none. */
  readonly target: ToldTarget | null;
  /** Units that the day's figure lacks although they owe it: `未报的防控工作督察组`, `5个未报单位`; null when it is whole. */
  readonly without: string | null;
}

/** `完成率66.4%，超时间进度3.1个百分点` */
export interface ToldTarget {
  readonly completion: Said;
  readonly ahead: Said | null;
  /** Units that have a target and no figure, where the rate is over the others (同口径). */
  readonly without: string | null;
}

/** A sentence in pieces: words, or a figure. */
export interface Sentence {
  readonly parts: readonly { readonly text: string; readonly said: Said | null }[];
}

/** Figures by subject: a section that the programme arranges, or all of them by groups of units. */
export interface SectionData {
  readonly name: string;
  readonly title: string;
  /** `head` is what the paragraph is about, where it says so. */
  readonly paragraphs: readonly { readonly head: string | null; readonly sentences: readonly Sentence[] }[];
}

/** `热线5件（62.50%）` */
export interface ToldPart {
  readonly name: string;
  readonly said: Said;
  readonly share: string | null;
}

/** Names joined by 、; beyond a dozen the first of them and 等N个. `count` is how many there are. */
export interface Names {
  readonly words: string;
  readonly count: number;
}

/** A choice, date or text with what units answered, in words. */
export interface ToldAnswers {
  readonly indicator: string;
  readonly name: string;
  readonly words: string;
  /** Somebody answered otherwise than before. */
  readonly isNews: boolean;
}

/** One cell: a figure, or words in its place (未报, —). */
export interface CellData {
  readonly said: Said | null;
  readonly words: string;
  readonly state: NonNullable<TableCell['state']> | null;
}

export interface IndicatorRow {
  readonly name: string;
  readonly measure: string;
  readonly corrected: boolean;
  readonly day: CellData;
  readonly change: CellData;
  readonly total: CellData;
  /** Of a part: of its whole. */
  readonly share: CellData;
  readonly target: CellData;
  readonly completion: CellData;
}

export interface UnitColumn {
  readonly name: string;
  readonly measure: string | null;
  readonly align: TableColumn['align'];
  readonly weight: number;
}

export interface UnitRow {
  readonly role: TableRow['role'];
  readonly name: string;
  /** How the unit stands (按时, 迟报, 未报, 零报告); for subtotals how many reported. */
  readonly standing: CellData;
  readonly cells: readonly CellData[];
  /** Figures that only a few units are asked for, told in words; without any, `blank` stands in the cell. */
  readonly others: readonly OtherFigure[];
  readonly blank: CellData;
  /** Columns that the name covers when it stands alone (a group's heading); null otherwise. */
  readonly span: number | null;
}

export interface OtherFigure {
  readonly name: string;
  readonly said: Said | null;
  readonly words: string;
}

export interface UnitsTable {
  readonly columns: readonly UnitColumn[];
  /** Somebody was late, silent or had nothing to report, so that there is a column of how units stand. */
  readonly hasStandings: boolean;
  /** The last column tells the figures that only a few units are asked for. */
  readonly hasOthers: boolean;
  readonly rows: readonly UnitRow[];
  readonly notes: readonly string[];
}

export interface PhotoData {
  readonly key: string;
  readonly alt: string;
  readonly caption: string;
  readonly width: number;
  readonly height: number;
}

/** All narratives of one kind, unit by unit. Paragraphs are as reported, one per line. */
export interface NarrativeGroup {
  readonly kind: string;
  readonly units: readonly {
    readonly name: string;
    readonly first: string;
    readonly more: readonly string[];
    readonly photos: readonly PhotoData[];
  }[];
}

export interface MatterData {
  readonly unit: string;
  readonly text: string;
  /** `4月5日` */
  readonly openedOn: string;
  /** Nth time in a briefing (第N次反映), counted in reporting days. */
  readonly times: number;
  readonly responsible: string | null;
  /** How it was closed (销号); null while it is open. */
  readonly result: string | null;
}

export interface TrendData {
  readonly kind: ChartBlock['chart'];
  readonly title: string;
  readonly unit: string;
  readonly alt: string;
  readonly categories: readonly string[];
  /** '' is a gap. */
  readonly series: readonly { readonly name: string; readonly values: readonly string[] }[];
}

export interface AnnexData {
  readonly title: string;
  readonly units: UnitsTable | null;
  readonly indicators: readonly IndicatorRow[];
  readonly notes: readonly string[];
  readonly trends: readonly TrendData[];
}

export interface BriefingData {
  readonly title: string;
  readonly organisation: string;
  /** `2022年4月8日`, `4月8日`, `截至4月8日18时`, `当日`, `日均`; of a month `2023年5月`, `5月`, `截至5月底`, `本月`, `月均`. */
  readonly day: {
    readonly full: string;
    readonly short: string;
    readonly asOf: string;
    readonly now: string;
    readonly mean: string;
  };
  /** What changes are measured against: `前一日`, or `上一报告日` when days lie between; `上周`, `上月`. */
  readonly since: string;
  /** `4月2日至4月4日不单独编发，有关情况一并在本期反映。`: days without a briefing of their own that this one covers; null: none. */
  readonly covers: string | null;
  readonly correction: {
    readonly edition: number;
    readonly reason: string | null;
    readonly changes: readonly {
      readonly name: string;
      readonly parts: readonly { readonly what: string; readonly from: string; readonly to: string }[];
    }[];
    /** Who changed a report since, when, and what: `单位a4月2日09:10更正：清运垃圾由21.5吨改为22.5吨`. */
    readonly amendments: readonly string[];
  } | null;
  readonly completeness: {
    readonly expected: number;
    readonly received: number;
    readonly onTime: number;
    /** `87.5%`; null when no unit is expected. */
    readonly rate: string | null;
    readonly timeliness: string | null;
    /** Both rates are the same, so that one clause can tell them. */
    readonly even: boolean;
    readonly missing: Names | null;
    readonly late: Names | null;
    readonly nil: Names | null;
    /** The three above that there are, to be told in a row: `防控工作督察组` `未报`. */
    readonly named: readonly { readonly names: string; readonly state: string }[];
  };
  /** What leads; the date or the moment stands before it (`opening`). */
  readonly lead: readonly Sentence[];
  readonly opening: string;
  /** Somebody reported, and nothing of it is news. */
  readonly isQuiet: boolean;
  readonly sections: readonly SectionData[];
  /** `黄牌：甲区、乙区。` and which units are the first and the last. */
  readonly lists: readonly string[];
  readonly ranking: readonly string[];
  readonly answers: readonly ToldAnswers[];
  /** Sentences about what the figures do not contain: missing units, blank figures, carried values. */
  readonly caveats: readonly string[];
  readonly indicators: readonly IndicatorRow[];
  /** The table has columns of targets. */
  readonly hasTargets: boolean;
  /** It has one of shares (占比). */
  readonly hasShares: boolean;
  /** null: nothing is compared. */
  readonly comparisons: ComparisonTable | null;
  readonly indicatorNotes: readonly string[];
  readonly units: UnitsTable | null;
  /** Rows that ledgers list, a table each. */
  readonly ledgers: readonly LedgerTable[];
  readonly narratives: readonly NarrativeGroup[];
  readonly matters: readonly MatterData[];
  readonly closedMatters: readonly MatterData[];
  /** Who wrote, checked and signed it; null where the programme wants no signatures. */
  readonly signed: { readonly drafted: string; readonly reviewed: string; readonly approved: string } | null;
  readonly trends: readonly TrendData[];
  /** What stands on pages of its own behind the text: nothing that a sentence says; null: there is nothing of it. */
  readonly annex: AnnexData | null;
  /** Every indicator by its id, for a template that words its own sentences: `{{by_id.garbage.total.words}}`. */
  readonly by_id: Readonly<Record<string, ToldFigure>>;
}

/** What the edition said that a correction replaces: its `figures.json`. */
export type CorrectedEdition = Pick<FiguresFile, 'indicators'> & Partial<Pick<FiguresFile, 'completeness' | 'reports'>>;
