/**
 * Questions to the archive with what must be understood (`tests/wild/questions.yaml`): none is answered wrongly, and one that
 * is not understood is never answered.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readProgrammeFile } from '../../../functions/adapters/yaml/programme-file.ts';
import type { Whose } from '../../../functions/core/ask/names.ts';
import { type Moment, type Question, readQuestion } from '../../../functions/core/ask/question.ts';
import { sampled } from '../../support/thorough.ts';

interface Asked {
  readonly programme: string;
  readonly today: string | Date;
  readonly last: string | Date;
  readonly cases: readonly (readonly [question: string, wanted: string])[];
}

const ROOT = new URL('../../../', import.meta.url);
const textOf = (name: string): string => readFileSync(new URL(name, ROOT), 'utf8');
const files = parse(textOf('tests/wild/questions.yaml')) as Asked[];

const momentWords = (moment: Moment): string =>
  'day' in moment ? moment.day : `${moment.span.from}..${moment.span.to}`;
const whoseWords = (whose: Whose): string =>
  whose.of === 'all' ? '' : `@${whose.of === 'unit' ? whose.unit : whose.group}`;

function words(question: Question): string {
  if (question.asks === 'nothing') return '?';
  if (question.asks === 'briefings') return question.days.join(',');
  const { moments, indicators, whose, total } = question;
  const figures = indicators.flatMap(({ id }) => whose.map((each) => id + whoseWords(each)));
  return `${moments.map(momentWords).join(',')} ${figures.join(',')}${total ? ' total' : ''}`;
}

describe.each(files)('$programme', ({ programme: file, today, last, cases }) => {
  const { programme } = readProgrammeFile(textOf(file));
  test.each(cases)('%s', (question, wanted) => {
    expect(words(readQuestion(programme!, question, { today: String(today), last: String(last) }))).toBe(wanted);
  });
});

test('are two hundred at least', () => {
  expect(files.flatMap(({ cases }) => cases).length).toBeGreaterThan(200);
});

test('one foreign letter anywhere leaves nothing to be answered', () => {
  for (const { programme: file, today, last, cases } of files) {
    const { programme } = readProgrammeFile(textOf(file));
    for (const [question, wanted] of sampled(cases, 9)) {
      for (let at = 0; at <= question.length && wanted !== '?'; at += 1) {
        const asked = `${question.slice(0, at)}龘${question.slice(at)}`;
        const read = readQuestion(programme!, asked, { today: String(today), last: String(last) });
        expect(words(read), asked).toBe('?');
      }
    }
  }
});
