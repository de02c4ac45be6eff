/**
 * A published bulletin kept as a ledger: every house a row of its town, its class and state in columns, three levels of units
 * (tests/cases/real/ganzhou-zijianfang.json). What is counted from the rows is what was published, in all, by town and by branch.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readProgrammeFile } from '../../../functions/adapters/yaml/programme-file.ts';
import { closeDay } from '../../../functions/core/day/close.ts';
import { figuresFile } from '../../../functions/core/edition/figures-file.ts';
import type { LedgerRow } from '../../../functions/core/ledger/ledger.ts';
import { readRows } from '../../../functions/core/ledger/read-rows.ts';
import { applyChanges } from '../../../functions/core/ledger/rows.ts';
import { madeRevision } from '../../support/made-programmes.ts';

interface Case {
  readonly units: readonly { readonly id: string; readonly name: string; readonly parent?: string }[];
  readonly reports: readonly {
    readonly period: string;
    readonly unit: string;
    readonly figures: Readonly<Record<string, Readonly<Record<string, number>> | number>>;
  }[];
  readonly expected: readonly { readonly period: string; readonly id: string; readonly value: string }[];
}

const FILE = new URL('../../cases/real/ganzhou-zijianfang.json', import.meta.url);
const given = JSON.parse(readFileSync(FILE, 'utf8')) as Case;
const [BEFORE, DAY] = ['2023-03-07', '2023-03-14'] as const;

const CLASSES = { yz: '严重（其他）', yd: '一定（其他）', jyz: '严重（经营性）', jyd: '一定（经营性）' };
const STATES = { done: '已完成整治', doing: '整治中', none: '未采取措施' };

const parents = new Set(given.units.map(({ parent }) => parent));
const unitLine = ({ id, name, parent }: Case['units'][number]): string => {
  const reports = given.reports.some(({ unit }) => unit === id) ? ', reports: true' : '';
  const branch = parents.has(id) ? `, branch: true${reports}` : '';
  return `  - { id: ${id}, name: ${name}${branch}${parent === undefined ? '' : `, under: ${parent}`} }`;
};
const figure = (id: string, name: string, where: string): string =>
  `  - { id: ${id}, name: ${name}, unit: 栋, kind: stock, from: { ledger: houses, count: "${where}" } }`;

const PROGRAMME = `id: ganzhou
title: 自建房排查整治进度通报
organisation: 甘州区自建房安全隐患排查整治专项行动领导小组办公室
issuer: 专班办公室
timezone: Asia/Shanghai
starts: 2023-03-07
schedule: { days: { weekly: tue }, due: "18:00", issue: "+1d 09:00" }
template: daily
units:
${given.units.map(unitLine).join('\n')}
indicators:
  - { id: lookback, name: 排查“回头看”, unit: 栋, kind: flow, reported: cumulative }
${Object.entries(CLASSES)
  .flatMap(([id, name]) => [
    figure(id, name, `class == '${name}'`),
    ...Object.entries(STATES).map(([state, word]) =>
      figure(`${id}_${state}`, `${name}${word}`, `class == '${name}' && state == '${word}'`),
    ),
  ])
  .join('\n')}
  - { id: yd_rate, name: 一定隐患整治完成率, unit: "%", kind: ratio, of: [yd_done, yd], decimals: 2 }
  - { id: yz_rate, name: 严重隐患整治完成率, unit: "%", kind: ratio, of: [yz_done, yz], decimals: 2 }
  - { id: open_all, name: 未完成整治, unit: 栋, kind: computed, formula: yz_doing + yz_none + yd_doing + yd_none + jyd_doing }
ledgers:
  - id: houses
    name: 自建房台账
    key: house
    columns:
      - { id: house, name: 房屋编号, kind: text, required: true }
      - { id: class, name: 隐患类别, kind: choice, of: [${Object.values(CLASSES).join(', ')}], required: true }
      - { id: state, name: 整治状态, kind: choice, of: [${Object.values(STATES).join(', ')}], required: true }
    closed: state == '已完成整治'
`;

const { programme, findings } = readProgrammeFile(PROGRAMME);

/** Houses of a unit as it has them: numbered within their class, those that are finished first. */
const housesOf = (figures: Case['reports'][number]['figures']): { readonly house: string }[] =>
  Object.entries(CLASSES).flatMap(([id, name]) => {
    const counts = figures[id];
    if (typeof counts !== 'object') return [];
    const states = Object.values(STATES).flatMap((state) => Array.from({ length: counts[state] ?? 0 }, () => state));
    return states.map((state, at) => ({ house: `${id}-${at + 1}`, class: name, state }));
  });

/** Houses that a village reports itself from now on leave the town's ledger. */
const goneFrom = (rows: readonly LedgerRow[], houses: readonly { readonly house: string }[]): object[] =>
  rows
    .filter(({ key }) => !houses.some(({ house }) => house === key))
    .map(({ key }) => ({ house: key, remove: '改由村里填报' }));

function closeOf(
  day: string,
  kept: Map<string, readonly LedgerRow[]>,
  previous: Parameters<typeof closeDay>[0]['previous'],
) {
  const reports = given.reports.filter(({ period }) => period === day);
  for (const { unit, figures } of reports) {
    const rows = { houses: kept.get(unit) ?? [] };
    const place = { ledgers: programme!.ledgers!, unit, day, units: [unit], rows, alone: new Set<string>() };
    const houses = housesOf(figures);
    const read = readRows(place, { houses: [...houses, ...goneFrom(rows.houses, houses)] });
    if (read.findings.length > 0) throw new Error(JSON.stringify(read.findings));
    kept.set(unit, applyChanges(rows.houses, read.changes.houses!, day));
  }
  const revisions = reports.map(({ unit, figures: { lookback } }) =>
    madeRevision(day, unit, lookback === undefined ? {} : { lookback: String(lookback) }, { programme: 'ganzhou' }),
  );
  const ledgers = new Map([['houses', new Map([...kept].map(([unit, rows]) => [unit, { rows, sha256: '' }]))]]);
  return closeDay({ programme: programme!, programmeVersion: 1, day, revisions, previous, ledgers });
}

describe('houses of a district', () => {
  const kept = new Map<string, readonly LedgerRow[]>();
  const before = closeOf(BEFORE, kept, null);
  const close = closeOf(DAY, kept, { close: before, checksum: '' });
  const { indicators } = figuresFile(programme!, close, 1, 1);

  test('the programme is taken', () => {
    expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('every house is a row once, from week to week', () => {
    const houses = [...kept.values()].flat();
    expect(houses).toHaveLength(1_528);
    // Those that stood already are the same rows, changed where the state moved.
    expect(houses.filter(({ since }) => since === BEFORE).length).toBeGreaterThan(1_000);
  });

  test.each(given.expected.filter(({ period }) => period === DAY))('$id is $value as published', ({ id, value }) => {
    const [name, unit] = id.split('.') as [string, string?];
    const printed = indicators[name]!;
    const shown = unit === undefined ? (name === 'lookback' ? printed.total : printed.day) : printed.units?.[unit]?.day;
    expect(shown).toBe(value);
  });
});
