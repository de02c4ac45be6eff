/**
 * Published bulletins closed from their programme files: every published figure is printed as it was published, units are
 * placed as published, the stated facts stand in the text. `tests/integration/real-cases.test.ts` plays them by `replay`.
 */
import { describe, expect, test } from 'vitest';
import { type Played, played } from '../support/played.ts';
import {
  CASES,
  dayOf,
  type FigureNode,
  lackingIn,
  placesOf,
  plain,
  printedAt,
  programmeOf,
  rankedIn,
  realCase,
  submissionsOf,
} from '../support/real-case.ts';

/** By day and unit, each report one of its own. */
const typedOf = (slug: string) =>
  Object.fromEntries(
    [...Map.groupBy(submissionsOf(slug), ({ day }) => day)].map(([day, reports]) => [
      day,
      Object.fromEntries(reports.map(({ unit, figures }) => [unit, figures])),
    ]),
  );

test('there are as many cases as were played when this was written', () => {
  expect(CASES.length).toBeGreaterThanOrEqual(5);
});

describe.each(CASES)('%s', (slug) => {
  const given = realCase(slug);
  const places = placesOf(slug);
  let bulletin: Played;
  const textOn = async (period: string): Promise<string> =>
    (await bulletin.text(dayOf(given, period))).replaceAll(/\s/g, '');
  const figuresOn = (period: string): FigureNode =>
    JSON.parse(JSON.stringify(bulletin.figures(dayOf(given, period)))) as FigureNode;

  test('is taken as a programme file, its reports without a mistake', () => {
    bulletin = played(programmeOf(slug), typedOf(slug));
    const refused = Object.entries(bulletin.findings).filter(([, list]) => list.some(({ level }) => level === 'error'));
    expect(refused).toEqual([]);
  });

  test('prints the published figures', async () => {
    const printed = await Promise.all(
      given.expected.map(async ({ period, id }) => {
        const value = printedAt(id, places, figuresOn(period), await textOn(period));
        return `${period} ${id} ${plain(value ?? '—')}`;
      }),
    );
    expect(printed).toEqual(given.expected.map(({ period, id, value }) => `${period} ${id} ${plain(value)}`));
  });

  test('places units as published', () => {
    for (const rank of given.ranks) {
      const names = rankedIn(given, rank, places.ranks![rank.id]!, figuresOn(rank.period));
      if (rank.tie === true) expect(new Set(names)).toEqual(new Set(rank.value));
      else expect(names).toEqual(rank.value);
    }
  });

  test('states the facts, with their words', async () => {
    const lacking = await Promise.all(
      given.sentences.map(async (each) => lackingIn(await textOn(each.period), each, given)),
    );
    expect(lacking.flat()).toEqual([]);
  });
});
