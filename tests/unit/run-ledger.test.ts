/**
 * Each scheduled issue has exactly one state, whatever is on record; and the board's choices of units.
 */
import { describe, expect, it } from 'vitest';
import { OVERDUE_MINUTES } from '../../functions/contract.ts';
import {
  type BoardUnit,
  chooseUnits,
  countStates,
  isInState,
  isUnexplained,
} from '../../functions/core/board/board.ts';
import type { Programme } from '../../functions/core/programme/programme.ts';
import { GRACE_MINUTES } from '../../functions/core/programme/programme.ts';
import { isOverdue, type RunFacts, runOf } from '../../functions/core/run/ledger.ts';
import { sampleProgramme } from '../support/sample-records.ts';

const DAY = '2022-04-08';
const DUE = '2022-04-09T00:00:00.000Z';
const GRACE = '2022-04-09T00:30:00.000Z';
const AFTER = '2022-04-09T00:30:00.001Z';
const { schedule } = sampleProgramme();
const programme = (over: Partial<Programme> = {}): Programme =>
  sampleProgramme({ schedule: { ...schedule, issue: { plusDays: 1, time: '08:00' } }, ...over });
const failure = { programme: 'p', day: DAY, first: DUE, last: DUE, times: 1, why: 'x' };
const facts = (over: Partial<RunFacts> = {}): RunFacts => ({ held: false, signing: 'open', ...over });
const issued = (issuedAt: string) => ({ edition: { issue: 1, issuedAt, by: 'clock' } });
const required = programme({ schedule: { ...programme().schedule, review: 'required' } });

describe('a scheduled issue', () => {
  it.each([
    ['planned', programme(), '2022-04-08T23:59:59.999Z', facts()],
    ['planned', programme(), GRACE, facts()],
    ['failed', programme(), AFTER, facts()],
    ['failed', programme(), DUE, facts({ failure })],
    ['issued', programme(), AFTER, facts({ ...issued(GRACE), failure })],
    ['late', programme(), AFTER, facts(issued(AFTER))],
    ['issued', programme(), AFTER, facts({ ...issued(DUE), held: true })],
    ['held', programme(), AFTER, facts({ held: true, failure })],
    ['held', required, AFTER, facts()],
    ['planned', required, '2022-04-08T20:00:00.000Z', facts()],
    ['failed', required, AFTER, facts({ signing: 'signed' })],
    ['held', required, AFTER, facts({ signing: 'lapsed' })],
    ['nothing', programme({ units: [{ id: 'a', name: '甲', closes: '2022-04-07' }] }), AFTER, facts()],
    ['planned', programme({ alarm: { afterMinutes: 60, deliver: [] } }), AFTER, facts()],
  ] as const)('is %s', (state, of, now, about) => {
    expect(runOf(of, DAY, now, about).state).toBe(state);
  });

  it('is overdue when it failed or nobody signed it, never when the office holds it', () => {
    const at = (of: Programme, about: RunFacts, now: string): boolean => isOverdue(of, runOf(of, DAY, now, about), now);
    expect(at(programme(), facts(), AFTER)).toBe(true);
    expect(at(programme(), facts({ failure }), GRACE)).toBe(false);
    expect(at(required, facts(), AFTER)).toBe(true);
    expect(at(required, facts({ signing: 'lapsed' }), AFTER)).toBe(true);
    expect(at(programme(), facts({ held: true }), AFTER)).toBe(false);
    expect(at(programme(), facts(issued(AFTER)), AFTER)).toBe(false);
  });

  it('is overdue in the ledger when the metric says so', () => {
    expect(GRACE_MINUTES).toBe(OVERDUE_MINUTES);
  });
});

describe('units of the board', () => {
  const unit = (id: string, over: Partial<BoardUnit>): BoardUnit => ({
    ...{ unit: id, name: `单位${id}`, group: '', state: 'reported', late: false, revision: 1 },
    ...{ receivedAt: `2022-04-08T0${id.length}:00:00.000Z`, findings: [], photos: 0, ...over },
  });
  const units = [
    unit('a', {}),
    unit('bb', { late: true, group: '乙组' }),
    unit('ccc', { state: 'nil', late: true }),
    unit('dddd', { state: 'missing', revision: null, receivedAt: null }),
  ];

  it('are counted by state, each by one of missing, late, on time', () => {
    const counts = countStates(units);
    expect(counts).toMatchObject({ missing: 1, late: 2, nil: 1, onTime: 1 });
    expect(counts.missing + counts.late + counts.onTime).toBe(units.length);
  });

  it('are sorted stably, those without a time last', () => {
    const ids = (order: 'attention' | 'unit' | 'time' | 'group'): string[] =>
      chooseUnits(units, { order }).map((each) => each.unit);
    expect(ids('unit')).toEqual(['a', 'bb', 'ccc', 'dddd']);
    expect(ids('attention')).toEqual(['dddd', 'a', 'bb', 'ccc']);
    expect(ids('time')).toEqual(['ccc', 'bb', 'a', 'dddd']);
    expect(ids('group')).toEqual(['a', 'ccc', 'dddd', 'bb']);
  });

  it('are questioned until the office accepted them, and when it returned them', () => {
    const findings = [{ code: 'figure.unusual', path: 'figures.x', expected: '', seen: '9', message: '' }] as never;
    const decided = (decision?: 'return' | 'accept') => unit('a', { findings, ...(decision && { decided: decision }) });
    const asked = [decided(), decided('return'), decided('accept'), unit('a', { decided: 'return' }), unit('a', {})];
    expect(asked.map((each) => isInState(each, 'questioned'))).toEqual([true, true, false, true, false]);
    expect(asked.map(isUnexplained)).toEqual([true, true, false, false, false]);
  });

  it('are found by name and group, whatever the case', () => {
    expect(chooseUnits(units, { order: 'unit', text: '单位BB' }).map((each) => each.unit)).toEqual(['bb']);
    expect(chooseUnits(units, { order: 'unit', text: '乙' }).map((each) => each.unit)).toEqual(['bb']);
  });
});
