/**
 * A series that is carried on: whatever is reported, an indicator that takes another's place says on every day, over a period
 * and over months what the other would have said, had it stayed.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closeDay } from '../../functions/core/day/close.ts';
import type { DayClose } from '../../functions/core/day/day-close.ts';
import { makeDigest } from '../../functions/core/digest/make.ts';
import { continuedDay } from '../../functions/core/indicators/continued.ts';
import { writtenWith } from '../../functions/core/kinds/formula.ts';
import type { Indicator } from '../../functions/core/kinds/indicator.ts';
import { withContinued } from '../../functions/core/programme/continued.ts';
import type { Programme } from '../../functions/core/programme/programme.ts';
import { compileFormula } from '../../functions/core/rule/formula.ts';
import { closeChecksum } from '../../functions/records/day/closes.ts';
import { type Case, cases, closeAll } from '../support/arbitrary-days.ts';
import type { Sent } from '../support/independent-totals.ts';
import { madeRevision } from '../support/made-programmes.ts';
import { runs } from '../support/thorough.ts';

const later = (id: string): string => `new_${id}`;

/** Every indicator under another id, in place of its own. */
function replaced(programme: Programme): Programme {
  const ids = programme.indicators.map(({ id }) => later(id));
  const indicators = programme.indicators.map(({ id, opening: _, ...rest }): Indicator => {
    const { of, formula } = rest;
    const text = formula && writtenWith(formula.tree, later, { '+': '+', '-': '-', '*': '*', '/': '/' });
    const compiled = text === undefined ? undefined : compileFormula(text, ids);
    if (compiled !== undefined && 'problem' in compiled) throw new Error(compiled.problem);
    return {
      ...rest,
      ...(of === undefined ? {} : { of: [later(of[0]), later(of[1])] }),
      ...(compiled === undefined ? {} : { formula: { text: text!, tree: compiled.tree } }),
      id: later(id),
      replaces: id,
    };
  });
  return withContinued(programme, { ...programme, indicators });
}

/** The same reports closed by the old programme before that day, and by the new one from it on. */
function closeOver({ programme, days, sent }: Case, now: Programme, from: number): DayClose[] {
  const closes: DayClose[] = [];
  for (const [at, day] of days.entries()) {
    const newest = new Map<string, Sent>();
    for (const each of sent) if (each.day === day) newest.set(each.unit, each);
    const revisions = [...newest.values()].map(({ unit, revision, nil, figures }) => {
      const named = Object.fromEntries(
        Object.entries(figures).map(([id, value]) => [at < from ? id : later(id), value]),
      );
      return madeRevision(day, unit, nil ? 'nil' : named, { revision });
    });
    const before = closes.at(-1);
    const previous = before === undefined ? null : { close: before, checksum: closeChecksum(before) };
    const [counting, programmeVersion] = at < from ? [programme, 1] : [now, 2];
    closes.push(closeDay({ programme: counting, programmeVersion, day, revisions, previous }));
  }
  return closes;
}

const told = ({ indicators }: DayClose, idOf: (id: string) => string, ids: readonly string[]) =>
  Object.fromEntries(
    ids.map((id) => {
      const { operands = {}, ...close } = indicators[idOf(id)]!;
      const named = Object.entries(operands).map(([operand, each]) => [operand.replace('new_', ''), each]);
      return [id, { ...close, operands: Object.fromEntries(named) }];
    }),
  );

test('each day and a period say what the series would have said under one id', () => {
  fc.assert(
    fc.property(cases, fc.nat(), (made, where) => {
      const { programme, days } = made;
      const from = 1 + (where % (days.length - 1));
      const now = replaced(programme);
      expect(now.indicators.every(({ continues }) => continues !== undefined)).toBe(true);
      const ids = programme.indicators.map(({ id }) => id);
      const [one, other] = [closeAll(made), closeOver(made, now, from)];
      for (const [at, close] of other.entries())
        expect(told(close, at < from ? (id) => id : later, ids), close.day).toEqual(told(one[at]!, (id) => id, ids));
      const period = { from: days[1]!, to: days.at(-1)! };
      const digestOf = (by: Programme, closes: readonly DayClose[]) =>
        makeDigest({ programme: by, kind: 'special', period, closes: closes.slice(1), before: [], yearBefore: [] });
      const read = other.map((close) => continuedDay(now.indicators, close));
      const [kept, carried] = [digestOf(programme, one), digestOf(now, read)];
      for (const id of ids) expect(carried.indicators[later(id)], id).toEqual(kept.indicators[id]);
      expect(carried.ended).toEqual([]);
    }),
    { numRuns: runs(500) },
  );
});
