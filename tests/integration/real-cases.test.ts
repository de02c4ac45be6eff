/**
 * Published bulletins played by `jianbao replay` from a programme file and a file of reports: each published figure stands in
 * figures.json, units are placed as published, and the stated facts stand in the text.
 */
import { describe, expect, test } from 'vitest';
import { dayOf, placesOf, plain, printedAt, type Replayed, rankedIn, realCase, replayed } from '../support/replayed-case.ts';

const CASES = [
  'hunan-laojiuxiaoqu',
  'jiangmen-shuzichengguan',
  'zhengzhou-shuzichengguan-zhoubao',
  'zibo-fugongfuchan',
] as const;

describe.each(CASES)('%s', (slug) => {
  const given = realCase(slug);
  const places = placesOf(slug);
  let played: Replayed;

  test('is played to its end, and every report is accepted', async () => {
    played = await replayed(slug);
    expect(played.output).not.toContain('未被接收');
    expect(played.code).toBe(0);
  });

  test('prints the published figures', () => {
    const printed = given.expected.map(({ period, id }) => {
      return `${period} ${id} ${plain(printedAt(id, places, played.figures[dayOf(given, period)]!) ?? '—')}`;
    });
    expect(printed).toEqual(given.expected.map(({ period, id, value }) => `${period} ${id} ${plain(value)}`));
  });

  test('places units as published', () => {
    for (const rank of given.ranks) {
      const names = rankedIn(given, rank, places.ranks![rank.id]!, played.figures[dayOf(given, rank.period)]!);
      if (rank.tie === true) expect(new Set(names)).toEqual(new Set(rank.value));
      else expect(names).toEqual(rank.value);
    }
  });

  test('states the facts, with their words', () => {
    const missing = given.sentences.flatMap(({ period, expected = [], words = [] }) => {
      const text = played.text[dayOf(given, period)]!;
      const values = expected.map((id) => given.expected.find((each) => each.period === period && each.id === id)!.value);
      const said = (value: string): boolean =>
        new RegExp(`(?<![\\d.])${plain(value.replace('-', '')).replace('.', '\\.')}(\\.?0+)?(?![\\d.]*\\d)`).test(text);
      return [...values.filter((value) => !said(value)), ...words.filter((word) => !text.includes(word))].map(
        (lacks) => `${period} ${lacks}`,
      );
    });
    expect(missing).toEqual([]);
  });
});
