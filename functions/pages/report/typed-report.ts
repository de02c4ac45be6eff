/**
 * A report as it stands in the form: every field as text, exactly as typed, so that nothing is lost when it is refused.
 */

import { numberEntry } from '../../core/kinds/entry.ts';
import type { Indicator } from '../../core/kinds/indicator.ts';
import { isTypedBy, typingOf } from '../../core/kinds/typing.ts';
import type { NarrativeKind, Programme, Unit } from '../../core/programme/programme.ts';
import type { Revision } from '../../core/report/submission.ts';
import type { FigureValue, ReportingDay } from '../../core/values/values.ts';
import { ledgersInput, readTypedLedgers, type TypedLedgers } from './typed-rows.ts';

export interface TypedReport {
  /** Made with the form; the same for every attempt to send it. */
  readonly id: string;
  readonly basedOn: number;
  /** Unit that the form was opened for. */
  readonly unit: string;
  readonly nil: boolean;
  readonly figures: Readonly<Record<string, string>>;
  readonly narratives: readonly TypedNarrative[];
  /** Why a figure is unusual, by indicator. */
  readonly reasons: Readonly<Record<string, string>>;
  /** Rows of the ledgers that the unit keeps; empty: none are changed. */
  readonly ledgers: TypedLedgers;
  /** Paths of the findings that were asked about already; sending again answers them. */
  readonly asked: readonly string[];
}

export interface TypedNarrative {
  readonly kind: string;
  readonly text: string;
  /** Ids of its photos, kept when the text is changed. */
  readonly photos: readonly string[];
  /** What photos show, by id. */
  readonly captions: Readonly<Record<string, string>>;
}

/** The form of a unit that has not reported yet, or of what stands. */
export function openReport(programme: Programme, unit: Unit, id: string, standing: Revision | undefined): TypedReport {
  const figures = programme.indicators.flatMap((indicator) => {
    const value = standing?.figures[indicator.id];
    return value === undefined ? [] : [[indicator.id, asTyped(indicator, value)]];
  });
  return {
    id,
    basedOn: standing?.revision ?? 0,
    unit: unit.id,
    nil: false,
    figures: Object.fromEntries(figures) as Record<string, string>,
    narratives: withEveryKind(programme.narratives, standing?.narratives ?? []),
    reasons: standing?.reasons ?? {},
    ledgers: readTypedLedgers(programme.ledgers ?? [], unit.id, new URLSearchParams()),
    asked: [],
  };
}

/** What the browser sent. Fields that the unit is not asked for stay in, so that the server says so. */
export function readReport(programme: Programme, form: URLSearchParams): TypedReport {
  return {
    id: form.get('id') ?? '',
    basedOn: asCount(form.get('basedOn')),
    unit: form.get('unit') ?? '',
    nil: form.has('nil'),
    figures: withPicked(fieldsUnder(FIGURE, form), form),
    narratives: withEveryKind(programme.narratives, narrativesIn(form)),
    reasons: fieldsUnder(REASON, form),
    ledgers: readTypedLedgers(programme.ledgers ?? [], form.get('unit') ?? '', form),
    asked: (form.get('asked') ?? '').split(' ').filter((path) => path !== ''),
  };
}

/** The input of `receiveSubmission`: what is blank was not said. */
export function inputOf({ id, basedOn, nil, figures, narratives, reasons, ledgers }: TypedReport): object {
  const given = Object.entries(figures).filter(([, text]) => !isBlank(text));
  const explained = Object.entries(reasons).filter(([key, text]) => !isBlank(text) && !isBlank(figures[key] ?? ''));
  return {
    ...{ id, basedOn, nil, figures: Object.fromEntries(given), narratives: said(narratives).map(narrativeInput) },
    ...(explained.length > 0 ? { reasons: Object.fromEntries(explained) } : {}),
    ...(nil || Object.keys(ledgers).length === 0 ? {} : { ledgers: ledgersInput(ledgers) }),
  };
}

