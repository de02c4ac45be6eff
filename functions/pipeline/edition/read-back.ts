/**
 * Part of publishing: what was rendered is read back and held against the tree and `figures.json` before anything of it is
 * archived. A difference stops the issue with findings that name file and place; its number stays given.
 */

import { listedProblems, sheetProblems } from '../../core/copy/held-ledgers.ts';
import { figureProblems, type PrintedFigures, workbookProblems } from '../../core/copy/held-to-data.ts';
import { type Contradiction, contradictionsIn } from '../../core/copy/read-back.ts';
import { type FileName, RENDITIONS, type RenderedName } from '../../core/edition/renditions.ts';
import { type Finding, finding } from '../../core/findings/finding.ts';
import type { ReadRendition, RenderInput } from '../../ports.ts';

export interface Written {
  readonly file: RenderedName;
  readonly bytes: Uint8Array;
}

/** More than these help nobody. */
const MOST_TOLD = 5;

/** Empty: all of it says the same. */
export function contradictionsOf(
  { briefing, programme }: RenderInput,
  written: readonly Written[],
  read: ReadRendition,
): Finding[] {
  const json = written.find(({ file }) => file === 'figures.json');
  const figures = json && (JSON.parse(new TextDecoder().decode(json.bytes)) as PrintedFigures);
  const found = written.flatMap(({ file, bytes }): Contradiction[] => {
    const text = read(file, bytes);
    if (text === undefined) return [];
    if (file !== 'figures.xlsx') return contradictionsIn(briefing, text);
    if (figures === undefined) return [];
    const rows = 'kind' in figures ? [] : sheetProblems(text, programme, figures);
    return [...workbookProblems(text, programme.indicators, figures), ...rows];
  });
  const values = figures === undefined ? [] : figureProblems(briefing, programme.indicators, figures);
  const listed = figures === undefined || 'kind' in figures ? [] : listedProblems(briefing, programme, figures);
  return [...values, ...listed, ...found].slice(0, MOST_TOLD).map(told);
}

const told = ({ file, place, expected, seen }: Contradiction): Finding =>
  finding('issue.contradicts', { path: file, name: `${nameOf(file)}${place}`, expected, seen });

const nameOf = (file: string): string => (file in RENDITIONS ? RENDITIONS[file as FileName].words.zh : '正文');
