/**
 * What units were told (a returned report, a roster), in words: when, by whom, over what and with what answer.
 */
import type { UnitNotice } from '../../records/delivery/unit-notices.ts';
import type { MemberAsk } from '../page/ask.ts';
import { say } from '../page/dictionary.ts';
import { timeInWords } from '../page/when.ts';
import { type ToldLine, toldWords } from './told-lines.ts';

export interface NoticeLine {
  /** `16:30 由…发送`. */
  readonly head: string;
  readonly answers: readonly ToldLine[];
}

export const noticeLines = (ask: MemberAsk<'day'>, notices: readonly UnitNotice[]): NoticeLine[] =>
  notices.map(({ at, by, sent }) => ({
    head: say(ask.language, 'noticeBy', {
      time: timeInWords(at, ask.stored.programme.timezone, ask.params.day, ask.language),
      by,
    }),
    answers:
      sent === undefined ? [{ ok: false, text: say(ask.language, 'remindedOpen') }] : toldWords(ask.language, sent),
  }));
