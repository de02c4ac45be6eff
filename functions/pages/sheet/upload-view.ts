/**
 * The page on which a filled-in sheet is uploaded: where to get it; what is wrong with it, cell by cell; what will be stored
 * once it is confirmed; and what was.
 */
import type { Unit } from '../../core/programme/programme.ts';
import type { CellFinding } from '../../core/sheet/read-cell.ts';
import type { CheckedReport, EnteredReport } from '../../pipeline/report/check.ts';
import type { EnteredUnit } from '../../pipeline/report/enter.ts';
import { deskPages } from '../desk/nav.ts';
import { type BaseView, headOf, type PageLink } from '../page/base-view.ts';
import { inLanguage } from '../page/in-language.ts';
import { reportingDayInWords, timeInWords } from '../page/when.ts';
import type { Language } from '../page/words.ts';
import { type Change, changesOf } from './changes.ts';
import type { SheetAsk } from './plan.ts';
import { say, wordsIn } from './words.ts';

export interface UploadView extends BaseView {
  /** The desk's own pages; absent for a unit. */
  readonly nav: readonly PageLink[];
  readonly back: { readonly href: string; readonly label: string } | null;
  readonly day: string;
  readonly lead: string;
  readonly action: string;
  readonly csv: string;
  readonly wrong: {
    readonly title: string;
    readonly findings: readonly WrongView[];
    readonly more: string | null;
  } | null;
  readonly preview: PreviewView | null;
  readonly done: DoneView | null;
  /** There is something to confirm, or it was: another upload is not what comes next. */
  readonly isOver: boolean;
}

interface WrongView {
  /** The unit and the cell, where it is about one. */
  readonly where: string;
  readonly message: string;
}

interface PreviewView {
  readonly lead: string;
  readonly same: string | null;
  readonly reports: readonly PreviewedReport[];
  readonly rest: string | null;
  readonly id: string;
  /** What is confirmed, as JSON. */
  readonly entered: string;
  /** Too much for a form that is kept while its reader signs in again. */
  readonly large: boolean;
}

interface PreviewedReport {
  readonly unit: string;
  readonly what: string;
  /** Something stands: before and after are shown beside each other. */
  readonly compares: boolean;
  readonly changes: readonly Change[];
  readonly unchanged: string | null;
  readonly questions: readonly WrongView[];
}

interface DoneView {
  readonly title: string;
  readonly lead: string | null;
  readonly units: readonly {
    readonly unit: string;
    /** Class and shape of the badge. */
    readonly state: 'reported' | 'missing';
    readonly word: string;
    readonly revision: string;
    readonly time: string;
  }[];
}

/** A finding with the unit whose row or sheet it stands in, where there are several. */
export interface PlacedFinding extends Omit<CellFinding, 'unit'> {
  readonly unit: string | null;
}

type Changing = Omit<CheckedReport, 'findings'> & { readonly findings: readonly PlacedFinding[] };

export type Uploaded =
  | { readonly is: 'begun' }
  | { readonly is: 'wrong'; readonly findings: readonly PlacedFinding[] }
  | {
      readonly is: 'checked';
      readonly id: string;
      readonly entered: readonly EnteredReport[];
      readonly changing: readonly Changing[];
      /** How many units say what stands. */
      readonly same: number;
    }
  | { readonly is: 'done'; readonly units: readonly EnteredUnit[] };

/** More are counted and not listed. */
const MOST_FINDINGS = 100;
const MOST_REPORTS = 200;
/** Characters of JSON: nine bytes each in a form's own encoding, which takes 1 MB. */
const MOST_HELD = 80_000;

