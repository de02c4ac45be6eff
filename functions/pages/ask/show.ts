/**
 * GET /archive/:programme/ask?q=: a question about figures answered, as a page or as JSON: the figure, of which day, whose,
 * and what was understood. A question that is words alone goes to the search of words.
 */
import type { Problem } from '../../core/ask/question.ts';
import { LIMITS } from '../../core/limits/limits.ts';
import { lengthOf } from '../../core/text/text.ts';
import { type Answered, answerQuestion } from '../../pipeline/ask/answer.ts';
import { archiveNav } from '../archive/nav.ts';
import { type Answer, json, page, redirect } from '../page/answer.ts';
import type { MemberAsk } from '../page/ask.ts';
import { type BaseView, headOf, type PageLink } from '../page/base-view.ts';
import { linksOf } from '../page/landing.ts';
import { reportingDayInWords } from '../page/when.ts';
import type { Language } from '../page/words.ts';
import { type AnswerView, answerView, type ProblemView } from './answer-view.ts';
import { answerJson } from './json.ts';
import { say, type Word, wordsIn } from './words.ts';

interface AskView extends BaseView {
  readonly nav: readonly PageLink[];
  readonly action: string;
  readonly query: string;
  readonly hint: string;
  readonly answers: readonly AnswerView[];
  readonly briefings: readonly { readonly href: string | null; readonly text: string }[];
  readonly problems: readonly ProblemView[];
  /** The same words among the briefings' texts; null: nothing was asked. */
  readonly search: PageLink | null;
}

const WORD = {
  unread: 'askUnread',
  unclear: 'askUnclear',
  measure: 'askMeasure',
  'no-figure': 'askNoFigure',
  'total-of-span': 'askTotalOfSpan',
  'total-of-group': 'askTotalOfGroup',
  'whole-and-part': 'askWholeAndPart',
  empty: 'askEmpty',
  'too-many': 'askTooMany',
} as const satisfies Record<Problem['why'], Word>;

export async function showAsk(ask: MemberAsk<'programme'>): Promise<Answer> {
  const { query, stored, world, language, prefersJson } = ask;
  const text = (query.get('q') ?? '').trim();
  const isLong = lengthOf(text) > LIMITS.questionCharacters;
  const answered = text === '' || isLong ? undefined : await answerQuestion(world, stored, text);
  const problems = problemsOf(ask, text, isLong, answered);
  if (prefersJson) return json(answerJson(text, answered, problems, language));
  const isWords = answered?.question.asks === 'nothing' && !answered.question.known;
  const under = `/archive/${stored.programme.id}`;
  if (isWords) return redirect(`${under}/search?${new URLSearchParams({ q: text })}`);
  return page('ask', viewOf(ask, text, answered, problems));
}

function viewOf(
  ask: MemberAsk,
  text: string,
  answered: Answered | undefined,
  problems: readonly ProblemView[],
): AskView {
  const { language, stored, world, caller } = ask;
  const { programme } = stored;
  const under = `/archive/${programme.id}`;
  const search = {
    href: `${under}/search?${new URLSearchParams({ q: text })}`,
    label: say(language, 'askSearch', { text }),
  };
  const total = answered?.question.asks === 'figures' && answered.question.total;
  return {
    title: text === '' ? say(language, 'askTitle') : `${text} · ${say(language, 'askTitle')}`,
    words: wordsIn(language),
    programme: headOf(programme),
    links: linksOf(caller.role, programme, world.clock.now(), language, 'archive'),
    nav: archiveNav(ask, 'ask'),
    action: `${under}/ask`,
    query: text,
    hint: say(language, 'askHint', { example: exampleOf(ask) }),
    answers: (answered?.answers ?? []).map((each) => answerView(each, total, language)),
    briefings: (answered?.briefings ?? []).map(({ day, edition }) => {
      const words = reportingDayInWords(programme, day, language);
      if (edition === undefined) return { href: null, text: `${words} · ${say(language, 'askNoBriefing')}` };
      return { href: `${under}/${day}`, text: say(language, 'askBriefing', { day: words, issue: edition.issue }) };
    }),
    problems,
    search: text === '' ? null : { ...search, current: false },
  };
}

/** The programme's own words. */
function exampleOf({ stored, language }: MemberAsk): string {
  const { name = '', aliases = [] } = stored.programme.indicators[0] ?? {};
  return `${aliases[0] ?? name} ${language === 'zh' ? '上周二' : '2026-11-24'}`;
}

function problemsOf(ask: MemberAsk, text: string, isLong: boolean, answered: Answered | undefined): ProblemView[] {
  const { language } = ask;
  const plain = (message: string): ProblemView => ({ message, choices: [] });
  if (isLong) return [plain(say(language, 'askTooLong', { count: LIMITS.questionCharacters }))];
  if (text === '') return [];
  if (answered === undefined) return [plain(say(language, 'askNoneYet'))];
  if (answered.question.asks !== 'nothing') return [];
  return answered.question.problems.map((problem) => problemView(ask, text, problem, language));
}

function problemView({ stored }: MemberAsk, text: string, problem: Problem, language: Language): ProblemView {
  const word = 'word' in problem ? problem.word : '';
  const names = problem.why === 'unclear' ? problem.names : [];
  const choices = names.map((name) => {
    const asked = new URLSearchParams({ q: text.toLowerCase().includes(word) ? replaced(text, word, name) : name });
    return { href: `/archive/${stored.programme.id}/ask?${asked}`, label: name, current: false };
  });
  return { message: say(language, WORD[problem.why], word === '' ? {} : { word }), choices };
}

function replaced(text: string, word: string, name: string): string {
  const at = text.toLowerCase().indexOf(word);
  return `${text.slice(0, at)}${name}${text.slice(at + word.length)}`;
}
