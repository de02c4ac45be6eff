/**
 * What a confirmation carries, as it comes back from the browser: the reports that a sheet said, or nothing usable.
 */
import type { EnteredReport } from '../../pipeline/report/check.ts';

/** @param value of `readJson`: numbers are text. undefined when it is not of the shape that the page sent. */
export function readEntered(value: unknown): EnteredReport[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const reports = value.map(reportIn);
  const units = new Set(reports.map((report) => report?.unit));
  if (units.size < reports.length) return undefined;
  return reports.every((report) => report !== undefined) ? reports : undefined;
}

function reportIn(value: unknown): EnteredReport | undefined {
  if (!isRecord(value)) return undefined;
  const { unit, basedOn, nil, figures, narratives } = value;
  const isText = (each: unknown): each is string => typeof each === 'string';
  if (!isText(unit) || !isText(basedOn) || !/^\d{1,6}$/.test(basedOn) || typeof nil !== 'boolean') return undefined;
  if (!isRecord(figures) || !Object.values(figures).every(isText) || !Array.isArray(narratives)) return undefined;
  const told = narratives.flatMap((each: unknown) =>
    isRecord(each) && isText(each.kind) && isText(each.text) ? [{ kind: each.kind, text: each.text }] : [],
  );
  if (told.length < narratives.length) return undefined;
  return { unit, basedOn: Number(basedOn), nil, figures: figures as Record<string, string>, narratives: told };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