/** @param unit the unit that uploads; absent for the office. */
export function uploadView(ask: SheetAsk, unit: Unit | undefined, uploaded: Uploaded): UploadView {
  const { language, stored, params } = ask;
  const isDesk = unit === undefined;
  const place = `/${isDesk ? 'desk' : 'report'}/${params.programme}/${params.day}`;
  const { programme } = stored;
  return {
    title: say(language, isDesk ? 'titleDesk' : 'title'),
    programme: headOf(programme),
    ...(isDesk ? deskPages(ask, 'files', params.day) : { links: [], nav: [] }),
    back: isDesk ? null : { href: place, label: say(language, 'back') },
    day: reportingDayInWords(programme, params.day, language),
    words: wordsIn(language),
    lead: say(language, isDesk ? 'leadDesk' : 'lead'),
    ...{ action: `${place}/workbook`, csv: `${place}/workbook?format=csv` },
    wrong: uploaded.is === 'wrong' ? wrongOf(uploaded.findings, language) : null,
    preview: uploaded.is === 'checked' ? previewOf(ask, uploaded, isDesk) : null,
    done: uploaded.is === 'done' ? doneOf(ask, uploaded.units) : null,
    isOver: uploaded.is === 'checked' || uploaded.is === 'done',
  };
}

function wrongOf(findings: readonly PlacedFinding[], language: Language): UploadView['wrong'] {
  const more = findings.length - MOST_FINDINGS;
  return {
    title: say(language, 'wrong', { count: findings.length }),
    findings: findings.slice(0, MOST_FINDINGS).map((each) => saidOf(each, language)),
    more: more > 0 ? say(language, 'more', { count: more }) : null,
  };
}

function saidOf({ cell, unit, finding }: PlacedFinding, language: Language): WrongView {
  const where = [unit ?? '', cell === '' ? '' : say(language, 'cell', { cell })].filter((each) => each !== '');
  return { where: where.join(' '), message: sentenceOf(finding, language) };
}

function sentenceOf(found: PlacedFinding['finding'], language: Language): string {
  if ('english' in found) return language === 'en' ? found.english : found.message;
  return inLanguage(found, language).message;
}

function previewOf(ask: SheetAsk, checked: Extract<Uploaded, { is: 'checked' }>, isDesk: boolean): PreviewView {
  const { language } = ask;
  const { id, changing, same } = checked;
  const entered = JSON.stringify(checked.entered);
  const rest = changing.length - MOST_REPORTS;
  const confirm = say(language, 'confirm');
  return {
    lead: isDesk
      ? say(language, 'previewLeadDesk', { confirm, count: changing.length })
      : say(language, 'previewLead', { confirm }),
    same: same > 0 ? say(language, 'same', { count: same }) : null,
    reports: changing.slice(0, MOST_REPORTS).map((report) => previewedOf(ask, report)),
    rest: rest > 0 ? say(language, 'rest', { count: rest }) : null,
    id,
    entered,
    large: entered.length > MOST_HELD,
  };
}

function previewedOf(
  { language, stored }: SheetAsk,
  { unit, submission, standing, findings }: Changing,
): PreviewedReport {
  const { changes, unchanged } =
    submission === undefined
      ? { changes: [], unchanged: 0 }
      : changesOf(stored.programme, unit, submission, standing, language);
  return {
    unit: unit.name,
    what: standing === undefined ? say(language, 'new') : say(language, 'change', { revision: standing.revision }),
    compares: standing !== undefined,
    changes,
    unchanged: unchanged > 0 ? say(language, 'unchanged', { count: unchanged }) : null,
    questions: findings.map((each) => saidOf({ ...each, unit: null }, language)),
  };
}

function doneOf({ language, stored, params }: SheetAsk, units: readonly EnteredUnit[]): DoneView {
  const unstored = units.filter(({ outcome }) => outcome === 'met').length;
  const { timezone } = stored.programme;
  return {
    title: unstored === 0 ? say(language, 'doneAll') : say(language, 'donePart', { count: unstored }),
    lead: unstored === 0 ? null : say(language, 'donePartLead'),
    units: units.map(({ unit, outcome, revision }) => ({
      unit: unit.name,
      state: outcome === 'met' ? 'missing' : 'reported',
      word: say(language, outcome === 'met' ? 'unstored' : outcome === 'same' ? 'kept' : 'stored'),
      revision: revision === undefined ? '' : say(language, 'revisionNumber', { revision: revision.revision }),
      time: revision === undefined ? '' : timeInWords(revision.receivedAt, timezone, params.day, language),
    })),
  };
}
