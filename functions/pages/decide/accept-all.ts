/**
 * POST /desk/:programme/:day/accept: accepts every report without findings in one step. Stopped half-way, asking again
 * does the rest; reports that came in since the page was shown are judged as they stand now.
 */
import { readDay } from '../../pipeline/day/read.ts';
import { reportStates } from '../../pipeline/report/states.ts';
import { decideReport } from '../../records/report/decisions.ts';
import { type Answer, redirect } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';

/** Writes at once: few enough for any store, many enough for 500 units. */
const AT_ONCE = 10;

export async function acceptAll(ask: MemberAsk<'programme' | 'day'>): Promise<Answer> {
  const { world, stored, params, caller, only } = ask;
  const { programme, day } = params;
  const view = await readDay(world, stored, day);
  const standing = new Map(view.units.flatMap(({ unit, revision }) => (revision === null ? [] : [[unit, revision]])));
  const states = await reportStates(world.table, programme, day, standing);
  const plain = view.units.filter(
    ({ unit, revision, findings }) =>
      only?.has(unit) !== false && revision !== null && findings.length === 0 && !states.has(unit),
  );
  const decision = { programme, day, kind: 'accept', by: caller.id, at: world.clock.now() } as const;
  for (let from = 0; from < plain.length; from += AT_ONCE) {
    const some = plain.slice(from, from + AT_ONCE);
    await Promise.all(
      some.map(({ unit, revision }) => decideReport(world.table, { ...decision, unit, revision: revision! })),
    );
  }
  return redirect(`/desk/${programme}/${day}?accepted=${plain.length}`);
}
