/**
 * Ledgers in a programme file: what follows the documentation is read and written back; every mistake has its line and column
 * and says what to write.
 */
import { describe, expect, test } from 'vitest';
import { programmeChanges } from '../../../functions/core/programme/changes.ts';
import { programmeFileOf } from '../../../functions/core/programme/file-of.ts';
import { parseProgramme } from '../../../functions/core/programme/parse.ts';
import { LEDGER_FILE, ledgerFile, ledgerProgramme } from '../../support/ledger-programme.ts';

test('a programme with a ledger is read', () => {
  const { findings } = ledgerFile();
  expect(findings).toEqual([]);
  const [ledger] = ledgerProgramme().ledgers!;
  expect(ledger).toMatchObject({
    id: 'projects',
    key: 'name',
    columns: { length: 6 },
    closed: { text: "state == '竣工'" },
  });
  expect(ledgerProgramme().indicators.find(({ id }) => id === 'all')).toMatchObject({ from: { ledger: 'projects' } });
});

test('written as a file and read again it is the same', () => {
  const programme = ledgerProgramme((text) => text.replace('    closed:', '    asked_of: [a, b]\n    closed:'));
  const again = parseProgramme(programmeFileOf(programme));
  expect(again.findings).toEqual([]);
  expect(again.programme).toEqual(programme);
});

test('what changes in meaning is said', () => {
  const now = ledgerProgramme((text) =>
    text
      .replace("closed: state == '竣工'", "closed: state in ['竣工', '停工']")
      .replace('kind: percent, max: 100', 'kind: percent, max: 120'),
  );
  const words = programmeChanges(ledgerProgramme(), now).map((each) => each.words);
  expect(words).toHaveLength(2);
  expect(words[0]).toContain('形象进度');
  expect(words[1]).toContain("state in ['竣工', '停工']");
});

const MISTAKES: readonly (readonly [string, string, string, string, string])[] = [
  ['a key that is no column', 'key: name', 'key: nam', 'programme.ledger', '是否想写“name”'],
  ['a key that may be blank', 'kind: text, required: true }', 'kind: text }', 'programme.ledger', 'required: true'],
  ['two columns of one id', 'id: finish', 'id: state', 'programme.duplicate', 'columns[3].id'],
  ['a choice without options', ', of: [未开工, 在建, 停工, 竣工]', '', 'programme.missing', '选项的列表'],
  [
    'options of a number',
    'kind: number, decimals: 2',
    'kind: number, of: [a, b]',
    'programme.ledger',
    '只能用于 choice',
  ],
  [
    'an option that there is not',
    "list: state == '停工'",
    "list: state == '停建'",
    'programme.row_condition',
    '没有“停建”这个选项，可用的有 未开工、在建、停工、竣工',
  ],
  [
    'a column that there is not',
    "problem != ''",
    "problems != ''",
    'programme.row_condition',
    '没有“problems”这个栏目',
  ],
  ['a date beside a word', 'finish < day', "finish < '明天'", 'programme.row_condition', "'2026-05-01' 这样的日期"],
  [
    'a text beside a number',
    'progress == 100',
    "progress == '全部'",
    'programme.row_condition',
    '一边是文字，一边是数字',
  ],
  [
    'a condition that cannot be read',
    "closed: state == '竣工'",
    "closed: state = '竣工'",
    'programme.row_condition',
    '读不懂',
  ],
  [
    'a figure of a ledger that there is not',
    'ledger: projects, count: true',
    'ledger: project, count: true',
    'programme.unknown_id',
    '是否想写“projects”',
  ],
  ['a sum of words', 'sum: invested', 'sum: state', 'programme.ledger', '应为数字栏目的 id'],
  [
    'a sum with fewer decimals',
    'kind: stock, decimals: 2, from',
    'kind: stock, decimals: 1, from',
    'programme.ledger',
    'decimals: 2',
  ],
  ['neither count nor sum', 'ledger: projects, count: true', 'ledger: projects', 'programme.ledger', 'count'],
  [
    'a flow of what stands',
    'id: all, name: 项目总数, unit: 个, kind: stock',
    'id: all, name: 项目总数, unit: 个, kind: flow',
    'programme.ledger',
    'kind 应为 stock',
  ],
  [
    'a figure that is typed as well',
    'kind: stock, carry: true, from',
    'kind: stock, required: true, from',
    'programme.ledger',
    '没有人填',
  ],
  ['a reserved id', 'id: problem, name', 'id: units, name', 'programme.ledger', 'units_name'],
  [
    'a unit that there is not',
    '    closed:',
    '    asked_of: [a, z]\n    closed:',
    'programme.unknown_unit',
    '可用的有 a、b、c',
  ],
];

describe('mistakes', () => {
  test.each(MISTAKES)('%s', (_, from, to, code, words) => {
    expect(LEDGER_FILE).toContain(from);
    const { programme, findings } = ledgerFile((text) => text.replace(from, to));
    expect(programme).toBeUndefined();
    const found = findings.find((each) => each.code === code);
    expect(found?.message).toContain(words);
    expect(found?.line).toBeGreaterThan(1);
    expect(found?.column).toBeGreaterThan(0);
  });
});
