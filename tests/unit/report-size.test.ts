/**
 * A report's size as a whole, at its limit, below and above it; and that what was taken fits the record and the form.
 */
import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../functions/core/limits/limits.ts';
import { parseSubmission } from '../../functions/core/report/parse.ts';
import { bytesAsJson } from '../../functions/core/report/size.ts';
import { MOST_ITEM_BYTES } from '../../functions/ports.ts';
import { madeProgramme } from '../support/made-programmes.ts';

const programme = madeProgramme({ narratives: [{ name: '工作动态', opensMatter: false }] });
const unit = programme.units[0]!;
const history = { previous: {}, total: {} };

/** Texts of these lengths, in Chinese. */
const reportOf = (lengths: readonly number[], last = '') => ({
  id: 'r-1',
  narratives: lengths.map((length, at) => ({
    kind: '工作动态',
    text: '值'.repeat(length) + (at === lengths.length - 1 ? last : ''),
  })),
});
const parse = (input: object) => parseSubmission(programme, unit, '2022-04-08', input, history);

/** Ten narratives of 9,900 characters and one that fills the rest, byte for byte. */
function filled(bytes: number): object {
  const ten = Array.from({ length: 10 }, () => 9_900);
  const { submission } = parse(reportOf([...ten, 1]));
  const room = bytes - bytesAsJson(submission!) + 3;
  return reportOf([...ten, Math.floor(room / 3)], 'a'.repeat(room % 3));
}

describe('a report as a whole', () => {
  test.each([-1, 0])('is taken at %i bytes from its limit', (offset) => {
    const { submission, findings } = parse(filled(LIMITS.reportBytes + offset));
    expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
    expect(bytesAsJson(submission!)).toBe(LIMITS.reportBytes + offset);
  });
  test('is refused one byte above, in words', () => {
    const { submission, findings } = parse(filled(LIMITS.reportBytes + 1));
    expect(submission).toBeUndefined();
    expect(findings[0]).toMatchObject({ code: 'submission.too_large', level: 'error' });
    expect(findings[0]!.message).toBe('整份报送约 10.0 万字，最多 10.0 万字，存不下；请删减各段文字后提交。');
  });
  test('14 narratives of 9,900 characters are told how much too much they are', () => {
    const { findings } = parse(reportOf(Array.from({ length: 14 }, () => 9_900)));
    expect(findings[0]!.message).toContain('约 13.9 万字，最多 10.0 万字');
  });
  test('fits the record, and as a form the megabyte of a request', () => {
    expect(LIMITS.reportBytes).toBeLessThan(MOST_ITEM_BYTES - 50_000);
    for (const text of ['值', '"', '\n', '%', '\\', '😀']) {
      const json = bytesAsJson({ text }) - bytesAsJson({ text: '' });
      const form = encodeURIComponent(text.replace('\n', '\r\n')).length;
      expect(form).toBeLessThanOrEqual(3 * json);
    }
    expect(3 * LIMITS.reportBytes).toBeLessThan(950_000);
  });
});

describe('what a text lost on its way', () => {
  const kept = (text: string) =>
    parse({ id: 'r-1', narratives: [{ kind: '工作动态', text }] }).findings.map(({ code, seen }) => [code, seen]);
  test.each([
    ['一行', []],
    ['一行\n二行', []],
    ['一行\r\n二行', [['text.tidied', '统一了换行']]],
    ['前\u202e后', [['text.removed', 'U+202E']]],
  ])('%j', (text, told) => expect(kept(text)).toEqual(told));
});
