/**
 * Part of `verify.ts`: one day's editions and their files. Each record is what was written and follows the one before it,
 * each file in the archive has the bytes that were issued, and the newest edition prints the close that stands.
 */
import type { DayClose } from '../../core/day/day-close.ts';
import type { Edition, Rendition } from '../../core/edition/edition.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import { type Problem, type ProblemCode, type ProblemWords, problem } from '../../core/verify/problem.ts';
import type { Stores } from '../../ports.ts';
import { closeChecksum } from '../../records/day/closes.ts';
import { readEdition } from '../../records/edition/editions.ts';
import { textsBetween } from '../../records/search/texts.ts';
import { checksum, isIntact, sha256 } from '../../records/store/checksum.ts';
import { partition, recordPrefix } from '../../records/store/keys.ts';
import { readOr } from './reading.ts';

export interface EditionFacts {
  readonly programme: string;
  readonly day: ReportingDay;
  readonly close: DayClose | undefined;
  /** Did reports or programme change what this edition prints, after it was issued? */
  readonly isOutdated: (edition: Edition) => boolean;
  /** The words that search finds it by went with the reports. */
  readonly isTextGone?: boolean;
}

/** An edition under the number of its key, whatever the record itself says. */
interface Numbered {
  readonly number: number;
  readonly edition: Edition;
}

export async function verifyEditions(
  stores: Stores,
  facts: EditionFacts,
): Promise<{ readonly editions: readonly Edition[]; readonly files: number; readonly problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const all = await readAll(stores, facts, problems);
  for (const [at, each] of all.entries()) {
    problems.push(...chainProblems(facts, each, at + 1, all[at - 1]?.edition));
    for (const file of each.edition.files ?? [])
      problems.push(...(await fileProblems(stores, wordsOf(facts.day, each.number), file)));
    problems.push(...(await textProblems(stores, facts, each)));
  }
  problems.push(...closeProblems(facts, all.at(-1)));
  const editions = all.map(({ edition }) => edition);
  return { editions, files: editions.flatMap(({ files = [] }) => files).length, problems };
}

/** All at once; where one record spoils that, one by one. */
async function readAll({ table }: Stores, { programme, day }: EditionFacts, problems: Problem[]): Promise<Numbered[]> {
  const prefix = recordPrefix('edition', day);
  try {
    const items = await table.query<Edition>(partition(programme), { prefix });
    return items.map(({ sk, data }) => ({ number: Number(sk.slice(prefix.length)), edition: data }));
  } catch {
    const all: Numbered[] = [];
    for (let number = 1, isThere = true; isThere && number <= 99; number += 1) {
      const words = { path: `editions/${day}/${number}`, day, name: nameOf(day, number), affects: affects(day) };
      const read = () => readEdition(table, programme, day, number);
      const edition = await readOr<Edition | undefined | null>(problems, words, null, read);
      if (edition) all.push({ number, edition });
      isThere = edition !== undefined;
    }
    return all;
  }
}

function chainProblems(
  { programme, day }: EditionFacts,
  { number, edition }: Numbered,
  expected: number,
  before: Edition | undefined,
): Problem[] {
  const about = aboutEdition(day, number);
  const found: Problem[] = [];
  if (!isIntact(edition)) found.push(about('record.altered'));
  if (edition.programme !== programme || edition.day !== day || edition.edition !== number) {
    found.push(about('record.misplaced', `${edition.programme} ${edition.day} 第 ${edition.edition} 版`));
  }
  if (number !== expected) found.push(about('edition.chain', `缺少第 ${expected} 版`));
  else if (edition.previous !== (before === undefined ? null : (before.seal ?? checksum(before)))) {
    found.push(about('edition.chain', '前一版的校验码不同'));
  }
  return found;
}

/** @param of the edition that names the file. */
export async function fileProblems(
  { blobs }: Stores,
  of: Omit<ProblemWords, 'seen'>,
  file: Rendition,
): Promise<Problem[]> {
  const about = (code: ProblemCode, seen = ''): Problem[] => [
    problem(code, { ...of, path: `${of.path}/${file.name}`, name: `${of.name}的文件 ${file.name}`, seen }),
  ];
  try {
    const blob = await blobs.get(file.key);
    if (blob === undefined) return about('file.missing');
    const { bytes, mediaType } = blob;
    if (bytes.byteLength !== file.bytes)
      return about('file.altered', `应有 ${file.bytes} 字节，现有 ${bytes.byteLength} 字节`);
    if (sha256(bytes) !== file.sha256) return about('file.altered', 'SHA-256 不同');
    return mediaType === file.mediaType ? [] : about('file.altered', `类型成了 ${mediaType}`);
  } catch (error) {
    return about('file.altered', error instanceof Error ? error.message.slice(0, 120) : String(error));
  }
}

/** The text that search finds the edition by is the one that the edition names. */
async function textProblems(
  stores: Stores,
  { programme, day, isTextGone = false }: EditionFacts,
  { number, edition }: Numbered,
): Promise<Problem[]> {
  if (edition.text === undefined || isTextGone) return [];
  const about = aboutEdition(day, number);
  try {
    const text = (await textsBetween(stores, programme, day, day)).find((each) => each.checksum === edition.text);
    const passages = await text?.passages();
    const isSame = passages && checksum({ programme, day, edition: number, passages }) === edition.text;
    return isSame ? [] : [about('text.differs')];
  } catch {
    return [about('text.differs')];
  }
}

function closeProblems({ day, close, isOutdated }: EditionFacts, last: Numbered | undefined): Problem[] {
  if (last === undefined) return [];
  const newest = last.edition;
  const about = aboutEdition(day, last.number);
  if (close === undefined) {
    const words = { path: `closes/${day}`, day, name: `${day} 已印发，但`, affects: `${day} 的简报及此后的累计数` };
    return [problem('close.missing', words)];
  }
  // A record that was altered is named already; what it says of itself, its time too, may be anything.
  if (newest.close === closeChecksum(close) || !isIntact(newest) || isOutdated(newest)) return [];
  return [
    about('edition.differs', `应为 ${String(newest.close).slice(0, 12)}…，现为 ${closeChecksum(close).slice(0, 12)}…`),
  ];
}

const wordsOf = (day: ReportingDay, edition: number): Omit<ProblemWords, 'seen'> => ({
  ...{ path: `editions/${day}/${edition}`, day, name: nameOf(day, edition), affects: affects(day) },
});

const aboutEdition =
  (day: ReportingDay, edition: number) =>
  (code: ProblemCode, seen = ''): Problem =>
    problem(code, { ...wordsOf(day, edition), seen });

const nameOf = (day: ReportingDay, edition: number): string => `${day} 简报第 ${edition} 版`;

const affects = (day: ReportingDay): string => `读者看到和下载的 ${day} 简报`;
