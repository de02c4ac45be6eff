/**
 * What a chat says of a digest: its subject and a few lines, by kind of indicator.
 */
import { expect, test } from 'vitest';
import type { DigestEdition } from '../../functions/core/digest/digest.ts';
import { digestFile } from '../../functions/core/digest/figures-file.ts';
import { digestSubject, digestSummary } from '../../functions/core/digest/summary.ts';
import { JULY, sampleDigest } from '../support/sample-digest.ts';

const input = await sampleDigest('monthly', JULY);
const edition = { kind: 'monthly', ...JULY, issue: 2, edition: 1 } as DigestEdition;
const file = digestFile(input.digest!.digest, 2, 1);

test('names the period, how complete it was and each figure as what it is', () => {
  expect(digestSubject(input.programme, edition)).toMatch(/月报 第2期（7月）$/);
  expect(digestSummary(input.programme, edition, file).split('\n')).toMatchInlineSnapshot(`
    [
      "2024年7月，31个报告日；应报124份，已报121份，按时115份。",
      "在岗人员：期末67人，同口径与上月末持平",
      "备用水泵：期末18台，与上月末持平",
      "出动巡查：期内合计1571人次，日均50.7人次，较上月增加69人次",
      "清理淤泥：期内合计2001.5吨，日均64.6吨，较上月增加60.5吨",
      "日处理量：日均654.5吨，较上月减少0.1吨",
      "易涝点：期末12处，同口径与上月末持平",
      "已排除易涝点：期末10处，同口径较上月末增加4处",
      "排除率：83.3%，同口径较上月上升33.3个百分点",
      "巡查下穿通道：期内共3个，与上月持平",
      "应急演练：期末3个单位，同口径较上月末增加3个单位",
    ]
  `);
});

test('a correction says so and why; days without a close are told', () => {
  const corrected = { ...edition, edition: 2, reason: '东区大队\n更正' };
  expect(digestSubject(input.programme, corrected)).toMatch(/^【更正】/);
  const partly = { ...file, days: { ...file.days, unclosed: ['2024-07-30', '2024-07-31'] } };
  const lines = digestSummary(input.programme, corrected, partly).split('\n');
  expect(lines[0]).toBe('更正原因：东区大队 更正');
  expect(lines[1]).toContain('31个报告日，其中2日没有日结；');
});

test('a figure of no day is said to be none, never 0', () => {
  const [id] = Object.keys(file.indicators);
  const indicators = { ...file.indicators, [id!]: { ...file.indicators[id!]!, value: null, change: null } };
  expect(digestSummary(input.programme, edition, { ...file, indicators })).toContain('：期内没有数');
});
