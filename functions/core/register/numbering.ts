/**
 * Where a programme's numbers begin (期号): it may go on from a paper edition, at its 第75期（总第312期）, and count on from
 * there, anew each year or without end.
 */
export interface Numbering {
  /** Number of the first issue in its year. */
  readonly first: number;
  /** The same since the paper's beginning (总第…期). */
  readonly overall: number;
  readonly restart: 'yearly' | 'never';
}

/** Issues of all time before the first of ours. */
export const overallBefore = (numbering: Numbering | undefined): number => (numbering?.overall ?? 1) - 1;

/** Issues of its year before the first of ours. */
export const issuesBeforeFirst = (numbering: Numbering | undefined): number =>
  numbering === undefined || numbering.restart === 'never' ? 0 : numbering.first - 1;

/** Without a new beginning each year, both numbers run on side by side. */
export const issueOf = (numbering: Numbering | undefined, inYear: number, overall: number): number =>
  numbering?.restart === 'never' ? overall - (numbering.overall - numbering.first) : inYear;
