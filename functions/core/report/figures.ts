/**
 * The figures of a report, read for `parse.ts`: each known, asked of the unit, and exact.
 */

import { type Finding, finding } from '../findings/finding.ts';
import { isAskedOf, isTypedBy, readFigure, typingOf } from '../kinds/typing.ts';
import type { Programme, Unit } from '../programme/programme.ts';
import { didYouMean } from '../text/nearest.ts';
import type { FigureValue, ReportingDay } from '../values/values.ts';
import { takenApart, withWholes } from './parts.ts';

/** Unknown keys that are answered one by one; a hostile body may hold a hundred thousand. */
const MOST_UNKNOWN = 50;

type Figures = Readonly<Record<string, FigureValue>>;

/** Those that can be used, in the programme's order whatever the sender's, and what is wrong with the others. */
export function readFigures(
  programme: Programme,
  place: { readonly unit: Unit; readonly day: ReportingDay },
  given: unknown = {},
): { value: Figures; findings: Finding[] } {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    const expected = '一个对象，键是指标的 id';
    return { value: {}, findings: [finding('submission.value', { path: 'figures', seen: given, expected })] };
  }
  const { typed, findings: apart } = takenApart(programme.indicators, given);
  const unknown = [...typed.keys()].filter((id) => !programme.indicators.some((indicator) => indicator.id === id));
  const findings = [...apart, ...unknown.slice(0, MOST_UNKNOWN).map((id) => unknownFigure(programme, place, id))];
  const read: [string, FigureValue][] = [];
  for (const indicator of programme.indicators) {
    const one = typed.get(indicator.id);
    if (one === undefined) continue;
    const { path, value: seen } = one;
    if (indicator.from !== undefined) {
      findings.push(finding('figure.drawn', { path, name: indicator.name, seen }));
      continue;
    }
    if (typingOf(indicator) !== undefined && !isAskedOf(indicator, place.unit.id, place.day)) {
      findings.push(finding('figure.not_asked', { path, name: indicator.name, seen }));
      continue;
    }
    const { value, findings: found } = readFigure(indicator, seen, path);
    findings.push(...found);
    if (value !== undefined) read.push([indicator.id, value]);
  }
  const whole = withWholes(programme.indicators, new Map(read), typed);
  const inOrder = programme.indicators.flatMap(({ id }) => {
    const value = whole.value.get(id);
    return value === undefined ? [] : [[id, value] as const];
  });
  return { value: Object.fromEntries(inOrder), findings: [...findings, ...whole.findings] };
}

function unknownFigure(programme: Programme, { unit, day }: Parameters<typeof readFigures>[1], id: string): Finding {
  const asked = programme.indicators.filter((indicator) => isTypedBy(indicator, unit.id, day));
  const expected = didYouMean(
    id,
    asked.map((indicator) => indicator.id),
  );
  return finding('figure.unknown', { path: `figures.${id}`, seen: id, expected });
}