/** Narratives that say or show something, in the order in which findings count them. */
const said = (narratives: readonly TypedNarrative[]): TypedNarrative[] => narratives.filter(isSaid);

export const isSaid = ({ text, photos }: TypedNarrative): boolean => !isBlank(text) || photos.length > 0;

function narrativeInput({ kind, text, photos, captions }: TypedNarrative): object {
  const shown = photos.filter((id) => !isBlank(captions[id] ?? ''));
  const told = Object.fromEntries(shown.map((id) => [id, captions[id]]));
  return { kind, text, ...(photos.length > 0 ? { photos } : {}), ...(shown.length > 0 ? { captions: told } : {}) };
}

/** As it stands in the form's field. */
export const asTyped = (indicator: Indicator, value: FigureValue): string =>
  (typingOf(indicator)?.entry ?? numberEntry).typed(value);

/** Indicators that the form of that unit shows on that day; without a day all that it is ever asked. */
export const askedIndicators = ({ indicators }: Programme, unit: Unit, day?: ReportingDay): Programme['indicators'] =>
  indicators.filter((indicator) => isTypedBy(indicator, unit.id, day));

/** Names that were ticked in a list stand before those that were typed beside it. */
function withPicked(figures: Record<string, string>, form: URLSearchParams): Record<string, string> {
  const picked = [...new Set(form.keys())].filter((name) => name.startsWith(PICK));
  const joined = picked.map((name) => {
    const id = name.slice(PICK.length);
    return [id, [...form.getAll(name), figures[id] ?? ''].filter((text) => !isBlank(text)).join('、')] as const;
  });
  return { ...figures, ...Object.fromEntries(joined) };
}

export const FIGURE = 'figure.';
/** A box of a list of names, `pick.<indicator>`. */
export const PICK = 'pick.';
export const REASON = 'reason.';

const isBlank = (text: string): boolean => text.trim() === '';

/** Browsers send CRLF for every line break of a text area. */
const linesOf = (text: string): string => text.replace(/\r\n?/g, '\n');

/** A form without it, or with nonsense in it, is based on nothing; the server then says that it is stale. */
const asCount = (text: string | null): number => (/^\d{1,6}$/.test(text ?? '') ? Number(text) : 0);

const fieldsUnder = (prefix: string, form: URLSearchParams): Record<string, string> =>
  Object.fromEntries(
    [...form]
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, text]) => [name.slice(prefix.length), linesOf(text)]),
  );

/** Fields `narrative.<n>.kind`, `.text`, `.photos`, `.caption.<id>` and `.drop`, in order of appearance. */
function narrativesIn(form: URLSearchParams): TypedNarrative[] {
  return [...form].flatMap(([name, kind]) => {
    const [, place] = /^(narrative\.\d{1,3})\.kind$/.exec(name) ?? [];
    if (place === undefined) return [];
    const dropped = ['', ...form.getAll(`${place}.drop`)];
    const photos = (form.get(`${place}.photos`) ?? '').split(' ').filter((id) => !dropped.includes(id));
    const captions = fieldsUnder(`${place}.caption.`, form);
    return [{ kind, text: linesOf(form.get(`${place}.text`) ?? ''), photos, captions }];
  });
}

function withEveryKind(kinds: readonly NarrativeKind[], given: readonly GivenNarrative[]): TypedNarrative[] {
  const known = kinds.flatMap(({ name }) => {
    const own = given.filter(({ kind }) => kind === name);
    return own.length > 0 ? own : [{ kind: name, text: '' }];
  });
  const unknown = given.filter(({ kind }) => kinds.every(({ name }) => name !== kind));
  return [...known, ...unknown].map(({ kind, text, photos = [], captions = {} }) => ({ kind, text, photos, captions }));
}

type GivenNarrative = Pick<TypedNarrative, 'kind' | 'text'> & Partial<TypedNarrative>;
