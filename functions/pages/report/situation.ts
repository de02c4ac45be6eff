/**
 * All that the report form is made from: who, which day, what is typed, what stands, what was before.
 */
import type { Edition } from '../../core/edition/edition.ts';
import type { Finding } from '../../core/findings/finding.ts';
import type { Unit } from '../../core/programme/programme.ts';
import type { Revision } from '../../core/report/submission.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { UnitHistory } from '../../pipeline/report/unit-history.ts';
import type { UnitMatter } from '../../records/matter/unit-matters.ts';
import type { ReportDecision } from '../../records/report/decisions.ts';
import type { LedgerView } from './ledger-view.ts';
import type { TypedReport } from './typed-report.ts';

export interface ReportSituation {
  readonly unit: Unit;
  readonly day: ReportingDay;
  readonly typed: TypedReport;
  readonly standing: Revision | undefined;
  readonly history: UnitHistory;
  readonly findings: readonly Finding[];
  /** The edition that is out, if one is. */
  readonly edition: Edition | undefined;
  /** The office sent back what stands. */
  readonly returned: ReportDecision | undefined;
  /** The unit's own, where the form is opened. */
  readonly matters?: readonly UnitMatter[];
  /** Its ledgers with the rows that are shown; absent: it keeps none. */
  readonly ledgers?: readonly LedgerView[];
  /** What the form holds was entered on the page before (pasted text): it outdoes a draft on the device. */
  readonly justTyped?: boolean;
}
