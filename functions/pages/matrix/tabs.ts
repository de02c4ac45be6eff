/**
 * How the matrix is parted into tables that a screen and one answer can hold: by the programme's sections, else by the kind of
 * figure, each at most so wide.
 * A programme with few indicators has one table.
 */
import type { Indicator } from '../../core/kinds/indicator.ts';
import type { FormGroup } from '../../core/kinds/kind.ts';
import { typingOf } from '../../core/kinds/typing.ts';
import type { Programme } from '../../core/programme/programme.ts';
import type { Language } from '../page/words.ts';
import { say, type Word } from './words.ts';

/** Columns of one table. */
const MOST_COLUMNS = 30;
const ONE_TABLE = 16;

export interface MatrixTab {
  /** In the address. */
  readonly id: string;
  readonly label: string;
  readonly indicators: readonly string[];
}

const HEADINGS = {
  groupFlow: 'matrixFlow',
  groupStock: 'matrixStock',
  groupPlaces: 'matrixNames',
  groupCheck: 'matrixNames',
  groupAnswers: 'matrixNames',
} as const satisfies Record<FormGroup, Word>;

/** At least one, in the programme's order. */
export function matrixTabs({ indicators, sections = [] }: Programme, language: Language): MatrixTab[] {
  const ids = indicators.map(({ id }) => id);
  if (ids.length <= ONE_TABLE) return [{ id: 'all', label: say(language, 'matrixAll'), indicators: ids }];
  const groups = Map.groupBy(indicators, (indicator) => {
    const section = sections.find(({ id }) => id === indicator.section);
    return section === undefined ? say(language, headingOf(indicator)) : section.title;
  });
  return [...groups].flatMap(([name, own], at) => {
    const parts = Array.from({ length: Math.ceil(own.length / MOST_COLUMNS) }, (_, part) =>
      own.slice(part * MOST_COLUMNS, (part + 1) * MOST_COLUMNS),
    );
    return parts.map((part, index) => ({
      id: `${at + 1}-${index + 1}`,
      label: parts.length === 1 ? name : say(language, 'matrixPart', { name, part: index + 1 }),
      indicators: part.map(({ id }) => id),
    }));
  });
}

function headingOf(indicator: Indicator): Word {
  const typing = typingOf(indicator);
  return typing === undefined ? 'matrixComputed' : HEADINGS[typing.group];
}
