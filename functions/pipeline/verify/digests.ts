/**
 * Part of `verify.ts`: digests of every kind. Each record is what was written, lies where it says and follows the edition before
 * it; each file has the bytes that were issued; the register of its kind has neither gap nor duplicate and says the same.
 */
import type { DigestEdition } from '../../core/digest/digest.ts';
import type { RegisterYear } from '../../core/edition/edition.ts';
import { periodId } from '../../core/programme/digests.ts';
import { DIGEST_KINDS, type DigestKind } from '../../core/programme/programme.ts';
import { isReportingDay } from '../../core/values/reporting-day.ts';
import {
  type Problem,
  type ProblemCode,
  type ProblemWords,
  problem,
  type Unfinished,
} from '../../core/verify/problem.ts';
import type { Stores } from '../../ports.ts';
import { deliveriesOf } from '../../records/delivery/deliveries.ts';
import { allDigests, digestEditionsOf, digestKey } from '../../records/digest/digests.ts';
import { readRegisterYears } from '../../records/edition/register.ts';
import { checksum, isIntact } from '../../records/store/checksum.ts';
import { fileProblems } from './editions.ts';
import { readOr } from './reading.ts';
import { verifyRegister } from './register.ts';
import { unfinishedIssue } from './unfinished.ts';

type Years = readonly { readonly key: string; readonly data: RegisterYear }[];

export interface VerifiedDigests {
  readonly digests: number;
  readonly files: number;
  readonly unfinished: readonly Unfinished[];
}

export async function verifyDigests(stores: Stores, programme: string, problems: Problem[]): Promise<VerifiedDigests> {
  let [digests, files] = [0, 0];
  const unfinished: Unfinished[] = [];
  for (const kind of DIGEST_KINDS) {
    const years = await yearsOf(stores, programme, kind, problems);
    for (const period of await periodsOf(stores, programme, kind, years)) {
      const words = aboutPeriod(kind, period);
      const read = () => digestEditionsOf(stores.table, programme, kind, period);
      const editions = await readOr<DigestEdition[] | undefined>(problems, words, undefined, read);
      if (editions === undefined) continue;
      for (const [at, edition] of editions.entries()) {
        const place = { programme, kind, period, number: at + 1 };
        problems.push(...recordProblems(place, edition, editions[at - 1]));
        for (const file of edition.files ?? []) {
          problems.push(...(await fileProblems(stores, aboutEdition(kind, period, at + 1), file)));
        }
        digests += 1;
        files += (edition.files ?? []).length;
      }
      problems.push(...numberProblems(kind, period, years, editions));
      const entry = years.find(({ key }) => key === period.to.slice(0, 4))?.data.issues[periodId(period)];
      if (entry === undefined || editions.length > 0) continue;
      const looked = await unfinishedIssue(stores.table, {
        ...{ programme, issue: entry.issue, words, record: digestKey(programme, { kind, ...period }, 1).sk },
        command: `jianbao digest ${programme} ${period.from} ${period.to} --kind ${kind}`,
        isDelivered: (await deliveriesOf(stores.table, programme, '', 1, { kind, ...period })).length > 0,
      });
      problems.push(...looked.problems);
      unfinished.push(...looked.unfinished);
    }
  }
  return { digests, files, unfinished };
}

async function yearsOf({ table }: Stores, programme: string, kind: DigestKind, problems: Problem[]): Promise<Years> {
  const words = { path: `register/${kind}`, name: `${kind} 期号登记簿`, affects: `全部 ${kind} 期号` };
  return readOr<Years>(problems, words, [], async () => {
    const years = await readRegisterYears(table, programme, kind);
    problems.push(...verifyRegister(years, programme, kind));
    return years;
  });
}

interface Period {
  readonly from: string;
  readonly to: string;
}

/** Those that records can be read of, and those that the register numbers, so that one broken record hides no other. */
async function periodsOf({ table }: Stores, programme: string, kind: DigestKind, years: Years): Promise<Period[]> {
  const stored = await allDigests(table, programme, kind).catch(() => []);
  const numbered = years.flatMap(({ data }) => Object.keys(data.issues ?? {}));
  const ids = new Set([...stored.map(({ place }) => periodId(place)), ...numbered]);
  return [...ids]
    .map((id) => id.split('_'))
    .filter(([from = '', to = '']) => isReportingDay(from) && isReportingDay(to))
    .map(([from = '', to = '']) => ({ from, to }));
}

function recordProblems(
  { programme, kind, period, number }: { programme: string; kind: DigestKind; period: Period; number: number },
  edition: DigestEdition,
  before: DigestEdition | undefined,
): Problem[] {
  const about = (code: ProblemCode, seen = ''): Problem =>
    problem(code, { ...aboutEdition(kind, period, number), seen });
  const isThere = edition.programme === programme && edition.kind === kind && periodId(edition) === periodId(period);
  return [
    ...(isIntact(edition) ? [] : [about('record.altered')]),
    ...(isThere && edition.edition === number
      ? []
      : [about('record.misplaced', `${edition.kind} ${edition.from} ${edition.to} 第 ${edition.edition} 版`)]),
    ...(edition.previous === (before === undefined ? null : (before.seal ?? checksum(before)))
      ? []
      : [about('edition.chain', '前一版的校验码不同')]),
  ];
}

function numberProblems(kind: DigestKind, period: Period, years: Years, editions: readonly DigestEdition[]): Problem[] {
  const entry = years.find(({ key }) => key === period.to.slice(0, 4))?.data.issues[periodId(period)];
  const about = (seen: string): Problem[] => [problem('register.differs', { ...aboutPeriod(kind, period), seen })];
  if (entry === undefined) return editions.length === 0 ? [] : about('登记簿中没有这一期');
  if (editions.length === 0) return []; // looked at by `unfinished.ts`
  const other = editions.find(({ issue, overall }) => issue !== entry.issue || overall !== entry.overall);
  if (other !== undefined) return about(`登记为第 ${entry.issue} 期，第 ${other.edition} 版印的是第 ${other.issue} 期`);
  return editions[0]!.issuedAt === entry.at ? [] : about(`给号时间 ${entry.at}，印发时间 ${editions[0]!.issuedAt}`);
}

const aboutPeriod = (kind: DigestKind, period: Period): Omit<ProblemWords, 'seen'> => ({
  path: `digests/${kind}/${periodId(period)}`,
  name: `${period.from} 至 ${period.to} 的 ${kind} 汇编`,
  affects: `读者看到和下载的这一期`,
});

const aboutEdition = (kind: DigestKind, period: Period, number: number): Omit<ProblemWords, 'seen'> => ({
  ...aboutPeriod(kind, period),
  path: `digests/${kind}/${periodId(period)}/${number}`,
  name: `${period.from} 至 ${period.to} 的 ${kind} 汇编第 ${number} 版`,
});
