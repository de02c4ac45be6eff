/**
 * What people paste, as it was met in the field: `tests/wild/paste-*.yaml`, one case a line. A new report from the field is
 * one line, or one file with its source.
 *
 * `garbage=612.5` is taken without a question; `garbage~612.5` is taken so or asked about; `garbage?` is never taken; `!` says
 * that nothing is taken but something is shown; `~` that nothing is. No figure may be taken that a case does not name.
 */
import { describe, expect, test } from 'vitest';
import { readPaste } from '../../functions/core/paste/paste.ts';
import { readWild, WILD_FILES, wildProgramme } from '../support/wild.ts';

const programme = wildProgramme();
const shown = (value: unknown): string => (Array.isArray(value) ? value.join('+') : String(value));

interface Wanted {
  readonly indicator: string;
  readonly sign: string;
  readonly value: string;
}

const wantedIn = (verdict: string): Wanted[] =>
  verdict.split(' ').map((each) => {
    const [, indicator = '', sign = '', value = ''] = /^(\w*)([=~?!])(.*)$/u.exec(each) ?? [];
    if (sign === '') throw new Error(`no verdict: ${each}`);
    return { indicator, sign, value };
  });

describe.each(WILD_FILES.filter((name) => name.startsWith('paste-')))('%s', (name) => {
  const { unit: id, day, cases } = readWild(name);
  const unit = programme.units.find((each) => each.id === id);

  test.each(cases)('%j', (text, verdict) => {
    const { proposals, unmatched, leftover } = readPaste(programme, unit!, text, day);
    const sure = proposals.filter(({ doubtful }) => doubtful === undefined);
    const taken = new Map(sure.map(({ indicator, value }) => [indicator, shown(value)]));
    const wanted = wantedIn(verdict);
    const exact = wanted.filter(({ sign }) => sign === '=').map(({ indicator, value }) => [indicator, value] as const);
    const allowed = wanted
      .filter(({ sign }) => sign === '~')
      .map(({ indicator, value }) => [indicator, value] as const);
    expect(Object.fromEntries(taken)).toMatchObject(Object.fromEntries(exact));
    const others = [...taken].filter(([indicator]) => !exact.some(([each]) => each === indicator));
    for (const each of others) expect(allowed).toContainEqual(each);
    const isSilent = proposals.length + unmatched.length + leftover.length === 0;
    if (wanted.some(({ indicator, sign }) => sign !== '=' && (sign !== '~' || indicator !== '')))
      expect(isSilent).toBe(false);
  });
});
