/**
 * What a sheet would change in one unit's report: each item that differs from what stands, before and after.
 */
import type { Programme, Unit } from '../../core/programme/programme.ts';
import type { Revision, Submission } from '../../core/report/submission.ts';
import { textOf } from '../../pipeline/report/check.ts';
import { say } from '../page/dictionary.ts';
import { figureInWords } from '../page/figure-text.ts';
import type { Language } from '../page/words.ts';
import { askedIndicators } from '../report/typed-report.ts';

export interface Change {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  /** Something stood there and goes. */
  readonly goes: boolean;
}

type Said = Pick<Submission, 'nil' | 'figures' | 'narratives'>;

const NOTHING: Said = { nil: false, figures: {}, narratives: [] };

/** In the order of the form; `unchanged` counts what is said in both alike. */
export function changesOf(
  programme: Programme,
  unit: Unit,
  submission: Said,
  standing: Revision | undefined,
  language: Language,
): { readonly changes: readonly Change[]; readonly unchanged: number } {
  const [before, after] = [standing ?? NOTHING, submission].map((said) => linesOf(programme, unit, said, language));
  const all = [...(after ?? new Map<string, string>())].map(([label, said]) => ({
    label,
    said,
    stood: before?.get(label) ?? '',
  }));
  const differing = all.filter(({ said, stood }) => said !== stood);
  const blank = say(language, 'blank');
  return {
    changes: differing.map(({ label, said, stood }) => ({
      label,
      before: stood || blank,
      after: said || blank,
      goes: said === '',
    })),
    unchanged: all.filter(({ said, stood }) => said === stood && said !== '').length,
  };
}

/** Every item that may be said, in words; '' where nothing is. */
function linesOf(
  programme: Programme,
  unit: Unit,
  { nil, figures, narratives }: Said,
  language: Language,
): Map<string, string> {
  const figureLines = askedIndicators(programme, unit).map((indicator) => {
    const value = figures[indicator.id];
    return [indicator.name, value === undefined ? '' : figureInWords(indicator, value, language)] as const;
  });
  const texts = programme.narratives.map(
    ({ name }) => [name, textOf(narratives.filter(({ kind }) => kind === name))] as const,
  );
  return new Map([...figureLines, ...texts, [say(language, 'nil'), nil ? say(language, 'yes') : '']]);
}
