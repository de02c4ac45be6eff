/**
 * A finding about a report that comes as a file: its line stands with the others in `core/findings/sheet.ts`, and is loaded with
 * the first file, where every function carries the catalogue.
 */
import type { Entry } from '../findings/entry.ts';
import { type Finding, type FindingWords, worded } from '../findings/finding.ts';
import { SHEET_FINDINGS } from '../findings/sheet.ts';

/** A finding about a file or one of its cells; `path` is that of the report's field where it is about one. */
export interface SheetFinding extends Omit<Finding, 'code'> {
  readonly code: keyof typeof SHEET_FINDINGS;
  /** The message for a reader of English. */
  readonly english: string;
}

export function sheetFinding(code: SheetFinding['code'], words: FindingWords): SheetFinding {
  const entry: Entry = SHEET_FINDINGS[code];
  const said = worded(entry, words);
  return { code, ...said, english: entry.en({ name: words.name ?? words.path, ...said }) };
}
