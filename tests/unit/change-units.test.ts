/**
 * Changing units: the way back to a programme's file, and one unit added, renamed, closed; everything else untouched.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { readProgrammeFile } from '../../functions/adapters/yaml/programme-file.ts';
import { type UnitWords, withUnit } from '../../functions/core/programme/change-units.ts';
import { programmeFileOf } from '../../functions/core/programme/file-of.ts';
import { parseProgramme } from '../../functions/core/programme/parse.ts';
import type { Programme } from '../../functions/core/programme/programme.ts';
import { PROGRAMME_FILE } from '../../functions/core/programme/schema.ts';
import { webProgramme } from '../support/web-world.ts';

const examples = ['changzhou', 'suizhou', 'xianning'].map((name) => {
  const folder = join(import.meta.dirname, '../../examples', name);
  const text = readFileSync(join(folder, 'programme.yaml'), 'utf8');
  return readProgrammeFile(text, (file) => readFileSync(join(folder, file), 'utf8')).programme!;
});

/** With everything that a file may say. */
const FULL = parseProgramme({
  ...{ id: 'full', title: '任务', organisation: '某市', issuer: '办公室', timezone: 'Asia/Shanghai' },
  ...{ starts: '2022-04-01', ends: '2022-12-31', template: 'daily', layout: 'plain', shards: 3 },
  ...{ classification: '内部资料', copies: 30 },
  alarm: { after_minutes: 45, deliver: [{ channel: 'wecom', url_ref: 'env:DUTY' }] },
  schedule: {
    days: 'workdays',
    due: '+1d 07:30',
    remind: ['16:30', '+1d 07:00'],
    issue: '+1d 08:00',
    review: 'required',
  },
  units: [
    {
      id: 'a',
      name: '甲',
      group: '组',
      opens: '2022-04-02',
      closes: '2022-06-30',
      responsible: '大队长',
      mail: 'duty@example.org',
    },
    { id: 'b', name: '乙' },
  ],
  indicators: [
    {
      id: 'x',
      name: '清运',
      unit: '吨',
      kind: 'flow',
      decimals: 1,
      opening: '17050.0',
      aliases: ['垃圾'],
      asked_of: ['a'],
    },
    {
      id: 's',
      name: '在岗',
      unit: '人',
      kind: 'stock',
      min: '1',
      max: '99',
      required: true,
      carry: true,
      definition: '口径',
    },
    { id: 'r', name: '比率', unit: '%', kind: 'ratio', of: ['x', 's'], decimals: 1 },
    { id: 'p', name: '小区', kind: 'places', roster: ['一', '二'] },
    { id: 'c', name: '巡查', kind: 'check' },
  ],
  ledgers: [
    {
      ...{ id: 'sites', name: '工地台账', key: 'name', closed: "state == '竣工'" },
      columns: [
        { id: 'name', name: '名称', kind: 'text', required: true },
        { id: 'state', name: '状态', kind: 'choice', of: ['在建', '竣工'] },
      ],
    },
  ],
  sections: [{ id: 'guard', title: '值守' }],
  headline: ['x'],
  lists: [{ title: '红榜', of: 'x', when: 'day >= 100' }],
  numbering: { first: 75, overall: 312, restart: 'never' },
  narratives: ['工作动态', '问题协调', { name: '事故', matter: true, days: 3 }],
  rules: [{ check: 'x <= 2 * s', level: 'warning', message: '核对' }],
  distribution: { 报: ['市委办'], 发: ['各单位'] },
  deliver: [
    { channel: 'smtp', to: ['office@example.org'] },
    { channel: 'webhook', url_ref: 'env:URL', secret_ref: 'env:SECRET' },
  ],
  keep: { reports: '10y', photos: '3y' },
  calendar: { holidays: ['2022-05-02'], workdays: ['2022-05-07'] },
  digests: [
    { kind: 'weekly', when: '+1d 09:00', title: '一周专报' },
    { kind: 'monthly', deliver: [{ channel: 'wecom', url_ref: 'env:LEADERS' }] },
    { kind: 'special', template: 'daily', deliver: [] },
  ],
}).programme!;

const words = (over: Partial<UnitWords>): UnitWords => ({
  ...{ id: '', name: '', group: '', responsible: '', mail: '', opens: '', closes: '' },
  ...over,
});

const changed = (programme: Programme, typed: UnitWords, isNew: boolean) => {
  const result = withUnit(programme, typed, isNew);
  if ('findings' in result) throw new Error(result.findings.map(({ message }) => message).join());
  return result;
};

describe('the way back to a file', () => {
  test('leaves out no key that a file may have', () => {
    expect(Object.keys(programmeFileOf(FULL, 1)).sort()).toEqual(Object.keys(PROGRAMME_FILE.shape).sort());
  });

  test.each([...examples, FULL, webProgramme()].map((each) => [each.id, each] as const))(
    '%s, written as YAML and read again, is the same programme',
    (_, programme) => {
      const { programme: again, findings } = readProgrammeFile(stringify(programmeFileOf(programme)));
      expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
      expect(again).toEqual(programme);
    },
  );
});

describe('a unit', () => {
  test('is added with an id of its own and nothing else changes', () => {
    const { programme, unit, differences } = changed(FULL, words({ name: '丙', opens: '2022-05-01' }), true);
    expect(unit).toEqual({ id: 'u3', name: '丙', opens: '2022-05-01' });
    expect({ ...programme, units: FULL.units }).toEqual(FULL);
    expect(programme.units.slice(0, 2)).toEqual(FULL.units);
    expect(differences.map(({ field, before, after }) => [field, before, after])).toEqual([
      ['id', null, 'u3'],
      ['name', null, '丙'],
      ['opens', null, '2022-05-01'],
    ]);
  });

  test('is renamed and closed, and stays where it was', () => {
    const { programme, differences } = changed(FULL, words({ id: 'a', name: '甲一', closes: '2022-05-10' }), false);
    expect(programme.units[0]).toEqual({ id: 'a', name: '甲一', closes: '2022-05-10' });
    expect(differences.map(({ field, after }) => [field, after])).toEqual([
      ['name', '甲一'],
      ['group', null],
      ['responsible', null],
      ['mail', null],
      ['opens', null],
      ['closes', '2022-05-10'],
    ]);
  });

  test.each([
    ['unit.none', words({ id: 'z', name: '丙' }), false],
    ['unit.taken', words({ id: 'a', name: '丙' }), true],
    ['programme.missing', words({ id: 'a' }), false],
    ['programme.value', words({ id: 'A B', name: '丙' }), true],
    ['programme.value', words({ id: 'a', name: '甲', closes: '2022-02-30' }), false],
    ['programme.value', words({ id: 'a', name: '甲\u0007' }), false],
    ['programme.order', words({ id: 'a', name: '甲', opens: '2022-06-01', closes: '2022-05-01' }), false],
  ] as const)('is refused: %s', (code, typed, isNew) => {
    const result = withUnit(FULL, typed, isNew);
    expect('findings' in result && result.findings.map((found) => found.code)).toContain(code);
  });
});
