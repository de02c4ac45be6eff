/**
 * What a digest template is given: plain JSON in which everything is computed and worded. Made by `compose.ts`;
 * every key is always there, what does not apply is null or empty.
 */

import type { BriefingData, CellData, Names, Said, ToldTarget, TrendData, UnitColumn } from '../briefing/data.ts';
import type { IndicatorKind } from '../kinds/indicator.ts';

/** One indicator over the period, in a sentence. */
export interface DigestClause {
  readonly name: string;
  readonly kind: IndicatorKind;
  /** null: the period has none, and only the one to date is told. */
  readonly value: Said | null;
  /** A day's mean; null where it says nothing (one day, stocks that never moved). */
  readonly mean: Said | null;
  /** The largest day, told where there are several days that differ. */
  readonly peak: { readonly day: string; readonly said: Said } | null;
  /** How far its target is reached at the period's end; null: it has none. */
  readonly target: ToldTarget | null;
  /** Against the period before: `增加12人次`, with percent `增长3.2%` behind where it says more; steady: 持平. */
  readonly change: Said | null;
  readonly percent: string | null;
  readonly steady: boolean;
  /** The movement is over the units that have both periods, which are fewer (同口径). */
  readonly isSame: boolean;
  readonly isSameYear: boolean;
  readonly yearChange: Said | null;
  readonly yearPercent: string | null;
  readonly yearSteady: boolean;
  /** To date at the end of the period, where that is another figure: 累计. */
  readonly toDate: Said | null;
  /** `places` with a roster, to date: 应覆盖43个，本周新增覆盖2个，截至4月10日18时累计覆盖40个（93%），未覆盖：… */
  readonly coverage: string | null;
}

export interface DigestFigures {
  readonly flows: readonly DigestClause[];
  readonly moreFlows: number;
  readonly stocks: readonly DigestClause[];
  readonly moreStocks: number;
  readonly means: readonly DigestClause[];
  readonly ratios: readonly DigestClause[];
  readonly computed: readonly DigestClause[];
  readonly places: readonly DigestClause[];
  readonly checks: readonly DigestClause[];
}

export interface DigestIndicatorRow {
  readonly name: string;
  readonly measure: string;
  readonly corrected: boolean;
  readonly value: CellData;
  readonly total: CellData;
  readonly mean: CellData;
  readonly peak: CellData;
  readonly peakDay: CellData;
  readonly change: CellData;
  readonly percent: CellData;
  readonly year: CellData;
}

/** Units by how they reported, best first. */
export interface ReportingRow {
  /** null: all units are equal, and none is ranked. */
  readonly rank: number | null;
  readonly name: string;
  readonly expected: number;
  readonly received: number;
  readonly rate: string;
  readonly onTime: number;
  readonly timeliness: string;
  readonly state: CellData['state'];
}

/** All of them, or of very many the best and the last ones, with how many stand between. */
export interface ReportingRanks {
  readonly first: readonly ReportingRow[];
  readonly between: number;
  readonly last: readonly ReportingRow[];
}

/** `甲（120人次）、乙、丙（均为98人次，并列第2）`: units with the same figure stand together. */
export interface DigestRanking {
  readonly name: string;
  readonly groups: readonly {
    readonly names: string;
    readonly said: Said;
    readonly rank: number;
    readonly tied: boolean;
  }[];
}

export interface DigestTable {
  readonly caption: string;
  /** Head of the first column. */
  readonly first: string;
  /** Width of the first column beside the others'. */
  readonly weight: number;
  readonly columns: readonly UnitColumn[];
  readonly rows: readonly {
    readonly role: 'row' | 'total';
    readonly name: string;
    readonly cells: readonly CellData[];
  }[];
  /** Rows that are left to the workbook. */
  readonly left: number;
}

export interface DigestMatter {
  readonly unit: string;
  readonly text: string;
  readonly openedOn: string;
  readonly closedOn: string | null;
  readonly responsible: string | null;
  readonly result: string | null;
}

export interface DigestData {
  readonly title: string;
  readonly organisation: string;
  /** 周报, 月报, 专报. */
  readonly kind: string;
  /** `2022年4月`, `4月1日至30日`. */
  readonly period: { readonly full: string; readonly short: string };
  /** 本周, 本月, 本期; and the moment that figures to date are of: `截至4月10日18时`. */
  readonly now: string;
  readonly asOf: string | null;
  /** What changes are measured against: 上周, 上月, 上期; and for stocks its end. */
  readonly since: string;
  readonly sinceEnd: string;
  readonly correction: BriefingData['correction'];
  readonly days: {
    readonly asked: number;
    /** `4月1日至8日` where the programme began or ended within the period; null otherwise. */
    readonly span: string | null;
    readonly closed: number;
    readonly unclosed: Names | null;
    readonly issued: number;
    /** `第1期至第8期`; null when none was issued. */
    readonly issues: string | null;
    readonly corrected: number;
  };
  readonly completeness: {
    readonly expected: number;
    readonly received: number;
    readonly onTime: number;
    readonly rate: string | null;
    readonly timeliness: string | null;
    readonly even: boolean;
    /** Units that reported every time in time, and those that missed a day. */
    readonly always: number;
    readonly units: number;
    readonly allInTime: boolean;
    readonly silent: Names | null;
  };
  readonly headline: DigestFigures;
  readonly figures: DigestFigures;
  /** Sentences on what the figures lack and what they are not compared with. */
  readonly caveats: readonly string[];
  readonly indicators: readonly DigestIndicatorRow[];
  /** Is any indicator compared with the period before, with last year? */
  readonly hasBefore: boolean;
  readonly hasYear: boolean;
  readonly indicatorNotes: readonly string[];
  readonly reporting: ReportingRanks;
  /** Who gave most of each main indicator that several units give. */
  readonly rankings: readonly DigestRanking[];
  readonly units: DigestTable | null;
  /** Day by day, week by week or month by month. */
  readonly steps: DigestTable | null;
  readonly charts: readonly TrendData[];
  /** null: the programme asks for nothing that opens matters, and there is none. */
  readonly matters: {
    readonly closed: readonly DigestMatter[];
    /** Open at the end, with those opened before the period. */
    readonly open: readonly DigestMatter[];
    readonly counts: {
      readonly carried: number;
      readonly opened: number;
      readonly closed: number;
      readonly open: number;
    };
    /** Nothing was open, opened or closed. */
    readonly none: boolean;
  } | null;
}
