/**
 * An answer of the archive for programs: exact decimals, ids and days, and the same sentences as the page where there is none.
 */
import type { Answered, FigureAnswer } from '../../pipeline/ask/answer.ts';
import type { Language } from '../page/words.ts';
import { answerView, type ProblemView, whoseWords } from './answer-view.ts';

export function answerJson(
  question: string,
  answered: Answered | undefined,
  problems: readonly ProblemView[],
  language: Language,
): object {
  const total = answered?.question.asks === 'figures' && answered.question.total;
  return {
    question,
    answers: (answered?.answers ?? []).map((answer) => oneJson(answer, total, language)),
    briefings: (answered?.briefings ?? []).map(({ day, edition }) => ({ day, issue: edition?.issue ?? null })),
    problems: problems.map(({ message, choices }) => ({ message, choices: choices.map(({ label }) => label) })),
  };
}

function oneJson(answer: FigureAnswer, total: boolean, language: Language): object {
  const { programme, indicator, whose, moment, value, why, edition, leftOut = [], carried, until, lacks } = answer;
  const { about, measure, notes, links } = answerView(answer, total, language);
  return {
    understood: about,
    ...{ indicator: indicator.id, name: indicator.name, measure },
    ...(whose.of === 'all' ? {} : { of: { ...whose, name: whoseWords(programme, whose) } }),
    ...('day' in moment ? { day: moment.day } : moment.span),
    ...{ figure: total ? 'total' : 'day', value },
    ...('day' in moment && value !== null ? figuresOf(answer) : {}),
    ...(why === undefined ? {} : { why }),
    ...(leftOut.length === 0 ? {} : { leftOut }),
    ...(carried === undefined ? {} : { carried }),
    ...(until === undefined ? {} : { until }),
    ...(lacks === undefined ? {} : { lacks }),
    ...(edition === undefined ? {} : { issue: edition.issue, edition: edition.edition }),
    ...{ notes, ...(links[0] === undefined ? {} : { explain: links[0].href }) },
  };
}

const figuresOf = ({ total = null, previous = null, change = null }: FigureAnswer) => ({ total, previous, change });
