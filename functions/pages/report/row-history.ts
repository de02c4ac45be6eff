/**
 * GET /report/:programme/:day/ledgers/:ledger?row=KEY: what became of one row of the unit's own, change by change, newest first.
 */
import { isKeptBy, type Ledger } from '../../core/ledger/ledger.ts';
import { type RowStep, rowHistory } from '../../pipeline/ledger/row-history.ts';
import { type Answer, page } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { type BaseView, headOf } from '../page/base-view.ts';
import { refusal } from '../page/refusal.ts';
import { momentInWords, shortReportingDayInWords } from '../page/when.ts';
import { unitOf } from './show.ts';
import { say, wordsIn } from './words.ts';

interface RowHistoryView extends BaseView {
  readonly lead: string;
  readonly steps: readonly { readonly head: string; readonly cells: readonly string[] }[];
  readonly back: string;
}

type HistoryAsk = MemberAsk<'programme' | 'day' | 'ledger'>;

/** @throws Refusal 404 where the unit keeps no such ledger or row */
export async function showRowHistory(ask: HistoryAsk): Promise<Answer> {
  const { world, stored, params, query, language } = ask;
  const { programme } = stored;
  const unit = unitOf(ask);
  const key = query.get('row') ?? '';
  const ledger = programme.ledgers?.find((each) => each.id === params.ledger && isKeptBy(each, unit.id));
  if (ledger === undefined) throw refusal(404, 'ledger.none', { path: 'ledger', seen: params.ledger });
  const steps = await rowHistory(world, { programme, unit: unit.id, ledger: ledger.id, key }, params.day);
  if (steps === undefined) throw refusal(404, 'ledger.none', { path: 'row', seen: key });
  return page<RowHistoryView>('row-history', {
    title: say(language, 'rowHistoryTitle', { row: key }),
    words: wordsIn(language),
    programme: headOf(programme),
    links: [],
    lead: `${ledger.name} · ${unit.name}`,
    steps: steps.toReversed().map((step) => stepInWords(ask, ledger, step)),
    back: `/report/${programme.id}/${params.day}#ledger-${ledger.id}`,
  });
}

function stepInWords({ language, stored }: HistoryAsk, ledger: Ledger, step: RowStep): RowHistoryView['steps'][number] {
  const { programme } = stored;
  const columns = new Map(ledger.columns.map(({ id, name, unit }) => [id, { name, unit }]));
  const said = (column: string, text: string | null): string =>
    text === null ? say(language, 'blank') : `${text}${columns.get(column)?.unit ?? ''}`;
  const cells = step.cells.map(({ column, from, to }) => {
    const name = columns.get(column)?.name ?? column;
    return from === null ? `${name}：${said(column, to)}` : `${name}：${said(column, from)} → ${said(column, to)}`;
  });
  const head = say(language, step.onBehalf ? 'rowStepBehalf' : 'rowStep', {
    day: shortReportingDayInWords(programme, step.day, language),
    ...{ time: momentInWords(step.at, programme.timezone, language), revision: step.revision },
  });
  const removed = step.removed === undefined ? [] : [say(language, 'rowRemoved', { reason: step.removed })];
  return { head, cells: [...cells, ...removed] };
}
