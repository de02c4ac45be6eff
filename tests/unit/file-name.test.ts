/**
 * Names under which files are saved: they must arrive intact everywhere and never be a path.
 */
import { expect, test } from 'vitest';
import { fileNameOf } from '../../functions/core/series/file-name.ts';
import { sampleEdition } from '../support/sample-records.ts';

test.each([
  ['疫情防控工作每日专报', 'briefing.docx', 1, '疫情防控工作每日专报-第8期-2022-04-08.docx'],
  ['疫情防控工作每日专报', 'figures.xlsx', 1, '疫情防控工作每日专报-第8期-2022-04-08-数据.xlsx'],
  ['疫情防控工作每日专报', 'briefing.html', 3, '疫情防控工作每日专报-第8期-2022-04-08-更正第3版.html'],
  ['../..\\a:b*c?"<d>|\r\nX-Evil: 1', 'briefing.txt', 1, 'a b c d X-Evil 1-第8期-2022-04-08.txt'],
  ['报\u202etxt.exe', 'briefing.docx', 1, '报 txt.exe-第8期-2022-04-08.docx'],
] as const)('%j %s', (title, file, edition, name) => {
  expect(fileNameOf(title, sampleEdition({ edition }), file)).toBe(name);
});

test('a long title is cut between characters', () => {
  expect(fileNameOf('𠮷'.repeat(200), sampleEdition(), 'briefing.docx')).toBe(
    `${'𠮷'.repeat(80)}-第8期-2022-04-08.docx`,
  );
});
