/**
 * What the computed kinds answer when somebody types their figure: it is made from others, and not taken.
 */
import { finding } from '../findings/finding.ts';
import type { Indicator } from './indicator.ts';
import type { FigureReading } from './kind.ts';

export const refuseTyped = ({ name }: Indicator, typed: unknown, path: string): FigureReading => ({
  findings: [finding('figure.computed', { path, name, seen: typed })],
});
