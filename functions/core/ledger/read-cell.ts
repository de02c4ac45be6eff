/**
 * One cell of a row as it was typed or sent -> its text in canonical form. A column is read as an indicator of its kind is,
 * so that a number, a date or an option is never read in two ways.
 */
import { type Finding, finding } from '../findings/finding.ts';
import type { Indicator } from '../kinds/indicator.ts';
import { readFigure } from '../kinds/typing.ts';
import { LIMITS } from '../limits/limits.ts';
import { cleanText, lengthOf } from '../text/text.ts';
import type { Column } from './ledger.ts';

/** null: blank. */
export interface CellReading {
  readonly value?: string | null;
  readonly findings: readonly Finding[];
}

/**
 * @param name how the sender knows it: 第3行“桥东小学”的“状态”
 */
export function readCell(column: Column, typed: unknown, name: string, path: string): CellReading {
  if (typed === null || (typeof typed === 'string' && typed.trim() === '')) return { value: null, findings: [] };
  if (column.kind === 'text') return readWords(typed, name, path);
  const { value, findings } = readFigure(asIndicator(column, name), typed, path);
  return { ...(typeof value === 'string' ? { value } : {}), findings };
}

const KIND_OF = { number: 'stock', percent: 'stock', choice: 'choice', date: 'date' } as const;

function asIndicator({ id, kind, unit, decimals, options, min, max }: Column, name: string): Indicator {
  return {
    ...{ id, name, unit, decimals, kind: KIND_OF[kind as keyof typeof KIND_OF] },
    ...{ aliases: [], required: false, carry: false },
    ...(options === undefined ? {} : { options }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  };
}

/** One line, without characters that nobody sees; digits of a number are taken as they stand. */
function readWords(typed: unknown, name: string, path: string): CellReading {
  const isText = typeof typed === 'string' || typeof typed === 'number';
  const text = isText
    ? cleanText(String(typed))
        .text.trim()
        .replace(/\s*\n\s*/gu, ' ')
    : '';
  const most = LIMITS.cellCharacters;
  if (text !== '' && lengthOf(text) <= most) return { value: text, findings: [] };
  const seen = text === '' ? typed : `${lengthOf(text)}个字`;
  return { findings: [finding('ledger.text', { path, name, seen, expected: `1–${most} 个字` })] };
}
