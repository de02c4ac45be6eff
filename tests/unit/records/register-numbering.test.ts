/**
 * Numbers that go on from a paper edition: in the register, in its check, and in the masthead.
 */
import { describe, expect, it } from 'vitest';
import { framed } from '../../../functions/core/briefing/frame.ts';
import type { Numbering } from '../../../functions/core/register/numbering.ts';
import { verifyRegister } from '../../../functions/pipeline/verify/register.ts';
import { issueNumber, readRegisterYears } from '../../../functions/records/edition/register.ts';
import { madeProgramme } from '../../support/made-programmes.ts';
import { memoryStores } from '../../support/memory-stores.ts';
import { AT } from '../../support/sample-records.ts';

const DAYS = ['2023-05-31', '2023-06-30', '2024-01-31', '2024-02-29', '2023-12-31'];

async function numbers(numbering: Numbering) {
  const { table } = memoryStores();
  const given: string[] = [];
  for (const day of DAYS) {
    const { issue, overall } = await issueNumber(table, 'made', day, AT, numbering);
    given.push(`${issue}/${overall}`);
  }
  const years = await readRegisterYears(table, 'made');
  const checked = (other: Numbering | undefined) => verifyRegister(years, 'made', undefined, other).length;
  return { given, checked };
}

describe('numbers that go on from a paper edition', () => {
  it('begin at 第5期（总第74期）, and anew in the next year', async () => {
    const { given, checked } = await numbers({ first: 5, overall: 74, restart: 'yearly' });
    expect(given).toEqual(['5/74', '6/75', '1/76', '2/77', '7/78']);
    expect(checked({ first: 5, overall: 74, restart: 'yearly' })).toBe(0);
    expect(checked(undefined)).toBeGreaterThan(0);
    expect(checked({ first: 4, overall: 74, restart: 'yearly' })).toBeGreaterThan(0);
  });

  it('run on without end where they never begin anew, late days too', async () => {
    const numbering = { first: 75, overall: 312, restart: 'never' } as const;
    const { given, checked } = await numbers(numbering);
    expect(given).toEqual(['75/312', '76/313', '77/314', '78/315', '79/316']);
    expect(checked(numbering)).toBe(0);
    expect(checked({ ...numbering, first: 76 })).toBeGreaterThan(0);
  });

  it('are told with their year in the masthead', () => {
    const programme = madeProgramme({ numbering: { first: 5, overall: 74, restart: 'yearly' } });
    const facts = { issue: 5, overall: 74, edition: 1, issuedAt: AT, issueDay: '2023-06-19' };
    const text = { day: '2023-05-31', title: 't', body: [], sources: {}, name: 'n', of: '5月' } as const;
    expect(framed(programme, facts, text).masthead.issue).toBe('2023年第5期（总第74期）');
    expect(framed(madeProgramme(), facts, text).masthead.issue).toBe('第5期（总第74期）');
  });
});
