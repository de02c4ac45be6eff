/**
 * What was recognised in a pasted text, as a page shows it: figures to take, questions to answer, figures without a name.
 *
 * `agree` takes all of `agreed.<indicator>` at once, `take.<indicator>` carries a chosen value as the report form types it, `type.<indicator>` what the clerk types instead,
 * `guess.<n>` an indicator and its value for a figure without a name.
 */

import type { Indicator } from '../../core/kinds/indicator.ts';
import { isNumber } from '../../core/kinds/typing.ts';
import type { PasteReading, Proposal } from '../../core/paste/reading.ts';
import type { Programme } from '../../core/programme/programme.ts';
import type { FigureValue } from '../../core/values/values.ts';
import { figureInWords } from '../page/figure-text.ts';
import type { Language } from '../page/words.ts';
import { asTyped } from '../report/typed-report.ts';
import { doubtInWords } from './doubts.ts';
import { say, type Word as WordKey } from './words.ts';

export const TAKE = 'take.';
export const AGREED = 'agreed.';
export const TYPE = 'type.';
export const GUESS = 'guess.';

export interface ClearFigure {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly shown: string;
  readonly words: string;
  readonly checked: boolean;
}

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly checked: boolean;
}

export interface AskedFigure {
  readonly name: string;
  readonly label: string;
  readonly question: string;
  readonly choices: readonly Choice[];
  readonly leaveChecked: boolean;
  /** Field for the exact figure; null for names and answers, which are mended in the form. */
  readonly typed: {
    readonly name: string;
    readonly label: string;
    readonly value: string;
    readonly inputMode: string;
  } | null;
}

export interface LooseFigure {
  readonly name: string;
  readonly question: string;
  readonly choices: readonly Choice[];
  readonly leaveChecked: boolean;
}

interface Words {
  readonly programme: Programme;
  readonly language: Language;
  /** What was chosen, when the page comes back; empty on the first showing. */
  readonly chosen: URLSearchParams;
}

export function clearFigures({ proposals }: PasteReading, { programme, language, chosen }: Words): ClearFigure[] {
  return proposals.flatMap(({ indicator: id, value, words, doubtful }) => {
    const indicator = programme.indicators.find((each) => each.id === id);
    if (indicator === undefined || value === undefined || doubtful !== undefined) return [];
    const [name, shown] = [TAKE + id, figureInWords(indicator, value, language)];
    const checked = chosen.size === 0 || chosen.has(name);
    return [{ name, label: indicator.name, value: asTyped(indicator, value), shown, words, checked }];
  });
}

/** Figures that nothing speaks against but words elsewhere in the text: one answer takes them all. */
export function agreedFigures(reading: PasteReading, { programme, language }: Words): ClearFigure[] {
  return reading.proposals.flatMap((proposal) => {
    const indicator = programme.indicators.find((each) => each.id === proposal.indicator);
    if (indicator === undefined || proposal.value === undefined || !isAgreed(reading, proposal)) return [];
    const shown = figureInWords(indicator, proposal.value, language);
    const [name, value] = [AGREED + indicator.id, asTyped(indicator, proposal.value)];
    return [{ name, label: indicator.name, value, shown, words: proposal.words, checked: false }];
  });
}

/** The only one of its indicator, with nothing against it in its own clause. */
const isAgreed = ({ proposals }: PasteReading, { indicator, doubtful }: Proposal): boolean =>
  doubtful === 'message' && proposals.filter((each) => each.indicator === indicator).length === 1;

/** The words that stand against them, in one line. */
export function strangeWords(reading: PasteReading, language: Language): string {
  const why = reading.proposals.flatMap((each) => (isAgreed(reading, each) ? (each.why ?? []) : []));
  const words = [...new Set(why)].slice(0, 5).map((each) => `“${[...each].slice(0, 40).join('')}”`);
  return words.join(say(language, 'separator'));
}

