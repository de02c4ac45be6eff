/**
 * GET /archive/:programme/figures: chosen indicators over a period, as charts and tables; `figures/workbook` and
 * `figures/picture` are the same as files. The address says all that was chosen.
 */
import { dayAt } from '../../core/values/reporting-day.ts';
import { type Step, stepsOf } from '../../core/values/spans.ts';
import { figuresOverTime } from '../../pipeline/figures/over-time.ts';
import { lastClosedDay } from '../../records/day/closes.ts';
import { archiveNav } from '../archive/nav.ts';
import { type Answer, page, redirect } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { headOf } from '../page/base-view.ts';
import { inLanguage } from '../page/in-language.ts';
import { linksOf } from '../page/landing.ts';
import { Refusal } from '../page/refusal.ts';
import { type Choice, choiceOf, presetIn, presetPeriod, queryOf } from './choice.ts';
import { figuresWorkbook } from './figures-files.ts';
import { formView } from './figures-form.ts';
import { figuresFileName } from './figures-name.ts';
import { chartInput, type FiguresView, indicatorView, legendOf, type ViewFacts } from './figures-view.ts';
import { historyLines, historyShown } from './history-shown.ts';
import { pictureView } from './picture-view.ts';
import { recordFile } from './record-file.ts';
import { say, wordsIn } from './words.ts';

/** Steps that a page lists; a longer period is shown by month. */
const MOST_STEPS = 370;

export async function showFigures(ask: MemberAsk<'programme'>): Promise<Answer> {
  const { language, stored, query } = ask;
  const today = await dayOfInterest(ask);
  const { choice, findings } = choiceOf(stored.programme, query, today);
  const preset = presetIn(query);
  if (preset !== undefined && findings.length === 0) {
    const chosen = queryOf({ ...choice, period: presetPeriod(preset, today) });
    return redirect(`/archive/${stored.programme.id}/figures?${chosen}`);
  }
  if (findings.length > 0) {
    const errors = findings.map((each) => inLanguage(each, language).message);
    return page('figures', { ...viewOf(ask, choice), errors }, 422);
  }
  return page('figures', { ...viewOf(ask, choice), ...(await shownView(ask, choice)) });
}

export async function downloadFigures(ask: MemberAsk<'programme'>): Promise<Answer> {
  const choice = await checkedChoice(ask);
  const tables = await figuresOverTime(ask.world, ask.stored.programme, choice);
  await recordFile(ask, choice.period, 'figures-over-time.xlsx');
  const history = await historyShown(ask, choice);
  return figuresWorkbook(ask, choice, tables ?? [], historyLines(history, ask.language));
}

/** The chart of the first indicator that the address names. */
export async function downloadPicture(ask: MemberAsk<'programme'>): Promise<Answer> {
  const { world, language, stored } = ask;
  const { programme } = stored;
  const asked = await checkedChoice(ask);
  const choice = { ...asked, indicators: asked.indicators.slice(0, 1) };
  const step = stepShown(choice);
  const tables = (await figuresOverTime(world, programme, { ...choice, step })) ?? [];
  const history = await historyShown(ask, choice);
  const facts: ViewFacts = { programme, choice, step, period: choice.period, language, history };
  const [table] = tables;
  const input = table === undefined ? undefined : chartInput(facts, table);
  const view = pictureView(facts, choice.indicators[0]!, input, input === undefined ? [] : legendOf(input));
  await recordFile(ask, choice.period, 'figures-over-time.svg');
  return { kind: 'picture', name: 'figures-picture', view, saveAs: figuresFileName(programme, choice, 'svg') };
}

async function checkedChoice(ask: MemberAsk<'programme'>): Promise<Choice> {
  const { choice, findings } = choiceOf(ask.stored.programme, ask.query, await dayOfInterest(ask));
  if (findings.length > 0) throw new Refusal(422, findings);
  return choice;
}

/** The last closed day; before there is one, today. */
export async function dayOfInterest({ world, stored: { programme } }: MemberAsk): Promise<string> {
  return (await lastClosedDay(world, programme.id)) ?? dayAt(world.clock.now(), programme.timezone);
}

const stepShown = ({ period, step }: Choice): Step =>
  step !== 'month' && stepsOf(period, step).length > MOST_STEPS ? 'month' : step;

function viewOf(ask: MemberAsk<'programme'>, choice: Choice): FiguresView {
  const { language, stored, world, caller } = ask;
  const { programme } = stored;
  const names = choice.indicators.map(({ name }) => name).join(language === 'zh' ? '、' : ', ');
  return {
    title: names === '' ? say(language, 'overTimeTitle') : say(language, 'overTimeOf', { names }),
    programme: headOf(programme),
    links: linksOf(caller.role, programme, world.clock.now(), language, 'archive'),
    nav: archiveNav(ask, 'figures'),
    words: wordsIn(language),
    heading: say(language, 'overTimeTitle'),
    form: formView(programme, choice, language),
    ...{ errors: [], notes: [], workbook: null, permanent: null, figures: [] },
  };
}

async function shownView(ask: MemberAsk<'programme'>, choice: Choice): Promise<Partial<FiguresView>> {
  const { world, language, stored, origin } = ask;
  const { programme } = stored;
  const step = stepShown(choice);
  const tables = await figuresOverTime(world, programme, { ...choice, step });
  if (tables === undefined) return { notes: [say(language, 'nothingClosed')] };
  const under = `/archive/${programme.id}/figures`;
  const query = queryOf(choice);
  const days = stepsOf(choice.period, 'day').length;
  const history = await historyShown(ask, choice);
  const coarser = step === choice.step ? [] : [say(language, 'tooFine', { count: days, most: MOST_STEPS })];
  const facts: ViewFacts = { programme, choice, step, period: choice.period, language, history };
  return {
    notes: [...coarser, ...historyLines(history, language)],
    workbook: `${under}/workbook?${query}`,
    permanent: `${origin}${under}?${query}`,
    figures: tables.map((table) => indicatorView(facts, table)),
  };
}
