/**
 * GET /desk/:programme/:day/board: the parts of the desk that change while it is looked at, for its script. Answers 304
 * when they are as the script has them.
 */
import { isReportingDayOf } from '../../core/calendar/schedule.ts';
import { type Answer, taggedPage } from '../page/answer.ts';
import type { DayAsk } from '../page/ask.ts';
import type { BaseView } from '../page/base-view.ts';
import { refusal } from '../page/refusal.ts';
import { type BoardView, boardView } from './board-view.ts';
import { wordsIn } from './words.ts';

interface PolledView extends BaseView {
  readonly board: BoardView;
}

export async function pollBoard(ask: DayAsk): Promise<Answer> {
  const { day } = ask.params;
  if (!isReportingDayOf(ask.stored.programme, day)) throw refusal(404, 'day.not_asked', { path: 'day', seen: day });
  const { view } = await boardView(ask);
  return taggedPage<PolledView>('board', {
    title: '',
    words: wordsIn(ask.language),
    programme: null,
    links: [],
    board: view,
  });
}
