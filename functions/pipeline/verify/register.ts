/**
 * Part of `verify.ts`: the register has neither gap nor duplicate, and says the same as the editions.
 *
 * Overall numbers: the own issues of a year (but those that a later year gave, its `late`) and the late days that it gave
 * count on from where the years before ended.
 */
import type { Edition, RegisterEntry, RegisterYear } from '../../core/edition/edition.ts';
import type { DigestKind } from '../../core/programme/programme.ts';
import { issueOf, issuesBeforeFirst, type Numbering, overallBefore } from '../../core/register/numbering.ts';
import type { ReportingDay } from '../../core/values/values.ts';
import { type Problem, problem } from '../../core/verify/problem.ts';

/**
 * @param years oldest first, with the year of each one's key.
 * @param digest the kind that they number; absent: the dailies.
 */
export function verifyRegister(
  years: readonly { readonly key: string; readonly data: RegisterYear }[],
  programme: string,
  digest?: DigestKind,
  numbering?: Numbering,
): Problem[] {
  const [place, what] = digest === undefined ? ['register', ''] : [`register/${digest}`, `${digest} `];
  const yearOf = (id: string): string => (digest === undefined ? id : (id.split('_')[1] ?? '')).slice(0, 4);
  const late = new Map(years.flatMap(({ data }) => Object.entries(data.late ?? {})));
  let before = overallBefore(numbering);
  const firstYear = years.find(({ key }) => key !== '0000')?.key;
  return years.flatMap(({ key, data }, at) => {
    const own = Object.entries(data.issues);
    const given = [
      ...own.filter(([day]) => !late.has(day)).map(([, { overall }]) => overall),
      ...Object.values(data.late ?? {}),
    ];
    const wrong = [
      data.programme === programme && data.year === key && data.digest === digest
        ? ''
        : `写的是 ${data.programme} ${data.year} 年`,
      data.before === before ? '' : `年初总号应为 ${before}，现为 ${data.before}`,
      isFollowed(data, years[at + 1]?.key)
        ? ''
        : `下一年应为 ${years[at + 1]?.key ?? '无'}，现为 ${data.followedBy ?? '无'}`,
      issuesInOrder(numbering, own, key === firstYear ? issuesBeforeFirst(numbering) : 0),
      inOrder('总期号', given, before),
      ...own.map(([day, { overall }]) =>
        late.has(day) && late.get(day) !== overall ? `${day} 的总期号应为 ${late.get(day)}，现为 ${overall}` : '',
      ),
      ...own.map(([day]) => (yearOf(day) === key ? '' : `${day} 不在 ${key} 年`)),
    ].filter((each) => each !== '');
    before += given.length;
    if (wrong.length === 0) return [];
    return [
      problem('register.gap', {
        path: `${place}/${key}`,
        name: `${key} 年${what}期号登记簿`,
        seen: wrong.slice(0, 5).join('；'),
        affects: `${key} 年的期号`,
      }),
    ];
  });
}

/**
 * The newest year may announce one that is not there yet: issuing was cut off between the two writes, and the next issue
 * goes on there. Had a year with editions been lost, its days would miss their numbers (`verifyNumber`).
 */
const isFollowed = ({ year, followedBy }: RegisterYear, next: string | undefined): boolean =>
  next === undefined ? followedBy === undefined || followedBy > year : followedBy === next;

/** The number that the day has and no edition bears. */
export function numberWithoutEdition(
  years: readonly { readonly key: string; readonly data: RegisterYear }[],
  day: ReportingDay,
  editions: readonly Edition[],
): number | undefined {
  return editions.length > 0 ? undefined : years.find(({ key }) => key === day.slice(0, 4))?.data.issues[day]?.issue;
}

/** Does the day's entry say what its editions say? */
export function verifyNumber(
  years: readonly { readonly key: string; readonly data: RegisterYear }[],
  day: ReportingDay,
  editions: readonly Edition[],
): Problem[] {
  const entry = years.find(({ key }) => key === day.slice(0, 4))?.data.issues[day];
  const about = (seen: string): Problem[] => [
    problem('register.differs', {
      path: `register/${day}`,
      day,
      name: `${day} 的简报`,
      seen,
      affects: `${day} 简报的期号`,
    }),
  ];
  const [first] = editions;
  if (entry === undefined) return first === undefined ? [] : about('登记簿中没有这一天');
  if (first === undefined) return []; // `unfinished.ts` looks why
  const other = editions.find(({ issue, overall }) => issue !== entry.issue || overall !== entry.overall);
  if (other !== undefined)
    return about(
      `登记为第 ${entry.issue} 期（总第 ${entry.overall} 期），第 ${other.edition} 版印的是第 ${other.issue} 期（总第 ${other.overall} 期）`,
    );
  return first.issuedAt === entry.at ? [] : about(`给号时间 ${entry.at}，印发时间 ${first.issuedAt}`);
}

function issuesInOrder(
  numbering: Numbering | undefined,
  own: readonly (readonly [string, RegisterEntry])[],
  before: number,
): string {
  if (numbering?.restart !== 'never') {
    return inOrder(
      '本年期号',
      own.map(([, { issue }]) => issue),
      before,
    );
  }
  const other = own.find(([, { issue, overall }]) => issue !== issueOf(numbering, 0, overall));
  return other === undefined
    ? ''
    : `${other[0]} 的期号应为 ${issueOf(numbering, 0, other[1].overall)}，现为 ${other[1].issue}`;
}

function inOrder(name: string, numbers: readonly number[], before: number): string {
  const sorted = [...numbers].sort((left, right) => left - right);
  const at = sorted.findIndex((number, index) => number !== before + index + 1);
  return at < 0 ? '' : `${name}第 ${before + at + 1} 个应为 ${before + at + 1}，现为 ${sorted[at]}`;
}
