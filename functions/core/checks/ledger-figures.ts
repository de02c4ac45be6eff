/**
 * What must hold for figures that are drawn from a ledger (`from`): the ledger and its column are there, the condition can
 * be read, and nothing says how the figure would be typed.
 */
import { type Finding, finding } from '../findings/finding.ts';
import { didYouMean } from '../text/nearest.ts';
import { conditionProblem, type LedgerEntry, type Maybe, wrong } from './ledgers.ts';
import type { Placed } from './placed.ts';

type IndicatorEntry = Maybe<{
  readonly kind: string;
  readonly decimals: number;
  readonly reported: string;
  readonly asked_of: readonly string[];
  readonly required: boolean;
  readonly min: string | number;
  readonly max: string | number;
  readonly by: unknown;
  readonly from: Maybe<{
    readonly ledger: string;
    readonly count: string | true;
    readonly sum: string;
    readonly where: string;
  }>;
}>;

/** Of figures that are drawn from a ledger: what they name is there, and nothing says how they are typed. */
export function sourceFindings(
  indicators: readonly Placed<IndicatorEntry>[],
  ledgers: readonly Placed<LedgerEntry>[],
): Finding[] {
  return indicators.flatMap(({ entry, path }) => {
    if (entry.from === undefined) return [];
    return [...drawnKeys(entry, path), ...fromFindings(entry, `${path}.from`, ledgers)];
  });
}

const NOT_TYPED = ['asked_of', 'required', 'min', 'max', 'by'] as const;

function drawnKeys(entry: IndicatorEntry, path: string): Finding[] {
  const { kind, reported } = entry;
  const typed = NOT_TYPED.filter((key) => entry[key] !== undefined && entry[key] !== false);
  const fits = kind === undefined || kind === 'stock' || (kind === 'flow' && reported === 'cumulative');
  return [
    ...typed.map((key) =>
      wrong(
        `${path}.${key}`,
        key,
        entry[key],
        '它由台账得出，没有人填；谁报、必填和上下限请写在台账里，分项请各写一个指标',
      ),
    ),
    ...(fits
      ? []
      : [
          wrong(
            `${path}.from`,
            'from',
            kind,
            '由台账得出的是现有数：kind 应为 stock；要看每日新增的累计数，写 kind: flow 和 reported: cumulative',
          ),
        ]),
  ];
}

function fromFindings(
  { from = {}, decimals = 0 }: IndicatorEntry,
  at: string,
  ledgers: readonly Placed<LedgerEntry>[],
): Finding[] {
  const { ledger: id, count, sum, where } = from;
  const ids = ledgers.flatMap(({ entry }) => (entry.id === undefined ? [] : [entry.id]));
  const ledger = ledgers.find(({ entry }) => entry.id === id)?.entry;
  if ((count === undefined) === (sum === undefined))
    return [
      wrong(
        at,
        'from',
        count === undefined ? '' : 'count、sum',
        'count（数条目）和 sum（加一个数字栏目）写一个，也只写一个',
      ),
    ];
  if (id === undefined) return [];
  if (ledger === undefined)
    return [
      finding('programme.unknown_id', {
        path: `${at}.ledger`,
        name: 'ledger',
        seen: id,
        expected: didYouMean(id, ids),
      }),
    ];
  if (typeof count === 'string' && where !== undefined)
    return [wrong(`${at}.where`, 'where', where, 'count 已经写了条件，请把两个条件合写在 count 里，用 && 连接')];
  return [
    ...(sum === undefined ? [] : sumFindings(sum, decimals, `${at}.sum`, ledger)),
    ...conditionProblem(typeof count === 'string' ? count : undefined, `${at}.count`, ledger),
    ...conditionProblem(where, `${at}.where`, ledger),
  ];
}

function sumFindings(sum: string, decimals: number, path: string, { columns }: LedgerEntry): Finding[] {
  const numbers = columns.filter(({ entry: { kind } }) => kind === 'number' || kind === undefined);
  const ids = numbers.flatMap(({ entry: { id } }) => (id === undefined ? [] : [id]));
  const column = numbers.find(({ entry: { id } }) => id === sum)?.entry;
  if (column === undefined) return [wrong(path, 'sum', sum, `应为数字栏目的 id，${didYouMean(sum, ids)}`)];
  const places = column.decimals ?? 0;
  if (places <= decimals) return [];
  return [
    wrong(path, 'sum', sum, `这个栏目有 ${places} 位小数，指标只有 ${decimals} 位，请给指标写 decimals: ${places}`),
  ];
}
