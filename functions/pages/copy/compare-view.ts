/**
 * The page that shows what an uploaded Word file changes: figures changed by hand first and in red, then numbers without
 * data, then every difference in the order of the document, and last the form that accepts exactly this file.
 */

import type { CopyChange, HandFigure, StrayNumber, Stretch } from '../../core/copy/copy.ts';
import type { Edition } from '../../core/edition/edition.ts';
import { measureOf } from '../../core/kinds/words.ts';
import type { Programme } from '../../core/programme/programme.ts';
import type { ComparedCopy } from '../../pipeline/copy/accept.ts';
import { deskPages } from '../desk/nav.ts';
import type { MemberAsk } from '../page/ask.ts';
import { type BaseView, headOf, type PageLink } from '../page/base-view.ts';
import { grouped } from '../page/figure-text.ts';
import { reportingDayInWords } from '../page/when.ts';
import type { Language } from '../page/words.ts';
import { type CopyWord, say, wordsIn } from './words.ts';

export interface CopyCompareView extends BaseView {
  readonly nav: readonly PageLink[];
  readonly back: string;
  readonly action: string;
  readonly errors: readonly string[];
  readonly compared: string;
  readonly summary: string;
  readonly figuresTitle: string;
  readonly figures: readonly FigureView[];
  readonly moreFigures: string | null;
  readonly contradictsTitle: string;
  readonly contradictions: readonly ContradictionView[];
  readonly numbersTitle: string;
  readonly numbers: readonly { readonly number: string; readonly what: string; readonly place: string }[];
  /** About the file as a whole. */
  readonly notes: readonly string[];
  readonly changes: readonly ChangeView[];
  readonly moreChanges: string | null;
  readonly seen: string;
  readonly against: string;
  readonly edition: number;
  readonly reason: string;
  readonly needsReason: boolean;
  readonly accept: string;
}

interface FigureView {
  readonly kind: string;
  readonly name: string;
  readonly data: string;
  readonly file: string;
  readonly place: string;
}

interface ContradictionView {
  readonly name: string;
  readonly says: readonly { readonly place: string; readonly words: string }[];
}

interface ChangeView {
  readonly kind: CopyChange['kind'];
  readonly word: string;
  readonly place: string;
  readonly before: readonly StretchView[];
  readonly after: readonly StretchView[];
}

type StretchView = { readonly text: string } & Readonly<Record<'same' | 'gone' | 'new' | 'figure' | 'number', boolean>>;

export type UploadAsk = MemberAsk<'programme' | 'day' | 'upload'>;

/** A page can be read up to here; the record keeps as many. */
const MOST_SHOWN = 300;

export function copyCompareView(
  ask: UploadAsk,
  edition: Edition,
  compared: ComparedCopy,
  attempt: { readonly errors: readonly string[]; readonly reason: string },
): CopyCompareView {
  const { language, stored, params } = ask;
  const { programme } = stored;
  const { changes, figures, numbers, contradictions } = compared.comparison;
  const count = { issue: edition.issue, edition: edition.edition };
  const here = `/desk/${programme.id}/${params.day}/copy`;
  return {
    title: say(language, 'compareTitle', { day: reportingDayInWords(programme, params.day, language) }),
    programme: headOf(programme),
    ...deskPages(ask, 'preview', params.day),
    words: wordsIn(language),
    back: here,
    action: `${here}/${params.upload}`,
    errors: attempt.errors,
    compared: say(language, 'compareOf', count),
    summary: summaryOf(language, changes),
    figuresTitle: say(language, 'figuresTitle', { count: figures.length }),
    figures: figures.slice(0, MOST_SHOWN).map((figure) => figureView(language, programme, figure)),
    moreFigures: moreOf(language, 'moreFigures', figures.length),
    contradictsTitle: say(language, 'contradictsTitle', { count: contradictions.length }),
    contradictions: contradictions.slice(0, MOST_SHOWN).map((each) => ({
      name: nameOf(language, programme, each),
      says: each.says.map(({ place, words }) => ({ place: place || say(language, 'where'), words })),
    })),
    numbersTitle: say(language, 'numbersTitle', { count: numbers.length }),
    numbers: numbers.slice(0, MOST_SHOWN).map((number) => numberView(language, number)),
    notes: notesOf(language, compared),
    changes: changes.slice(0, MOST_SHOWN).map((change) => changeView(language, change)),
    moreChanges: moreOf(language, 'moreChanges', changes.length),
    seen: compared.sha256,
    against: compared.against,
    edition: edition.edition,
    reason: attempt.reason,
    needsReason: figures.length > 0,
    accept: figures.length > 0 ? say(language, 'acceptFigures', { count: figures.length }) : say(language, 'accept'),
  };
}

