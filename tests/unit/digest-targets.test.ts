/**
 * A digest says how far a target is reached on its period's last day, in words and in its figures.json.
 */
import { expect, test } from 'vitest';
import { digestFigures } from '../../functions/core/digest/figures.ts';
import { digestFile } from '../../functions/core/digest/figures-file.ts';
import { makeDigest } from '../../functions/core/digest/make.ts';
import type { Target } from '../../functions/core/kinds/target.ts';
import { closeMadeDays, madeIndicator, madeProgramme } from '../support/made-programmes.ts';

const APRIL = { from: '2022-04-01', to: '2022-04-30' };

function digestOf(target: Target) {
  const programme = madeProgramme({ indicators: [madeIndicator('x', 'flow', { target })] });
  const said = { '2022-04-01': { a: { x: '10' } }, '2022-04-30': { a: { x: '20' }, b: { x: '30' } } };
  const closes = Object.values(closeMadeDays(programme, said));
  const digest = makeDigest({ programme, kind: 'monthly', period: APRIL, closes, before: [], yearBefore: [] });
  return { file: digestFile(digest, 1, 1).indicators.x, told: digestFigures(programme, digest).flows[0]?.target };
}

test('the rate and the gap of the last day', () => {
  const { file, told } = digestOf({ from: '2022-04-01', by: '2022-06-29', units: { a: '60', b: '60' } });
  // 60 of 120 after 30 of 90 days.
  expect(file).toMatchObject({ target: '120', completion: '50.0', timeProgress: '33.3', ahead: '16.7' });
  expect([told?.completion.words, told?.ahead?.words]).toEqual(['50%', '超时间进度16.7个百分点']);
});

test('a target that is set anew for each report is none of a period', () => {
  const { file, told } = digestOf({ per: 'period', units: { a: '60' } });
  expect(file).not.toHaveProperty('completion');
  expect(told).toBeNull();
});
