/**
 * Published bulletins played by `jianbao replay` from a programme file and a file of reports: each published figure stands in
 * figures.json, units are placed as published, and the stated facts stand in the text. Two of them, in `test:all` all;
 * `tests/unit/real-cases.test.ts` closes all of them each time.
 */
import { describe, expect, test } from 'vitest';
import {
  CASES,
  type CaseEdition,
  dayOf,
  lackingIn,
  placesOf,
  printedFigures,
  publishedFigures,
  rankedIn,
  realCase,
} from '../support/real-case.ts';
import { type Replayed, replayed } from '../support/replayed-case.ts';
import { isThorough } from '../support/thorough.ts';

describe.each(isThorough ? CASES : ['kaiping-zhongdianxiangmu', 'neimenggu-duchaxinfang'])('%s', (slug) => {
  const given = realCase(slug);
  const places = placesOf(slug);
  let played: Replayed;
  const editionOf = (period: string): CaseEdition => {
    const day = dayOf(given, period);
    return { figures: played.figures[day]!, text: played.text[day]! };
  };

  test('is played to its end, and every report is accepted', async () => {
    played = await replayed(slug);
    expect(played.output).not.toContain('未被接收');
    expect(played.code).toBe(0);
  });

  test('prints the published figures', () => {
    expect(printedFigures(given, places, editionOf)).toEqual(publishedFigures(given, places));
  });

  test('places units as published', () => {
    for (const rank of given.ranks) {
      const names = rankedIn(given, rank, places.ranks![rank.id]!, editionOf(rank.period).figures);
      if (rank.tie === true) expect(new Set(names)).toEqual(new Set(rank.value));
      else expect(names).toEqual(rank.value);
    }
  });

  test('states the facts, with their words', () => {
    const lacking = given.sentences.flatMap((each) => lackingIn(editionOf(each.period).text, each, given, places));
    expect(lacking).toEqual([]);
  });
});
