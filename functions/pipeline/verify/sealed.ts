/**
 * Part of `verify.ts`: records that stand alone (access keys, deliveries, reminders, notices to units, links).
 * Each carries a seal over all that it says; those written before there were seals are counted apart.
 */
import { type Problem, problem } from '../../core/verify/problem.ts';
import type { Table } from '../../ports.ts';
import { isIntact } from '../../records/store/checksum.ts';
import { type KIND, partition, recordPrefix } from '../../records/store/keys.ts';
import { readOr } from './reading.ts';

/** Kinds that are sealed, as people call them, what depends on them, and what a record without a seal may hold. */
const SEALED = {
  key: {
    name: '访问码',
    affects: '谁能登录、能做什么',
    holds: 'id programme role unit day expires revoked revokedBy createdAt by label sha256',
  },
  delivery: {
    name: '投递记录',
    affects: '简报发给了谁的记录',
    holds: 'programme day edition channel recipient secretRef attempts',
  },
  digestDelivery: {
    name: '汇编投递记录',
    affects: '周报、月报、专报发给了谁的记录',
    holds: '',
  },
  reminder: { name: '催报记录', affects: '催报了谁的记录', holds: 'programme day time units at by run sent' },
  /** There were none before there were seals. */
  preservation: { name: '保全记录', affects: '哪些内容不得销毁的记录', holds: '' },
  unitNotice: { name: '通知单位的记录', affects: '通知了哪些单位的记录', holds: '' },
  link: { name: '临时链接记录', affects: '谁生成了链接的记录', holds: 'id day by at expires' },
} as const satisfies Partial<
  Record<keyof typeof KIND, { readonly name: string; readonly affects: string; readonly holds: string }>
>;

export interface VerifiedSeals {
  /** Sealed records that were looked at. */
  readonly others: number;
  /** Written before there were seals: nothing tells whether they were changed. */
  readonly unsealed: number;
}

export async function verifySealed(table: Table, programme: string, problems: Problem[]): Promise<VerifiedSeals> {
  let [others, unsealed] = [0, 0];
  for (const [kind, { name, affects, holds }] of Object.entries(SEALED)) {
    const prefix = recordPrefix(kind as keyof typeof SEALED);
    const words = { path: kind, name, affects };
    const query = () => table.query<{ readonly seal?: string }>(partition(programme), { prefix });
    for (const { sk, data } of await readOr(problems, words, [], query)) {
      others += 1;
      if (isOld(data, holds)) unsealed += 1;
      else if (!isIntact(data)) {
        const id = sk.slice(prefix.length);
        problems.push(problem('record.altered', { path: `${kind}/${id}`, name: `${name} ${id}`, affects }));
      }
    }
  }
  return { others, unsealed };
}

/** Without a seal, and with nothing in it that was not there before seals: a seal whose own name was changed is not missing. */
const isOld = (data: { readonly seal?: string }, holds: string): boolean =>
  data.seal === undefined && Object.keys(data).every((key) => holds.split(' ').includes(key));
