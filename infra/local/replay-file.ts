/**
 * Reads what a replay needs from disk: a programme file, and a submissions file (an array of
 * `{day, unit, at?, nil?, figures, ledgers?, narratives, reasons?}`). All mistakes at once, with their places.
 */

import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readProgrammeFile } from '../../functions/adapters/yaml/programme-file.ts';
import type { Finding } from '../../functions/core/findings/finding.ts';
import type { Programme } from '../../functions/core/programme/programme.ts';
import { readJson } from '../../functions/core/values/read-json.ts';
import { isReportingDay } from '../../functions/core/values/reporting-day.ts';
import type { ReplaySubmission } from './replay.ts';

/** Input that cannot be used; the message says all that is wrong, one line each. */
export class InputError extends Error {}

export const readProgramme = async (file: string): Promise<Programme> => (await readVersion(file)).programme;

/** With the stored version that the file says it was made from. */
export async function readVersion(file: string): Promise<{ readonly programme: Programme; readonly version?: number }> {
  const text = await readText(file);
  const { programme, version, findings } = readProgrammeFile(text, (name) =>
    readFileSync(join(dirname(file), name), 'utf8'),
  );
  if (programme === undefined) throw new InputError(findings.map((each) => atLine(file, each)).join('\n'));
  return { programme, ...(version === undefined ? {} : { version }) };
}

/** `file:line:column message`, as compilers write it. */
function atLine(file: string, { line, column, path, message }: Finding): string {
  return `${file}:${line ?? 1}:${column ?? 1}  ${path}  ${message}`;
}

export async function readSubmissions(file: string, programme: Programme): Promise<ReplaySubmission[]> {
  const read = readJson(await readText(file));
  if ('finding' in read) throw new InputError(`${file}  ${read.finding.message}`);
  if (!Array.isArray(read.value))
    throw new InputError(`${file}  报送文件应是一个数组：[{day, unit, figures, narratives}, …]。`);
  const problems = read.value.flatMap((each, index) =>
    problemsOf(each, programme).map((text) => `${file} [${index}]  ${text}`),
  );
  if (problems.length > 0) throw new InputError(problems.join('\n'));
  return read.value as ReplaySubmission[];
}

const KEYS = ['day', 'unit', 'at', 'nil', 'figures', 'ledgers', 'narratives', 'reasons'];

/** Only what the replay itself needs; figures and narratives are judged by the form function, as for any unit. */
function problemsOf(entry: unknown, programme: Programme): string[] {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return ['每一条应是一个对象。'];
  const { day, unit, at } = entry as Record<string, unknown>;
  const problems: string[] = [];
  const strange = Object.keys(entry).filter((key) => !KEYS.includes(key));
  if (strange.length > 0) problems.push(`不认识的字段 ${strange.join('、')}；可用的有 ${KEYS.join('、')}。`);
  if (typeof day !== 'string' || !isReportingDay(day))
    problems.push(`day 应为 2022-04-01 这样的日期，收到的是 ${JSON.stringify(day)}。`);
  else if (day < programme.starts) problems.push(`day ${day} 早于任务开始日 ${programme.starts}。`);
  if (!programme.units.some(({ id }) => id === unit)) {
    problems.push(
      `unit ${JSON.stringify(unit)} 不在任务中；可用的有 ${programme.units.map(({ id }) => id).join('、')}。`,
    );
  }
  if (
    at !== undefined &&
    (typeof at !== 'string' || !/T.*(Z|[+-]\d\d:\d\d)$/.test(at) || Number.isNaN(Date.parse(at)))
  ) {
    problems.push(`at 应为 2022-04-01T17:00:00+08:00 这样的时间，收到的是 ${JSON.stringify(at)}。`);
  }
  return problems;
}

async function readText(file: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch (error) {
    const missing = (error as { code?: string }).code === 'ENOENT';
    throw new InputError(missing ? `找不到文件 ${file}。` : `${file} 无法读取，请确认是 UTF-8 编码的文本文件。`);
  }
}
