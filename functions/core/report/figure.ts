/**
 * What a person typed or a program sent for one indicator -> its exact value, or findings that say what was seen.
 *
 * Form, API, files and paste all read figures here, in the browser and on the server. Anything doubtful is refused with
 * a sentence: a figure is never guessed and never passes through `Number()`.
 */

import { type Finding, finding } from '../findings/finding.ts';
import type { Indicator } from '../programme/programme.ts';
import { readNames } from '../text/names.ts';
import type { FigureValue } from '../values/values.ts';
import { readNumber } from './typed-number.ts';

export interface FigureReading {
  /** Absent when there is a finding of level error. */
  readonly value?: FigureValue;
  readonly findings: Finding[];
}

/**
 * Reads one figure of one unit and day.
 * @param typed a string as typed or as it stood in JSON; also a finite safe number, a boolean or an array of names.
 * @param path where it stood, `figures.garbage`; findings carry it.
 */
export function readFigure(indicator: Indicator, typed: unknown, path: string): FigureReading {
  switch (indicator.kind) {
    case 'flow':
    case 'stock':
    case 'mean':
      return readNumber(indicator, typed, path);
    case 'places':
      return readNames(indicator, typed, path);
    case 'check':
      return readYesNo(indicator, typed, path);
    case 'ratio':
      return { findings: [finding('figure.computed', { path, name: indicator.name, seen: typed })] };
  }
}

/** Words for yes and no that mean nothing else; 有 and 无 are left out, because 无 may answer "any trouble?" with good news. */
const ANSWERS: ReadonlyMap<string, boolean> = new Map([
  ['是', true],
  ['yes', true],
  ['true', true],
  ['否', false],
  ['no', false],
  ['false', false],
]);

function readYesNo(indicator: Indicator, typed: unknown, path: string): FigureReading {
  const value = typeof typed === 'string' ? ANSWERS.get(typed.trim().toLowerCase()) : typed;
  if (typeof value === 'boolean') return { value, findings: [] };
  return { findings: [finding('figure.yes_no', { path, name: indicator.name, seen: typed ?? '' })] };
}
