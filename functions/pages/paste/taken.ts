/**
 * What the clerk chose of a pasted text: values for the form, as typed, and narratives.
 */
import type { Indicator } from '../../core/kinds/indicator.ts';
import type { TypedNarrative, TypedReport } from '../report/typed-report.ts';
import { AGREED, GUESS, TAKE, TYPE } from './proposed-figures.ts';

export interface Taken {
  readonly figures: Readonly<Record<string, string>>;
  readonly narratives: readonly Pick<TypedNarrative, 'kind' | 'text'>[];
  /** Indicators for which two different figures were chosen. */
  readonly twice: readonly Indicator[];
}

/** @param asked only these are taken. What was typed outdoes what was chosen. */
export function takenIn(form: URLSearchParams, asked: readonly Indicator[]): Taken {
  const chosen = asked.map((indicator) => ({ indicator, values: valuesFor(form, indicator) }));
  const figures = chosen.flatMap(({ indicator, values: [value] }) =>
    value === undefined ? [] : [[indicator.id, value]],
  );
  const twice = chosen.filter(({ values }) => values.length > 1).map(({ indicator }) => indicator);
  return { figures: Object.fromEntries(figures) as Record<string, string>, narratives: narrativesIn(form), twice };
}

function valuesFor(form: URLSearchParams, { id }: Indicator): string[] {
  const typed = (form.get(TYPE + id) ?? '').trim();
  const taken = typed === '' ? linesOf(form.get(TAKE + id) ?? '') : typed;
  const guessed = [...form].flatMap(([name, value]) =>
    name.startsWith(GUESS) && value.startsWith(`${id}=`) ? [linesOf(value.slice(id.length + 1))] : [],
  );
  const agreed = form.get('agree') === 'yes' ? linesOf(form.get(AGREED + id) ?? '') : '';
  return [...new Set([taken || agreed, ...guessed])].filter((value) => value !== '');
}

/** `say.<n>` names a kind, `say.<n>.text` its text; `whole` a kind for the whole text. */
function narrativesIn(form: URLSearchParams): Taken['narratives'] {
  const found = [...form].flatMap(([name, kind]) =>
    /^say\.\d{1,3}$/.test(name) ? [{ kind, text: linesOf(form.get(`${name}.text`) ?? '') }] : [],
  );
  const whole = form.get('whole') ?? '';
  return whole === '' ? found : [...found, { kind: whole, text: linesOf(form.get('text') ?? '').trim() }];
}

/** The typed report with what was taken; a narrative goes below what stands there already. */
export function withTaken(typed: TypedReport, { figures, narratives }: Taken): TypedReport {
  const told = typed.narratives.map((narrative) => {
    const more = narratives.filter(({ kind }) => kind === narrative.kind).map(({ text }) => text);
    const texts = [narrative.text, ...more].filter((text) => text.trim() !== '');
    return { ...narrative, text: [...new Set(texts)].join('\n') };
  });
  return { ...typed, figures: { ...typed.figures, ...figures }, narratives: told };
}

const linesOf = (text: string): string => text.replace(/\r\n?/g, '\n');
