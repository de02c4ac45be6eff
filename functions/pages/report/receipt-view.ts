/**
 * The receipt as a page: proof that the report arrived, and what was stored. Can be looked up again at any time.
 */
import { isKeptBy } from '../../core/ledger/ledger.ts';
import type { Programme, Unit } from '../../core/programme/programme.ts';
import type { Reported, Revision } from '../../core/report/submission.ts';
import { receiptOf } from '../../pipeline/report/receive.ts';
import type { ReportDecision } from '../../records/report/decisions.ts';
import type { MemberAsk } from '../page/ask.ts';
import { type BaseView, headOf } from '../page/base-view.ts';
import { figureInWords } from '../page/figure-text.ts';
import { inLanguage } from '../page/in-language.ts';
import { reportingDayInWords, timeInWords } from '../page/when.ts';
import { ownPhotos, type PhotoView, photoViews } from '../photo/view.ts';
import { returnedInWords } from './returned.ts';
import { askedIndicators } from './typed-report.ts';
import { say, wordsIn } from './words.ts';

export interface ReceiptView extends BaseView {
  /** The office sent it back: why. */
  readonly returned: string | null;
  /** The office entered it for the unit. */
  readonly behalf: string | null;
  readonly line: string;
  readonly receivedAt: string;
  readonly late: boolean;
  readonly state: string;
  readonly revision: number;
  readonly checksum: string;
  readonly nil: boolean;
  readonly figures: readonly { readonly label: string; readonly value: string; readonly blank: boolean }[];
  readonly narratives: readonly {
    readonly kind: string;
    readonly text: string;
    readonly photos: readonly PhotoView[];
  }[];
  readonly questioned: readonly string[];
  readonly change: string;
  /** The other revisions, newest first; empty when there is only this one. */
  readonly others: readonly { readonly href: string; readonly text: string }[];
}

export function receiptView(
  ask: MemberAsk,
  unit: Unit,
  revisions: readonly Reported[],
  shown: Reported,
  returned: ReportDecision | undefined,
): ReceiptView {
  const { language, stored } = ask;
  const { programme } = stored;
  const receipt = receiptOf(programme, shown);
  const day = reportingDayInWords(programme, shown.day, language);
  return {
    title: say(language, 'receiptTitle'),
    words: wordsIn(language),
    programme: headOf(programme),
    links: [],
    returned: returnedInWords(returned, programme, shown.day, language),
    behalf: shown.onBehalf === true ? say(language, 'enteredByOffice') : null,
    line: say(language, 'receiptLine', { unit: unit.name, day, revision: receipt.revision }),
    receivedAt: say(language, 'receivedAt', {
      time: timeInWords(receipt.receivedAt, programme.timezone, shown.day, language),
    }),
    late: receipt.late,
    state: say(language, receipt.late ? 'late' : 'onTime'),
    revision: receipt.revision,
    checksum: receipt.checksum,
    nil: shown.nil,
    figures: shown.nil ? [] : figuresOf(ask, unit, shown),
    narratives: shown.narratives.map((each) => ({
      ...{ kind: each.kind, text: each.text },
      photos: photoViews(each, ownPhotos(programme.id, shown.day), language),
    })),
    questioned: receipt.findings.map((found) => inLanguage(found, language).message),
    change: `/report/${programme.id}/${shown.day}`,
    others: othersOf(ask, programme, revisions, shown),
  };
}

function figuresOf(
  { language, stored }: MemberAsk,
  unit: Unit,
  { figures, ledgers = {}, day }: Revision,
): ReceiptView['figures'] {
  const typed = askedIndicators(stored.programme, unit, day).map((indicator) => {
    const value = figures[indicator.id];
    return { label: indicator.name, value: figureInWords(indicator, value, language), blank: value === undefined };
  });
  const kept = (stored.programme.ledgers ?? []).filter((ledger) => isKeptBy(ledger, unit.id));
  const rows = kept.map(({ id, name }) => {
    const count = ledgers[id]?.rows ?? 0;
    return { label: name, value: say(language, count === 0 ? 'ledgerStands' : 'ledgerRows', { count }), blank: false };
  });
  return [...typed, ...rows];
}

function othersOf(
  { language }: MemberAsk,
  programme: Programme,
  revisions: readonly Reported[],
  shown: Reported,
): ReceiptView['others'] {
  const others = revisions.filter(({ revision }) => revision !== shown.revision).toReversed();
  return others.map((each) => {
    const { revision, receivedAt, late } = receiptOf(programme, each);
    const time = timeInWords(receivedAt, programme.timezone, each.day, language);
    const state = say(language, each.first !== undefined ? 'amended' : late ? 'late' : 'onTime');
    const href = `/report/${programme.id}/${each.day}?receipt=${revision}`;
    return { href, text: say(language, 'revisionLine', { revision, time, state }) };
  });
}
