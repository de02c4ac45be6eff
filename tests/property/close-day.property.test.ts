/**
 * Closing random programmes over many days, against a second computation on fractions from the raw list of everything
 * that was sent.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closeDay } from '../../functions/core/day/close.ts';
import type { DayClose } from '../../functions/core/day/day-close.ts';
import { closeChecksum } from '../../functions/records/day/closes.ts';
import { type Case, cases, closeAll } from '../support/arbitrary-days.ts';
import { type Expected, expectedFigures } from '../support/independent-totals.ts';
import { madeRevision } from '../support/made-programmes.ts';
import { runs } from '../support/thorough.ts';

const printed = (close: DayClose): Record<string, Expected> =>
  Object.fromEntries(
    Object.entries(close.indicators).map(([id, { day, total, previous, change }]) => [
      id,
      { day, total, previous, change },
    ]),
  );

const check = (property: fc.IProperty<[Case]>) => fc.assert(property, { numRuns: runs(300) });

describe('random programmes over many days', () => {
  test('every figure, total and change equals the second computation', () => {
    check(
      fc.property(cases, (made) => {
        for (const close of closeAll(made)) expect(printed(close), close.day).toEqual(expectedFigures(made, close.day));
      }),
    );
  });

  test('the order of revisions does not matter, and closing again gives the same bytes', () => {
    check(
      fc.property(cases, (made) => {
        const bytes = JSON.stringify(closeAll(made));
        expect(JSON.stringify(closeAll(made))).toBe(bytes);
        expect(JSON.stringify(closeAll(made, (list) => list.toReversed()))).toBe(bytes);
      }),
    );
  });

  test('who is missing, what is covered and who reported follow from the reports', () => {
    check(
      fc.property(cases, (made) => {
        for (const close of closeAll(made)) expectConsistent(made, close);
      }),
    );
  });

  test('a stored close read back goes on as if it had never been stored', () => {
    check(
      fc.property(cases, ({ programme: made, days, sent }) => {
        const closes = closeAll({ programme: made, days, sent });
        const at = Math.floor(days.length / 2);
        const read = JSON.parse(JSON.stringify(closes[at - 1])) as DayClose;
        const revisions = sent
          .filter(({ day }) => day === days[at])
          .map(({ unit: by, revision, nil, figures }) =>
            madeRevision(days[at]!, by, nil ? 'nil' : figures, { revision }),
          );
        const again = closeDay({
          programme: made,
          programmeVersion: 1,
          day: days[at]!,
          revisions,
          previous: { close: read, checksum: closeChecksum(read) },
        });
        expect(JSON.stringify(again)).toBe(JSON.stringify(closes[at]));
      }),
    );
  });
});

function expectConsistent({ programme: made }: Case, close: DayClose): void {
  for (const { id, roster, kind } of made.indicators) {
    const { byUnit, missing, places, uncovered } = close.indicators[id]!;
    const silent = new Set(close.units.filter(({ state }) => state === 'missing').map(({ unit: each }) => each));
    for (const each of missing) expect(byUnit[each]).toBeUndefined();
    for (const [each, { carriedFrom }] of Object.entries(byUnit))
      if (silent.has(each)) expect(carriedFrom).toBeDefined();
    if (roster !== undefined && kind === 'places')
      expect([...roster].sort()).toEqual(
        [...uncovered!, ...roster.filter((name) => places!.toDate.includes(name))].sort(),
      );
  }
  const { expected, received, onTime } = close.completeness;
  expect(expected).toBe(close.units.length);
  expect(received).toBe(close.units.filter(({ revision }) => revision !== null).length);
  expect(onTime).toBe(close.units.filter(({ revision, late }) => revision !== null && !late).length);
}
