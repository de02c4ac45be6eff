/**
 * What the matrix shows: the day's reports closed as they stand now, without storing anything. What was kept from the day
 * before comes from that day's close; while there is none yet, nothing is kept.
 */
import type { BoardUnit } from '../../core/board/board.ts';
import { type MatrixColumn, matrixOf } from '../../core/board/matrix.ts';
import { previousReportingDay } from '../../core/calendar/schedule.ts';
import { closeDay } from '../../core/day/close.ts';
import type { DayClose } from '../../core/day/day-close.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import type { Stores } from '../../ports.ts';
import { closeChecksum, readClose } from '../../records/day/closes.ts';
import { programmeOn, type StoredProgramme } from '../../records/programme/programmes.ts';
import { latestRevisions } from '../../records/report/submissions.ts';
import { rowsAfter } from '../ledger/rows-after.ts';
import { reportStates } from '../report/states.ts';
import { boardOf, decidedOf } from './read.ts';

export interface Matrix {
  /** The programme as it held on that day. */
  readonly stored: StoredProgramme;
  readonly units: readonly BoardUnit[];
  readonly columns: readonly MatrixColumn[];
  /** Rows of ledgers, counted; by ledger and unit. */
  readonly ledgers: NonNullable<DayClose['ledgers']>;
}

/** Of a day whose reports are there: see `removedDay` first. */
export async function readMatrix(stores: Stores, standing: StoredProgramme, day: ReportingDay): Promise<Matrix> {
  const stored = await programmeOn(stores.table, standing, day);
  const { programme, version: programmeVersion } = stored;
  const before = previousReportingDay(programme, day);
  const [revisions, last] = await Promise.all([
    latestRevisions(stores.table, programme, day),
    before === undefined ? undefined : readClose(stores, programme.id, before),
  ]);
  const newest = new Map(revisions.map(({ unit, revision }) => [unit, revision]));
  const states = await reportStates(stores.table, programme.id, day, newest);
  const previous = last === undefined ? null : { close: last.close, checksum: closeChecksum(last.close) };
  const ledgers = await rowsAfter(stores.blobs, { programme, day, revisions, before: last?.close }, false);
  const close = closeDay({
    ...{ programme, programmeVersion, day, revisions, previous },
    ...(ledgers === undefined ? {} : { ledgers }),
  });
  const { units } = boardOf(programme, day, revisions, (unit) => decidedOf(states.get(unit)));
  return { stored, units, columns: matrixOf(programme, close, revisions), ledgers: close.ledgers ?? {} };
}
