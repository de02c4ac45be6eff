/**
 * `figures.json` of a digest: the period's figures as data, values as decimal strings, indicators in the programme's order.
 */

import type { DigestKind } from '../programme/programme.ts';
import type { Shape } from '../values/shape.ts';
import type { Period } from '../values/spans.ts';
import type { Digest, DigestIndicator, DigestUnit } from './digest.ts';

type Whole = Period & { readonly whole: boolean };

export interface DigestFile extends Period, Pick<Digest, 'programme' | 'days' | 'completeness'> {
  readonly kind: DigestKind;
  readonly issue: number;
  readonly edition: number;
  readonly compared: { readonly before: Whole; readonly yearBefore: Whole };
  readonly units: readonly Omit<DigestUnit, 'name'>[];
  readonly ended?: Digest['ended'];
  readonly continued?: Digest['continued'];
  /** `total` and `coverage` are absent in files of earlier releases. */
  readonly indicators: Readonly<
    Record<string, Omit<DigestIndicator, 'names' | 'total'> & Partial<Pick<DigestIndicator, 'total'>>>
  >;
}

export const DIGEST_SHAPE: Shape<DigestFile> = {
  ...{ programme: 'text', kind: 'text', from: 'text', to: 'text', issue: 'number', edition: 'number' },
  ...{ days: 'record', completeness: 'record', compared: 'record', units: 'list', indicators: 'record' },
};

const targetIn = ({ target, completion, timeProgress, ahead, completionLeftOut }: DigestIndicator) => ({
  ...(target === undefined ? {} : { target, completion }),
  ...(timeProgress === undefined ? {} : { timeProgress, ahead }),
  ...(completionLeftOut === undefined ? {} : { completionLeftOut }),
});

export function digestFile(digest: Digest, issue: number, edition: number): DigestFile {
  const { programme, kind, period, days, completeness, units, before, yearBefore } = digest;
  const indicators = Object.entries(digest.indicators).map(([id, figure]) => {
    const { value, asOf, mean, days: counted, highest, lowest, byUnit } = figure;
    const left = figure.leftOut === undefined ? {} : { leftOut: figure.leftOut };
    const { previous, change, percent, yearAgo, yearChange, yearPercent } = figure;
    const { total, coverage } = figure;
    const own = { value, ...(asOf === undefined ? {} : { asOf }), total, mean, days: counted, highest, lowest };
    const { changeLeftOut, yearLeftOut } = figure;
    const others = {
      ...(changeLeftOut === undefined ? {} : { changeLeftOut }),
      ...(yearLeftOut === undefined ? {} : { yearLeftOut }),
    };
    const covered = { ...(coverage === undefined ? {} : { coverage }), ...targetIn(figure) };
    return [
      id,
      { ...own, previous, change, percent, yearAgo, yearChange, yearPercent, ...others, ...left, ...covered, byUnit },
    ] as const;
  });
  return {
    programme,
    kind,
    ...period,
    issue,
    edition,
    days,
    completeness,
    compared: {
      before: { ...before.period, whole: before.isWhole },
      yearBefore: { ...yearBefore.period, whole: yearBefore.isWhole },
    },
    units: units.map(({ unit, expected, received, onTime, nil }) => ({ unit, expected, received, onTime, nil })),
    indicators: Object.fromEntries(indicators),
    ...(digest.ended.length === 0 ? {} : { ended: digest.ended }),
    ...(digest.continued === undefined ? {} : { continued: digest.continued }),
  };
}
