/**
 * Part of issuing by hand: what stands in the way of a first edition is asked, and goes on record with it once confirmed.
 */
import type { DayClose } from '../../core/day/day-close.ts';
import { type InTheWay, inTheWayOf, isConfirmedBy, isReady, type Unready } from '../../core/day/in-the-way.ts';
import { type Finding, finding } from '../../core/findings/finding.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { dayAt, timeAt } from '../../core/values/reporting-day.ts';
import { dayWords } from '../../core/wording/phrases.ts';
import type { Clock, Table } from '../../ports.ts';
import { reportStates } from '../report/states.ts';

/** Before the deadline, with units missing or returned, a person issues only what they have seen and confirmed. */
export async function confirmationOf(
  { table, clock }: { readonly table: Table; readonly clock: Clock },
  programme: Programme,
  { day, units }: DayClose,
  byHand: { readonly confirm: Unready | undefined } | undefined,
): Promise<{ readonly confirmed?: InTheWay } | { readonly outcome: 'waits'; readonly findings: readonly Finding[] }> {
  if (byHand === undefined) return {};
  const standing = new Map(
    units.flatMap(({ unit, revision }) => (revision === null ? [] : [[unit, revision] as const])),
  );
  const states = await reportStates(table, programme.id, day, standing);
  const decided = units.map((unit) => ({ ...unit, decided: states.get(unit.unit)?.kind }));
  const way = inTheWayOf(programme, day, clock.now(), decided);
  if (isReady(way)) return {};
  return isConfirmedBy(way, byHand.confirm)
    ? { confirmed: way }
    : { outcome: 'waits', findings: unconfirmed(programme, way) };
}

/** What is to be confirmed: units by name in the sentence, by id where the answer is expected. */
function unconfirmed({ units, timezone }: Programme, { early, missing, returned }: InTheWay): Finding[] {
  const about = (code: 'issue.missing' | 'issue.returned', path: string, ids: readonly string[]): Finding[] => {
    const names = units.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
    const words = { path, seen: String(ids.length), expected: JSON.stringify(ids), name: names.join('、') };
    return ids.length === 0 ? [] : [finding(code, words)];
  };
  const due = early === undefined ? undefined : `${dayWords(dayAt(early, timezone))}${timeAt(early, timezone)}`;
  return [
    ...(due === undefined ? [] : [finding('issue.early', { path: 'confirm', seen: due })]),
    ...about('issue.missing', 'confirm.missing', missing),
    ...about('issue.returned', 'confirm.returned', returned),
  ];
}
