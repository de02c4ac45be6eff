/**
 * The page for pasted text: a text field; once it was read, the text with what was recognised, and questions about the rest.
 */
import { LIMITS } from '../../core/limits/limits.ts';
import { readPaste } from '../../core/paste/paste.ts';
import type { Unit } from '../../core/programme/programme.ts';
import { lengthOf } from '../../core/text/text.ts';
import type { MemberAsk } from '../page/ask.ts';
import { type BaseView, headOf } from '../page/base-view.ts';
import { reportingDayInWords } from '../page/when.ts';
import { type MarkedPiece, markedText } from './marked-text.ts';
import {
  type AskedFigure,
  agreedFigures,
  type ClearFigure,
  clearFigures,
  type LooseFigure,
  looseFigures,
  questions,
  reasonsAside,
  strangeWords,
} from './proposed-figures.ts';
import { say, wordsIn } from './words.ts';

export interface PasteView extends BaseView {
  readonly action: string;
  readonly back: string;
  readonly day: string;
  readonly text: string;
  /** Fields of the report form that this page carries along. */
  readonly carried: readonly { readonly name: string; readonly value: string }[];
  readonly errors: readonly string[];
  readonly reading: ReadingView | null;
}

interface ReadingView {
  readonly marked: readonly MarkedPiece[];
  readonly nothing: boolean;
  readonly clearTitle: string;
  readonly clear: readonly ClearFigure[];
  /** Figures that one answer takes together; null when there are none. */
  readonly agreed: {
    readonly title: string;
    readonly strange: string;
    readonly checked: boolean;
    readonly figures: readonly ClearFigure[];
  } | null;
  /** What was not understood, as it stands in the text. */
  readonly leftover: readonly string[];
  readonly questionsTitle: string;
  readonly questions: readonly AskedFigure[];
  readonly loose: readonly LooseFigure[];
  readonly aside: readonly string[];
  readonly narratives: readonly { readonly name: string; readonly kind: string; readonly text: string }[];
  /** Kinds that the whole text may be taken for; empty when narratives were found in it. */
  readonly kinds: readonly string[];
}

export interface Pasted {
  readonly text: string;
  readonly carried: PasteView['carried'];
  /** What was chosen already, when the page comes back. */
  readonly chosen: URLSearchParams;
  readonly errors: readonly string[];
}

export function pasteView(ask: MemberAsk<'programme' | 'day'>, unit: Unit, pasted: Pasted): PasteView {
  const { language, stored, params } = ask;
  const { text, carried } = pasted;
  const back = `/report/${params.programme}/${params.day}`;
  const count = lengthOf(text);
  const tooLong = count > LIMITS.pastedCharacters;
  const limits = { count, most: LIMITS.pastedCharacters };
  return {
    title: say(language, 'pasteTitle'),
    words: wordsIn(language),
    programme: headOf(stored.programme),
    links: [],
    action: `${back}/paste`,
    ...{ back, text, carried },
    day: reportingDayInWords(stored.programme, params.day, language),
    errors: tooLong ? [say(language, 'pasteTooLong', limits)] : pasted.errors,
    reading: text.trim() === '' || tooLong ? null : readingView(ask, unit, pasted),
  };
}

function readingView(ask: MemberAsk<'programme' | 'day'>, unit: Unit, { text, chosen }: Pasted): ReadingView {
  const { language, stored, params } = ask;
  const { programme } = stored;
  const reading = readPaste(programme, unit, text, params.day);
  const words = { programme, language, chosen };
  const [clear, asked, loose] = [clearFigures(reading, words), questions(reading, words), looseFigures(reading, words)];
  const agreed = agreedFigures(reading, words);
  const count = (key: 'pasteClear' | 'pasteQuestions' | 'pasteAgreed', list: readonly unknown[]) =>
    say(language, key, { count: list.length });
  return {
    marked: markedText(text, reading.proposals),
    nothing: clear.length + agreed.length + asked.length + loose.length + reading.narratives.length === 0,
    ...{
      clear,
      clearTitle: count('pasteClear', clear),
      questions: asked,
      questionsTitle: count('pasteQuestions', asked),
      loose,
    },
    agreed:
      agreed.length === 0
        ? null
        : {
            title: count('pasteAgreed', agreed),
            strange: say(language, 'pasteStrange', { words: strangeWords(reading, language) }),
            checked: chosen.get('agree') === 'yes',
            figures: agreed,
          },
    leftover: reading.leftover.map(({ words: said }) => said),
    aside: reasonsAside(reading, language),
    narratives: reading.narratives.map(({ kind, text: said }, index) => ({ name: `say.${index}`, kind, text: said })),
    kinds: reading.narratives.length > 0 ? [] : programme.narratives.map(({ name }) => name),
  };
}