const COUNT_WORDS = {
  ...{ changed: 'countChanged', added: 'countAdded', removed: 'countRemoved', moved: 'countMoved' },
} as const satisfies Record<CopyChange['kind'], CopyWord>;

function summaryOf(language: Language, changes: readonly CopyChange[]): string {
  if (changes.length === 0) return say(language, 'noChanges');
  const counted = Object.entries(COUNT_WORDS).flatMap(([kind, word]) => {
    const count = changes.filter((change) => change.kind === kind).length;
    return count === 0 ? [] : [say(language, word, { count })];
  });
  return counted.join(say(language, 'listComma'));
}

const moreOf = (language: Language, word: 'moreFigures' | 'moreChanges', count: number): string | null =>
  count <= MOST_SHOWN ? null : say(language, word, { count: count - MOST_SHOWN });

function notesOf(language: Language, { tracked, comments, comparison: { pictures } }: ComparedCopy): string[] {
  const [before, after] = pictures;
  return [
    ...(tracked > 0 ? [say(language, 'trackedTitle', { count: tracked })] : []),
    ...(comments > 0 ? [say(language, 'commentsTitle', { count: comments })] : []),
    ...(before === after ? [] : [say(language, 'picturesTitle', { before, after })]),
  ];
}

const OF_WORDS: Partial<Record<NonNullable<HandFigure['of']>, CopyWord>> = {
  ...{ day: 'ofDay', total: 'ofTotal', change: 'ofChange', previous: 'ofPrevious' },
};

function figureView(language: Language, programme: Programme, figure: HandFigure): FigureView {
  const { value, words, file, place } = figure;
  const indicator = programme.indicators.find(({ id }) => id === figure.indicator);
  const exact = indicator === undefined || !/^-?\d/.test(value) ? value : `${grouped(value)}${measureOf(indicator)}`;
  return {
    kind: say(language, file === null ? 'figureRemoved' : 'figureChanged'),
    name: nameOf(language, programme, figure),
    data: words.replaceAll(',', '').includes(value) ? words : `${words}（${exact}）`,
    file: file ?? say(language, 'notInFile'),
    place,
  };
}

/** 下沉党员干部（当日）, 下沉党员干部（高新区大队当日） */
function nameOf(
  language: Language,
  programme: Programme,
  { indicator, of, unit }: Pick<HandFigure, 'indicator' | 'of' | 'unit'>,
): string {
  if (indicator === undefined) return say(language, 'chartFigure');
  const name = programme.indicators.find(({ id }) => id === indicator)?.name ?? indicator;
  const unitName = programme.units.find(({ id }) => id === unit)?.name ?? unit ?? '';
  const what =
    of === 'unit' ? say(language, 'ofUnit', { unit: unitName }) : say(language, OF_WORDS[of ?? 'day'] ?? 'ofOther');
  return `${name}（${what}）`;
}

const numberView = (language: Language, { number, before, place }: StrayNumber) => ({
  ...{ number, place },
  what: before === null ? say(language, 'numberNew') : say(language, 'numberChanged', { before }),
});

const KIND_WORDS = {
  ...{ changed: 'kindChanged', added: 'kindAdded', removed: 'kindRemoved', moved: 'kindMoved' },
} as const satisfies Record<CopyChange['kind'], CopyWord>;

const changeView = (language: Language, { kind, place, before, after }: CopyChange): ChangeView => ({
  ...{ kind, word: say(language, KIND_WORDS[kind]), place },
  before: before.map(stretchView),
  after: kind === 'moved' ? [] : after.map(stretchView),
});

/** What is as it was is shown as far as it helps to find the place. */
const AROUND = 24;

function stretchView({ text, mark }: Stretch): StretchView {
  const characters = [...text];
  const isLong = mark === 'same' && characters.length > 2 * AROUND + 4;
  const shown = isLong ? `${characters.slice(0, AROUND).join('')}……${characters.slice(-AROUND).join('')}` : text;
  const marks = { same: false, gone: false, new: false, figure: false, number: false };
  return { text: shown, ...marks, [mark]: true };
}
