/**
 * What units told in words: narratives by kind, and matters with how often they have been told. Part of
 * `compose-briefing.ts`. Reported text stays as it is; only the lines' ends are tidied.
 */
import type { MatterData, NarrativeGroup, PhotoData } from './briefing-data.ts';
import { unitNames } from './compose-completeness.ts';
import type { DayClose } from './day-close.ts';
import type { Matter } from './matter.ts';
import { shortDay } from './phrases.ts';
import type { Programme, ReportingDay } from './programme.ts';
import { daysBetween } from './reporting-day.ts';
import { isReportingDayOf } from './schedule.ts';
import { cleanText } from './text.ts';

export interface ReportedNarrative {
  readonly unit: string;
  readonly kind: string;
  readonly text: string;
  /** Ids of stored photos. */
  readonly photos?: readonly string[];
}

/** What is known of a stored photo. */
export interface PhotoFacts {
  /** Blob key. */
  readonly key: string;
  readonly width: number;
  readonly height: number;
  readonly caption?: string;
}

/** By kind in the programme's order, by unit in the order given; problems that a matter tells are left to it. */
export function narrativeGroups(
  programme: Programme,
  close: DayClose,
  narratives: readonly ReportedNarrative[],
  matters: readonly Matter[],
  photos: Readonly<Record<string, PhotoFacts>>,
): readonly NarrativeGroup[] {
  const names = unitNames(close);
  const asMatters = new Set(
    matters.filter(({ openedOn }) => openedOn === close.day).map(({ unit, text }) => `${unit} ${text}`),
  );
  return programme.narratives.flatMap(({ name, opensMatter }) => {
    const ofKind = narratives.filter(
      ({ kind, unit, text }) => kind === name && !(opensMatter && asMatters.has(`${unit} ${text}`)),
    );
    const units = [...Map.groupBy(ofKind, ({ unit }) => unit)].flatMap(([unit, told]) =>
      ofUnit(names.get(unit) ?? unit, told, photos, close.day),
    );
    return units.length === 0 ? [] : [{ kind: name, units }];
  });
}

function ofUnit(
  name: string,
  narratives: readonly ReportedNarrative[],
  photos: Readonly<Record<string, PhotoFacts>>,
  day: ReportingDay,
): NarrativeGroup['units'] {
  const [first, ...more] = narratives.flatMap(({ text }) => paragraphs(text));
  const shown = narratives.flatMap((each) => each.photos ?? []).flatMap((id) => photoOf(photos[id], name, day));
  if (first === undefined && shown.length === 0) return [];
  return [{ name, first: first ?? '见图。', more, photos: shown }];
}

function photoOf(facts: PhotoFacts | undefined, unit: string, day: ReportingDay): PhotoData[] {
  if (facts === undefined) return [];
  const caption = `${facts.caption ?? unit}（${shortDay(day)}）`;
  const alt = `${unit}${shortDay(day)}报送的照片${facts.caption === undefined ? '' : `：${facts.caption}`}`;
  return [{ key: facts.key, width: facts.width, height: facts.height, alt, caption }];
}

/** One paragraph a line; blanks around it go (paragraphs are indented by the layout), and it ends as a sentence does. */
export function paragraphs(text: string): readonly string[] {
  return cleanText(text)
    .text.split(/[\n\u2028\u2029]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => (/[\p{L}\p{N}]$/u.test(line) ? `${line}。` : line));
}

/** Matters that are open on that day, oldest first, and those that were closed on it. */
export function tellMatters(
  programme: Programme,
  close: DayClose,
  matters: readonly Matter[],
): { readonly open: readonly MatterData[]; readonly closed: readonly MatterData[] } {
  const told = matters
    .filter(({ openedOn, closedOn }) => openedOn <= close.day && (closedOn === undefined || closedOn >= close.day))
    .toSorted((a, b) => (a.openedOn < b.openedOn ? -1 : a.openedOn > b.openedOn ? 1 : 0));
  const isClosed = (matter: Matter): boolean => matter.closedOn === close.day;
  const tell = (matter: Matter): MatterData => tellMatter(programme, close, matter);
  return { open: told.filter((each) => !isClosed(each)).map(tell), closed: told.filter(isClosed).map(tell) };
}

/** The post without the unit's name, which stands before it already: 渣土大队大队长 of 渣土大队 is 大队长. */
export function postOf(responsible: string | undefined, unit: string): string | null {
  if (responsible === undefined) return null;
  return responsible.startsWith(unit) && responsible !== unit ? responsible.slice(unit.length) : responsible;
}

function tellMatter(programme: Programme, close: DayClose, matter: Matter): MatterData {
  const days = daysBetween(matter.openedOn, close.day).filter((day) => isReportingDayOf(programme, day));
  const unit = programme.units.find(({ id }) => id === matter.unit)?.name ?? matter.unit;
  const isClosed = matter.closedOn === close.day;
  return {
    unit,
    text: paragraphs(matter.text).join('\n'),
    openedOn: shortDay(matter.openedOn),
    times: Math.max(1, days.length),
    responsible: postOf(matter.responsible, unit),
    result: isClosed ? paragraphs(matter.result ?? '').join('\n') || null : null,
  };
}
