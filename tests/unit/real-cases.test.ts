/**
 * Published bulletins closed from their programme files: every published figure is printed as it was published, units are
 * placed as published, the stated facts stand in the text. `tests/integration/real-cases.test.ts` plays them by `replay`.
 */
import { describe, expect, test } from 'vitest';
import { dueInstant } from '../../functions/core/calendar/schedule.ts';
import { type Played, played } from '../support/played.ts';
import {
  CASES,
  type CaseEdition,
  dayOf,
  type FigureNode,
  keepsRows,
  lackingIn,
  placesOf,
  printedFigures,
  programmeOf,
  publishedFigures,
  rankedIn,
  realCase,
  submissionsOf,
} from '../support/real-case.ts';

/** By day and unit. */
const typedOf = (slug: string) =>
  Object.fromEntries(
    [...Map.groupBy(submissionsOf(slug), ({ day }) => day)].map(([day, reports]) => [
      day,
      Object.fromEntries(reports.map(({ unit, figures }) => [unit, figures])),
    ]),
  );

test('no case fell out', () => {
  expect(CASES.length).toBeGreaterThanOrEqual(10);
});

describe.each(CASES.filter((slug) => !keepsRows(slug)))('%s', (slug) => {
  const given = realCase(slug);
  const places = placesOf(slug);
  let bulletin: Played;
  const editions = new Map<string, CaseEdition>();
  const editionOf = (period: string): CaseEdition => editions.get(period)!;

  test('is taken as a programme file, its reports without a mistake', async () => {
    bulletin = played(programmeOf(slug), typedOf(slug));
    const refused = Object.entries(bulletin.findings).filter(([, list]) => list.some(({ level }) => level === 'error'));
    expect(refused).toEqual([]);
    for (const { id } of given.periods) {
      const figures = JSON.parse(JSON.stringify(bulletin.figures(dayOf(given, id)))) as FigureNode;
      const text = (await bulletin.text(dayOf(given, id))).replaceAll(/\s/g, '');
      editions.set(id, { figures, text });
    }
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

  test('has the deadlines that were published', () => {
    const due = (given.deadlines ?? []).map(({ nominal }) => dueInstant(bulletin.programme, nominal));
    expect(due).toEqual((given.deadlines ?? []).map(({ value }) => new Date(`${value}:00+08:00`).toISOString()));
  });
});
