/**
 * Part of `verify.ts`: the office's copies of one day's editions. Each record is what was written and follows the one before
 * it, the first follows its edition, and each file has the bytes that were accepted.
 */
import type { EditionCopy } from '../../core/copy/copy.ts';
import type { Edition } from '../../core/edition/edition.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import { type Problem, type ProblemCode, type ProblemWords, problem } from '../../core/verify/problem.ts';
import type { Item, Stores } from '../../ports.ts';
import { checksum, isIntact } from '../../records/store/checksum.ts';
import { padded, partition, recordPrefix } from '../../records/store/keys.ts';
import { fileProblems } from './editions.ts';
import { readOr } from './reading.ts';

export async function verifyCopies(
  stores: Stores,
  programme: string,
  day: ReportingDay,
  editions: readonly Edition[],
): Promise<{ readonly files: number; readonly problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const words = { path: `copies/${day}`, day, name: `${day} 的正式印发稿`, affects: affects(day) };
  const query = () => stores.table.query<EditionCopy>(partition(programme), { prefix: recordPrefix('copy', day) });
  const all = await readOr<Item<EditionCopy>[]>(problems, words, [], query);
  const before = new Map(editions.map((edition) => [padded(edition.edition, 2), edition.seal ?? checksum(edition)]));
  const last = new Map<string, number>();
  for (const { sk, data } of all) {
    const [edition = '', number = ''] = sk.slice(recordPrefix('copy', day).length).split('#');
    const of = wordsOf(day, edition, number);
    problems.push(...recordProblems(of, data, { programme, day, edition, number }));
    const expected = (last.get(edition) ?? 0) + 1;
    if (Number(number) !== expected) problems.push(problem('edition.chain', { ...of, seen: `缺少第 ${expected} 份` }));
    else if (data.previous !== before.get(edition))
      problems.push(problem('edition.chain', { ...of, seen: '前一条的校验码不同' }));
    before.set(edition, data.seal ?? checksum(data));
    last.set(edition, Number(number));
    if (data.file !== undefined) problems.push(...(await fileProblems(stores, of, data.file)));
  }
  return { files: all.length, problems };
}

function recordProblems(
  of: Omit<ProblemWords, 'seen'>,
  data: EditionCopy,
  key: { readonly programme: string; readonly day: ReportingDay; readonly edition: string; readonly number: string },
): Problem[] {
  const about = (code: ProblemCode, seen = ''): Problem => problem(code, { ...of, seen });
  const isPlaced =
    data.programme === key.programme &&
    data.day === key.day &&
    data.edition === Number(key.edition) &&
    data.copy === Number(key.number);
  return [
    ...(isIntact(data) ? [] : [about('record.altered')]),
    ...(isPlaced
      ? []
      : [about('record.misplaced', `${data.programme} ${data.day} 第 ${data.edition} 版第 ${data.copy} 份`)]),
  ];
}

const wordsOf = (day: ReportingDay, edition: string, copy: string): Omit<ProblemWords, 'seen'> => ({
  ...{ path: `copies/${day}/${Number(edition)}/${Number(copy)}`, day, affects: affects(day) },
  name: `${day} 简报第 ${Number(edition)} 版正式印发稿第 ${Number(copy)} 份`,
});

const affects = (day: ReportingDay): string => `发给收件人和读者下载的 ${day} 正式印发稿`;
