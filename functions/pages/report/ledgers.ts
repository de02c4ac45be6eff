/**
 * The ledgers of a unit's form: its rows as they stand with its own report of the day, and what was typed on top.
 */
import type { Unit } from '../../core/programme/programme.ts';
import type { Revision } from '../../core/report/submission.ts';
import { own } from '../../core/values/own.ts';
import { ledgersOf, unitRowsAfter } from '../../pipeline/ledger/unit-rows.ts';
import type { DayAsk } from '../page/ask.ts';
import { inLanguage } from '../page/in-language.ts';
import { FIRST_LOOK, type LedgerView, ledgerView } from './ledger-view.ts';
import type { ReportSituation } from './situation.ts';

/** @param revisions of the unit on that day. */
export async function ledgersInForm(
  ask: DayAsk,
  unit: Unit,
  { typed, findings }: Pick<ReportSituation, 'typed' | 'findings'>,
  revisions: readonly Revision[],
): Promise<LedgerView[]> {
  const { world, stored, params, language, caller } = ask;
  const { programme } = stored;
  const rows = await unitRowsAfter(world, programme, params.day, unit.id, revisions.at(-1));
  const names = new Map(programme.units.map(({ id, name }) => [id, name]));
  const said = findings.map((found) => inLanguage(found, language));
  return ledgersOf(programme, unit.id).map((ledger) => {
    const given = own(typed.ledgers, ledger.id);
    return ledgerView(
      {
        ...{ ledger, day: params.day, rows: own(rows, ledger.id) ?? [], findings: said },
        ...{ typed: given?.rows ?? [], look: given?.look ?? FIRST_LOOK },
        history: caller.role === 'unit' ? `/report/${programme.id}/${params.day}/ledgers` : null,
        nameOf: (id) => names.get(id) ?? id,
      },
      language,
    );
  });
}
