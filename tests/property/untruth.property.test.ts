/**
 * A machine that looks for untruth: programmes are lived through at random, changed, amended, issued, corrected and digested,
 * and every statement that was printed is held against a second computation that shares no code with the first.
 *
 * `JIANBAO_WORLDS=10000 npx vitest run --mode all --project property untruth` looks for an hour or two; a world that failed is made
 * smaller with `JIANBAO_SHRINK=1`, which takes long.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FiguresFile } from '../../functions/core/day/day-close.ts';
import { isThorough } from '../support/thorough.ts';
import { holdDay } from '../support/untruth/hold-day.ts';
import { holdDigest } from '../support/untruth/hold-digest.ts';
import { type Ledger, openLedger } from '../support/untruth/ledger.ts';
import { type Document, play } from '../support/untruth/play.ts';
import { scripts } from '../support/untruth/script.ts';

const { JIANBAO_WORLDS: asked, JIANBAO_SHRINK } = process.env;
const WORLDS = asked === undefined ? (isThorough ? 200 : 10) : Number.parseInt(asked, 10);

/** What a machine that holds nothing would not have: of these there are some in ten worlds already. */
const HELD = [
  ...['daily day', 'daily total', 'daily change', 'daily change left out', 'daily unit total', 'daily 迟报'],
  ...[
    'daily 截至',
    'daily base',
    'daily coverage',
    'daily chart',
    'daily standing',
    'daily row of total',
    'correction is complete',
  ],
  ...['digest value', 'digest unit', 'digest ranks', 'digest 及时率', 'digest mean', 'digest highest', 'digest step'],
];

/** What not every ten worlds have. */
const HELD_IN_MANY = [
  ...['daily part', 'daily share of a part', 'daily completion', 'daily time progress', 'daily place', 'daily list'],
  ...['daily answer', 'daily option', 'daily base of a week or month', 'digest answer', 'daily completion of a unit'],
];

/** Who asks for many waits for them. */
const TIME = asked === undefined ? {} : { timeout: 0 };

test('nothing that is printed is untrue, whatever is changed afterwards', TIME, async () => {
  const ledger = openLedger();
  await fc.assert(
    fc.asyncProperty(scripts, async (script) => {
      const { documents, problems } = await play(script, ledger);
      holdAll(documents, ledger);
      ledger.hold(problems.length === 0, 'verify', 'at the end', problems, []);
    }),
    { numRuns: WORLDS, endOnFailure: JIANBAO_SHRINK === undefined },
  );
  const { counts } = ledger;
  const statements = [...counts.values()].reduce((all, count) => all + count, 0);
  if (isThorough) console.log(`${WORLDS} worlds, ${statements} statements, ${counts.size} kinds of them`);
  const held = WORLDS < 100 ? HELD : [...HELD, ...HELD_IN_MANY];
  expect(held.filter((about) => !counts.has(about))).toEqual([]);
});

/** In the order of issue; a correction is held against what the edition before it printed. */
function holdAll(documents: readonly Document[], ledger: Ledger): void {
  const dailies = new Map<string, FiguresFile>();
  for (const { briefing, figures, facts, at } of documents) {
    if (!('day' in figures)) {
      holdDigest({ briefing, figures, facts, at, dailies }, ledger);
      continue;
    }
    const corrects = dailies.get(figures.day);
    holdDay({ briefing, figures, facts, ...(corrects === undefined ? {} : { corrects }) }, ledger);
    dailies.set(figures.day, figures);
  }
}
