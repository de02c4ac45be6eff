/**
 * What channels answered, in words: `邮件 office@example.org 已送达：250 OK`.
 */
import type { Told } from '../../core/delivery/notice.ts';
import { channelWords } from '../../core/programme/channels.ts';
import { say } from '../page/dictionary.ts';
import type { Language } from '../page/words.ts';

export interface ToldLine {
  readonly ok: boolean;
  readonly text: string;
}

export const toldWords = (language: Language, told: readonly Told[]): ToldLine[] =>
  told.map(({ channel, recipient, ok, answer }) => ({
    ok,
    text: `${channelWords(channel, language)} ${recipient} ${say(language, ok ? 'told' : 'toldNot')}：${answer}`,
  }));
