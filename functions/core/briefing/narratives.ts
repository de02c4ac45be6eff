/**
 * What units told in words: narratives by kind, and matters with how often they have been told. Part of
 * `compose.ts`. Reported text stays as it is; only the lines' ends are tidied.
 */

import type { DayClose } from '../day/day-close.ts';
import { type Matter, timesTold } from '../matter/matter.ts';
import type { Programme } from '../programme/programme.ts';
import { cleanText } from '../text/text.ts';
import { dayAt, timeAt } from '../values/reporting-day.ts';
import type { Instant, ReportingDay } from '../values/values.ts';
import { shortDay } from '../wording/phrases.ts';
import type { MatterData, NarrativeGroup, PhotoData } from './data.ts';
import { unitNames } from './figures.ts';

export interface ReportedNarrative {
  readonly unit: string;
  readonly kind: string;
  readonly text: string;
  /** Ids of stored photos. */
  readonly photos?: readonly string[];
  readonly captions?: Readonly<Record<string, string>>;
  /** When it was reported. */
  readonly receivedAt?: Instant;
  /** When photos of it came with an earlier report, by id. */
  readonly photosSent?: Readonly<Record<string, Instant>>;
}

/** What is known of a stored photo. */
export interface PhotoFacts {
  /** Blob key. */
  readonly key: string;
  readonly width: number;
  readonly height: number;
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
    const units = [...Map.groupBy(ofKind, ({ unit }) => unit)].flatMap(([unit, told]) => {
      const called = names.get(unit) ?? unit;
      return ofUnit(called, told, (each) => photosOf(programme, close.day, called, each, photos));
    });
    return units.length === 0 ? [] : [{ kind: name, units }];
  });
}

function ofUnit(
  name: string,
  narratives: readonly ReportedNarrative[],
  photosOf: (narrative: ReportedNarrative) => PhotoData[],
): NarrativeGroup['units'] {
  const [first, ...more] = narratives.flatMap(({ text }) => paragraphs(text));
  const shown = narratives.flatMap(photosOf);
  if (first === undefined && shown.length === 0) return [];
  return [{ name, first: first ?? '见图。', more, photos: shown }];
}

/** Each with what it shows, of whom and when: `桥头清淤（高新区大队，4月8日16:30报）`. */
function photosOf(
  { timezone }: Programme,
  day: ReportingDay,
  name: string,
  { unit, photos: ids = [], captions = {}, receivedAt, photosSent = {} }: ReportedNarrative,
  photos: Readonly<Record<string, PhotoFacts>>,
): PhotoData[] {
  const timeOf = (at: Instant | undefined): string =>
    at === undefined ? shortDay(day) : `${shortDay(dayAt(at, timezone))}${timeAt(at, timezone)}报`;
  return ids.flatMap((id) => {
    const facts = photos[`${unit}/${id}`];
    if (facts === undefined) return [];
    const said = captions[id];
    const time = timeOf(photosSent[id] ?? receivedAt);
    const caption = said === undefined ? `${name}（${time}）` : `${said}（${name}，${time}）`;
    const alt = `${name}${shortDay(day)}报送的照片${said === undefined ? '' : `：${said}`}`;
    return [{ ...facts, alt, caption }];
  });
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
  const unit = programme.units.find(({ id }) => id === matter.unit)?.name ?? matter.unit;
  const isClosed = matter.closedOn === close.day;
  return {
    unit,
    text: paragraphs(matter.text).join('\n'),
    openedOn: shortDay(matter.openedOn),
    times: timesTold(programme, matter.openedOn, close.day),
    responsible: postOf(matter.responsible, unit),
    result: isClosed ? paragraphs(matter.result ?? '').join('\n') || null : null,
  };
}
