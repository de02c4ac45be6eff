/**
 * Which units a board's address asks for, and back: state, group, branch, text, order.
 */
import { BOARD_ORDERS, BOARD_STATES, type BoardChoice } from '../../core/board/board.ts';
import type { DayAsk } from '../page/ask.ts';

/** What the address asks for; whatever it cannot mean is left out. */
export function choiceIn(query: URLSearchParams): BoardChoice {
  const state = BOARD_STATES.find((each) => each === query.get('state'));
  const order = BOARD_ORDERS.find((each) => each === query.get('sort')) ?? 'attention';
  const [group, text] = [query.get('group') ?? '', (query.get('q') ?? '').trim()];
  const branch = query.get('branch') ?? '';
  return {
    order,
    ...(state === undefined ? {} : { state }),
    ...(group === '' ? {} : { group }),
    ...(branch === '' ? {} : { branch }),
    ...(text === '' ? {} : { text }),
  };
}

/** The address's own part of a choice, `?state=missing&sort=time`; empty when it is what everybody sees first. */
export function queryOf({ state, group, branch, text, order }: BoardChoice): string {
  const query = new URLSearchParams();
  if (branch !== undefined) query.set('branch', branch);
  if (state !== undefined) query.set('state', state);
  if (group !== undefined) query.set('group', group);
  if (text !== undefined) query.set('q', text);
  if (order !== 'attention') query.set('sort', order);
  return query.size === 0 ? '' : `?${query}`;
}

export const boardPath = ({ params }: DayAsk): string => `/desk/${params.programme}/${params.day}`;
