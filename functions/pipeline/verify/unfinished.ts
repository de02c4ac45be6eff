/**
 * Part of `verify.ts`: a number without an edition. The issue runs, or was interrupted; or the edition was there and is
 * gone, which its deliveries or its entry in the audit show.
 */
import { type Problem, problem, type Unfinished } from '../../core/verify/problem.ts';
import type { Table } from '../../ports.ts';
import { auditEntries } from '../../records/audit/audit.ts';

export interface Numbered {
  readonly programme: string;
  readonly issue: number;
  /** Its place, and how people call it. */
  readonly words: { readonly path: string; readonly day?: string; readonly name: string; readonly affects: string };
  /** Sort key of the first edition's record. */
  readonly record: string;
  /** What has it issued again: the command that an engineer runs. */
  readonly command: string;
  /** Was it sent to anybody? */
  readonly isDelivered: boolean;
}

/** Read only for a number that has no edition. */
export async function unfinishedIssue(
  table: Table,
  { programme, issue, words, record, command, isDelivered }: Numbered,
): Promise<{ readonly problems: Problem[]; readonly unfinished: Unfinished[] }> {
  const isRecorded = (await auditEntries(table, programme)).some((entry) => entry.record === record);
  if (isDelivered || isRecorded) {
    const seen = `第 ${issue} 期，${isDelivered ? '已有投递记录' : '操作记录中写有它'}`;
    return { problems: [problem('edition.missing', { ...words, seen })], unfinished: [] };
  }
  const { path, day, name } = words;
  const message = `${name}已给号（第 ${issue} 期），待印发：正在印发，或中途停了。到时限会自动续印，也可在收报台再按一次印发，或运行 ${command}；期号不变，不需要恢复备份。`;
  return { problems: [], unfinished: [{ path, ...(day === undefined ? {} : { day }), message }] };
}
