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
  'pass.changed': {
    level: 'error',
    expected: '与页面所示一致的报送情况',
    zh: () => '下面单位的报送刚有变动，没有上报；请看过现在的情况再上报。',
    en: () => 'Reports have just changed and nothing was passed on; look at them as they stand now and pass on again.',
  },
  'pass.unconfirmed': {
    level: 'error',
    expected: '勾选确认',
    zh: () => '还有单位未报、已退回或下级未上报，没有上报；请核对后勾选确认，或等它们报齐。',
    en: () =>
      'Units are missing, returned or not passed on below, and nothing was passed on; tick that you have looked.',
  },
} as const satisfies Record<string, Entry>;
