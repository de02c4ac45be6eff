/**
 * How the matrix is parted into tables that a screen and one answer can hold: by the kind of figure, each at most so wide.
 * A programme with few indicators has one table.
 */
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
export function matrixTabs({ indicators }: Programme, language: Language): MatrixTab[] {
  const ids = indicators.map(({ id }) => id);
  if (ids.length <= ONE_TABLE) return [{ id: 'all', label: say(language, 'matrixAll'), indicators: ids }];
  const groups = Map.groupBy(indicators, (indicator) => {
    const typing = typingOf(indicator);
    return typing === undefined ? 'matrixComputed' : HEADINGS[typing.group];
  });
  return [...groups].flatMap(([word, own]) => {
    const parts = Array.from({ length: Math.ceil(own.length / MOST_COLUMNS) }, (_, part) =>
      own.slice(part * MOST_COLUMNS, (part + 1) * MOST_COLUMNS),
    );
    const name = say(language, word);
    return parts.map((part, index) => ({
      id: `${word.replace('matrix', '').toLowerCase()}-${index + 1}`,
      label: parts.length === 1 ? name : say(language, 'matrixPart', { name, part: index + 1 }),
      indicators: part.map(({ id }) => id),
    }));
  });
}
