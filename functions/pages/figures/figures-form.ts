/**
 * The form of the page of figures over time, as it was filled in: it works without a script and sends an address.
 */
import type { Programme } from '../../core/programme/programme.ts';
import type { Scope } from '../../pipeline/figures/series.ts';
import type { Language } from '../page/words.ts';
import {
  type Choice,
  drawnIndicators,
  PRESETS,
  SHAPES,
  STEPS,
  scopeName,
  scopesToChoose,
  scopeText,
} from './choice.ts';
import { type FigureWord, say } from './words.ts';

export interface FormView {
  readonly action: string;
  readonly indicators: readonly Option[];
  readonly indicatorCount: string;
  readonly everyUnit: Option;
  /** 分管单位, each over the units below it; empty: there are none. */
  readonly branches: readonly Option[];
  readonly groups: readonly Option[];
  readonly units: readonly Option[];
  readonly scopeCount: string;
  readonly from: string;
  readonly to: string;
  readonly presets: readonly { readonly value: string; readonly label: string }[];
  readonly steps: readonly Option[];
  readonly shapes: readonly Option[];
  readonly yearOnYear: boolean;
}

interface Option {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}

const PRESET_WORDS = { week: 'presetWeek', month: 'presetMonth', days: 'presetDays', year: 'presetYear' } as const;
const STEP_WORDS = { day: 'byDay', week: 'byWeek', month: 'byMonth' } as const;
const SHAPE_WORDS = { line: 'asLine', bar: 'asBar', table: 'asTable' } as const;

export function formView(programme: Programme, choice: Choice, language: Language): FormView {
  const word = (key: FigureWord): string => say(language, key);
  const indicators = new Set(choice.indicators.map(({ id }) => id));
  const scopes = new Set(choice.scopes.map(scopeText));
  const option = (scope: Scope): Option => {
    const value = scopeText(scope);
    return { value, label: scopeName(programme, scope, language), chosen: scopes.has(value) };
  };
  const { branches, groups, units } = scopesToChoose(programme);
  return {
    action: `/archive/${programme.id}/figures`,
    indicators: drawnIndicators(programme).map(({ id, name }) => ({
      value: id,
      label: name,
      chosen: indicators.has(id),
    })),
    indicatorCount: say(language, 'chosenCount', { count: indicators.size }),
    everyUnit: option({ of: 'all' }),
    branches: branches.map(option),
    groups: groups.map(option),
    units: units.map(option),
    scopeCount: say(language, 'chosenCount', { count: scopes.size }),
    ...choice.period,
    presets: PRESETS.map((value) => ({ value, label: word(PRESET_WORDS[value]) })),
    steps: STEPS.map((value) => ({ value, label: word(STEP_WORDS[value]), chosen: value === choice.step })),
    shapes: SHAPES.map((value) => ({ value, label: word(SHAPE_WORDS[value]), chosen: value === choice.shape })),
    yearOnYear: choice.yearOnYear,
  };
}
