/**
 * Findings of the office's desk: what was asked for and cannot be done.
 */
import type { Entry } from './entry.ts';

export const DESK_FINDINGS = {
  'remind.nobody': {
    level: 'error',
    expected: '至少勾选一个单位',
    zh: () => '没有勾选单位，没有提醒谁；请返回收报台勾选未报单位，或提醒全部未报单位。',
    en: () => 'No unit was ticked and nobody was reminded; go back and tick units, or remind all that are missing.',
  },
} as const satisfies Record<string, Entry>;