/** One question for each indicator, whatever makes it doubtful. */
export function questions(reading: PasteReading, words: Words): AskedFigure[] {
  const doubtful = reading.proposals.filter((each) => each.doubtful !== undefined && !isAgreed(reading, each));
  const ids = [...new Set(doubtful.map(({ indicator }) => indicator))];
  return ids.flatMap((id) => {
    const indicator = words.programme.indicators.find((each) => each.id === id);
    return indicator === undefined
      ? []
      : [
          questionAbout(
            indicator,
            doubtful.filter((each) => each.indicator === id),
            words,
          ),
        ];
  });
}

function questionAbout(indicator: Indicator, asked: readonly Proposal[], { language, chosen }: Words): AskedFigure {
  const name = TAKE + indicator.id;
  const values = asked.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const choices = choicesOf(indicator, values, (value) =>
    say(language, 'pasteTake', { value: figureInWords(indicator, value, language) }),
  );
  const label = say(language, 'pasteExact', { unit: indicator.unit });
  const inputMode = indicator.decimals > 0 ? 'decimal' : 'numeric';
  const value = chosen.get(TYPE + indicator.id) ?? '';
  return {
    ...{ name, label: indicator.name, question: wordsOf(indicator, asked, language) },
    ...checkedIn(choices, chosen.get(name)),
    typed: isNumber(indicator) ? { name: TYPE + indicator.id, label, value, inputMode } : null,
  };
}

function wordsOf(indicator: Indicator, asked: readonly Proposal[], language: Language): string {
  const said = [...new Set(asked.map(({ words }) => words))];
  const doubt = said.length > 1 ? 'twice' : (asked[0]?.doubtful ?? 'unclear');
  const why = [...new Set(asked.flatMap((each) => each.why ?? []))];
  return doubtInWords(doubt, { words: said.join(say(language, 'separator')), why, indicator }, language);
}

/** Figures whose measure fits indicators that have no proposal. */
export function looseFigures({ unmatched }: PasteReading, { programme, language, chosen }: Words): LooseFigure[] {
  const loose = unmatched.filter(({ couldBe }) => couldBe.length > 0);
  return loose.map(({ words, couldBe }, index) => {
    const choices = couldBe.flatMap(({ indicator: id, value }) => {
      const indicator = programme.indicators.find((each) => each.id === id);
      return indicator === undefined ? [] : [{ value: `${id}=${asTyped(indicator, value)}`, label: indicator.name }];
    });
    const name = `${GUESS}${index}`;
    return { name, question: say(language, 'pasteLooseAsk', { words }), ...checkedIn(choices, chosen.get(name)) };
  });
}

const ASIDE = {
  to_date: 'asideToDate',
  other_day: 'asideOtherDay',
  change: 'asideChange',
  other_unit: 'asideOtherUnit',
  not_asked: 'asideNotAsked',
  no_name: 'asideNoName',
} as const satisfies Record<string, WordKey>;

/** Why each of the others was left aside. */
export const reasonsAside = ({ unmatched }: PasteReading, language: Language): string[] =>
  unmatched.filter(({ couldBe }) => couldBe.length === 0).map(({ words, why }) => say(language, ASIDE[why], { words }));

function choicesOf(
  indicator: Indicator,
  values: readonly FigureValue[],
  label: (value: FigureValue) => string,
): Omit<Choice, 'checked'>[] {
  const typed = new Map(values.map((value) => [asTyped(indicator, value), value]));
  return [...typed].map(([text, value]) => ({ value: text, label: label(value) }));
}

/** Nothing is chosen to begin with: what is doubtful is never taken unasked. */
function checkedIn(
  choices: readonly Omit<Choice, 'checked'>[],
  chosen: string | null,
): { choices: Choice[]; leaveChecked: boolean } {
  const marked = choices.map((choice) => ({ ...choice, checked: choice.value === chosen?.replace(/\r\n/g, '\n') }));
  return { choices: marked, leaveChecked: !marked.some(({ checked }) => checked) };
}
