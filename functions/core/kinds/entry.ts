/**
 * How a figure is typed in the form and written out again. Several kinds are typed alike; a kind names its form of entry.
 */
import type { FigureValue } from '../values/values.ts';

export interface EntryForm {
  /** Which field a form renders. */
  readonly field: 'number' | 'names' | 'answer' | 'choice' | 'date' | 'text';
  /** As it stands in the form's field. */
  readonly typed: (value: FigureValue) => string;
  /** As a sheet or a list has it; reading takes it back. */
  readonly written: (value: FigureValue) => string;
  /** As a table's cell has it: names are counted. */
  readonly inCell: (value: FigureValue) => string;
}

export const numberEntry: EntryForm = {
  field: 'number',
  typed: String,
  written: String,
  inCell: String,
};

export const namesEntry: EntryForm = {
  field: 'names',
  typed: (value) => namesIn(value).join('\n') || '无',
  written: (value) => namesIn(value).join('、') || '无',
  inCell: (value) => String(namesIn(value).length),
};

export const choiceEntry: EntryForm = { field: 'choice', typed: String, written: String, inCell: String };
export const dateEntry: EntryForm = { field: 'date', typed: String, written: String, inCell: String };
export const textEntry: EntryForm = { field: 'text', typed: String, written: String, inCell: String };

const yesOrNo = (value: FigureValue): string => (value === true ? '是' : '否');

export const answerEntry: EntryForm = {
  field: 'answer',
  typed: (value) => (value === true ? 'yes' : 'no'),
  written: yesOrNo,
  inCell: yesOrNo,
};

export const namesIn = (value: FigureValue): readonly string[] =>
  Array.isArray(value) ? (value as readonly string[]) : [];
