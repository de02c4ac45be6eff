/**
 * Two people of one unit changed the same report: both versions side by side, one choice for each difference.
 *
 * Each choice is a radio button that carries the whole value under the field's own name, so what is sent is an ordinary
 * report, read by the same code as the form, with or without scripts.
 */
import type { Programme, Unit } from '../../core/programme/programme.ts';
import type { Revision } from '../../core/report/submission.ts';
import type { MemberAsk } from '../page/ask.ts';
import { type BaseView, headOf } from '../page/base-view.ts';
import { timeInWords } from '../page/when.ts';
import type { Language } from '../page/words.ts';
import { ownPhotos, type PhotoView, photoViews } from '../photo/view.ts';
import { submissionPath } from './script-data.ts';
import { askedIndicators, asTyped, FIGURE, REASON, type TypedReport } from './typed-report.ts';
import { rowFields } from './typed-rows.ts';
import { say, wordsIn } from './words.ts';

export interface ConflictView extends BaseView {
  readonly action: string;
  readonly theirs: string;
  readonly id: string;
  readonly basedOn: number;
  readonly unitId: string;
  /** There is something to choose. */
  readonly differs: boolean;
  readonly choices: readonly Choice[];
  /** Fields on which both agree. */
  readonly agreed: readonly { readonly name: string; readonly value: string }[];
  readonly narratives: readonly NarrativeChoice[];
  /** Rows of ledgers that this sender changed: they go along, cell by cell, on top of what stands. */
  readonly rows: string | null;
  /** Reasons of both, as fields. */
  readonly reasons: readonly { readonly name: string; readonly value: string }[];
  readonly back: string;
  /** Where the script keeps the draft that this came from. */
  readonly draft: string;
}

interface Choice {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly mine: string;
  readonly theirs: string;
  /** Which is chosen to begin with: the one that changed since the version that both began from. */
  readonly preferMine: boolean;
}

type Narratives = Pick<Revision, 'narratives'>;

interface NarrativeChoice {
  readonly kind: string;
  /** Of both versions: a photo is never lost by choosing a text. */
  readonly photos: string;
  readonly shown: readonly PhotoView[];
  readonly mine: string;
  readonly theirs: string;
  readonly differs: boolean;
  readonly preferMine: boolean;
  /** Beginning of the fields' names, `narrative.0`. */
  readonly name: string;
}

export interface Conflict {
  readonly unit: Unit;
  readonly typed: TypedReport;
  readonly current: Revision;
  /** The revision that the sender saw, when there was one. */
  readonly base: Revision | undefined;
  /** Id for the report that the choice makes. */
  readonly nextId: string;
}

export function conflictView({ language, stored }: MemberAsk, conflict: Conflict): ConflictView {
  const { programme } = stored;
  const { unit, typed, current, base, nextId } = conflict;
  const action = `/report/${programme.id}/${current.day}`;
  const time = timeInWords(current.receivedAt, programme.timezone, current.day, language);
  const mine = typed.nil ? { ...typed, figures: {}, narratives: [] } : typed;
  const fields = fieldsOf(programme, unit, mine, current, base);
  const choices = fields.filter((field) => field.mine !== field.theirs);
  const narratives = narrativesOf(programme, mine, current, base, language);
  return {
    title: say(language, 'conflictTitle'),
    words: wordsIn(language),
    programme: headOf(programme),
    links: [],
    action,
    theirs: say(language, 'theirs', { revision: current.revision, time }),
    id: nextId,
    basedOn: current.revision,
    unitId: unit.id,
    differs: choices.length > 0 || narratives.some((each) => each.differs),
    choices,
    agreed: [
      ...fields.filter((field) => field.mine === field.theirs).map(({ name, mine: value }) => ({ name, value })),
      ...rowFields(typed.ledgers),
    ],
    rows: rowsInWords(programme, typed, language),
    narratives,
    reasons: Object.entries({ ...current.reasons, ...typed.reasons }).map(([id, value]) => ({
      name: REASON + id,
      value,
    })),
    back: action,
    draft: submissionPath(programme.id, current.day, unit.id),
  };
}

function rowsInWords({ ledgers = [] }: Programme, typed: TypedReport, language: Language): string | null {
  const changed = ledgers.flatMap(({ id, name }) => {
    const keys = (typed.ledgers[id]?.rows ?? []).map(({ key, cells }) => key ?? Object.values(cells)[0] ?? '');
    return keys.length === 0 ? [] : [`${name}：${keys.join(say(language, 'separator'))}`];
  });
  return changed.length === 0 ? null : say(language, 'conflictRows', { rows: changed.join('；') });
}

function fieldsOf(
  programme: Programme,
  unit: Unit,
  typed: TypedReport,
  current: Revision,
  base: Revision | undefined,
): Choice[] {
  return askedIndicators(programme, unit, current.day).map((indicator) => {
    const { id, name, unit: measure } = indicator;
    const mine = (typed.figures[id] ?? '').trim();
    const theirs = current.figures[id] === undefined ? '' : asTyped(indicator, current.figures[id]);
    const before = base?.figures[id] === undefined ? '' : asTyped(indicator, base.figures[id]);
    return { name: FIGURE + id, label: name, unit: measure, mine, theirs, preferMine: mine !== before };
  });
}

function narrativesOf(
  programme: Programme,
  typed: TypedReport,
  current: Revision,
  base: Revision | undefined,
  language: Language,
): NarrativeChoice[] {
  const photosOf = (from: Narratives, kind: string): readonly string[] =>
    from.narratives.filter((each) => each.kind === kind).flatMap(({ photos = [] }) => photos);
  const captionsOf = (from: Narratives, kind: string): Readonly<Record<string, string>> =>
    Object.assign({}, ...from.narratives.filter((each) => each.kind === kind).map(({ captions = {} }) => captions));
  const textOf = (from: Narratives | undefined, kind: string): string =>
    (from?.narratives ?? [])
      .filter((each) => each.kind === kind && each.text.trim() !== '')
      .map(({ text }) => text)
      .join('\n\n');
  return programme.narratives.map(({ name: kind }, index) => {
    const [mine, theirs] = [textOf(typed, kind), textOf(current, kind)];
    const preferMine = mine !== textOf(base, kind);
    const photos = [...new Set([...photosOf(typed, kind), ...photosOf(current, kind)])];
    const captions = { ...captionsOf(current, kind), ...captionsOf(typed, kind) };
    const shown = photoViews({ photos, captions }, ownPhotos(programme.id, current.day), language);
    return {
      kind,
      photos: photos.join(' '),
      shown,
      mine,
      theirs,
      differs: mine !== theirs,
      preferMine,
      name: `narrative.${index}`,
    };
  });
}
